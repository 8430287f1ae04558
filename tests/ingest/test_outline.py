"""Headings to sections."""

import pytest

from ingest.outline import looks_like_heading
from tests.ingest.support import document


@pytest.mark.parametrize(("line", "level"), [
    ("一、基本情况", 1), ("十二、其他", 1), ("（三）绩效目标", 2), ("(三) 绩效目标", 2), ("1.立项背景", 3), ("2、实施内容", 3), ("（1）产出", 4),
    ("2.1 项目背景", 4), ("3.2.1资金到位", 5), ("4.3 过程（25分，得21.3分）", 4), ("1.2. 年度绩效目标", 4),
    ("附件 2：访谈记录", 1), ("附件3", 1), ("摘 要", 1), ("青禾县公路项目绩效评价报告", 1),
])
def test_headings(line: str, level: int) -> None:
    assert looks_like_heading(line) == level


@pytest.mark.parametrize("line", [
    "1.5万元用于设计", "1. 项目推进缓慢，部分标段没有按照合同约定的时间完工。", "（2）《青禾县农村公路管理办法》", "2022年计划改造公路46公里",
    "36.5公里", "2.5 台机具没有核验", "4.8分", "3.2 万元", "1.2 项目推进缓慢，没有按期完工", "12.5%的居民不知道", "7.5 米宽的道路 3 条",
    "3.您对道路改造是否满意？", "附件：《青禾县公路清单》", "五、项目建设周期：2 年。", "一方面要加强管理",
])
def test_paragraphs(line: str) -> None:
    assert looks_like_heading(line) is None


def test_sections_nest_and_annexes_start_anew() -> None:
    found = document("一、概况\n\n（一）背景\n\n甲。\n\n二、结论\n\n乙。\n\n附件 1：自评表\n\n一、说明\n\n丙。\n")
    assert [section.path for section in found.outline] == [
        ("一、概况",), ("一、概况", "（一）背景"), ("二、结论",), ("附件 1：自评表",), ("附件 1：自评表", "一、说明"),
    ]
    section = found.section_of(found.text.index("丙"))
    assert section is not None and section.title == "一、说明"


def test_a_chapter_with_its_number_alone_is_known_by_its_first_section() -> None:
    found = document("1 项目概况\n\n1.1 建设背景\n\n道路年久失修，群众出行不便。\n\n2 绩效分析\n\n2.1 决策\n\n立项合规。\n\n3 平安镇\n\n4 长寿镇\n")
    assert [section.path for section in found.outline] == [
        ("1 项目概况",), ("1 项目概况", "1.1 建设背景"), ("2 绩效分析",), ("2 绩效分析", "2.1 决策"),
    ]

"""Names listed and counted."""

import pytest

from model.figure import Enumeration
from parsers.enumerations import Lists, lists_of
from parsers.small_numbers import small
from tests.parsers.reading import LEXICON, reading, told


def found(text: str) -> Lists:
    scrap = reading(text)
    return lists_of(scrap.document, scrap.stretches, scrap.parts, LEXICON)


def one(text: str) -> Enumeration:
    (entry,) = found(text).enumerations
    return entry


@pytest.mark.parametrize(
    ("text", "names", "claimed", "kind", "closed"),
    [
        (
            "2021年计划改造春晖小区、和平花园、纺织家属院和东湖苑等4个小区，共计3万平方米。",
            ("春晖小区", "和平花园", "纺织家属院", "东湖苑"),
            "4",
            "community",
            True,
        ),
        ("涉及3个街道（东街街道、西街街道、北街街道）。", ("东街街道", "西街街道", "北街街道"), "3", "street", True),
        ("覆盖城东镇、河口镇、石桥镇三个镇。", ("城东镇", "河口镇", "石桥镇"), "三", "town", True),
        ("改造小区2个，粮站家属院、邮电小区。", ("粮站家属院", "邮电小区"), "2", "community", True),
        ("分为3个子项目：水源工程、管网工程、净水厂工程。", ("水源工程", "管网工程", "净水厂工程"), "3", "subproject", True),
        ("包括2个街道（东街街道、西街街道等）。", ("东街街道", "西街街道"), "2", "street", False),
    ],
)
def test_reads(text: str, names: tuple[str, ...], claimed: str, kind: str, closed: bool) -> None:
    entry = one(text)
    assert (entry.names, entry.claimed, entry.kind, entry.closed) == (names, claimed, kind, closed)


def test_and_inside_a_name_is_told_by_the_count() -> None:
    entry = one("评价主要包括资金管理和使用情况、制度健全性及执行情况以及其他内容三个方面。")
    assert entry.names == ("资金管理和使用情况", "制度健全性及执行情况", "其他内容") and entry.closed


def test_a_count_that_no_cutting_meets_is_not_sure_where_a_name_may_be_cut_otherwise() -> None:
    assert not one("从管理和使用、产出、效益五个方面分析。").closed


def test_too_few_names_for_the_count() -> None:
    entry = one("计划改造春晖小区、和平花园、东湖苑等5个小区。")
    assert len(entry.names) == 3 and entry.claimed == "5" and entry.closed


@pytest.mark.parametrize(
    "text",
    ["共投入资金3个亿，甲、乙两县均有。", "完善道路、绿化、照明等设施。", "改造小区5个，道路3公里、路灯20盏。", "推进老旧小区、无人管理小区改造。"],
)
def test_no_list(text: str) -> None:
    assert found(text).enumerations == ()


def test_names_of_communities_are_facts() -> None:
    assert told(found("改造内容涉及纺织厂小区（东、西区）和棉麻公司家属院。").figures) == [
        ("community_name", "纺织厂小区(东、西区)"),
        ("community_name", "棉麻公司家属院"),
    ]


def test_counts() -> None:
    assert [small(word) for word in ("7", "七", "十二", "二十", "两", "百", "④")] == [7, 7, 12, 20, 2, None, 4]

"""Who and what."""

from dataclasses import replace

import pytest

from model.document import Block, BlockKind
from model.figure import Figure
from model.span import Span
from parsers.identity.find import identity_figures
from parsers.parts.find import part_finder, parts_of
from parsers.stretch import stretches
from tests.parsers.reading import LEXICON, reading, told


def figures(text: str) -> list[Figure]:
    found = reading(text)
    return identity_figures(found.document, found.stretches, found.parts, LEXICON)


def test_a_title_names_the_project_its_year_and_its_county() -> None:
    found = told(figures("2021年青禾县农村公路养护项目绩效评价报告\n\n受青禾县财政局（以下简称“财政局”）委托，远衡管理咨询有限公司受托评价。\n"))
    assert ("project_name", "2021年青禾县农村公路养护项目") in found
    assert ("year", "2021") in found and ("county", "青禾县") in found and ("commissioner", "青禾县财政局") in found


@pytest.mark.parametrize("title", ["关于青禾县农村公路养护项目的绩效评价报告", "# 青禾县农村公路养护项目绩效评价报告", "青禾县农村公路养护项目重点评价报告"])
def test_a_title_s_frame_is_no_part_of_the_name(title: str) -> None:
    found = told(figures(f"{title}\n\n一、基本情况\n"))
    assert ("project_name", "青禾县农村公路养护项目") in found and ("county", "青禾县") in found


def test_a_title_on_two_lines() -> None:
    assert ("project_name", "2021年青禾县水库除险加固项目") in told(
        figures("2021年青禾县水库除险加固项目\n\n绩效评价报告\n\n委托单位：青禾县财政局\n")
    )


@pytest.mark.parametrize(
    ("text", "role", "raw"),
    [
        ("项目单位：青禾县交通运输局", "project_unit", "青禾县交通运输局"),
        ("评价委托方：青禾县财政局", "commissioner", "青禾县财政局"),
        ("评价机构名称：远衡管理咨询有限公司      负责人：李某", "evaluator", "远衡管理咨询有限公司"),
        ("**被评价单位**：青禾县交通运输局", "project_unit", "青禾县交通运输局"),
        ("二、建设单位：青禾县水利局", "project_unit", "青禾县水利局"),
        ("评价机构 远衡管理咨询有限公司 被评价单位 青禾县水利局", "evaluator", "远衡管理咨询有限公司"),
        ("评价机构 远衡管理咨询有限公司 被评价单位 青禾县水利局", "project_unit", "青禾县水利局"),
        ("本项目资金来源为省级水利专项资金，已到位。", "fund_source", "省级水利专项资金"),
        ("签发人：张三", "person_role", "张三"),
        ("青禾县财政局委托远衡管理咨询有限公司对项目开展评价。", "commissioner", "青禾县财政局"),
        ("青禾县财政局委托远衡管理咨询有限公司对项目开展评价。", "evaluator", "远衡管理咨询有限公司"),
    ],
)
def test_labels_and_sentences(text: str, role: str, raw: str) -> None:
    assert (role, raw) in told(figures(f"青禾县某项目绩效评价报告\n\n{text}\n"))


@pytest.mark.parametrize(
    ("lines", "raw"),
    [
        (("评价机构 远衡管理咨询有限公司 项目名称 2023 年度", "青禾县灌渠整修项目"), "2023年度青禾县灌渠整修项目"),
        (("评价机构 远衡管理咨询有限公司 项目名称 青禾县灌渠整修", "主管部门 青禾县水利局"), "青禾县灌渠整修"),
    ],
)
def test_a_name_that_breaks_after_its_year_is_whole(lines: tuple[str, str], raw: str) -> None:
    text = "某县某项目绩效评价报告\n\n" + "\n".join(lines)
    document = reading(text).document
    start = text.index(lines[0])
    block = Block(BlockKind.PARAGRAPH, Span(start, len(text)))
    joined = replace(document, blocks=(*(known for known in document.blocks if known.span.end <= start), block))
    parts = parts_of(joined, LEXICON)
    found = told(identity_figures(joined, tuple(stretches(joined, part_finder(parts))), parts, LEXICON))
    assert [name for role, name in found if role == "project_name"][-1:] == [raw]


def test_cells_beside_labels() -> None:
    found = told(figures("项目名称\t送教下乡项目\n主管部门\t青禾县教育局\t实施单位\t青禾县教师进修学校\n年初预算数\t10\t全年执行数\t9\n"))
    assert found == [("project_name", "送教下乡项目"), ("project_unit", "青禾县教育局"), ("project_unit", "青禾县教师进修学校"), ("county", "青禾县")]


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("根据《项目支出绩效评价管理办法》（财预〔2020〕10号）规定", "财预〔2020〕10号", "项目支出绩效评价管理办法"),
        ("依据《关于加强水利建设的意见》(青政发[2019] 7 号)", "青政发[2019]7号", "关于加强水利建设的意见"),
        ("按照财政局关于印发《县级资金管理办法》的通知（青财发〔2021〕33号）", "青财发〔2021〕33号", "县级资金管理办法的通知"),
        ("通过指标通知书（青财预〔2021〕5号）下达", "青财预〔2021〕5号", None),
    ],
)
def test_document_numbers(text: str, number: str, title: str | None) -> None:
    (figure,) = [figure for figure in figures(text) if figure.role == "document_number"]
    assert (figure.raw, figure.subject.item, figure.subject.scope) == (number, title, None)


def test_its_own_number() -> None:
    (figure,) = [figure for figure in figures("青禾县水利局文件\n\n青水发〔2021〕8号\n\n关于某事的报告\n") if figure.role == "document_number"]
    assert figure.subject.scope == "own"


@pytest.mark.parametrize(
    ("below", "title"),
    [
        ("关于青禾县泵站更新项目立项的批复", "关于青禾县泵站更新项目立项的批复"),
        ("关于青禾县泵站更新项目\n\n立项的批复", "关于青禾县泵站更新项目立项的批复"),
        ("县水利局：\n\n关于某事的批复", None),
    ],
)
def test_its_own_number_has_the_title_below(below: str, title: str | None) -> None:
    (figure,) = [figure for figure in figures(f"青禾县水利局文件\n\n青水发〔2021〕8号\n\n{below}\n") if figure.role == "document_number"]
    assert figure.subject.item == title


def test_captions_and_references() -> None:
    found = [
        figure for figure in figures("指标得分如表 3-2 所示。\n\n表 3-2 产出指标得分情况\n\n指标\t得分\n甲\t3\n") if figure.role.startswith("table")
    ]
    assert told(found) == [("table_reference", "表3-2"), ("table_caption", "表3-2")]
    assert found[1].subject.item == "产出指标得分情况"


@pytest.mark.parametrize("text", ["委托兴业招标代理有限公司对项目施工进行招投标。", "项目单位积极配合。", "资金来源清楚。"])
def test_says_nobody(text: str) -> None:
    assert told(figures(f"青禾县某项目绩效评价报告\n\n受县财政局委托评价。\n\n一、概况\n\n{text}\n"))[-1][0] not in (
        "evaluator",
        "project_unit",
        "fund_source",
    )


def test_what_is_ticked_in_a_form_is_no_name() -> None:
    text = "青禾县某项目绩效评价报告\n\n评价机构：中介机构□ 部门评价组☑ 财政评价组□\n"
    assert [raw for role, raw in told(figures(text)) if role == "evaluator"] == []

"""Titles, attachments, numbering, short names, signatures, misprints."""

import pytest

from model.figure import Figure
from parsers.wording.find import wording_figures
from tests.parsers.reading import LEXICON, reading, told


def figures(text: str, *roles: str) -> list[Figure]:
    found = reading(text)
    return [figure for figure in wording_figures(found.document, found.stretches, found.parts, LEXICON) if figure.role in roles]


def test_a_title_cited_without_a_number() -> None:
    assert told(figures("依据《中华人民共和国招标投标法》《县级资金管理办法》（青财〔2021〕3号）和《春天的故事》。", "document_title")) == [
        ("document_title", "中华人民共和国招标投标法"),
    ]


def test_short_names() -> None:
    found = figures("受青禾县财政局（以下简称“市财政局”）委托，远衡咨询有限公司（以下简称“远衡”）评价。", "short_name")
    assert [(figure.raw, figure.subject.item) for figure in found] == [("市财政局", "青禾县财政局"), ("远衡", "远衡咨询有限公司")]


@pytest.mark.parametrize(
    ("lines", "marks"),
    [
        ("（1）引言\n\n（2）方法\n\n（4）结论\n\n（5）附录\n", "(1) (2) (4) (5)"),
        ("一、甲\n\n内容。\n\n二、乙\n\n内容。\n\n三、丙\n", "一 二 三"),
        ("1.甲\n\n①内容。\n\n2.乙\n\n5.丙\n", "1 2 5"),
    ],
)
def test_numbering(lines: str, marks: str) -> None:
    (figure,) = figures(lines, "numbering")
    assert figure.raw == marks


def test_a_number_inside_the_paragraph_is_not_missing() -> None:
    assert all("(2) (4)" not in figure.raw for figure in figures("（1）引言\n\n（2）方法，（3）资料。\n\n（4）结论\n\n（5）附录\n", "numbering"))


def test_attachments_announced_headed_and_referred_to() -> None:
    found = figures(
        "甲县某项目绩效评价报告\n\n受甲县财政局委托，本所评价。\n\n一、概况\n\n结果详见附录2-1。\n\n附件：\n\n1. 综合评分表\n\n2. 访谈记录\n\n"
        "附件一：综合评分表\n\n略\n\n附件2\n\n访谈纪要\n\n略\n",
        "attachment",
        "numbering",
    )
    assert [(figure.subject.scope, figure.subject.item, figure.label or figure.raw) for figure in found if figure.role == "attachment"] == [
        ("reference", "2-1", "附录2-1"),
        ("announced", "1", "综合评分表"),
        ("announced", "2", "访谈记录"),
        ("heading", "一", "综合评分表"),
        ("heading", "2", "访谈纪要"),
    ]
    assert "附件一 附件2" in [figure.raw for figure in found if figure.role == "numbering"]


def test_a_reference_to_the_table_below() -> None:
    here, nowhere = figures("一、甲\n\n结果如下表：\n\n名称\t数\n水\t3\n电\t4\n\n二、乙\n\n结果如下表：\n\n三、丙\n", "table_reference")
    assert here.subject.item == "t0" and nowhere.subject.item is None


def test_a_caption_over_loose_rows_is_the_table_below() -> None:
    loose, lost, said = figures(
        "一、甲\n\n结果如下表：\n\n表1 用水情况表\n\n名称 用量\n\n二、乙\n\n结果如下表：\n\n表2 用电情况表\n\n三、丙\n\n结果如下表：\n\n"
        "表3 用气情况表\n\n以上是全部情况，没有别的说明。\n",
        "table_reference",
    )
    assert loose.subject.item and lost.subject.item is None and said.subject.item is None


def test_issuers() -> None:
    found = figures(
        "青禾县水利局\n\n文件\n\n青禾县财政局\n\n青水联发〔2021〕8号\n\n关于某项目绩效评价的报告\n\n一、概况\n\n正文。\n\n青禾县水利局\n\n2021年9月3日\n",
        "issuer",
    )
    assert [(figure.raw, figure.subject.scope) for figure in found] == [
        ("青禾县水利局", "letterhead"),
        ("青禾县财政局", "letterhead"),
        ("青禾县水利局", "signoff"),
    ]


@pytest.mark.parametrize(("text", "kind"), [("项目变变更后金额", "叠字"), ("共七栋，，一百户", "叠标点"), ("青发改〔202114号", "括号")])
def test_misprints(text: str, kind: str) -> None:
    (figure,) = figures(text, "garbled")
    assert figure.subject.item == kind


@pytest.mark.parametrize("text", ["人人参与，常常检查。", "青发改〔2021〕14号", "给水水源地"])
def test_no_misprints(text: str) -> None:
    assert figures(text, "garbled") == []


def test_one_attachment_without_a_number() -> None:
    found = figures("以上为通知内容，请遵照执行。\n\n附件：青禾县村道任务分解表\n\n青禾县交通运输局\n", "attachment")
    assert [(figure.subject.scope, figure.raw) for figure in found] == [("announced", "青禾县村道任务分解表")]


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("远衡咨询有限公司于（以下简称“远衡”）受托开展评价。", "于(以下简称"),
        ("（不舍）60%以下不得分。", "(不舍)"),
        ("原有管护制度不健全、的村组较多。", "、的"),
    ],
)
def test_slips_of_the_pen(text: str, raw: str) -> None:
    assert [(figure.subject.item, figure.raw) for figure in figures(text, "garbled")] == [("疑误", raw)]

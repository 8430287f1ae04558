"""Heads, feet and page numbers."""

from __future__ import annotations

from ingest.layout.lines import TextLine
from ingest.layout.order import PageLayout
from ingest.layout.pages import furniture
from model.span import Origin
from tests.ingest.layout.test_paragraphs import line


def pages(*contents: list[TextLine]) -> list[PageLayout]:
    return [PageLayout(at + 1, 595, 842, Origin.TEXT_LAYER, tuple(items)) for at, items in enumerate(contents)]


def test_numbers_at_the_foot_in_many_dresses() -> None:
    for number in ("12", "- 12 -", "第12页", "第 12 页 共 30 页", "12 / 30", "—12—", "iv"):
        assert furniture(pages([line("正文。", 85, 300), line(number, 290, 800)])) == {(0, 1)}, number


def test_a_figure_at_the_foot_with_words_is_text() -> None:
    assert furniture(pages([line("正文。", 85, 300), line("500万元", 290, 800)])) == set()


def test_a_number_above_the_last_line_is_text() -> None:
    assert furniture(pages([line("12", 85, 770), line("此处为正文的最后一行。", 85, 800)])) == set()


def test_heads_repeat_at_one_height() -> None:
    same = furniture(pages(*([line("某单位自评报告", 200, 50), line("正文。", 85, 300)] for _ in range(3))))
    assert same == {(0, 0), (1, 0), (2, 0)}
    elsewhere = furniture(pages(*([line("某单位自评报告", 200, 300 + 50 * at)] for at in range(3))))
    assert elsewhere == set()


def test_a_letterhead_s_foot_stands_where_other_pages_have_their_number() -> None:
    ends = ("渠道已经全部整修完毕。", "其余闸门于次年更换。", "资金按合同约定支付。")
    plain = [[line("正文。", 85, 300), line(text, 85, 750), line(str(at), 290, 800)] for at, text in enumerate(ends, 2)]
    first = [line("正文。", 85, 300), line("地址：某市某路1号", 85, 792), line("第1页 电话：12345", 85, 806)]
    assert furniture(pages(first, *plain)) == {(0, 1), (0, 2), (1, 2), (2, 2), (3, 2)}
    assert (0, 1) not in furniture(pages([line("正文。", 85, 300), line("此处正文多一行。", 85, 772)], *plain))
    assert (0, 1) not in furniture(pages(first, *plain[:2]))  # too few others to tell

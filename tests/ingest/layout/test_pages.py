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

"""PDFium's characters and rulings."""

from __future__ import annotations

import pypdfium2
import pytest

from ingest.layout.characters import page_content
from ingest.layout.content import PageContent
from tests.ingest.pdfs import Sheet, write


def content(sheet: Sheet) -> PageContent:
    document = pypdfium2.PdfDocument(write(sheet))
    return page_content(document[0], 1)


def test_characters_have_their_edges() -> None:
    sheet = Sheet()
    sheet.text(100, 200, "共12元", 10)
    run = content(sheet).runs[0]
    assert run.text == "共12元" and run.size == pytest.approx(10)
    assert run.xs == pytest.approx((100, 110, 115, 120, 130))
    assert (run.top, run.bottom) == pytest.approx((200, 210), abs=0.1)


def test_struck_twice_is_written_once() -> None:
    sheet = Sheet()
    sheet.text(100, 200, "粗", 10)
    sheet.text(100.3, 200, "粗", 10)
    assert "".join(run.text for run in content(sheet).runs) == "粗"


def test_a_double_figure_is_kept() -> None:
    sheet = Sheet()
    sheet.text(100, 200, "1100", 10)
    assert content(sheet).runs[0].text == "1100"


def test_a_wide_gap_ends_a_run() -> None:
    sheet = Sheet()
    sheet.text(100, 200, "甲方")
    sheet.text(300, 200, "乙方")
    assert [run.text for run in content(sheet).runs] == ["甲方", "乙方"]


def test_a_blank_that_the_file_left_out_parts_figures_from_words() -> None:
    sheet = Sheet()
    sheet.text(100, 200, "合计", 10)
    sheet.text(125, 200, "314", 10)
    assert [run.text for run in content(sheet).runs] == ["合计", "314"]
    sheet.text(100, 300, "合", 10)
    sheet.text(115, 300, "计", 10)
    assert [run.text for run in content(sheet).runs][2:] == ["合计"]  # a stretched line


def test_rulings_and_the_page_frame() -> None:
    sheet = Sheet()
    sheet.rule(50, 100, 250, 100)
    sheet.rule(50, 100, 50, 180)
    found = content(sheet).rulings
    assert [ruling.horizontal for ruling in found] == [True, False]
    assert (found[0].x0, found[0].top, found[0].x1) == pytest.approx((50, 100, 250), abs=1)


def test_an_empty_page_is_blank_and_a_picture_is_not() -> None:
    assert content(Sheet()).blank and not content(Sheet(picture=True)).blank


def test_a_hyphen_at_the_end_of_a_line_stays() -> None:
    sheet = Sheet()
    sheet.text(100, 200, "well-")
    sheet.text(100, 215, "known")
    assert [run.text for run in content(sheet).runs] == ["well-", "known"]

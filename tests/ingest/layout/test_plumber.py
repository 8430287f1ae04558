"""pdfplumber's characters make the same runs as PDFium's."""

from __future__ import annotations

import io

import pdfplumber
import pypdfium2
import pytest

from ingest.layout import characters, plumber
from tests.ingest.pdfs import Sheet, write


def test_both_engines_agree() -> None:
    sheet = Sheet()
    sheet.text(85, 100, "预算数500万元")
    sheet.text(85, 130, "in May")
    sheet.grid((85, 200, 300), (200, 220, 240), {(0, 0): "甲", (0, 1): "乙", (1, 0): "丙"})
    content = write(sheet)
    document = pypdfium2.PdfDocument(content)
    ours = characters.page_content(document[0], 1)
    with pdfplumber.open(io.BytesIO(content)) as other:
        theirs = plumber.page_content(other.pages[0], ours._replace(runs=()))
    assert [run.text for run in theirs.runs] == [run.text for run in ours.runs]
    for a, b in zip(theirs.runs, ours.runs, strict=True):
        assert (a.x0, a.x1, a.bottom) == pytest.approx((b.x0, b.x1, b.bottom), abs=2)
    assert len(theirs.rulings) == len(ours.rulings)


def test_it_is_not_taken_where_it_gives_less() -> None:
    sheet = Sheet()
    sheet.text(85, 100, "两个引擎")
    content = write(sheet)
    ours = characters.page_content(pypdfium2.PdfDocument(content)[0], 1)
    with pdfplumber.open(io.BytesIO(content)) as other:
        assert plumber.page_content(other.pages[0], ours) is ours

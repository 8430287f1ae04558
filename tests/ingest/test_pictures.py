"""Pages as pictures: whatever way they were turned to be read, boxes lie on their words."""

from __future__ import annotations

import numpy as np
import pytest

from ingest.pictures import PagePictures
from ingest.read import read_bytes
from model.document import Document, Page
from model.span import Origin, Span
from tests.broken import made
from tests.ingest import pdfs


def inked_in_box(content: bytes, document: Document, words: str) -> tuple[float, float]:
    """The share of dark pixels in the words' box, and in the whole page."""
    start = document.text.index(words)
    ((number, box),) = document.boxes(Span(start, start + len(words)))
    page = document.pages[number - 1]
    with PagePictures(content, document.source.media_type) as pictures:
        picture = pictures.picture(page, 2.0)
    assert picture is not None
    assert abs(picture.shape[1] - page.width * 2) <= 1 and abs(picture.shape[0] - page.height * 2) <= 1
    dark = picture.max(axis=2) < 140
    return float(dark[round(box.top * 2) : round(box.bottom * 2), round(box.x0 * 2) : round(box.x1 * 2)].mean()), float(dark.mean())


@pytest.mark.parametrize("about", [{}, {"rotate": 90}, {"rotate": 180}, {"rotate": 270}, {"lying": True}, {"origin": (-20.0, 35.0)}])
def test_boxes_lie_on_their_words(about: dict[str, object]) -> None:
    sheet = pdfs.Sheet(**about)  # type: ignore[arg-type]
    sheet.prose(100, ["本项目预算300万元，支出260万元。", "执行率为95%。"])
    content = pdfs.write(sheet)
    document = read_bytes(content, "a.pdf")
    assert isinstance(document, Document)
    inside, whole = inked_in_box(content, document, "260万元")
    assert inside > 0.3 > 0.05 > whole


def test_an_ofd_page_is_drawn() -> None:
    words = ('<ofd:TextObject Boundary="20 20 100 10" Size="5"><ofd:TextCode X="0" Y="6" DeltaX="g 12 5">本项目预算300万元。</ofd:TextCode>'
             "</ofd:TextObject>")
    content = made.ofd(words)
    document = read_bytes(content, "a.ofd")
    assert isinstance(document, Document)
    with PagePictures(content, document.source.media_type) as pictures:
        if pictures.picture(document.pages[0], 2.0) is None:
            pytest.skip("no font with Han characters here")
    inside, whole = inked_in_box(content, document, "预算")
    assert inside > 20 * whole


def test_a_recognised_page_is_shown_as_it_was_read() -> None:
    """Turned and tilted: a mark in the corner ends up where reading had it."""
    sheet = pdfs.Sheet(width=200, height=400)
    sheet.text(10, 10, "甲乙", 20)
    content = pdfs.write(sheet)
    with PagePictures(content, "application/pdf") as pictures:
        upright = pictures.picture(Page(1, 200, 400, Span(0, 0), Origin.OCR), 1.0)
        turned = pictures.picture(Page(1, 400, 200, Span(0, 0), Origin.OCR, turn=1), 1.0)
    assert upright is not None and turned is not None
    assert np.array_equal(np.rot90(upright, -1), turned)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 nothing", made.LOOPING_FORM])
def test_no_picture_of_what_cannot_be_opened(content: bytes) -> None:
    with PagePictures(content, "application/pdf") as pictures:
        assert pictures.picture(Page(1, 595, 842, Span(0, 0)), 1.0) is None


def test_formats_without_pages_have_no_pictures() -> None:
    with PagePictures("甲".encode(), "text/plain") as pictures:
        assert pictures.picture(Page(1, 595, 842, Span(0, 0)), 1.0) is None

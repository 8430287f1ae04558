"""The HTML list: one file, nothing fetched, text escaped, pictures within bounds."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from model.document import Document, Page
from model.finding import Category, Finding, Severity
from model.notice import Say
from model.result import DocumentResult
from model.span import BBox, Span
from report import page as module
from report.page import write_page
from tests.ingest import pdfs
from tests.ingest.support import document as scrap


class Painter:
    """Shows every page as the same dot, and counts."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, BBox]] = []

    def cut(self, name: str, document: Document, page: Page, box: BBox) -> tuple[str, bytes] | None:
        self.asked.append((page.number, box))
        return "image/png", b"dot"


def result(document: Document, words: Sequence[str], count: int = 1) -> DocumentResult:
    anchors = tuple(document.anchor(Span(document.text.index(word), document.text.index(word) + len(word))) for word in words)
    said = Say("执行率<b>不符</b>", "rate <b>differs</b>")
    finding = Finding("FN01-1", "FN01", Category.ARITHMETIC, Severity.HIGH, said, said, anchors, "0123456789abcdef")
    return DocumentResult("甲.pdf", document, findings=tuple(replace(finding, fingerprint=f"{at:016x}") for at in range(count)))


def html(found: DocumentResult, pictures: module.Pictures | None = None, lang: str = "zh") -> str:
    stream = io.StringIO()
    write_page([found], lang, "0", stream, pictures)
    return stream.getvalue()


def pdf() -> Document:
    from ingest.read import read_bytes

    sheet = pdfs.Sheet()
    sheet.prose(100, ["本项目预算300万元，支出260万元。"])
    sheet.prose(600, ["执行率为95%。"])
    found = read_bytes(pdfs.write(sheet), "a.pdf")
    assert isinstance(found, Document)
    return found


def test_words_marked_and_escaped() -> None:
    page = html(result(scrap("本项目<预算>300万元，执行率为95%。\n"), ["95%", "<预算>300万元"]))
    assert "执行率&lt;b&gt;不符" in page and "<b>不符" not in page
    assert re.search(r"<mark class=first>.*95%</mark>", page)
    assert "&lt;预算&gt;300万元</mark>" in page


def test_nothing_is_fetched() -> None:
    page = html(result(pdf(), ["95%", "300万元"]), Painter())
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!data:|#)""", page)
    assert "<script" not in page and "url(" not in page
    assert page.count("data:image/png;base64,ZG90") == 2


def test_boxes_lie_within_their_picture() -> None:
    painter = Painter()
    page = html(result(pdf(), ["95%", "300万元"]), painter)
    assert len(painter.asked) == 2
    views = [tuple(map(float, view)) for view in re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', page)]
    boxes = [tuple(map(float, box)) for box in re.findall(r'<rect class="\w*" x="([\d.-]+)" y="([\d.-]+)" width="([\d.]+)" height="([\d.]+)"', page)]
    assert len(boxes) == 2
    for (wide, high), (x, y, width, height) in zip(views, boxes, strict=True):
        assert x >= 0 and x + width <= wide and y >= 0 and y + height <= high


def test_pictures_run_out_and_words_take_their_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_OF_ONE", 3)
    painter = Painter()
    page = html(result(pdf(), ["95%"], count=6), painter)
    assert len(painter.asked) == 3
    assert page.count("<image") == 3 and page.count("<blockquote>") == 3


def test_a_file_that_is_gone_is_told_in_words() -> None:
    class Gone(Painter):
        def cut(self, name: str, document: Document, page: Page, box: BBox) -> None:
            return None

    page = html(result(pdf(), ["95%"]), Gone())
    assert "<image" not in page and "95%</mark>" in page


def test_what_is_not_shown_is_named() -> None:
    document = scrap("".join(f"第{at}项支出{at}万元。\n\n" for at in range(10, 25)))
    page = html(result(document, [f"{at}万元" for at in range(10, 25)]))
    assert "另 7 处：" in page
    assert "7 more: " in html(result(document, [f"{at}万元" for at in range(10, 25)]), lang="en")

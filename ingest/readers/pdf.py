"""PDF: PDFium gives characters and rulings, layout makes lines, tables and paragraphs of them."""

from __future__ import annotations

import contextlib
import logging
import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ingest.build import DocumentBuilder
from ingest.layout.assemble import Assembly
from ingest.layout.content import PageContent
from ingest.layout.legible import mistaken
from ingest.layout.order import PageLayout, layout
from ingest.readers.base import Unreadable, too_many_pages
from ingest.readers.pdf_forms import unfolds_without_end
from ingest.readers.scans import Scans, is_scan
from ingest.readers.strange import Strange
from model.notice import Level, Say
from model.span import Origin

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_LOOP = Say("页面内容循环引用自身或层层嵌套，无法读取。", "The pages' content refers to itself in loops; it cannot be read.")
_PASSWORD = 4
_FORMAT = 3
_TAIL = 2048
_MOST_NAMED = 20
_NO_PAGES = re.compile(rb"/Count\s+0\b")


class PdfReader:
    """PDF.  A page without a usable text layer is recognised from its picture; where that cannot be, it leaves notice I-SCAN."""

    media_types: tuple[str, ...] = ("application/pdf",)

    def sniff(self, head: bytes) -> bool:
        return b"%PDF-" in head[:1024]

    def read(self, content: bytes, build: DocumentBuilder) -> None:
        document = _opened(content)
        try:
            if len(document) == 0:
                raise Unreadable("I-EMPTY", "empty")
            if len(document) > build.options.max_pages:
                raise too_many_pages(len(document), build.options.max_pages)
            if b"%%EOF" not in content[-_TAIL:]:
                build.notice("I-TRUNCATED", Level.WARNING)
            pages = list(_pages(document, content, build))
            _remark_attachments(document, build)
        finally:
            document.close()
        Assembly(build, pages).run()


def _opened(content: bytes) -> PdfDocument:
    import pypdfium2

    if not content.strip(b"\x00 \t\r\n"):
        raise Unreadable("I-EMPTY", "empty")
    if unfolds_without_end(content):
        raise Unreadable("I-UNREADABLE", "unreadable", _LOOP)
    try:
        return with_forms(pypdfium2.PdfDocument(content))
    except pypdfium2.PdfiumError as error:
        raise _why(error.err_code, content) from error


def with_forms(document: PdfDocument) -> PdfDocument:
    """The document, able to tell what its form fields hold."""
    with contextlib.suppress(Exception):  # a damaged form must not cost the pages
        document.init_forms()
    return document


def _why(code: int | None, content: bytes) -> Unreadable:
    """PDFium's error codes are those of the last file that failed: believed only where the content bears them out."""
    if code == _PASSWORD and b"/Encrypt" in content:
        return Unreadable("I-ENCRYPTED", "encrypted")
    if _NO_PAGES.search(content) and content.count(b"/Type /Page") <= 1:
        return Unreadable("I-EMPTY", "empty")
    return Unreadable("I-UNREADABLE", "unreadable") if code not in (_FORMAT, _PASSWORD) else Unreadable("I-TRUNCATED", "truncated")


def _remark_attachments(document: PdfDocument, build: DocumentBuilder) -> None:
    """Files inside the file are not read, but named."""
    names = []
    for index in range(min(document.count_attachments(), _MOST_NAMED)):
        with contextlib.suppress(Exception):
            names.append(document.get_attachment(index).get_name())
    if names:
        said = "、".join(names)
        build.notice("I-ATTACHMENT", Level.WARNING, say=Say(
            f"文件中嵌有其他文件，未读：{said}。请另存后单独核对。",
            f"Files embedded in the file were not read: {said}. Save and audit them by themselves.",
        ))


def _pages(document: PdfDocument, content: bytes, build: DocumentBuilder) -> Iterator[PageLayout]:
    """Each page's layout; a page is closed before the next opens, so memory stays flat."""
    import pypdfium2

    from ingest.layout.characters import page_content

    with contextlib.ExitStack() as opened:
        second: Any = None
        scans: Scans | None = None
        poor, strange = False, Strange()
        for index in range(len(document)):
            try:
                page = document[index]
            except pypdfium2.PdfiumError:
                build.notice("I-TRUNCATED", Level.WARNING)
                yield PageLayout(index + 1, 0.0, 0.0, Origin.TEXT_LAYER, (), blank=True)
                continue
            try:
                shown = page_content(page, index + 1)
            finally:
                page.close()
            if shown.lost:
                second = second or opened.enter_context(_plumber(content))
                shown = _asked_again(second, index, shown)
            poor = poor or (shown.origin is Origin.OCR and mistaken(shown.runs))  # one recogniser's work from here to the end
            if is_scan(shown) or (poor and shown.origin is Origin.OCR):
                scans = scans or Scans(build)
                shown = _recognised(scans, document, index, shown)
            elif strange.meets(shown):
                scans = scans or Scans(build)
                shown = strange.settled(shown, _recognised(scans, document, index, shown) if scans.able else None)
            yield layout(shown)
        strange.tell(build)


def _recognised(scans: Scans, document: PdfDocument, index: int, known: PageContent) -> PageContent:
    page = document[index]
    try:
        return scans.page(page, known, len(document))
    finally:
        page.close()


def _plumber(content: bytes) -> Any:
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it remarks on every flaw of a damaged file
    return pdfplumber.open(BytesIO(content))


def _asked_again(document: Any, index: int, known: PageContent) -> PageContent:
    """The page by pdfplumber, which needs no font file to place characters."""
    from ingest.layout.plumber import page_content

    page = document.pages[index]
    try:
        return page_content(page, known)
    finally:
        page.close()

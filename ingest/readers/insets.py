"""What a Word document holds besides its words: pictures of pages, which are recognised, and workbooks, which are read as tables."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from ingest.build import DocumentBuilder
from ingest.layout.assemble import Assembly
from ingest.layout.content import PageContent
from ingest.layout.items import CellItem, Paragraph, TableItem
from ingest.layout.order import layout
from ingest.packages import piece, tree
from ingest.readers.base import Unreadable
from model.document import BlockKind, Document
from model.notice import Level, Say
from model.span import Origin
from model.view import View, block_view, cell_view

_FEWEST_PIXELS = 600
"""A picture of a page that can be read is no smaller, either way."""
_WHITE = 190
_PAPER = 0.55
"""This share of a picture of a page is paper; of a photograph less."""
_MOST = 300
_RELATIONS = "word/_rels/document.xml.rels"
_EXCEL = ("Excel.Sheet", "ET.Sheet", "ET.Workbook")

Item = Paragraph | TableItem


class Insets:
    """The insets of one document by the ids under which its body names them."""

    def __init__(self, archive: zipfile.ZipFile, build: DocumentBuilder) -> None:
        self._archive, self._build = archive, build
        self._targets = dict(_targets(archive))
        self._scans: Any = None
        self._seen = 0
        self._unread: list[str] = []
        self._pages = 0

    def picture(self, key: str) -> list[Item]:
        """The words and tables of a picture of a page; nothing of any other picture."""
        content = self._content(key)
        if content is None or not _is_page(content):
            return []
        self._seen += 1
        if self._seen > _MOST:
            return []
        if self._scans is None:
            from ingest.readers.scans import Scans

            self._scans = Scans(self._build)
        if not self._scans.able:
            self._pages += 1
            return []
        return _read_picture(content, self._build, self._scans)

    def workbook(self, key: str, program: str) -> list[Item]:
        """The table of an embedded workbook, as far as it is shown; other objects are noted."""
        if program.startswith(_EXCEL):
            from ingest.readers.xlsx import shown_items

            content = self._content(key)
            try:
                return shown_items(content) if content is not None else []
            except (Unreadable, Exception):  # noqa: BLE001 - an inset must not cost the document
                pass
        self._unread.append(f"{posixpath.basename(self._targets.get(key, key))}（{program}）" if program else self._targets.get(key, key))
        return []

    def remark(self) -> None:
        """Tell of what was not read."""
        if self._pages:
            self._build.notice("I-SCAN", Level.WARNING, say=Say(
                f"文档中有{self._pages}幅页面图像，未识别。识别需安装：pip install rapidocr openvino opencv-python-headless。",
                f"{self._pages} pictures of pages were not read; to read them: pip install rapidocr openvino opencv-python-headless.",
            ))
        if self._unread:
            said = "、".join(self._unread[:10])
            self._build.notice("I-ATTACHMENT", Level.WARNING, say=Say(
                f"文件中嵌有其他对象，未读：{said}。请另存后单独核对。",
                f"Embedded objects were not read: {said}. Save and audit them by themselves.",
            ))

    def _content(self, key: str) -> bytes | None:
        target = self._targets.get(key)
        try:
            return piece(self._archive, target) if target is not None else None
        except (KeyError, Unreadable):
            return None


def _targets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Relationship ids of the document part and the members they lead to; what lies outside the package is left alone."""
    try:
        root = tree(piece(archive, _RELATIONS))
    except (KeyError, Unreadable, ValueError):
        return
    for relation in root:
        if isinstance(relation.tag, str) and relation.get("TargetMode") != "External":
            yield relation.get("Id", ""), posixpath.normpath(posixpath.join("word", relation.get("Target", ""))).lstrip("/")


def _is_page(content: bytes) -> bool:
    """Whether a picture may show a page: large enough, and mostly paper."""
    import numpy as np
    from PIL import Image

    from ingest.readers.image import is_absurd, opened

    try:
        with opened(content) as image:
            if min(image.size) < _FEWEST_PIXELS or is_absurd(*image.size):
                return False
            image.draft("RGB", (400, 400))
            small = image.convert("RGBA")
            small.thumbnail((400, 400))
            white = Image.alpha_composite(Image.new("RGBA", small.size, "white"), small).convert("RGB")
    except (OSError, ValueError, SyntaxError, Unreadable):  # PIL raises SyntaxError over a broken PNG
        return False
    return float((np.asarray(white).min(axis=2) > _WHITE).mean()) > _PAPER


def _read_picture(content: bytes, build: DocumentBuilder, scans: Any) -> list[Item]:
    from ingest.readers.image import frame_of, opened
    from ingest.readers.scans import DPI

    with opened(content) as image:
        picture = frame_of(image)
    width, height = (side * 72 / DPI for side in (picture.shape[1], picture.shape[0]))
    found = scans.picture(picture, PageContent(1, width, height, (), (), Origin.OCR), 1)
    apart = DocumentBuilder(build.source, options=build.options)
    Assembly(apart, [layout(found)]).run()
    return list(_items(apart.freeze()))


def _items(document: Document) -> Iterator[Item]:
    """A page's blocks as items, with the recogniser's confidence in their characters."""
    sure = {line.span.start + at: value for line in document.lines for at, value in enumerate(line.sure)}
    for block in document.blocks:
        if block.table is not None:
            table = TableItem()
            for cell in document.tables[block.table].cells:
                text, values = _stripped(cell_view(document, cell), sure)
                table.cells.append(CellItem(cell.row, cell.column, text, cell.row_span, cell.column_span, cell.header, sure=values))
            yield table
        elif block.kind is not BlockKind.FURNITURE:
            text, values = _stripped(block_view(document, block), sure)
            yield Paragraph(text, sure=values)


def _stripped(view: View, sure: dict[int, float]) -> tuple[str, tuple[float, ...]]:
    """A view's words without blanks at their ends, and the confidence in each character."""
    kept = view.text.strip()
    start = view.text.index(kept) if kept else 0
    return kept, tuple(sure.get(offset, 1.0) for offset in view.offsets[start : start + len(kept)])

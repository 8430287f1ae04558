"""Web pages: paragraphs, headings, tables with their spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ingest.build import DocumentBuilder
from ingest.layout.continued import emit_whole
from ingest.layout.items import CellItem, Paragraph, TableItem
from ingest.readers.base import Unreadable
from ingest.sniff import decode
from model.document import BlockKind
from model.regexp import regexp

_SKIPPED = frozenset(("script", "style", "head", "noscript", "template", "select", "button", "iframe", "svg"))
_BLOCK = frozenset((
    "p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre",
    "h1", "h2", "h3", "h4", "h5", "h6", "table", "tbody", "center", "form", "fieldset", "figure", "figcaption", "hr", "body", "html", "address",
))
_BLANKS = regexp(r"[ \t\r\n\f\v]+")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
WIDEST = 200
"""More columns than this are a mistake in the markup."""


_MOST_PLACES = 200_000
"""Spans that would cover more places of a table are a mistake, too."""


class HtmlReader:
    """HTML of any sort, tag soup included."""

    media_types: tuple[str, ...] = ("text/html",)

    def sniff(self, head: bytes) -> bool:
        """Whether it starts like a page."""
        return b"<html" in head[:2048].lower() or b"<!doctype html" in head[:2048].lower()

    def read(self, content: bytes, build: DocumentBuilder) -> None:
        """Parse, then walk the body once."""
        text = text_of(content)
        if not text.strip():
            raise Unreadable("I-EMPTY", "empty")
        emit_whole(items_of_page(text), build)


def items_of_page(text: str) -> Iterator[Paragraph | TableItem]:
    """Paragraphs and tables of a page's body."""
    from lxml import etree, html

    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(regexp(r"^\s*<\?xml[^>]*\?>").sub("", text), parser=parser)
    except etree.ParserError:  # nothing in it
        return
    body = root.find("body")
    yield from _blocks(root if body is None else body)


def text_of(content: bytes, charset: str | None = None) -> str:
    """By the charset that is given or that the page names if it fits, else by trial."""
    named = _CHARSET.search(content[:4096])
    if charset or named:
        name = (charset or (named[1].decode("ascii") if named else "")).lower()
        try:
            return content.decode("gb18030" if name in ("gb2312", "gbk") else name)
        except (UnicodeDecodeError, LookupError):
            pass
    decoded = decode(content)
    if decoded is None:
        raise Unreadable("I-UNREADABLE", "unreadable")
    return decoded.text


def _blocks(element: Any) -> Iterator[Paragraph | TableItem]:
    """Paragraphs and tables; runs of text between block elements are paragraphs of their own."""
    pieces: list[str] = [element.text or ""]

    def flush() -> Iterator[Paragraph]:
        said = _clean("".join(pieces))
        pieces.clear()
        if said:
            level = int(element.tag[1]) if regexp(r"h[1-6]").fullmatch(element.tag) else 0
            yield Paragraph(said, BlockKind.HEADING if level else None, level)

    for child in element:
        tag = child.tag if isinstance(child.tag, str) else "script"
        if tag == "table":
            yield from flush()
            yield from _table(child)
        elif tag == "br":
            yield from flush()
        elif tag in _BLOCK or (tag not in _SKIPPED and child.find(".//table") is not None):
            yield from flush()
            yield from _blocks(child)
        elif tag not in _SKIPPED:
            pieces.append(_inline(child))
        pieces.append(child.tail or "")
    yield from flush()


def _inline(element: Any) -> str:
    """Text of an inline element; line breaks and blocks within become line breaks."""
    if not isinstance(element.tag, str) or element.tag in _SKIPPED:
        return ""
    before = "\n" if element.tag in _BLOCK or element.tag == "br" else ""
    return before + (element.text or "") + "".join(_inline(child) + (child.tail or "") for child in element)


def _clean(text: str) -> str:
    return "\n".join(line for part in text.split("\n") if (line := _BLANKS.sub(" ", part).strip(" \u00a0\u3000")))


def _number(value: str | None, most: int) -> int:
    return min(int(value), most) if value and value.isdigit() and value != "0" else 1


def _rows(table: Any) -> list[Any]:
    parts = [[part] if part.tag == "tr" else part for part in table if part.tag in ("tr", "tbody", "thead", "tfoot")]
    return [row for part in parts for row in part if row.tag == "tr"]


def _table(table: Any) -> Iterator[Paragraph | TableItem]:
    rows = _rows(table)
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    nested = [inner for inner in table.iterdescendants("table") if next(inner.iterancestors("table")) is table]
    if (nested and sum(map(len, cells)) == 1) or max(map(len, cells), default=0) < 1:
        for row in cells:
            for cell in row:
                yield from _blocks(cell)  # a frame around other tables
        return
    caption = table.find("caption")
    if caption is not None and (said := _clean(_inline(caption))):
        yield Paragraph(said, BlockKind.CAPTION)
    item = TableItem()
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(cells):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            down, across = _number(cell.get("rowspan"), len(rows) - number), _number(cell.get("colspan"), WIDEST)
            if len(taken) + down * across > _MOST_PLACES:
                down = across = 1
            taken.update((r, c) for r in range(number, number + down) for c in range(column, column + across))
            for inner in list(cell.iterdescendants("table")):
                if inner in nested:
                    inner.drop_tree()
            header = cell.tag == "th" or rows[number].getparent().tag == "thead"
            item.cells.append(CellItem(number, column, _clean(_inline(cell).lstrip("\n")), down, across, header))
            column += across
    yield item
    for inner in nested:
        yield from _table(inner)

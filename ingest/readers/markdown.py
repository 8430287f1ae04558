"""Markdown: headings, tables with bars or in HTML, paragraphs; marks of emphasis and links left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.build import DocumentBuilder
from ingest.layout.continued import emit_whole
from ingest.layout.items import CellItem, Paragraph, TableItem
from ingest.readers.base import text_of
from ingest.readers.html import items_of_page
from ingest.sniff import decode
from model.document import BlockKind
from model.maths import plainly
from model.regexp import regexp

_HEADING = regexp(r" {0,3}(#{1,6})\s+(.+?)\s*#*\s*$")
_RULE = regexp(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_LINE = regexp(r"\s*(?:[-*_]\s*){3,}$")
_FENCE = regexp(r"\s*(?:```|~~~)")
_ITEM = regexp(r"\s*(?:[-*+•]|\d{1,3}[.)、．])\s+")
_BULLET = regexp(r"^\s*[-*+•]\s+")
_QUOTE = regexp(r"^\s*>\s?")
_ENTRY = regexp(r"\s*[^，。；：:\s]{2,12}[：:][^，。；]{0,30} {2,}$")
"""填报日期：, broken off by two blanks: a form's line of its own."""
_PICTURE = regexp(r"!\[([^\]]*)\]\([^)]*\)")
_LINK = regexp(r"\[([^\]]+)\]\([^)]*\)")
_STRONG = regexp(r"(\*\*|__|~~|(?<![\d.%％)）])\*(?![\d(（])|`)(?=\S)(.+?)(?<=\S)\1")
"""Marks of emphasis; 5*3*2 is a product."""
_ESCAPE = regexp(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_BAR = regexp(r"(?<!\\)\|")
_MARKED = regexp(r"\s*(?:<(?:html|body|div|center)\b[^>]*>\s*)*<table\b", re.I)
_PARTED = regexp(r"(?<=\d)- (?=\d)")
"""2021- 2024, 表4- 1- 2: a blank that page converters leave after a hyphen."""
_LATIN = regexp(r"[A-Za-z0-9,.]")


class MarkdownReader:
    """Told by its suffix."""

    media_types: tuple[str, ...] = ("text/markdown",)

    def sniff(self, head: bytes) -> bool:
        """Whether the bytes are text: nothing in them says more."""
        return decode(head) is not None

    def read(self, content: bytes, build: DocumentBuilder) -> None:
        """Line by line."""
        structure(text_of(content, build), build)


def structure(text: str, build: DocumentBuilder) -> None:
    """Blocks and tables of a text with marks."""
    emit_whole(items_of(text.splitlines()), build)


def holds_markup(text: str) -> bool:
    """Whether tables in HTML stand in a text: a page converter made it."""
    return any(_MARKED.match(line) for line in text.splitlines()) and "</table>" in text.lower()


def items_of(lines: Sequence[str]) -> Iterator[Paragraph | TableItem]:
    """Paragraphs (their lines joined) and tables."""
    waiting: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        heading = _HEADING.match(line)
        start = at
        table = _table(lines, at) or _markup(lines, at)
        if table is not None:
            items, at = table
        elif heading:
            items, at = [Paragraph(_plain(heading[2]), BlockKind.HEADING, len(heading[1]))], at + 1
        elif not line.strip() or _LINE.match(line) or _FENCE.match(line):
            items, at = [], at + 1
        else:
            if _ITEM.match(line):
                yield from _paragraph(waiting)
                waiting = []
            waiting.append(_BULLET.sub("", _QUOTE.sub("", line)))
            if _ENTRY.match(line):
                yield from _paragraph(waiting)
                waiting = []
            at = start + 1
            continue
        yield from _paragraph(waiting)
        waiting = []
        yield from items
    yield from _paragraph(waiting)


def _paragraph(lines: Sequence[str]) -> list[Paragraph]:
    said = ""
    for line in lines:
        apart = said and _LATIN.match(said[-1]) and _LATIN.match(line.strip()[:1])
        said += (" " if apart else "") + line.strip()
    return [Paragraph(_plain(said))] if said else []


def _table(lines: Sequence[str], at: int) -> tuple[list[Paragraph | TableItem], int] | None:
    """A head with bars, a rule below it, rows."""
    if "|" not in lines[at] or at + 1 >= len(lines) or not _RULE.match(lines[at + 1]) or "-" not in lines[at + 1]:
        return None
    width = len(_cells(lines[at]))
    if len(_cells(lines[at + 1])) != width:
        return None
    item = TableItem([CellItem(0, column, _plain(word), header=True) for column, word in enumerate(_cells(lines[at]))])
    row, at = 1, at + 2
    while at < len(lines) and "|" in lines[at]:
        item.cells += [CellItem(row, column, _plain(word)) for column, word in enumerate(_cells(lines[at])[:width])]
        row, at = row + 1, at + 1
    return [item], at


def _markup(lines: Sequence[str], at: int) -> tuple[list[Paragraph | TableItem], int] | None:
    """A table written in HTML."""
    if not _MARKED.match(lines[at]):
        return None
    stop = next((end for end in range(at, len(lines)) if "</table>" in lines[end].lower()), len(lines) - 1)
    items = list(items_of_page("\n".join(lines[at : stop + 1])))
    for item in items:
        for cell in item.cells if isinstance(item, TableItem) else ():
            cell.text = _converted(cell.text)
    return items, stop + 1


def _cells(line: str) -> list[str]:
    return [word.strip() for word in _BAR.split(regexp(r"^\s*\||(?<!\\)\|\s*$").sub("", line.strip()))]


def _converted(text: str) -> str:
    """Without a page converter's traces."""
    return _PARTED.sub("-", plainly(text))


def _plain(text: str) -> str:
    """Without marks."""
    text = _LINK.sub(r"\1", _PICTURE.sub("", _converted(text)))
    for _ in range(3):
        text = _STRONG.sub(r"\2", text)
    return _ESCAPE.sub(r"\1", regexp(r"<br\s*/?>", re.IGNORECASE).sub("\n", text)).strip()

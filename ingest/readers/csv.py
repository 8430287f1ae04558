"""CSV and TSV: any encoding, whichever separator the rows agree on."""

from __future__ import annotations

import csv
import io
from collections import Counter

from ingest.build import DocumentBuilder
from ingest.layout.items import CellItem, emit
from ingest.layout.sheet import items_of
from ingest.readers.base import text_of
from ingest.sniff import decode
from model.notice import Level

_SEPARATORS = ",\t;|，"
_LOOKED_AT = 50
MOST_ROWS = 20_000


class CsvReader:
    """Text with separators; told by its suffix."""

    media_types: tuple[str, ...] = ("text/csv",)

    def sniff(self, head: bytes) -> bool:
        """Whether the bytes are text: nothing in them says more."""
        return decode(head) is not None

    def read(self, content: bytes, build: DocumentBuilder) -> None:
        """Titles and a table, as a sheet has them."""
        rows = rows_of(text_of(content, build))
        if len(rows) > MOST_ROWS:
            build.notice("I-CUT", Level.WARNING)
        emit(items_of([[CellItem(0, at, word) for at, word in enumerate(row)] for row in rows[:MOST_ROWS]]), build)


def rows_of(text: str) -> list[list[str]]:
    """The cells of each row, blanks at their edges left out."""
    text = text.removeprefix("\ufeff").replace("\x00", "")
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        return _parsed(rest, first.strip()[4])
    return _parsed(text, separator_of(text))


def separator_of(text: str) -> str:
    """The one that cuts most of the first rows into the same number of cells, two or more."""
    head = "\n".join(text.splitlines()[:_LOOKED_AT])
    best, most = ",", 0
    for separator in _SEPARATORS:
        counts = Counter(len(row) for row in _parsed(head, separator) if len(row) > 1)
        agree = max(counts.values(), default=0)
        if agree > most:
            best, most = separator, agree
    return best


def _parsed(text: str, separator: str) -> list[list[str]]:
    csv.field_size_limit(1 << 20)
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)]
    except csv.Error:  # a quotation mark that never closes
        return [[cell.strip() for cell in line.split(separator)] for line in text.splitlines()]

"""Scraps to Documents, and Documents to plain lists that a test can hold against what it expects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.read import read_bytes
from model.document import BlockKind, Document, Table
from model.notice import Notice
from model.view import block_view, cell_view


def document(scrap: str, name: str = "scrap.txt") -> Document:
    """The document of a text scrap."""
    found = read_bytes(scrap.encode(), name)
    assert not isinstance(found, Notice), found
    return found


def wordings(found: Document, *kinds: BlockKind) -> list[str]:
    """The clean wording of each block of these kinds (paragraphs if none is named)."""
    return [block_view(found, block).text for block in found.blocks if block.kind in (kinds or (BlockKind.PARAGRAPH,))]


def rows(found: Document, table: Table) -> list[list[str]]:
    """The grid's wording; a merged cell stands at its first position only, elsewhere ``^``; ``""`` is an empty cell."""
    return [
        ["" if cell is None else cell_view(found, cell).text if (cell.row, cell.column) == (row, column) else "^" for column, cell in enumerate(line)]
        for row, line in enumerate(table.grid())
    ]


def claims(found: Document) -> list[int]:
    """How many blocks hold each character that has ink."""
    held = [0] * len(found.text)
    for block in found.blocks:
        for at in range(block.span.start, block.span.end):
            held[at] += 1
    return [held[at] for at, char in enumerate(found.text) if not char.isspace() and char not in "\u200b\ufeff"]


def merged(rows: Sequence[Sequence[str | None]]) -> Iterator[tuple[int, int, str, int]]:
    """Row, column, text and depth of each cell of a grid in which None is covered by the cell above."""
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text is None:
                continue
            deep = 1
            while r + deep < len(rows) and rows[r + deep][c] is None:
                deep += 1
            yield r, c, text, deep

"""Columns that hold two measures in one cell (得分/满分: 13.2/15), read as two columns.

The cells keep their places in the document; ``Parted.origins`` tells which printed column each of them stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from model.document import Cell, Document, Table
from model.regexp import regexp
from model.span import Span

_HEAD = regexp(r"\s*[\u4e00-\u9fff\s]{2,10}(?P<slash>[/／])[\u4e00-\u9fff\s]{2,10}\s*(?:[(（][^()（）]*[)）])?\s*")
_PAIR = regexp(r"\s*-?\d[\d,]*(?:\.\d+)?\s*(?:分|%)?\s*(?P<slash>[/／])\s*-?\d[\d,]*(?:\.\d+)?\s*(?:分|%)?\s*")
_NOTHING = ("", "-", "—", "——", "/", "／")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Parted:
    """A table whose twofold columns are two; ``origins[c]`` is the printed column of column ``c``."""

    table: Table
    origins: tuple[int, ...]


def parted(document: Document, table: Table) -> Parted:
    """The table itself where no column is twofold."""
    columns = _twofold(document, table)
    if not columns:
        return Parted(table, tuple(range(table.columns)))
    origins = tuple(column for column in range(table.columns) for _ in range(1 + (column in columns)))
    cells = tuple(cell for old in table.cells for cell in _placed(document, old, columns))
    return Parted(replace(table, columns=len(origins), cells=cells), origins)


def _twofold(document: Document, table: Table) -> frozenset[int]:
    """Columns under a head of two names with hardly anything but pairs of numbers below it."""
    found = set()
    for head in table.cells:
        if head.column_span > 1 or head.more or len(head.span) > 24 or not _HEAD.fullmatch(document.text, head.span.start, head.span.end):
            continue
        below = [cell for cell in table.cells if cell.column == head.column and cell.row > head.row and _text(document, cell).strip() not in _NOTHING]
        pairs = sum(_slash(document, cell, _PAIR) is not None for cell in below)
        if pairs >= _FEWEST and pairs * 3 >= len(below) * 2:
            found.add(head.column)
    return frozenset(found)


def _text(document: Document, cell: Cell) -> str:
    return document.text[cell.span.start : cell.span.end]


def _slash(document: Document, cell: Cell, pattern: re.Pattern[str]) -> int | None:
    """Where the stroke between the two stands; None where the cell is no pair."""
    match = pattern.fullmatch(document.text, cell.span.start, cell.span.end) if not cell.more and cell.column_span == 1 else None
    return match.start("slash") if match else None


def _placed(document: Document, cell: Cell, columns: frozenset[int]) -> Iterator[Cell]:
    """A cell in its new column; a pair as two cells side by side."""
    column = cell.column + sum(other < cell.column for other in columns)
    wider = sum(cell.column <= other < cell.column + cell.column_span for other in columns)
    slash = next(_strokes(document, cell), None) if cell.column in columns else None
    if slash is None:
        yield replace(cell, column=column, column_span=cell.column_span + (wider if cell.column_span > 1 else 0))
        return
    yield replace(cell, column=column, span=Span(cell.span.start, slash))
    yield replace(cell, column=column + 1, span=Span(slash + 1, cell.span.end))


def _strokes(document: Document, cell: Cell) -> Iterator[int]:
    patterns: Sequence[re.Pattern[str]] = (_PAIR, _HEAD)
    return (at for pattern in patterns if (at := _slash(document, cell, pattern)) is not None)

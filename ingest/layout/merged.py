"""Rows of a table with one cell a line whose first cells were merged downward: a row then has fewer lines than the header has names.

    一级指标
    二级指标
    指标
    分值
    得分
    过程
    资金管理
    到位率
    4
    3.8
    执行率
    5
    5
    …

The first row is whole and tells which columns hold plain numbers or dates; every later row must fit them from the right, but for a total,
which has its label and the numbers alone.  Where the lines can be cut into such rows in two ways, or in none, nothing is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layout.plain import TextLine
from ingest.layout.rows import kind_of
from model.span import Span

TOTAL = re.compile(r"(?:合\s*计|总\s*计|总\s*分|共\s*计|小\s*计)")
_FEWEST_ROWS = 3
_DATED = ("date",)
_PLAIN = ("number", "dash")
_FIGURES = ("number", "rate", "dash")
Cells = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Columns:
    """What the first row says of each column."""

    kinds: tuple[str, ...]
    lead: int
    """The first column of numbers or dates; the names stand before it."""

    @property
    def numbers(self) -> list[int]:
        return [at for at, kind in enumerate(self.kinds) if kind == "number"]

    @property
    def most_merged(self) -> int:
        """How many cells a row may lack: a row of numbers keeps its own name, a dated one may have none."""
        return self.lead if self.kinds[self.lead] in _DATED else self.lead - 1


def merged_rows(lines: Sequence[TextLine], start: int, end: int, width: int) -> tuple[Cells, ...] | None:
    """The rows between two lines, each as wide as the header; None where they cannot be told."""
    columns = _columns(lines, start, end, width)
    if columns is None:
        return None
    ways = _ways(lines, start, end, columns)
    if ways.get(start, 0) != 1:
        return None
    rows: list[Cells] = []
    at = start
    while at < end:
        at, row = next((stop, row) for stop, row in _rows_from(lines, at, end, columns) if ways.get(stop, 0))
        rows.append(row)
    short = any(not len(row[0]) for row in rows) or any(TOTAL.fullmatch(lines[at].text) for at in range(start, end))
    return tuple(rows) if len(rows) >= _FEWEST_ROWS and short else None


def _columns(lines: Sequence[TextLine], start: int, end: int, width: int) -> _Columns | None:
    kinds = tuple(kind_of(line.text) for line in lines[start : min(end, start + width)])
    lead = next((at for at, kind in enumerate(kinds) if kind in ("number", *_DATED)), 0)
    named = lead and all(kind not in (*_FIGURES, "value") for kind in kinds[:lead])
    return _Columns(kinds, lead) if len(kinds) == width and named and "number" in kinds else None


def _ways(lines: Sequence[TextLine], start: int, end: int, columns: _Columns) -> dict[int, int]:
    """In how many ways the lines from each place on can be cut into rows (two stand for more)."""
    ways = {end: 1}
    for at in range(end - 1, start - 1, -1):
        found = sum(ways.get(stop, 0) for stop, _ in _rows_from(lines, at, end, columns))
        if found:
            ways[at] = min(found, 2)
    return ways


def _rows_from(lines: Sequence[TextLine], at: int, end: int, columns: _Columns) -> Iterator[tuple[int, Cells]]:
    """The rows that may begin here: where each ends, and its cells."""
    if TOTAL.fullmatch(lines[at].text):
        yield from _total(lines, at, end, columns)
        return
    width = len(columns.kinds)
    for merged in range(columns.most_merged + 1):
        stop = at + width - merged
        if stop <= end and all(_fits(columns, merged + place, lines[at + place].text) for place in range(width - merged)):
            empty = Span(lines[at].span.start, lines[at].span.start)
            yield stop, (*[empty] * merged, *(line.span for line in lines[at:stop]))


def _fits(columns: _Columns, at: int, text: str) -> bool:
    kind = kind_of(text)
    if columns.kinds[at] == "number":
        return kind in _PLAIN
    if columns.kinds[at] in _DATED:
        return kind in _DATED
    if at < columns.lead:
        return kind not in (*_FIGURES, *_DATED) and not TOTAL.fullmatch(text)
    return kind != "number"


def _total(lines: Sequence[TextLine], at: int, end: int, columns: _Columns) -> Iterator[tuple[int, Cells]]:
    """合计 and what it sums up: a number for each column of numbers, perhaps words (9个乡镇) before them."""
    numbers = columns.numbers
    for words in range(columns.lead):
        first, stop = at + 1 + words, at + 1 + words + len(numbers)
        if stop > end or any(kind_of(line.text) in _FIGURES for line in lines[at + 1 : first]) or not all(
                kind_of(line.text) in _PLAIN for line in lines[first:stop]):
            continue
        cells = {place: line.span for place, line in enumerate(lines[at:first])}
        cells |= {place: line.span for place, line in zip(numbers, lines[first:stop], strict=True)}
        rest = Span(lines[stop - 1].span.end, lines[stop - 1].span.end)
        yield stop, tuple(cells.get(place, rest) for place in range(len(columns.kinds)))

"""Tables without vertical rules: three-line tables, and figures set in columns with nothing drawn around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ingest.layout.content import Ruling, Run
from ingest.layout.grid import PageCell, PageTable
from ingest.layout.lines import lines_of, rows_of
from ingest.layout.rulings import loose
from model.regexp import regexp
from model.span import BBox

_APART = 1.0
"""Entries of a row stand more than so many sizes apart."""
_GAP = 5.0
_FEWEST = 4
"""Rows that a table without any rule must have; it must have three columns, too, and mostly figures in them."""
_FIGURES = 0.6
_MULTIPLE = 0.6
"""Share of rows between rules that hold several entries, in a three-line table."""
_NUMBER = regexp(r"[-−(（]?\d[\d,，]*(?:\.\d+)?\s*[%％)）]?|[-—–/]")


class _Entry(NamedTuple):
    x0: float
    x1: float
    runs: tuple[Run, ...]


class _Row(NamedTuple):
    top: float
    bottom: float
    entries: tuple[_Entry, ...]


def aligned_tables(page: int, runs: Sequence[Run], rulings: Iterable[Ruling]) -> tuple[list[PageTable], list[Run]]:
    """Tables that alignment alone shows, and the runs that are left."""
    if len(runs) < 2 * _FEWEST:
        return [], list(runs)
    rows = [_row(group) for group in rows_of(runs)]
    if sum(len(row.entries) > 1 for row in rows) < 2:
        return [], list(runs)
    tables: list[PageTable] = []
    used: set[int] = set()
    for first, last, ruled in [*_between_rules(rows, loose(rulings)), *_figures(rows)]:
        if any(at in used for at in range(first, last)):
            continue
        table = _table(page, rows[first:last], ruled)
        if table is not None:
            tables.append(table)
            used.update(range(first, last))
    taken = {id(run) for at in used for entry in rows[at].entries for run in entry.runs}
    return tables, [run for run in runs if id(run) not in taken]


def _row(runs: Sequence[Run]) -> _Row:
    """The entries of a row."""
    entries: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.xs[0]):
        if entries and run.xs[0] - entries[-1][-1].xs[-1] < _APART * run.size:
            entries[-1].append(run)
        else:
            entries.append([run])
    return _Row(
        min(run.top for run in runs), max(run.bottom for run in runs),
        tuple(_Entry(group[0].xs[0], max(run.xs[-1] for run in group), tuple(group)) for group in entries),
    )


def _between_rules(rows: Sequence[_Row], rules: Sequence[Ruling]) -> list[tuple[int, int, bool]]:
    """Stretches of rows between the first and last of rules of one width, most of them with several entries."""
    found = []
    waiting = sorted(rules, key=lambda rule: rule.top)
    while waiting:
        like = [rule for rule in waiting if abs(rule.x0 - waiting[0].x0) < 6 and abs(rule.x1 - waiting[0].x1) < 6]
        waiting = [rule for rule in waiting if rule not in like]
        inside = [at for at, row in enumerate(rows) if like[0].top - 2 < row.bottom and row.top < like[-1].top - 2 and row.bottom > like[0].top]
        several = sum(len(rows[at].entries) > 1 for at in inside)
        if len(like) > 1 and several > 1 and several >= _MULTIPLE * len(inside):
            found.append((inside[0], inside[-1] + 1, True))
    return found


def _figures(rows: Sequence[_Row]) -> list[tuple[int, int, bool]]:
    """Stretches of rows with three entries and more; a label alone may stand between two."""
    found = []
    first = last = None
    for at, row in enumerate(rows):
        near = last is None or row.top - rows[last].bottom < 3 * (row.bottom - row.top)
        if len(row.entries) >= 3 and near:
            first = at if first is None else first
            last = at
        elif first is not None and last is not None and (not near or at - last > 1):
            found.append((first, last + 1, False))
            first, last = (at, at) if len(row.entries) >= 3 else (None, None)
    if first is not None and last is not None:
        found.append((first, last + 1, False))
    return [(start, end, ruled) for start, end, ruled in found if end - start >= _FEWEST]


def _table(page: int, rows: Sequence[_Row], ruled: bool) -> PageTable | None:
    """The rows as a table, None where their entries do not stand in columns."""
    columns = _columns(rows)
    if len(columns) < (2 if ruled else 3):
        return None
    edges = [columns[0][0], *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), columns[-1][1]]
    placed = [[(_column(columns, entry), entry) for entry in row.entries] for row in rows]
    if any(len({first for (first, _), _ in row}) < len(row) for row in placed):
        return None
    if not ruled and not _mostly_figures(placed):
        return None
    groups = _grouped(rows, placed) if ruled else [[at] for at in range(len(rows))]
    ys = [rows[0].top, *((rows[a[-1]].bottom + rows[b[0]].top) / 2 for a, b in pairwise(groups)), rows[-1].bottom]
    edges[0], edges[-1] = min(edges[0], *(row.entries[0].x0 for row in rows)), max(edges[-1], *(row.entries[-1].x1 for row in rows))
    cells = [cell for number, group in enumerate(groups) for cell in _cells(number, [placed[at] for at in group], edges, ys)]
    return PageTable(page, BBox(edges[0], ys[0], edges[-1], ys[-1]), tuple(edges), tuple(ys), tuple(cells))


def _columns(rows: Sequence[_Row]) -> list[tuple[float, float]]:
    """Where the entries of the fuller rows stand, from left to right."""
    full = median(len(row.entries) for row in rows if len(row.entries) > 1)
    columns: list[tuple[float, float]] = []
    for x0, x1 in sorted((entry.x0, entry.x1) for row in rows if len(row.entries) >= full for entry in row.entries):
        if columns and x0 < columns[-1][1] + _GAP:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    return columns


def _column(columns: Sequence[tuple[float, float]], entry: _Entry) -> tuple[int, int]:
    """First and last column that an entry stands in or over."""
    over = [at for at, (x0, x1) in enumerate(columns) if entry.x0 < x1 and entry.x1 > x0]
    if over:
        return over[0], over[-1]
    at = max(0, bisect_right([x0 for x0, _ in columns], entry.x0) - 1)
    return at, at


def _mostly_figures(placed: Sequence[Sequence[tuple[tuple[int, int], _Entry]]]) -> bool:
    words = ["".join(run.text for run in entry.runs) for row in placed[1:] for (first, _), entry in row if first]
    return sum(_NUMBER.fullmatch(word) is not None for word in words) >= _FIGURES * max(1, len(words))


def _grouped(rows: Sequence[_Row], placed: Sequence[Sequence[tuple[tuple[int, int], _Entry]]]) -> list[list[int]]:
    """Rows with those that only carry on their words: no first entry, no figure, close above."""
    groups: list[list[int]] = []
    for at, row in enumerate(placed):
        words = ["".join(run.text for run in entry.runs) for _, entry in row]
        above = {first for (first, _), _ in placed[groups[-1][0]]} if groups else set()
        places = {first for (first, _), _ in row}
        close = bool(groups) and rows[at].top - rows[at - 1].bottom < 0.7 * (rows[at].bottom - rows[at].top)
        if close and 0 not in places and places <= above and not any(_NUMBER.fullmatch(word) for word in words):
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def _cells(
    number: int, lines: Sequence[Sequence[tuple[tuple[int, int], _Entry]]], edges: Sequence[float], ys: Sequence[float],
) -> list[PageCell]:
    """The cells of one row; places without an entry are empty cells."""
    held: dict[int, tuple[int, list[Run]]] = {}
    for line in lines:
        for (first, last), entry in line:
            width, runs = held.get(first, (1, []))
            held[first] = (max(width, last - first + 1), [*runs, *entry.runs])
    cells = []
    column = 0
    while column < len(edges) - 1:
        width, runs = held.get(column, (1, []))
        box = BBox(edges[column], ys[number], edges[column + width], ys[number + 1])
        cells.append(PageCell(number, column, 1, width, box, tuple(lines_of(runs)) if runs else ()))
        column += width
    return cells

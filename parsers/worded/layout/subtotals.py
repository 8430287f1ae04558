"""Columns with subtotals: each 小计 is the sum of the rows above it (or, where it heads them, below it), 合计 that of the subtotals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from model.document import Document, Table
from model.figure import Worded
from model.regexp import regexp
from parsers.stretch import PartOf
from parsers.worded.layout.grid import TOTAL, Grid, in_groups, numeric, plain, relation
from parsers.worded.layout.laid import Laid
from parsers.worded.layout.tables import NO_SUM, worked

_SUB = regexp(r"(?:[\u4e00-\u9fff]{0,6})?小计(?:\([^()]*\))?")
_SOME = regexp(r"小\s*计")
_NOTHING = ("", "-", "—", "–", "/", "0")
_FEWEST = 2
_MARKS = regexp(r"分值|权重|得分")
_FULL, _OF_BUDGET = 100, 10


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows below the head, in order: those of things, of subtotals, and the total's, which may be missing."""

    parts: tuple[int, ...]
    subs: tuple[int, ...]
    total: int | None
    budget_apart: bool = False
    """Whether the marks of the budget's execution stand above, with the money (the form of 财预〔2020〕10号)."""


def subtotal_relations(laid: Laid) -> Iterator[Worded]:
    """The subtotals and the total of every column of numbers that has some."""
    for table in laid.document.tables:
        if not _SOME.search(laid.document.text, table.span.start, table.span.end):
            continue
        grid = plain(laid.document, table)
        rows = _rows(grid, table)
        if rows is None:
            continue
        first = min((*rows.parts, *rows.subs))
        for column in range(table.columns):
            grid.heads[column] = "".join(grid.texts.get((row, column), "") for row in range(max(0, first - 2), first))
        rows = replace(rows, budget_apart=any(_lacks_budget(grid, rows, column) for column in range(table.columns)))
        for column in range(table.columns):
            yield from _column(laid.document, table, grid, laid.part_of, rows, column)
        if in_groups(grid):
            yield from _groups(laid.document, table, grid, laid.part_of, rows)


def _groups(document: Document, table: Table, grid: Grid, part_of: PartOf, rows: _Rows) -> Iterator[Worded]:
    """The rates of each group's rows, which stand above their subtotal; then those of the subtotals in the whole."""
    if max(rows.parts) > max(rows.subs) or min(rows.subs) < min(rows.parts):
        return  # the subtotals head their groups
    held = [row for row in (*rows.parts, *rows.subs) if _numbers(grid, table, row)]
    known = numeric(replace(grid, rows=held), table)
    edges = [min(rows.parts) - 1, *rows.subs]
    for first, sub in pairwise(edges):
        group = replace(grid, rows=[row for row in held if first < row < sub], total=sub)
        yield from (told for told in worked(document, table, group, part_of, known) if told.claimed_anchor.cell is not None and told.claimed_anchor.cell.row != sub)
    yield from worked(document, table, replace(grid, rows=list(rows.subs), total=rows.total, nested=True), part_of, known, ".groups")


def _rows(grid: Grid, table: Table) -> _Rows | None:
    labels = {row: [grid.texts.get((row, column), "") for column in range(table.columns)] for row in range(table.rows)}
    subs = tuple(row for row, texts in labels.items() if any(_SUB.fullmatch(text) for text in texts))
    totals = [row for row, texts in labels.items() if row not in subs and any(TOTAL.fullmatch(text) for text in texts) and _numbers(grid, table, row)]
    first = next((row for row in labels if _numbers(grid, table, row)), 0)
    parts = tuple(row for row in labels if row >= first and row not in subs and row not in totals)
    if not subs or len(totals) > 1 or len(subs) + len(totals) < _FEWEST or (totals and totals[0] < max(*parts, *subs)):
        return None
    return _Rows(parts, subs, totals[0] if totals else None)


def _numbers(grid: Grid, table: Table, row: int) -> int:
    return sum(grid.number(row, column) is not None for column in range(table.columns))


def _column(document: Document, table: Table, grid: Grid, part_of: PartOf, rows: _Rows, column: int) -> Iterator[Worded]:
    first = min((*rows.parts, *rows.subs))
    told = [row for row in rows.subs if grid.number(row, column) is not None]
    other = [row for row in rows.parts if grid.number(row, column) is None and grid.texts.get((row, column), "") not in _NOTHING]
    if NO_SUM.search(grid.heads[column]) or len(told) < len(rows.subs) or other:
        return
    held = [row for row in rows.parts if grid.number(row, column) is not None]
    edges = [first - 1, *rows.subs, table.rows]
    ways: list[tuple[str, str]] = []
    for at, sub in enumerate(rows.subs):
        above = [row for row in held if edges[at] < row < sub]
        below = [row for row in held if sub < row < edges[at + 2]]
        ways.append((_sum(grid, above, column), _sum(grid, below, column)))
        if any(ways[-1]):
            parts = [(row, column) for row in above or below]
            yield relation(document, table, grid, part_of, (sub, column), parts, ways[-1], f"t{table.index}.{column}.subtotal", "", kind="subtotal")
    if rows.total is not None and grid.number(rows.total, column) is not None and not (rows.budget_apart and _MARKS.search(grid.heads[column])):
        loose = [row for row in held if rows.subs[-1] < row < rows.total]
        members = [(row, column) for row in (*rows.subs, *loose)]
        totals = tuple(filter(None, (_sum(grid, [*rows.subs, *loose], column), _sum(grid, rows.subs, column), _sum(grid, held, column))))
        found = relation(document, table, grid, part_of, (rows.total, column), members, totals, None, "", kind="subtotal")
        yield replace(found, firm=any(all(_holds(grid, (sub, column), way[side]) for sub, way in zip(rows.subs, ways, strict=True)) for side in (0, 1)))


def _lacks_budget(grid: Grid, rows: _Rows, column: int) -> bool:
    told = [grid.number(row, column) for row in (*rows.subs, *(() if rows.total is None else (rows.total,)))]
    marks = [Decimal(mark) for mark in told if mark is not None]
    full = rows.total is not None and len(marks) == len(told) and bool(_MARKS.search(grid.heads[column])) and marks[-1] == _FULL
    return full and marks[-1] - sum(marks[:-1]) == _OF_BUDGET


def _holds(grid: Grid, place: tuple[int, int], way: str) -> bool:
    return bool(way) and sum(map(Decimal, way.split("+"))) == Decimal(grid.number(*place) or 0)


def _sum(grid: Grid, rows: Sequence[int], column: int) -> str:
    return "+".join(grid.number(row, column) or "" for row in rows) if len(rows) >= _FEWEST else ""

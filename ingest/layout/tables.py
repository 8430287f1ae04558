"""Rulings to grids to cells; a merged cell comes out as one box."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.layout.aligned import aligned_tables
from ingest.layout.boxes import boxes_of, crossings, tables_in
from ingest.layout.content import PageContent, Ruling, Run
from ingest.layout.grid import PageCell, PageTable
from ingest.layout.lines import lines_of
from ingest.layout.rulings import Frame, frames
from model.span import BBox

_NARROWEST = 5.0
_LOWEST = 4.5
"""Columns and rows smaller than this are double rules, not places for text."""
_PADDING = 8.0
"""Word shades a cell in three strips: its padding on the left, its words, its padding on the right."""
_MOST_POINTS = 6_000
_CLEARLY = 20
"""A form with so many cells filled is a table, however many stand empty."""
_TOP = 0.15
_ROOMY = 14.0


class Slot(NamedTuple):
    """A place of the grid."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: BBox


class Grid(NamedTuple):
    """Places of a table before any text is put in; ``owner[row][column]`` is the index of the slot there, or -1."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    slots: tuple[Slot, ...]
    owner: tuple[tuple[int, ...], ...]

    @property
    def box(self) -> BBox:
        return BBox(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def tables_of(content: PageContent) -> tuple[list[PageTable], list[Run]]:
    """The page's tables, and the runs that stand outside them."""
    grids = [grid for frame in frames(content.rulings) for grid in grids_of(frame)]
    grids.sort(key=lambda grid: (grid.ys[0], grid.xs[0]))
    runs: Sequence[Run] = content.runs
    tables = []
    for grid in grids:
        box = grid.box
        inside = [run for run in runs if _within(run, box)]
        if not inside:
            continue
        table = _filled(content.number, grid, inside)
        if not _is_table(table, content.height):
            continue
        clean = _unpadded(grid, inside)
        tables.append(table if clean is grid else _filled(content.number, clean, inside))
        runs = [run for run in runs if not _within(run, box)]
    further, left = aligned_tables(content.number, runs, content.rulings)
    return [*tables, *further], left


def _is_table(table: PageTable, height: float) -> bool:
    """A shaded stripe or a drawing has cells too, most of them empty; one row at the page's top may be the rest of a row."""
    filled = sum(bool(cell.lines) for cell in table.cells)
    if len(table.ys) > 2:
        return filled > 1 and (filled * 8 > len(table.cells) or filled >= _CLEARLY)
    rest = table.ys[0] < _TOP * height and all(b - a > _ROOMY for a, b in pairwise(table.xs))
    return rest or (filled > 1 and filled * 2 > len(table.cells))


def _within(run: Run, box: BBox) -> bool:
    middle = (run.top + run.bottom) / 2
    return box.top <= middle <= box.bottom and box.x0 - 1 <= (run.xs[0] + run.xs[-1]) / 2 <= box.x1 + 1


def grids_of(frame: Frame) -> list[Grid]:
    """The grids that a frame's rulings draw: at least two columns."""
    if len(frame.across) < 2 or len(frame.down) < 2:
        return []
    met = crossings(frame.across, frame.down)
    if len(met) > _MOST_POINTS:
        return []
    return [grid for boxes in tables_in(tuple(boxes_of(met))) if (grid := grid_of(boxes, frame)) is not None]


def grid_of(boxes: Iterable[tuple[float, float, float, float]], frame: Frame) -> Grid | None:
    """Boxes (x0, top, x1, bottom) to rows and columns; None for a frame around text (one column)."""
    boxes = list(boxes)
    xs = _edges([x for box in boxes for x in (box[0], box[2])], _NARROWEST)
    ys = _edges([y for box in boxes for y in (box[1], box[3])], _LOWEST)
    if len(xs) < 3 or len(ys) < 2:
        return None
    owner = [[-1] * (len(xs) - 1) for _ in range(len(ys) - 1)]
    slots: list[Slot] = []
    for x0, top, x1, bottom in sorted(boxes, key=lambda box: (box[1], box[0])):
        left, right, first, last = (_nearest(xs, x0), _nearest(xs, x1), _nearest(ys, top), _nearest(ys, bottom))
        if left == right or first == last:
            continue
        for row in range(first, last):
            for column in range(left, right):
                owner[row][column] = len(slots)
        slots.append(Slot(first, left, last - first, right - left, BBox(xs[left], ys[first], xs[right], ys[last])))
    _fill_holes(xs, ys, slots, owner, frame)
    return Grid(tuple(xs), tuple(ys), tuple(slots), tuple(map(tuple, owner)))


def _edges(values: list[float], least: float) -> list[float]:
    """Distinct edges at least so far apart."""
    edges: list[float] = []
    for value in sorted(set(values)):
        if not edges or value - edges[-1] >= least:
            edges.append(value)
    return edges


def _nearest(edges: Sequence[float], value: float) -> int:
    at = bisect_right(edges, value)
    if at == 0:
        return 0
    return at if at < len(edges) and edges[at] - value < value - edges[at - 1] else at - 1


def _fill_holes(xs: Sequence[float], ys: Sequence[float], slots: list[Slot], owner: list[list[int]], frame: Frame) -> None:
    """Places that the rulings leave open are cells too, so that their text stays in its row; no ruling between two: one cell."""
    for row, places in enumerate(owner):
        for column, place in enumerate(places):
            if place >= 0:
                continue
            last = row
            while last + 1 < len(owner) and owner[last + 1][column] < 0 and not _ruled(
                frame.across, ys[last + 1], xs[column], xs[column + 1]
            ):
                last += 1
            for covered in range(row, last + 1):
                owner[covered][column] = len(slots)
            slots.append(Slot(row, column, last - row + 1, 1, BBox(xs[column], ys[row], xs[column + 1], ys[last + 1])))


def _unpadded(grid: Grid, runs: Sequence[Run]) -> Grid:
    """The grid without narrow columns that no text stands in: what is left and right of them meets in the middle."""
    middles = [(run.xs[0] + run.xs[-1]) / 2 for run in runs]
    bare = [b - a < _PADDING and not any(a <= middle < b for middle in middles) for a, b in pairwise(grid.xs)]
    if not any(bare) or sum(not one for one in bare) < 2:
        return grid
    groups: list[list[int]] = [[0]]  # old edges that become one
    for edge in range(1, len(grid.xs)):
        if bare[edge - 1]:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    place = [at for at, group in enumerate(groups) for _ in group]
    kept = [grid.xs[0], *(grid.xs[group[len(group) // 2]] for group in groups[1:-1]), grid.xs[-1]]
    slots = []
    for slot in grid.slots:
        left, right = place[slot.column], place[slot.column + slot.column_span]
        if left < right:
            box = BBox(kept[left], slot.box.top, kept[right], slot.box.bottom)
            slots.append(Slot(slot.row, left, slot.row_span, right - left, box))
    owner = [[-1] * (len(kept) - 1) for _ in grid.owner]
    for at, slot in enumerate(slots):
        for row in range(slot.row, slot.row + slot.row_span):
            owner[row][slot.column : slot.column + slot.column_span] = [at] * slot.column_span
    return Grid(tuple(kept), grid.ys, tuple(slots), tuple(map(tuple, owner)))


def _ruled(across: Sequence[Ruling], y: float, x0: float, x1: float) -> bool:
    """Whether a horizontal ruling at this height crosses the middle of a column."""
    middle = (x0 + x1) / 2
    return any(abs(ruling.top - y) < _LOWEST and ruling.x0 < middle < ruling.x1 for ruling in across)


def _filled(page: int, grid: Grid, runs: Iterable[Run]) -> PageTable:
    """The grid with its text."""
    held: list[list[Run]] = [[] for _ in grid.slots]
    inner = list(grid.xs[1:-1])
    for run in runs:
        row = _place(grid.ys, (run.top + run.bottom) / 2)
        for piece in _pieces(run, grid, row, inner):
            column = _place(grid.xs, (piece.xs[0] + piece.xs[-1]) / 2)
            held[grid.owner[row][column]].append(piece)
    cells = tuple(sorted(
        PageCell(*slot, tuple(lines_of(inside)) if inside else ()) for slot, inside in zip(grid.slots, held, strict=True)
    ))
    return PageTable(page, grid.box, grid.xs, grid.ys, cells)


def _pieces(run: Run, grid: Grid, row: int, inner: list[float]) -> list[Run]:
    """The run, cut where it runs from one cell into the next."""
    first, last = (grid.owner[row][_place(grid.xs, x)] for x in (run.xs[0] + 0.3 * run.size, run.xs[-1] - 0.3 * run.size))
    if first == last:
        return [run]
    edges = [x for at, x in enumerate(inner) if grid.owner[row][at] != grid.owner[row][at + 1]]
    return [piece for piece in (_stripped(piece) for piece in run.split(edges)) if piece is not None]


def _stripped(run: Run) -> Run | None:
    kept = run.text.strip()
    if not kept:
        return None
    start = run.text.index(kept)
    return run.part(start, start + len(kept))


def _place(edges: Sequence[float], value: float) -> int:
    return max(0, min(bisect_right(edges, value) - 1, len(edges) - 2))

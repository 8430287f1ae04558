"""Tables over pages: fragments with the same columns joined, repeated headers dropped, a row cut by the page break mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.layout.grid import PageCell, PageTable
from ingest.layout.lines import first_word
from model.regexp import regexp

_OUTER = 6.0
_INNER = 4.0
_BLANKS = regexp(r"\s+")
_STOP = regexp(r"[。！？!?；;]$")
_FIGURE = regexp(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+%?|(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?")
"""A figure or a date that is whole: no other goes on with it."""
_LONG = 3
"""Cells of so many lines run to their edge; of shorter ones only a full line tells."""
_LONGEST = 6
_MARGIN = 6.0
_STRANGE = 5
"""One word in so many of a header printed again may be misread beyond recognition, or lost."""
_PADDING = 30.0
"""An empty row lower than this at the top of a page is the rest of a row's padding."""

Piece = tuple[int, PageCell]
"""Index of the fragment among those joined, and the cell there."""
_Place = tuple[int, int, int, str]
"""Column, columns, rows and text of a cell."""


@dataclass(slots=True)
class JoinedCell:
    """A cell and the pieces of it that the pages show, in order."""

    row: int
    column: int
    row_span: int
    column_span: int
    pieces: list[Piece]

    @property
    def text(self) -> str:
        return _BLANKS.sub("", "".join(piece.text for _, piece in self.pieces))

    @property
    def last(self) -> PageCell:
        return self.pieces[-1][1]


@dataclass(slots=True)
class JoinedTable:
    """A whole table.  ``repeated`` are the pieces of headers printed again; ``xs`` are column edges as on the first page."""

    fragments: list[PageTable]
    xs: list[float]
    rows: int
    cells: list[JoinedCell]
    repeated: list[Piece] = field(default_factory=list)

    @property
    def columns(self) -> int:
        return len(self.xs) - 1


def start(fragment: PageTable) -> JoinedTable:
    """A table that so far stands on one page."""
    cells = [JoinedCell(cell.row, cell.column, cell.row_span, cell.column_span, [(0, cell)]) for cell in fragment.cells]
    return JoinedTable([fragment], list(fragment.xs), len(fragment.ys) - 1, cells)


def join(table: JoinedTable, fragment: PageTable, page_height: float) -> bool:
    """Add the next page's fragment if it continues the table; False (and nothing done) if it is another table."""
    xs = _common_columns(table, fragment)
    if xs is None:
        return False
    wider = [_nearest(xs, x) for x in table.xs]
    shift = fragment.xs[0] - table.xs[0]
    places = [_nearest(xs, x - shift) for x in fragment.xs]
    number = len(table.fragments)
    cells = [
        JoinedCell(cell.row, places[cell.column], cell.row_span, places[cell.column + cell.column_span] - places[cell.column], [(number, cell)])
        for cell in fragment.cells
    ]
    old = [(wider[cell.column], wider[cell.column + cell.column_span] - wider[cell.column]) for cell in table.cells]
    header = _repeated(table, old, cells, len(fragment.ys) - 1)
    same = len(xs) == len(table.xs) == len(fragment.xs)
    if not header and not same and table.fragments[-1].box.bottom < 0.6 * page_height:
        return False
    for cell, (column, span) in zip(table.cells, old, strict=True):
        cell.column, cell.column_span = column, span
    table.xs = xs
    table.fragments.append(fragment)
    table.repeated.extend(piece for cell in cells if cell.row < header for piece in cell.pieces)
    _append(table, [cell for cell in cells if cell.row >= header], header, fragment)
    return True


def _common_columns(table: JoinedTable, fragment: PageTable) -> list[float] | None:
    """Column edges that serve both, None where they are two tables.  Mirrored margins shift the second."""
    shift = fragment.xs[0] - table.xs[0]
    moved = [x - shift for x in fragment.xs]
    if abs(moved[-1] - table.xs[-1]) > _OUTER or abs(shift) > 60:
        return None
    extra = [x for x in moved[:-1] if min(abs(x - known) for known in table.xs) > _INNER]
    missing = [x for x in table.xs[:-1] if min(abs(x - known) for known in moved) > _INNER]
    if extra and missing and len(extra) + len(missing) > max(len(moved), len(table.xs)) / 2:
        return None
    return sorted([*table.xs, *extra])


def _nearest(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - value))


def _repeated(table: JoinedTable, columns: Sequence[tuple[int, int]], cells: Iterable[JoinedCell], rows: int) -> int:
    """How many rows at the fragment's top repeat those at the table's top."""

    def signatures(pairs: Iterable[tuple[JoinedCell, int, int]]) -> dict[int, list[_Place]]:
        found: dict[int, list[_Place]] = {}
        for cell, column, span in pairs:
            found.setdefault(cell.row, []).append((column, span, cell.row_span, cell.text))
        return found

    cells = list(cells)
    recognised = any(line.sure for cell in cells for line in cell.last.lines)
    first = signatures((cell, column, span) for cell, (column, span) in zip(table.cells, columns, strict=True))
    again = signatures((cell, cell.column, cell.column_span) for cell in cells)
    same = 0
    while same < min(rows, table.rows) and again.get(same) and _same_row(sorted(first.get(same, [])), sorted(again[same]), recognised):
        if not any(text for *_, text in again[same]):
            break
        same += 1
    deepest = max((row + height for row in range(same) for _, _, height, _ in again[row]), default=0)
    return same if deepest <= same else 0


def _same_row(first: Sequence[_Place], again: Sequence[_Place], recognised: bool) -> bool:
    """Whether one row repeats the other; on recognised pages a few of its words may be misread."""
    if not recognised:
        return first == again
    if [place[:3] for place in first] != [place[:3] for place in again]:
        return False
    words = [(a[3], b[3]) for a, b in zip(first, again, strict=True)]
    strange = sum(not _misread(a, b) for a, b in words)
    return 2 * sum(a == b for a, b in words) >= len(words) and strange * _STRANGE <= len(words) and not any(
        a != b and any(char.isdigit() for char in a + b) for a, b in words
    )


def _misread(first: str, again: str) -> bool:
    """Whether both may be readings of one print: the same, or words (no figures) that share most of their characters."""
    if first == again:
        return True
    shared = (Counter(first) & Counter(again)).total()
    return 2 * shared >= max(len(first), len(again)) and not any(char.isdigit() for char in first + again)


def _append(table: JoinedTable, cells: list[JoinedCell], header: int, fragment: PageTable) -> None:
    """Put the fragment's rows under the table's, mending what the page break cut."""
    above = {(cell.column, cell.column_span): cell for cell in table.cells if cell.row + cell.row_span == table.rows}
    first = [cell for cell in cells if cell.row == header]
    pairs = [(above.get((cell.column, cell.column_span)), cell) for cell in first]
    height = fragment.ys[header + 1] - fragment.ys[header] if header + 1 < len(fragment.ys) else 0.0
    cut = _cut(pairs, above.values(), height)
    base = table.rows - header - (1 if cut else 0)
    merged = _merged(pairs, cut)
    for cell in cells:
        cell.row += base
        upper = merged.get(id(cell))
        if upper is not None:
            upper.row_span = max(upper.row_span, cell.row + cell.row_span - upper.row)
            upper.pieces.extend(cell.pieces)
        else:
            table.cells.append(cell)
    table.rows = max([table.rows, *(cell.row + cell.row_span for cell in cells)])


def _cut(pairs: Sequence[tuple[JoinedCell | None, JoinedCell]], above: Iterable[JoinedCell], height: float) -> bool:
    """Whether the first row is the rest of the last one."""
    known = [(upper, cell) for upper, cell in pairs if upper is not None]
    if len(known) < len(pairs) or not pairs:
        return False
    filled = [(upper, cell) for upper, cell in known if cell.text]
    if not filled:
        return height < _PADDING
    upper_filled = [cell for cell in above if cell.text]
    if all(not upper.text for upper, _ in filled):  # label and value each on its own side of the break
        return bool(upper_filled) and len(filled) + len(upper_filled) <= len(known) and not _leads(known)
    if not all(upper.text for upper, _ in filled):
        return False
    if any(_FIGURE.fullmatch(upper.text) and _FIGURE.fullmatch(cell.text) for upper, cell in filled):
        return False
    if all(_unfinished(upper, cell) for upper, cell in filled):
        return len(filled) < len(upper_filled) or any(len(upper.last.lines) >= _LONG for upper, _ in filled)
    own = [upper for upper in upper_filled if upper.row_span == 1]
    return len(filled) * 2 <= len(own) and not any(_finished(upper) for upper, _ in filled)


def _leads(known: Sequence[tuple[JoinedCell, JoinedCell]]) -> bool:
    """Whether the first row is the whole of a row below an empty one: not the two halves of a cut row."""
    return all(not upper.text for upper, _ in known)


def _unfinished(upper: JoinedCell, cell: JoinedCell) -> bool:
    """The last line above had no room for the first word below, and closes no sentence."""
    above, below = upper.last.lines, cell.last.lines
    if not above or not below:
        return False
    line = above[-1]
    room = 1.7 * line.size if len(above) < _LONG else min(first_word(below[0]), _LONGEST * line.size) + _MARGIN
    return line.x1 + room > upper.last.box.x1 and not _STOP.search(line.text)


def _finished(cell: JoinedCell) -> bool:
    """A word or figure on one line that leaves room."""
    lines = cell.last.lines
    return len(lines) == 1 and lines[0].x1 < cell.last.box.x1 - 2.5 * lines[0].size and len(cell.pieces) == 1


def _merged(pairs: Sequence[tuple[JoinedCell | None, JoinedCell]], cut: bool) -> dict[int, JoinedCell]:
    """Cells of the first row that are part of a cell above: all of a cut row; else the foot of a merged cell, whose text is on one side.

    Where the first column begins anew, so do the others: only the leading empty ones, and those beside them, go on.
    """
    merged: dict[int, JoinedCell] = {}
    leading, same_group = True, False
    for upper, cell in sorted(pairs, key=lambda pair: pair[1].column):
        if cut and upper is not None:
            merged[id(cell)] = upper
        elif upper is not None and bool(upper.text) != bool(cell.text) and (leading or (same_group and max(upper.row_span, cell.row_span) > 1)):
            merged[id(cell)] = upper
            same_group = same_group or cell.column == 0
        if cell.text:
            leading = False
    return {} if not cut and all(not cell.text for _, cell in pairs) else merged


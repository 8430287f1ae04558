"""A table that a page converter gave in pieces, one a page, put together again: nothing stands between the pieces, and the next one begins
with the same header, or with a row like the last one and no header at all.  A row that the break cut is mended."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ingest.layout.items import CellItem, Paragraph, TableItem

_FIGURE = re.compile(r"[-−]?[\d,，.]+\s*[%％‰]?")
_BLANKS = re.compile(r"\s+")
_FEWEST = 2
"""So many words make a header."""

_Row = list[CellItem]


def continued(items: Iterable[Paragraph | TableItem]) -> list[Paragraph | TableItem]:
    """The items, each run of pieces made one table."""
    whole: list[Paragraph | TableItem] = []
    for item in items:
        last = whole[-1] if whole else None
        if isinstance(item, TableItem) and isinstance(last, TableItem) and (start := _goes_on(last, item)) is not None:
            _append(last, item, start)
        else:
            whole.append(item)
    return whole


def _goes_on(table: TableItem, piece: TableItem) -> int | None:
    """The piece's first row that is not the header again; None where it is another table."""
    above, below = _rows(table), _rows(piece)
    if not above or not below or _width(table) != _width(piece):
        return None
    repeated = _repeated(above, below)
    if repeated:
        return repeated if repeated < len(below) else None
    return 0 if _is_head(above[0]) and len(above) > 1 and _alike(above[-1], below[0]) else None


def _repeated(above: Sequence[_Row], below: Sequence[_Row]) -> int:
    """How many rows at the top are the same header."""
    same = 0
    while same < min(len(above), len(below)) and _signs(above[same]) == _signs(below[same]) and _is_head(above[same]):
        same += 1
    return same if all(cell.row + cell.row_span <= same for row in below[:same] for cell in row) else 0


def _is_head(row: _Row) -> bool:
    words = {_key(cell) for cell in row} - {""}
    return len(words) >= _FEWEST and not any(_FIGURE.fullmatch(word) for word in words)


def _alike(above: _Row, below: _Row) -> bool:
    """Whether the same columns hold figures, and some do; the first holds words in both."""
    figures = [[bool(_FIGURE.fullmatch(_key(cell))) for cell in row] for row in (above, below)]
    places = [[(cell.column, cell.column_span) for cell in row] for row in (above, below)]
    return places[0] == places[1] and figures[0] == figures[1] and any(figures[0]) and not figures[0][0]


def _append(table: TableItem, piece: TableItem, start: int) -> None:
    end = max(cell.row + cell.row_span for cell in table.cells)
    last = {(cell.column, cell.column_span): cell for cell in table.cells if cell.row + cell.row_span == end}
    first = [cell for cell in piece.cells if cell.row == start]
    cut = _is_rest(first, last)
    base = end - start - cut
    for cell in piece.cells:
        if cut and cell.row == start:
            upper = last[cell.column, cell.column_span]
            upper.text += cell.text
            upper.row_span += cell.row_span - 1
        elif cell.row >= start:
            cell.row += base
            table.cells.append(cell)


def _is_rest(row: _Row, last: Mapping[tuple[int, int], CellItem]) -> bool:
    """Whether a row is the rest of the last one: words alone, none of them in the first column, none where the last row has a figure."""
    inked = [cell for cell in row if cell.text.strip()]
    if not inked or any((cell.column, cell.column_span) not in last for cell in row):
        return False
    uppers = [last[cell.column, cell.column_span] for cell in inked]
    figures = any(_FIGURE.fullmatch(_key(cell)) for cell in last.values())
    return figures and all(cell.column for cell in inked) and all(_key(upper) and not _FIGURE.fullmatch(_key(upper)) for upper in uppers)


def _rows(table: TableItem) -> list[_Row]:
    rows: dict[int, _Row] = {}
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        rows.setdefault(cell.row, []).append(cell)
    return [rows[row] for row in sorted(rows)]


def _width(table: TableItem) -> int:
    return max((cell.column + cell.column_span for cell in table.cells), default=0)


def _signs(row: _Row) -> list[tuple[int, int, int, str]]:
    return [(cell.column, cell.column_span, cell.row_span, _key(cell)) for cell in row]


def _key(cell: CellItem) -> str:
    return _BLANKS.sub("", cell.text)

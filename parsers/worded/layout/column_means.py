"""The mean of a table's marks told below it: 县（区）| 得分 … 5 rows, then 5个县（区）平均得分87.2分."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.document import Table
from model.figure import Worded
from model.regexp import regexp
from model.span import CellRef
from model.view import squeezed
from parsers.worded.layout.grid import TOTAL, Grid
from parsers.worded.layout.laid import Laid

_MEAN = regexp(r"(?P<n>\d{1,3})(?:个|家|所)[^，,。；;\d]{1,14}?(?:的)?平均(?:综合|评价)?(?P<what>得分|评分|分)(?:为|是|:)*(?P<x>\d+(?:\.\d+)?)(?P<unit>分)")
_BELOW, _FEWEST = 4, 3


def column_means(laid: Laid) -> Iterator[Worded]:
    """Where the rows of figures are as many as the text says, and one column alone is of what it says."""
    lines = [stretch for stretch in laid.stretches if stretch.cell is None and stretch.view.offsets]
    means = {at: (stretch, squeezed(stretch.view)) for at, stretch in enumerate(lines) if "平均" in stretch.text}
    starts = [stretch.view.offsets[0] for stretch in lines] if means else []
    for table, grid in laid.grids if means else ():
        below = bisect_left(starts, _end(table))
        for stretch, view in (means[at] for at in range(below, below + _BELOW) if at in means):
            for match in _MEAN.finditer(view.text):
                columns = _columns(grid)
                rows = _rows(grid, table, columns[0]) if len(columns) == 1 else []
                numbers = [grid.number(row, columns[0]) for row in rows]
                if len(rows) >= _FEWEST and int(match["n"]) == len(rows):
                    way = f"({'+'.join(number or '' for number in numbers)})/{len(rows)}"
                    claimed = laid.document.anchor(view.span(match.start("x"), match.end("unit")), None)
                    places = tuple(laid.document.anchor(grid.cells[row, columns[0]].span, CellRef(table.index, row, columns[0])) for row in rows)
                    yield Worded(
                        id="", kind="average", label=f"表中平均{match['what']}", claimed=match["x"], claimed_unit=match["unit"], ways=(way,), firm=_near(match["x"], numbers),
                        anchor=places[0], claimed_anchor=claimed, part=stretch.part, tokens=(claimed.span, *(place.span for place in places)), places=places,
                    )


def _end(table: Table) -> int:
    return max((cell.span.end for cell in table.cells), default=0)


def _columns(grid: Grid) -> list[int]:
    return [column for (row, column), head in grid.texts.items() if row == 0 and _ASIDE.sub("", head).endswith(("得分", "评分"))]


_ASIDE = regexp(r"[(（][^()（）]*[)）]$")
_NO_ROW = regexp(r"平均|均值|小计")


def _rows(grid: Grid, table: Table, column: int) -> list[int]:
    """The rows below the head that have a number there, those of totals and means left out; none where a row has no number."""
    rows = [row for row in range(1, table.rows) if not TOTAL.fullmatch(grid.label(row)) and not _NO_ROW.search(grid.label(row))]
    return rows if all(grid.number(row, column) is not None for row in rows) else []


def _near(told: str, numbers: Sequence[str | None]) -> bool:
    """Beyond the numbers themselves something else is meant."""
    given = [Decimal(number) for number in numbers if number]
    return min(given) <= Decimal(told) <= max(given)

"""How far the highest of a table's column lies from the lowest, told below it: 商户的满意率最高，居民最低，两者相差5.95个百分点."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from model.document import Table
from model.figure import Worded
from model.regexp import regexp
from model.view import squeezed
from parsers.worded.layout.grid import TOTAL, Grid
from parsers.worded.layout.laid import Laid
from parsers.worded.layout.named_rows import Printed, held_to_cells

_SPAN = regexp(r"(?:相差|差距|差值|极差|落差|高出|高|低)(?:了|达到?|为|有|近)?(?P<x>\d+(?:\.\d+)?)(?P<unit>个?百分点|分|万元|元|天|公里|亩)(?![\d值])")
_STOP = "。；;"
_NO_ROW = regexp(r"平均|均值|小计|其中")
_OTHER = regexp(r"上年|去年|(?<!合)同期|目标|计划|\d%")
_ASIDE = regexp(r"[(（][^()（）]*[)）]")
_BELOW, _FEWEST = 4, 3


def column_spans(laid: Laid) -> Iterator[Worded]:
    """Where one column alone is of the unit, or one is named in the sentence that speaks of both the highest and the lowest."""
    lines = [stretch for stretch in laid.stretches if stretch.cell is None and stretch.view.offsets]
    told = {at: (stretch, squeezed(stretch.view)) for at, stretch in enumerate(lines) if "最高" in stretch.text and "最低" in stretch.text}
    starts = [stretch.view.offsets[0] for stretch in lines] if told else []
    for place, (table, grid) in enumerate(laid.grids) if told else ():
        below = bisect_left(starts, _end(table))
        last = bisect_left(starts, _start(laid.grids[place + 1][0])) if place + 1 < len(laid.grids) else len(lines)
        for stretch, view in (told[at] for at in range(below, min(below + _BELOW, last)) if at in told):
            for match in _SPAN.finditer(view.text):
                words = view.text[max(view.text.rfind(stop, 0, match.start()) for stop in _STOP) + 1 : match.start()]
                column = _column(grid, match["unit"], words) if "最高" in words and "最低" in words and not _OTHER.search(words) else None
                if column is None:
                    continue
                rows = sorted((Decimal(grid.number(row, column) or "0"), row) for row in grid.rows)
                high, low = rows[-1][1], rows[0][1]
                claimed = laid.document.anchor(view.span(match.start("x"), match.end("unit")), None)
                number = Printed(match["x"], match["unit"], claimed, stretch.part)
                way = f"{grid.number(high, column)}-{grid.number(low, column)}"
                yield held_to_cells(laid.document, table, grid, "gap", "最高与最低之差", number, [(high, column), (low, column)], (way,))


def _start(table: Table) -> int:
    return min((cell.span.start for cell in table.cells), default=0)


def _end(table: Table) -> int:
    return max((cell.span.end for cell in table.cells), default=0)


def _column(grid: Grid, unit: str, words: str) -> int | None:
    """The one column of such numbers; of several the one whose head the words name."""
    if any(_NO_ROW.search(grid.label(row)) or TOTAL.fullmatch(grid.label(row)) for row in grid.rows) or len(grid.rows) < _FEWEST:
        return None
    able = [column for column in grid.heads if all(grid.number(row, column) is not None for row in grid.rows) and _of_unit(grid, column, unit)]
    named = [column for column in able if (head := _ASIDE.sub("", grid.heads[column])) and head in words]
    found = named or able
    return found[0] if len(found) == 1 else None


def _of_unit(grid: Grid, column: int, unit: str) -> bool:
    printed = {grid.unit(row, column) for row in grid.rows}
    if unit.endswith("百分点"):
        return printed == {"%"} or (printed == {""} and "%" in grid.heads[column])
    return printed == {unit} or (printed == {""} and (f"({unit})" in grid.heads[column].replace("（", "(").replace("）", ")") or (unit == "分" and "得分" in grid.heads[column])))

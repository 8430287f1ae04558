"""The highest and the lowest of a table's column, and its mean, told in the text: 最高分96.5分，最低分81.0分，平均88.4分 beside 单位 | 得分.

The column is the only one that has one of the two ends as told: then the other end is held to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.document import Table
from model.figure import Worded
from model.regexp import regexp
from model.view import squeezed
from parsers.worded.layout.grid import TOTAL, Grid, numeric
from parsers.worded.layout.laid import Laid
from parsers.worded.layout.named_rows import Printed, held_to_cells

_ENDS = regexp(
    r"最高(?:得)?(?:分|值)?(?:为|是|达到?|:)?(?P<high>\d+(?:\.\d+)?)(?P<unit>分|%|万元|天)[，,、；;](?:而)?最低(?:得)?(?:分|值)?(?:仅)?(?:为|是|:)?(?P<low>\d+(?:\.\d+)?)(?P=unit)"
)
_MEAN = regexp(r"平均|均值|均分")
_FEWEST, _DIGITS = 3, 3


def column_ends(laid: Laid) -> Iterator[Worded]:
    """Both ends, where one table alone has a column with one of them."""
    for stretch in laid.stretches:
        if stretch.cell is not None or "最高" not in stretch.text or "最低" not in stretch.text:
            continue
        view = squeezed(stretch.view)
        for match in _ENDS.finditer(view.text):
            found = [(table, grid, ends) for table, grid in laid.grids for ends in _ends_of(table, grid, match["high"], match["low"])]
            if len(found) != 1:
                continue
            table, grid, ends = found[0]
            for group, (row, column), word in (("high", ends[0], "最高"), ("low", ends[1], "最低")):
                claimed = laid.document.anchor(view.span(match.start(group), match.end(group)), None)
                number = Printed(match[group], match["unit"], claimed, stretch.part)
                yield held_to_cells(laid.document, table, grid, "tabled", word, number, [(row, column)], (f"1*{grid.number(row, column)}",))


def _ends_of(table: Table, grid: Grid, high: str, low: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The places of a column's ends, one of which at least is as told, to so many digits that it is no chance."""
    rows = [row for row in grid.rows if not TOTAL.fullmatch(grid.label(row)) and not _MEAN.search(grid.label(row))]
    for column in numeric(grid, table) if len(rows) >= _FEWEST else ():
        told = [(Decimal(number), row) for row in rows if (number := grid.number(row, column)) is not None]
        if len(told) == len(rows):
            bottom, top = min(told), max(told)
            same = [Decimal(end) == number for end, number in ((high, top[0]), (low, bottom[0]))]
            if any(same) and min(len(high.replace(".", "")), len(low.replace(".", ""))) >= _DIGITS:
                yield (top[1], column), (bottom[1], column)

"""The rate of a table's row of totals, told in the text as that of all together: 三地合并计算的满意率91.58% beside 合计 | 190 | 174 | 91.58%."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.document import Table
from model.figure import Worded
from model.regexp import regexp
from parsers.worded.layout.grid import Grid
from parsers.worded.layout.laid import Laid
from parsers.worded.layout.named_rows import Printed, held_to_cells

_OF_ALL = regexp(r"(?P<how>合并(?:计算)?|合计|总计|总体|综合|总的|整体|平均)的?(?P<name>[\u4e00-\u9fff]{1,6}[率度])(?:为|达到?|是|仅|约|:)*$")
_SURE = ("合并", "合并计算", "合计", "总计")
"""What else is said of all may be worked another way: then only a slip of the pen is held against it."""
_HEAD = regexp(r"(?P<name>[\u4e00-\u9fff]{2,10}[率度])(?:[（(]%[)）])?")


def rates_of_all(laid: Laid) -> Iterator[Worded]:
    """Only where one total of the report has a rate by that name."""
    totals = [total for table, grid in laid.grids if grid.total is not None for total in _rates(table, grid)]
    lines = list(laid.lines("%")) if totals else []
    for line in lines:
        for term in line.terms:
            match = _OF_ALL.search(term.clause) if term.unit == "%" and term.exact else None
            named = [total for total in totals if match is not None and total[2].endswith(match["name"])]
            if match is None or len(named) != 1:
                continue
            table, grid, name, column = named[0]
            place = (grid.total or 0, column)
            number = Printed.of(laid.document, line, term, "%")
            yield held_to_cells(laid.document, table, grid, "rate", f"合计{name}", number, [place], (f"{grid.number(*place)}/100",), match["how"] in _SURE)


def _rates(table: Table, grid: Grid) -> Iterator[tuple[Table, Grid, str, int]]:
    for column, head in grid.heads.items():
        match = _HEAD.fullmatch(head)
        number = grid.number(grid.total or 0, column) if match is not None else None
        if match is not None and number is not None and Decimal(number) > 1 and (grid.unit(grid.total or 0, column) == "%" or "%" in head):
            yield table, grid, match["name"], column

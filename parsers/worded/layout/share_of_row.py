"""The share that a named row of a table has in its total, told in the text: 投资额最大的为甲校，占总投资的26.97% beside 学校 | 面积 | 投资额 and 合计."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from model.document import Document, Table
from model.figure import Worded
from model.regexp import regexp
from parsers.worded.layout.grid import Grid, numeric
from parsers.worded.layout.laid import Laid, Line
from parsers.worded.layout.named_rows import Printed, held_to_cells, row_names
from parsers.worded.scene import Term

_SHARE = regexp(r"(?:^|[。；;:：，,])(?P<words>[^。；;:：\d]{2,30}?)[，,]占(?P<base>[\u4e00-\u9fff]{2,10}?)(?:的)?(?:比例|比重|比)?(?:为|达|约|是)*$")
_IDLE = regexp(r"合计|总计|全部|总额|总数|总|额|数|量|的|[（(][^()（）]*[)）]")
_NO_SHARE = regexp(r"率|%|占比|比例|序号|单价|标准|造价|均")
_FEWEST = 3


def shares_of_rows(laid: Laid) -> Iterator[Worded]:
    """Only where one row is named, no number stands between it and its share, and one column alone is called as the base is."""
    tables = [(table, grid, names) for table, grid in laid.grids if len(names := row_names(grid)) >= _FEWEST]
    for line in laid.lines("占", "%") if tables else ():
        for term in line.terms:
            plain = term.dimension == "percent" and term.exact and term.unit == "%"
            match = _SHARE.search(line.view.text, 0, term.number.printed.number_start) if plain else None
            for table, grid, names in tables if match is not None else ():
                if match is not None:
                    yield from _held(laid.document, table, grid, names, line, term, match)


def _held(document: Document, table: Table, grid: Grid, names: dict[int, str], line: Line, term: Term, match: re.Match[str]) -> Iterator[Worded]:
    rows = [row for row, name in names.items() if name in match["words"]]
    longest = max((len(names[row]) for row in rows), default=0)
    rows = [row for row in rows if len(names[row]) == longest]
    base = _IDLE.sub("", match["base"])
    columns = [column for column in numeric(grid, table) if not _NO_SHARE.search(grid.heads.get(column, "")) and _same(base, _IDLE.sub("", grid.heads.get(column, "")))]
    if len(rows) != 1 or len(columns) != 1:
        return
    cells = [(rows[0], columns[0]), *([(grid.total, columns[0])] if grid.total is not None else [(row, columns[0]) for row in grid.rows if row != rows[0]])]
    numbers = [grid.number(*place) for place in cells]
    if None in numbers or not Decimal(numbers[0] or 0):
        return
    whole = numbers[1] if grid.total is not None else f"({'+'.join(number or '0' for number in numbers)})"
    number = Printed.of(document, line, term, "%")
    yield held_to_cells(document, table, grid, "rate", f"{names[rows[0]]}占比", number, cells, (f"{numbers[0]}/{whole}",))


def _same(base: str, head: str) -> bool:
    return len(base) > 1 and len(head) > 1 and (base in head or head in base)

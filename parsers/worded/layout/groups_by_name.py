"""Rows of a table taken together by what their names end with: 初级中学2所，维修面积6600平方米；小学4所，维修面积8260平方米 beside one row a school."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.figure import Worded
from model.regexp import regexp
from parsers.worded.layout.grid import Grid, numeric
from parsers.worded.layout.laid import Laid
from parsers.worded.layout.named_rows import Printed, held_to_cells, row_names

_GROUP = regexp(
    r"(?:^|[，,；;。：:、]|其中|有)(?P<kind>[\u4e00-\u9fff]{2,6}?)(?P<n>\d{1,3})(?:所|个|家|座|处|户)[，,、(](?P<what>[\u4e00-\u9fff]{2,8}?)(?:共计|合计|共|为|计)*$"
)
_IDLE = regexp(r"[（(][^()（）]*[)）]|合计|总|数量|金额")
_FEWEST, _SHARED = 2, 2


def groups_by_name(laid: Laid) -> Iterator[Worded]:
    """Only where just so many rows are called so, not all of them, and one column alone is called as the number is."""
    tables = [(table, grid, names) for table, grid in laid.grids if len(names := row_names(grid)) > _FEWEST]
    for line in laid.lines() if tables else ():
        for term in line.terms:
            match = _GROUP.search(line.view.text, 0, term.number.printed.number_start) if term.countable else None
            for table, grid, names in tables if match is not None else ():
                if match is None:
                    continue
                rows = [row for row, name in names.items() if name.endswith(match["kind"])]
                columns = [column for column in numeric(grid, table) if _named(grid, column, match["what"])]
                numbers = [grid.number(row, columns[0]) for row in rows] if len(columns) == 1 else []
                if len(rows) != int(match["n"]) or not _FEWEST <= len(rows) < len(names) or not numbers or None in numbers:
                    continue
                made = sum((Decimal(number or 0) for number in numbers), Decimal(0))
                if made and abs(made - Decimal(term.plain)) * 2 <= made:
                    cells = [(row, columns[0]) for row in rows]
                    number = Printed.of(laid.document, line, term)
                    yield held_to_cells(laid.document, table, grid, "sum", f"{match['kind']}合计", number, cells, ("+".join(one or "0" for one in numbers),))


def _named(grid: Grid, column: int, what: str) -> bool:
    head = _IDLE.sub("", grid.heads.get(column, ""))
    return any(head[at : at + _SHARED] in what for at in range(len(head) - 1))

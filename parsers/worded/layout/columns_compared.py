"""What parts two columns of a table, told in a sentence below it: 决算数较预算数减少2.68万元 below 项目 | 2022年决算数 | 2023年预算数 | 2023年决算数."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.document import Table
from model.figure import Worded
from model.regexp import regexp
from parsers.worded.layout.grid import Grid
from parsers.worded.layout.laid import Laid, Line
from parsers.worded.layout.named_rows import Printed, held_to_cells, row_names
from parsers.worded.scene import Term

_STEP = regexp(r"(?:[较比与同](?P<base>(?:20\d\d年度?)?(?:年初|全年|调整)?(?:预算|上年|去年|上年度)(?:数|同期|决算数?)?)(?:相比)?[，,]?)(?:净)?(?P<way>减少|增加|节约|压减|下降|增长|超支)(?:了|支出)?$")
_YEAR = regexp(r"(?P<year>20\d\d)年")
_ACTUAL, _BUDGET = regexp(r"决算|执行|支出|实际"), regexp(r"预算")
_BELOW = 3


def columns_compared(laid: Laid) -> Iterator[Worded]:
    """The total's row alone, where the sentence names no other row, and the heads tell one column each of what is compared."""
    lines = {line.at: line for line in laid.counted("较", "比")}
    ends = {stretch.cell.table: at for at, stretch in enumerate(laid.stretches) if stretch.cell is not None} if lines else {}
    for table, grid in laid.grids:
        near = [lines[at] for at in range(ends.get(table.index, 0) + 1, ends.get(table.index, 0) + 1 + _BELOW) if at in lines] if table.index in ends and grid.total is not None else []
        names = row_names(grid).values() if near else ()
        for line in near:
            for term in line.terms:
                match = _STEP.search(term.clause) if term.countable and term.dimension == "money" else None
                if match is not None and not any(name in line.view.text[_opening(line, term) : term.start] for name in names):
                    yield from _held(laid, table, grid, line, term, match["base"])


def _opening(line: Line, term: Term) -> int:
    return max(line.view.text.rfind(mark, 0, term.start) for mark in "。；;") + 1


def _held(laid: Laid, table: Table, grid: Grid, line: Line, term: Term, base: str) -> Iterator[Worded]:
    years = {column: int(match["year"]) for column, head in grid.heads.items() if (match := _YEAR.search(head))}
    last = max(years.values(), default=0)
    now = [column for column, head in grid.heads.items() if years.get(column) == last and _ACTUAL.search(head) and not _BUDGET.search(head)]
    if "预算" in base:
        then = [column for column, head in grid.heads.items() if years.get(column) == last and _BUDGET.search(head) and not _ACTUAL.search(head)]
    else:
        then = [column for column, head in grid.heads.items() if years.get(column) == last - 1 and _ACTUAL.search(head)]
    row = grid.total or 0
    one, other = (grid.number(row, columns[0]) if len(columns) == 1 else None for columns in (now, then))
    if one is None or other is None:
        return
    claimed = laid.document.anchor(line.view.span(term.number.printed.number_start, term.end), None)
    printed = Printed(term.plain, term.unit, claimed, line.stretch.part)
    way = f"{one}-{other}" if Decimal(one) > Decimal(other) else f"{other}-{one}"
    yield held_to_cells(laid.document, table, grid, "gap", f"合计较{base}之差", printed, [(row, now[0]), (row, then[0])], (way,))

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
                yield from _against_head(laid, table, grid, line, term)
                if match is not None and not any(name in line.view.text[_opening(line, term) : term.start] for name in names):
                    yield from _held(laid, table, grid, line, term, match["base"])


_AGAINST_HEAD = regexp(r"[较比与](?P<base>合同[价款金额总]*|概算|批复[价金额总投资]*|送审[价金额]*|控制价|估算|中标[价金额]*)(?:相比)?[，,]?(?:净)?(?:减少|增加|节约|核减|核增|审减|压减|降低|节省)(?:了|资金|投资)?$")
_MOST = 2


def _against_head(laid: Laid, table: Table, grid: Grid, line: Line, term: Term) -> Iterator[Worded]:
    """结算审定价合计664万元，较合同价核减6万元: the total of a column, told right before, against that of the column called 合同价."""
    match = _AGAINST_HEAD.search(term.clause) if term.countable and term.dimension == "money" else None
    before = [other for other in line.terms if other.end <= term.start and other.dimension == "money"]
    if match is None or not before:
        return
    row = grid.total or 0
    totals = {column: Decimal(number) for column in grid.heads if (number := grid.number(row, column)) is not None}
    now = [column for column, number in totals.items() if number == Decimal(before[-1].plain)]
    then = [column for column in totals if match["base"][:_MOST] in grid.heads[column]]
    if len(now) == len(then) == 1 and now != then:
        yield _gap(laid, table, grid, line, term, (now[0], then[0]), f"合计较{match['base']}之差")


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
    if len(now) == len(then) == 1 and None not in (grid.number(grid.total or 0, now[0]), grid.number(grid.total or 0, then[0])):
        yield _gap(laid, table, grid, line, term, (now[0], then[0]), f"合计较{base}之差")


def _gap(laid: Laid, table: Table, grid: Grid, line: Line, term: Term, columns: tuple[int, int], label: str) -> Worded:
    row = grid.total or 0
    one, other = (grid.number(row, column) or "0" for column in columns)
    printed = Printed.of(laid.document, line, term)
    way = f"{one}-{other}" if Decimal(one) > Decimal(other) else f"{other}-{one}"
    return held_to_cells(laid.document, table, grid, "gap", label, printed, [(row, column) for column in columns], (way,))

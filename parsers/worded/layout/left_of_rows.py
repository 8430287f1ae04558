"""What is left of one row's budget, told beside the row's own rate: 其中设备补贴执行率最低，仅为71.50%，结余57.00万元 beside 预算数 | 支出数 | 执行率."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.document import Table
from model.figure import Worded
from model.regexp import regexp
from parsers.worded.layout.grid import Grid, numeric
from parsers.worded.layout.laid import Laid, Line
from parsers.worded.layout.named_rows import Printed, held_to_cells, row_names
from parsers.worded.scene import Term

_LEFT = regexp(r"^(?:尚|仍|资金)*(?:结余|结转|剩余|节余|未支出|未使用|未拨付|未执行)(?:资金|金额|经费|预算)?(?:为|共|了)*$")
_MEANT, _DONE, _RATE = regexp(r"预算|计划|下达|安排|到位"), regexp(r"支出|执行|使用|拨付|支付|兑付"), regexp(r"率|进度|占比")
_FEWEST = 2


def left_of_rows(laid: Laid) -> Iterator[Worded]:
    """Where the sentence names one row and tells a number of that row, and the table has one column of what was meant and one of what was done."""
    tables = [(table, grid, names, pair) for table, grid in laid.grids if (pair := _columns(table, grid)) is not None and len(names := row_names(grid)) >= _FEWEST]
    for line in laid.counted("结余", "结转", "剩余", "节余", "未") if tables else ():
        for term in line.terms:
            if term.dimension == "money" and term.countable and _LEFT.match(term.clause):
                for table, grid, names, pair in tables:
                    yield from _held(laid, (table, grid), names, pair, (line, term))


def _columns(table: Table, grid: Grid) -> tuple[int, int] | None:
    heads = {column: grid.heads.get(column, "") for column in numeric(grid, table)}
    meant = [column for column, head in heads.items() if _MEANT.search(head) and not _DONE.search(head) and not _RATE.search(head)]
    done = [column for column, head in heads.items() if _DONE.search(head) and not _MEANT.search(head) and not _RATE.search(head)]
    return (meant[0], done[0]) if len(meant) == len(done) == 1 else None


def _held(laid: Laid, there: tuple[Table, Grid], names: dict[int, str], pair: tuple[int, int], told: tuple[Line, Term]) -> Iterator[Worded]:
    (table, grid), (line, term) = there, told
    text = line.view.text
    opens = max(text.rfind(stop, 0, term.start) for stop in "。；;") + 1
    rows = [row for row, name in names.items() if name in text[opens : term.start]]
    if len(rows) != 1 or any(grid.number(rows[0], column) is None for column in pair):
        return
    row = rows[0]
    own = {Decimal(number) for column in range(table.columns) if (number := grid.number(row, column)) is not None}
    beside = [other for other in line.terms if opens <= other.start < term.start and not other.number.printed.han]
    if not beside or not all(Decimal(other.plain) in own for other in beside):
        return
    meant, done = (grid.number(row, column) or "0" for column in pair)
    printed = Printed.of(laid.document, line, term)
    if Decimal(meant) > Decimal(done):
        yield held_to_cells(laid.document, table, grid, "gap", f"{names[row]}结余", printed, [(row, column) for column in pair], (f"{meant}-{done}",))

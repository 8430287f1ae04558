"""What the columns of a table make of one another, whatever they are called: base less deduction is the payment.

A relation that all rows but one keep is one that the table goes by; the row that does not is held to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from model.document import Table
from model.figure import Worded
from model.regexp import regexp
from model.slips import telling_digits
from parsers.worded.layout.grid import Grid, relation
from parsers.worded.layout.laid import Laid

_FEWEST = 4
"""Rows that keep a relation, beside the one that does not."""
_TELLING = 3
"""So many of them must tell: with other numbers than noughts and those of the row before."""
_NO_AMOUNT = regexp(r"率|占比|比例|%|得分|评分|分值|权重|序号|编号|年度$|年份|日期|时间|电话|标准|单价")
_MOST = 9
"""Columns that are tried."""
Numbers = dict[int, dict[int, Decimal]]


def mined_columns(laid: Laid) -> Iterator[Worded]:
    """Of each table; a cell that two relations know is told once."""
    for table, grid in laid.grids:
        numbers = _numbers(table, grid)
        if len(numbers) < 2:
            continue
        if len(grid.rows) > _FEWEST:
            yield from _constant(laid, table, grid, numbers)
        yield from _three(laid, table, grid, numbers)
        yield from _run(laid, table, grid, numbers)


def _numbers(table: Table, grid: Grid) -> Numbers:
    """The columns that have a plain number in every row."""
    found: Numbers = {}
    for column in range(table.columns):
        own = {row: Decimal(number) for row in grid.rows if (number := grid.number(row, column)) is not None and not grid.unit(row, column)}
        if len(own) == len(grid.rows) and not _NO_AMOUNT.search(grid.heads.get(column, "")) and not _serial(list(own.values())):
            found[column] = own
    return dict(list(found.items())[:_MOST])


def _serial(values: Sequence[Decimal]) -> bool:
    return list(values) == [values[0] + step for step in range(len(values))]


def _constant(laid: Laid, table: Table, grid: Grid, numbers: Numbers) -> Iterator[Worded]:
    """扣减 | 实付: the two make one sum in every row, though no column tells it."""
    for a, b in combinations(numbers, 2):
        sums = {row: numbers[a][row] + numbers[b][row] for row in grid.rows}
        whole, times = Counter(sums.values()).most_common(1)[0]
        odd = [row for row in grid.rows if sums[row] != whole]
        usual = Counter(numbers[b][row] for row in grid.rows).most_common(1)[0][0]
        shared = [row for row in grid.rows if sums[row] == whole and numbers[a][row] and numbers[b][row] and numbers[b][row] != usual]
        if times < _FEWEST or len(odd) != 1 or not shared or not _slight(sums[odd[0]], whole):
            continue
        row = odd[0]
        smaller, larger = sorted((a, b), key=lambda column: numbers[column][row])
        yield relation(laid.document, table, grid, laid.part_of, (row, larger), [(row, smaller)], (f"{whole}-{grid.number(row, smaller)}",), None, "", "gap")


_PART = Decimal("0.5")


def _slight(told: Decimal, due: Decimal) -> bool:
    """A row twice as large as the others is one of another kind (a quarter's, a bonus)."""
    return due > 0 and abs(told - due) <= due * _PART


def _three(laid: Laid, table: Table, grid: Grid, numbers: Numbers) -> Iterator[Worded]:
    """计划 | 已完成 | 待实施: one column is two others together in every row, the totals' too; of few rows, in those of long numbers."""
    known: set[int] = set()
    total = _totals(grid, numbers)
    for whole in numbers:
        for a, b in combinations([column for column in numbers if column != whole], 2):
            rows = {row: (numbers[a][row], numbers[b][row], numbers[whole][row]) for row in grid.rows}
            if {a, b, whole} <= set(total):
                rows[_TOTAL] = (total[a], total[b], total[whole])
            odd = [row for row, (one, other, due) in rows.items() if one + other != due]
            telling = {numbers for row, numbers in rows.items() if row not in odd and numbers[0] and numbers[1]}
            sure = len(rows) > _FEWEST or (len(rows) == _FEWEST and all(telling_digits(str(due)) >= _LONG for _, _, due in telling))
            if len(odd) == 1 and sure and not known.intersection(odd) and odd != [_TOTAL] and len(telling) >= _TELLING and _slight(sum(rows[odd[0]][:2], Decimal(0)), rows[odd[0]][2]):
                row = odd[0]
                known.add(row)
                way = f"{grid.number(row, a)}+{grid.number(row, b)}"
                yield relation(laid.document, table, grid, laid.part_of, (row, whole), [(row, a), (row, b)], (way,), None, "", "sum")


_TOTAL = -1
_LONG = 4


def _totals(grid: Grid, numbers: Numbers) -> dict[int, Decimal]:
    """The row of totals, where it tells a column's."""
    told = {column: grid.number(grid.total, column) for column in numbers} if grid.total is not None else {}
    return {column: Decimal(number) for column, number in told.items() if number is not None}


_SHORTEST = 3
"""Columns of a run: so many that make another one in two rows do so by no chance."""
_KEPT = 2


def _run(laid: Laid, table: Table, grid: Grid, numbers: Numbers) -> Iterator[Worded]:
    """2021年 | 2022年 | 2023年 | 完成: columns side by side that make another one, at least in two rows of three; of 回收 | 有效 | 满意 | 一般 |
    不满意 the one that they make in more rows."""
    columns = sorted(numbers)
    best: tuple[int, int, list[int]] | None = None
    for whole in columns:
        for first, last in combinations(range(len(columns)), 2):
            run = columns[first : last + 1]
            kept = 0 if whole in run or len(run) < _SHORTEST else _kept(grid, numbers, whole, run)
            if kept * 3 >= len(grid.rows) * 2 and kept and (best is None or kept > best[0]):
                best = (kept, whole, run)
    if best is None or best[0] == len(grid.rows):
        return
    _, whole, run = best
    for row in grid.rows:
        due = sum((numbers[column][row] for column in run), Decimal(0))
        if _slight(due, numbers[whole][row]):
            way = "+".join(str(grid.number(row, column)) for column in run)
            yield relation(laid.document, table, grid, laid.part_of, (row, whole), [(row, column) for column in run], (way,), None, "", "sum")


def _kept(grid: Grid, numbers: Numbers, whole: int, run: Sequence[int]) -> int:
    """The rows in which a run makes a column; 0 where too few of them tell."""
    due = {row: sum((numbers[column][row] for column in run), Decimal(0)) for row in grid.rows}
    kept = [row for row in grid.rows if numbers[whole][row] == due[row]]
    telling = {due[row] for row in kept if sum(numbers[column][row] != 0 for column in run) >= _SHORTEST and due[row] > _SMALL}
    return len(kept) if len(telling) >= _KEPT else 0


_SMALL = 20

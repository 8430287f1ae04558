"""What a passage works out of the rows of a table, one row after another: 甲线每公里造价94万元，乙线92万元，丙线90万元 beside 路线 | 里程 | 中标价.

Where two columns give the numbers of several rows, the one number that they do not give is held to its row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from model.document import Document, Table
from model.figure import Worded
from model.regexp import regexp
from model.slips import reordered
from parsers.worded.layout.grid import Grid, numeric
from parsers.worded.layout.laid import Laid
from parsers.worded.layout.named_rows import Named, Printed, held_to_cells, named, passages, row_names
from parsers.worded.scene import Term, rounds_to

_FEWEST = 2
"""Rows whose numbers agree, and digits of each."""
_NEAR = Decimal("0.2")
_OTHER = regexp(r"标准|目标|同比|上年|去年|[较比]|增加|减少|增长|下降|以上|以下|追加|调整为|原|合计|共")
_CUE = regexp(r"每|均|单位|折合|率|占")
_SCALES = ((Decimal(1), ""), (Decimal(10000), "*10000"))


def worked_columns(laid: Laid) -> Iterator[Worded]:
    """Each number of a passage that its row does not give as the others are given by theirs."""
    named_rows = [(table, grid, names) for table, grid in laid.grids if len(names := row_names(grid)) > _FEWEST]
    lines = [line for line in laid.counted() if _CUE.search(line.stretch.text)] if named_rows else []
    for table, grid, names in named_rows:
        columns = numeric(grid, table)
        for passage in passages([one for line in lines for one in named(line, names, _OTHER)]):
            told = [one for one in passage if not _printed(grid, table, one)]
            if len(told) > _FEWEST and len({one.row for one in told}) == len(told) and len({one.term.unit for one in told}) == 1:
                yield from _against(laid.document, table, grid, told, columns, names)


def _printed(grid: Grid, table: Table, one: Named) -> bool:
    """Whether the row has the number itself."""
    return any(number is not None and Decimal(number) == Decimal(one.term.plain) for column in range(table.columns) for number in (grid.number(one.row, column),))


def _against(document: Document, table: Table, grid: Grid, told: Sequence[Named], columns: Sequence[int], names: dict[int, str]) -> Iterator[Worded]:
    for over, under in permutations(columns, 2):
        for scale, times in _SCALES:
            made = [(one, _quotient(grid, one.row, over, under, scale)) for one in told]
            odd = [(one, exact) for one, exact in made if exact is None or not rounds_to(exact, one.term)]
            if not odd:
                return
            one, exact = odd[0]
            if len(odd) == 1 and exact is not None and _like(exact, one.term):
                yield _worded(document, table, grid, one, (over, under), times, names[one.row])
                return


def _quotient(grid: Grid, row: int, over: int, under: int, scale: Decimal) -> Decimal | None:
    a, b = grid.number(row, over), grid.number(row, under)
    return Decimal(a) * scale / Decimal(b) if a is not None and b is not None and Decimal(b) else None


def _like(exact: Decimal, term: Term) -> bool:
    """So near, or so alike in the digits, that one may be the other mistyped."""
    places = len(term.plain.partition(".")[2])
    return abs(exact - Decimal(term.plain)) <= exact * _NEAR or reordered(f"{exact:.{places}f}", term.plain)


def _worded(document: Document, table: Table, grid: Grid, one: Named, columns: tuple[int, int], times: str, name: str) -> Worded:
    claimed = document.anchor(one.view.span(one.term.start, one.term.end), None)
    over, under = (grid.number(one.row, column) for column in columns)
    number = Printed(one.term.plain, one.term.unit, claimed, one.stretch.part)
    return held_to_cells(document, table, grid, "average", f"{name}按表计算", number, [(one.row, column) for column in columns], (f"{over}{times}/{under}",))

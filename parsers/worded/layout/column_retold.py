"""A column of a table that a passage tells again, row by row: 培训补贴486.32万元、见习补贴96.48万元、创业贴息118.95万元 beside 项目 | 支出数.

Where the passage has the numbers of several rows as the column has them, the one number that differs is held to its row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.document import Document, Table
from model.figure import Worded
from model.regexp import regexp
from model.slips import one_slip, reordered
from parsers.worded.layout.grid import Grid
from parsers.worded.layout.laid import Laid
from parsers.worded.layout.named_rows import Named, Printed, held_to_cells, named, passages, row_names
from parsers.worded.layout.tables import NO_SUM
from parsers.worded.scene import Term

_FEWEST_ROWS = 3
_FEWEST_AGREEING = 2
_SURE = 3
"""So many that agree leave no doubt of the fourth."""
_NEAR = Decimal("0.2")
_OTHER = regexp(r"人均|户均|平均|每|单价|标准|目标|同比|上年|去年|[较比]|增加|减少|增长|下降|结余|缺口|尚差|差额|以上|以下|追加|调整为|原")


def retold_columns(laid: Laid) -> Iterator[Worded]:
    """Each number of the text that is not its row's, in a passage that tells the rows of the table."""
    named_rows = [(table, grid, names) for table, grid in laid.grids if len(names := row_names(grid)) >= _FEWEST_ROWS]
    lines = list(laid.counted()) if named_rows else []
    seen: set[int] = set()
    for table, grid, names in named_rows:
        for passage in passages([one for line in lines for one in named(line, names, _OTHER)]):
            for column in range(1, table.columns):
                odd = _odd(grid, table, column, passage)
                place = odd.view.span(odd.term.start, odd.term.end).start if odd is not None else -1
                if odd is not None and place not in seen:
                    seen.add(place)
                    yield _worded(laid.document, table, grid, column, odd, names)


def _odd(grid: Grid, table: Table, column: int, passage: Sequence[Named]) -> Named | None:
    """The one number of a passage that is not its row's, where several others are theirs in this column."""
    if NO_SUM.search(grid.heads.get(column, "")) and "率" in grid.heads.get(column, ""):
        return None
    agreeing: list[Named] = []
    odd: list[Named] = []
    for row in dict.fromkeys(one.row for one in passage):
        number = grid.number(row, column)
        if number is None:
            continue
        told = [one for one in passage if one.row == row]
        same = [one for one in told if _equal(one.term, number)]
        own = {other for place in range(table.columns) if (other := grid.number(row, place)) is not None}
        others = [one for one in told if not any(_equal(one.term, other) for other in own)]
        agreeing += same[:1]
        if not same and len(others) == 1:
            odd += others
    agreed = {one.term.plain for one in agreeing if odd and one.term.unit == odd[0].term.unit}
    if len(odd) != 1 or len(agreed) < _FEWEST_AGREEING:
        return None
    printed, due = odd[0].term.plain, grid.number(odd[0].row, column) or "0"
    return odd[0] if _like(printed, due) or (len(agreeing) >= _SURE and one_slip(printed, due)) else None


def _equal(term: Term, number: str) -> bool:
    return Decimal(term.plain) == Decimal(number)


def _like(told: str, number: str) -> bool:
    """So near, or so alike in the digits, that one may be the other mistyped."""
    return abs(Decimal(told) - Decimal(number)) <= Decimal(number) * _NEAR or reordered(told, number)


def _worded(document: Document, table: Table, grid: Grid, column: int, odd: Named, names: dict[int, str]) -> Worded:
    claimed = document.anchor(odd.view.span(odd.term.start, odd.term.end), None)
    number = Printed(odd.term.plain, odd.term.unit, claimed, odd.stretch.part)
    return held_to_cells(document, table, grid, "tabled", names[odd.row], number, [(odd.row, column)], (f"1*{grid.number(odd.row, column)}",))

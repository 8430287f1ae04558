"""A total of a table that the text tells anywhere with two digits in each other's place: 竣工结算1295.9万元 beside 标段 | 合同价 | 结算价, 合计 1259.90;
or, as what was done, with another digit: 渠道完成32.35公里 beside 渠道（公里）, 合计 32.85."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from model.document import Document, Table
from model.figure import Worded
from model.regexp import regexp
from model.slips import one_slip, telling_digits, turned
from parsers.worded.afar.pool import shared
from parsers.worded.layout.grid import Grid, Grids, numeric
from parsers.worded.layout.laid import Laid, Line
from parsers.worded.layout.named_rows import Printed, held_to_cells
from parsers.worded.scene import Term

_FEWEST = 4
"""Digits of a number that is no other's neighbour by chance."""
_PART = regexp(r"其中|每|平均|人均|户均|亩均|增加|减少|增长|下降|上年|去年")


@dataclass(frozen=True, slots=True)
class _Total:
    table: Table
    grid: Grid
    column: int
    number: Decimal


def turned_totals(laid: Laid) -> Iterator[Worded]:
    """Only a number that stands nowhere else, of words like the head of the one total that it could be."""
    totals = list(_totals(laid.grids))
    lines = list(laid.counted()) if totals else []
    told = [Decimal(term.plain) for line in lines for term in line.terms if term.countable]
    tabled = {Decimal(number) for _, grid in laid.grids for place in grid.texts if (number := grid.number(*place)) is not None} if totals else set()
    idle = laid.lexicon.words["twin_idle"]
    for line in lines:
        for term in line.terms:
            if term.countable and telling_digits(term.plain) >= _FEWEST and Decimal(term.plain) not in tabled and told.count(Decimal(term.plain)) == 1 and not _PART.search(term.clause):
                alike = [total for total in totals if (_slipped(term, total.number) or _another_digit(term, total)) and shared(total.grid.heads.get(total.column, ""), term.lead, idle)]
                if len({total.number for total in alike}) == 1:
                    yield _worded(laid.document, line, term, alike[0])


def _totals(grids: Grids) -> Iterator[_Total]:
    for table, grid in grids:
        for column in numeric(grid, table) if grid.total is not None else ():
            number = grid.number(grid.total or 0, column)
            if number is not None and telling_digits(number) >= _FEWEST:
                yield _Total(table, grid, column, Decimal(number))


def _slipped(term: Term, total: Decimal) -> bool:
    places = len(term.plain.partition(".")[2])
    return total == round(total, places) and term.plain in turned(f"{total:.{places}f}")


_DONE, _UNIT = regexp(r"完成|建成|实际|实有|共计?$|合计"), regexp(r"[（(](?P<unit>[^()（）]{1,6})[)）]$")


def _another_digit(term: Term, total: _Total) -> bool:
    """Of what is told as done, in the column's own unit: what was planned, or what a part was, may well come near."""
    unit = _UNIT.search(total.grid.heads.get(total.column, ""))
    return unit is not None and unit["unit"] == term.unit and bool(_DONE.search(term.clause)) and one_slip(term.plain, f"{total.number:f}")


def _worded(document: Document, line: Line, term: Term, total: _Total) -> Worded:
    printed = Printed.of(document, line, term)
    name = total.grid.heads.get(total.column, "")
    return held_to_cells(document, total.table, total.grid, "afar", f"表中{name}合计", printed, [(total.grid.total or 0, total.column)], (f"1*{total.number:f}",))

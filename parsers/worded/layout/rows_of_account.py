"""Accounts that go down the rows: 基金收入，其中…，基金支出，当年结余; 租金收入，物业收入，收入合计，减：运营成本，净收益."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.document import Table
from model.figure import Worded
from model.regexp import regexp
from parsers.worded.layout.grid import Grid, numeric, plain, relation
from parsers.worded.layout.laid import Laid
from parsers.worded.layout.tables import NO_SUM

_MARK = regexp(r"^(?:[一二三四五六七八九十\d]{1,2}[、.．]|[（(][一二三四五六七八九十\d]{1,2}[)）]|[减加][:：])+")
_ASIDE = regexp(r"[（(][^()（）]*[)）]")
_INCOME = regexp(r"(?:[\u4e00-\u9fff]{0,6}收入)(?:合计|总计|总额|小计)?")
_COST = regexp(r"(?:[\u4e00-\u9fff]{0,6}(?:支出|成本|费用))(?:合计|总计|总额|小计)?")
_REST = regexp(r"(?:(?:当年|本年|年度|收支|项目|基金|本期)*(?:收支)?(?:结余|净收益|净收入|利润|盈余|收支差额|净现金流))")
_SUMMED = regexp(r"[\u4e00-\u9fff]{0,6}(?:收入|支出|成本|费用)(?:合计|总计)")
_AMONG = regexp(r"^其中[:：]?")
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class _Row:
    at: int
    name: str
    among: bool


def rows_of_account(laid: Laid) -> Iterator[Worded]:
    """What is left, of the only income and the only spending above it; the sums of rows of one kind; the parts that 其中 opens."""
    for table in laid.document.tables:
        grid = plain(laid.document, table)
        rows = [_row(grid, at) for at in range(table.rows)]
        rest = next((row for row in rows if _REST.fullmatch(row.name)), None)
        if rest is None or not any(_INCOME.fullmatch(row.name) for row in rows) or not any(_COST.fullmatch(row.name) for row in rows):
            continue
        grid.rows = [row.at for row in rows if row.at and row.name]
        grid.heads = {column: grid.texts.get((0, column), "") for column in range(table.columns)}
        for column in numeric(grid, table):
            shares = any(grid.unit(row, column) == "%" for row in grid.rows)
            if not shares and not NO_SUM.search(grid.heads[column]):
                yield from _column(laid, table, grid, [row for row in rows if row.at in grid.rows], column)


def _row(grid: Grid, at: int) -> _Row:
    label = grid.label(at)
    return _Row(at, _ASIDE.sub("", _AMONG.sub("", _MARK.sub("", label))), bool(_AMONG.match(label)))


def _column(laid: Laid, table: Table, grid: Grid, rows: Sequence[_Row], column: int) -> Iterator[Worded]:
    def told(kind: str, result: _Row, parts: Sequence[_Row], sign: str) -> Worded:
        way = sign.join(grid.number(part.at, column) or "0" for part in parts)
        return relation(laid.document, table, grid, laid.part_of, (result.at, column), [(part.at, column) for part in parts], (way,), None, "", kind)

    rows = [row for row in rows if grid.number(row.at, column) is not None]
    for at, row in enumerate(rows):
        above = rows[:at]
        if _REST.fullmatch(row.name):
            income, cost = (_only([one for one in above if pattern.fullmatch(one.name)]) for pattern in (_INCOME, _COST))
            if income is not None and cost is not None:
                yield told("cells", row, (income, cost), "-")
        elif _SUMMED.fullmatch(row.name):
            kind = row.name[-4:-2]
            own = [one for one in above if one.name.endswith(kind)]
            if len(own) >= _FEWEST and own == above[-len(own) :]:
                yield told("parts", row, own, "+")
        elif at + 1 < len(rows) and rows[at + 1].among:
            end = next((place for place in range(at + 1, len(rows)) if _INCOME.fullmatch(rows[place].name) or _COST.fullmatch(rows[place].name) or _REST.fullmatch(rows[place].name)), len(rows))
            if end - at > _FEWEST:
                yield told("parts", row, rows[at + 1 : end], "+")


def _only(rows: Sequence[_Row]) -> _Row | None:
    """The row of the sum where one is told, else the only row of the kind."""
    sums = [row for row in rows if _SUMMED.fullmatch(row.name)]
    return sums[0] if len(sums) == 1 else rows[0] if len(rows) == 1 else None

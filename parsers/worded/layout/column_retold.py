"""A column of a table that a passage tells again, row by row: 培训补贴486.32万元、见习补贴96.48万元、创业贴息118.95万元 beside 项目 | 支出数.

Where the passage has the numbers of several rows as the column has them, the one number that differs is held to its row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lexicon.load import Lexicon
from model.document import BlockKind, Document, Table
from model.figure import Worded
from model.regexp import regexp
from model.slips import reordered
from model.span import CellRef
from model.view import View, squeezed
from parsers.stretch import Stretch
from parsers.worded.layout.grid import TOTAL, Grid, Grids
from parsers.worded.layout.tables import NO_SUM
from parsers.worded.scene import Term, terms_of

_FEWEST_ROWS = 3
_FEWEST_AGREEING = 2
_APART = 2
"""Stretches between two that belong to one passage: numbered items stand close together."""
_NEAR = Decimal("0.2")
_ASIDE = regexp(r"[(（][^()（）]*[)）]")
_ORDINAL = regexp(r"^(?:\d{1,2}[.、．]|[(（]?[一二三四五六七八九十]{1,2}[)）、])")
_TOLD = regexp(r"\d[\d,.]*[\u4e00-\u9fff]")
_OTHER = regexp(r"人均|户均|平均|每|单价|标准|目标|同比|上年|去年|[较比]|增加|减少|增长|下降|结余|缺口|尚差|差额|以上|以下|追加|调整为|原")


@dataclass(frozen=True, slots=True)
class _Named:
    """A number of the text and the row whose name leads to it."""

    at: int
    row: int
    term: Term
    stretch: Stretch
    view: View


@dataclass(frozen=True, slots=True)
class _Line:
    at: int
    stretch: Stretch
    view: View
    terms: tuple[Term, ...]


def retold_columns(document: Document, grids: Grids, stretches: Sequence[Stretch], lexicon: Lexicon) -> Iterator[Worded]:
    """Each number of the text that is not its row's, in a passage that tells the rows of the table."""
    named_rows = [(table, grid, names) for table, grid in grids if len(names := _names(grid)) >= _FEWEST_ROWS]
    lines = [line for at, stretch in enumerate(stretches) if (line := _line(at, stretch, lexicon)) is not None] if named_rows else []
    seen: set[int] = set()
    for table, grid, names in named_rows:
        for passage in _passages([named for line in lines for named in _named(line, names)]):
            for column in range(1, table.columns):
                odd = _odd(grid, table, column, passage)
                place = odd.view.span(odd.term.start, odd.term.end).start if odd is not None else -1
                if odd is not None and place not in seen:
                    seen.add(place)
                    yield _worded(document, table, grid, column, odd, names)


def _line(at: int, stretch: Stretch, lexicon: Lexicon) -> _Line | None:
    if stretch.cell is not None or stretch.kind is BlockKind.CAPTION or not _TOLD.search(stretch.text):
        return None
    view = squeezed(stretch.view)
    return _Line(at, stretch, view, terms_of(view.text, lexicon))


def _names(grid: Grid) -> dict[int, str]:
    """What the rows of figures are called, each by a name of its own."""
    found = {row: _ORDINAL.sub("", _ASIDE.sub("", grid.label(row))) for row in grid.rows if row != grid.total}
    told = list(found.values())
    return {row: name for row, name in found.items() if len(name) > 1 and told.count(name) == 1 and not TOTAL.fullmatch(name) and re.match(r"[\u4e00-\u9fff]{2}", name)}


def _named(line: _Line, names: dict[int, str]) -> Iterator[_Named]:
    for term in line.terms:
        lead = _ASIDE.sub("", term.clause) if term.countable else ""
        rows = [row for row, name in names.items() if name in lead] or [row for row, name in names.items() if _within(name, lead)]
        longest = max((len(names[row]) for row in rows), default=0)
        rows = [row for row in rows if len(names[row]) == longest]
        if len(rows) == 1 and not _OTHER.search(lead.replace(names[rows[0]], "", 1)):
            yield _Named(line.at, rows[0], term, line.stretch, line.view)


def _within(name: str, lead: str) -> bool:
    """县级配套 in 县级财政配套, 中央资金 in 中央环保资金: the name's first two characters together, the others in order behind them."""
    start = lead.find(name[:2])
    if start < 0 or len(name) < _SHORT:
        return False
    at = start + 2
    for char in name[2:]:
        at = lead.find(char, at) + 1
        if not at:
            return False
    return len(lead) - start <= len(name) + _LONGER


_SHORT, _LONGER = 4, 8


def _passages(told: Sequence[_Named]) -> Iterator[list[_Named]]:
    run: list[_Named] = []
    for one in told:
        if run and one.at - run[-1].at > _APART:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _odd(grid: Grid, table: Table, column: int, passage: Sequence[_Named]) -> _Named | None:
    """The one number of a passage that is not its row's, where several others are theirs in this column."""
    if NO_SUM.search(grid.heads.get(column, "")) and "率" in grid.heads.get(column, ""):
        return None
    agreeing: list[_Named] = []
    odd: list[_Named] = []
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
    return odd[0] if _like(odd[0].term.plain, grid.number(odd[0].row, column) or "0") else None


def _equal(term: Term, number: str) -> bool:
    return Decimal(term.plain) == Decimal(number)


def _like(told: str, number: str) -> bool:
    """So near, or so alike in the digits, that one may be the other mistyped."""
    return abs(Decimal(told) - Decimal(number)) <= Decimal(number) * _NEAR or reordered(told, number)


def _worded(document: Document, table: Table, grid: Grid, column: int, odd: _Named, names: dict[int, str]) -> Worded:
    cell = grid.cells[odd.row, column]
    claimed = document.anchor(odd.view.span(odd.term.start, odd.term.end), None)
    there = document.anchor(cell.span, CellRef(table.index, cell.row, cell.column))
    return Worded(
        id="", kind="tabled", label=names[odd.row], claimed=odd.term.plain, claimed_unit=odd.term.unit, ways=(f"1*{grid.number(odd.row, column)}",), firm=True,
        anchor=there, claimed_anchor=claimed, part=odd.stretch.part, tokens=(claimed.span, there.span), places=(there,),
    )

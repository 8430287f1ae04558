"""Numbers of the text that a row of a table is named before: 培训补贴486.32万元、见习补贴96.48万元 beside a table with these rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from model.document import Document, Table
from model.figure import Worded
from model.regexp import regexp
from model.span import Anchor
from model.view import View
from parsers.stretch import Stretch
from parsers.worded.layout.grid import TOTAL, Grid, anchor_of
from parsers.worded.layout.laid import Line
from parsers.worded.scene import Term

_APART = 2
"""Stretches between two that belong to one passage: numbered items stand close together."""
_ASIDE = regexp(r"[(（][^()（）]*[)）]")
_ORDINAL = regexp(r"^(?:\d{1,2}[.、．]|[(（]?[一二三四五六七八九十]{1,2}[)）、])")


@dataclass(frozen=True, slots=True)
class Named:
    """A number of the text and the row whose name leads to it."""

    at: int
    row: int
    term: Term
    stretch: Stretch
    view: View


@dataclass(frozen=True, slots=True)
class Printed:
    """A number of the text, with its unit and its place."""

    plain: str
    unit: str
    anchor: Anchor
    part: int

    @classmethod
    def of(cls, document: Document, line: Line, term: Term, unit: str = "") -> Self:
        """A paragraph's number; ``unit``: where it is held to its cells in another than its own."""
        return cls(term.plain, unit or term.unit, line.anchor(document, term), line.stretch.part)


def held_to_cells(
    document: Document, table: Table, grid: Grid, kind: str, label: str, number: Printed, cells: Sequence[tuple[int, int]], ways: tuple[str, ...], firm: bool = True,
) -> Worded:
    """A number of the text against what some cells of a table make of it."""
    there = tuple(anchor_of(document, table, grid, place) for place in cells)
    return Worded(
        id="", kind=kind, label=label, claimed=number.plain, claimed_unit=number.unit, ways=ways, firm=firm, anchor=there[0], claimed_anchor=number.anchor, part=number.part,
        tokens=(number.anchor.span, *(anchor.span for anchor in there)), places=there,
    )


def row_names(grid: Grid) -> dict[int, str]:
    """What the rows of figures are called, each by a name of its own."""
    found = {row: _ORDINAL.sub("", _ASIDE.sub("", grid.label(row))) for row in grid.rows if row != grid.total}
    told = list(found.values())
    return {row: name for row, name in found.items() if len(name) > 1 and told.count(name) == 1 and not TOTAL.fullmatch(name) and regexp(r"[\u4e00-\u9fff]{2}").match(name)}


def named(line: Line, names: dict[int, str], other: re.Pattern[str]) -> Iterator[Named]:
    """Its countable numbers whose words hold the name of one row, and no word of what is another thing (``other``)."""
    for term in line.terms:
        lead = _ASIDE.sub("", term.clause) if term.countable or (term.dimension == "mark" and term.exact) else ""
        rows = [row for row, name in names.items() if name in lead] or [row for row, name in names.items() if _within(name, lead)]
        longest = max((len(names[row]) for row in rows), default=0)
        rows = [row for row in rows if len(names[row]) == longest]
        if len(rows) == 1 and not other.search(lead.replace(names[rows[0]], "", 1)):
            yield Named(line.at, rows[0], term, line.stretch, line.view)


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


def passages(told: Sequence[Named]) -> Iterator[list[Named]]:
    run: list[Named] = []
    for one in told:
        if run and one.at - run[-1].at > _APART:
            yield run
            run = []
        run.append(one)
    if run:
        yield run

"""How many times what a bond's project earns covers the debt: 项目净收益对债券本息的覆盖倍数为1.53倍, beside 净收益 and 还本付息总额 told in text or table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from model.figure import Worded
from model.regexp import regexp
from model.span import Anchor
from parsers.worded.layout.grid import anchor_of
from parsers.worded.layout.laid import Laid

_COVER = regexp(r"(?:本息|债务|偿债|收益|资金)[^，。；;\d]{0,10}(?:覆盖|保障)(?:倍数|率|比|程度)(?:为|是|达到?|约|:)*$")
_EARNED = regexp(r"(?:净收益|净现金流入?|可用于(?:还本付息|偿债)的?(?:收益|资金))(?:总额|合计|总计|共|为|约|:)*$")
_DEBT = regexp(r"(?:还本付息|本息)(?:总额|合计|总计|总和|之和|总)(?:金额)?(?:共|为|约|:)*$")


@dataclass(frozen=True, slots=True)
class _Sum:
    """In 元."""

    amount: Decimal
    anchor: Anchor


def debt_cover(laid: Laid) -> Iterator[Worded]:
    """Only where the report tells one sum that is earned and one of the whole debt."""
    asked = [(line, term) for line in laid.lines("覆盖") for term in line.terms if term.unit == "倍" and term.exact and _COVER.search(term.clause)]
    if not asked:
        return
    earned, debt = ([*_told(laid, pattern), *_tabled(laid, pattern)] for pattern in (_EARNED, _DEBT))
    if len({one.amount for one in earned}) != 1 or len({one.amount for one in debt}) != 1:
        return
    for line, term in asked:
        claimed = line.anchor(laid.document, term)
        yield Worded(
            id="", kind="average", label="本息覆盖倍数", claimed=term.plain, claimed_unit="倍", ways=(f"{earned[0].amount:f}/{debt[0].amount:f}",), firm=True, anchor=earned[0].anchor,
            claimed_anchor=claimed, part=line.stretch.part, tokens=(claimed.span, earned[0].anchor.span, debt[0].anchor.span), places=(earned[0].anchor, debt[0].anchor),
        )


def _told(laid: Laid, pattern: re.Pattern[str]) -> Iterator[_Sum]:
    for line in laid.lines("万元"):
        for term in line.terms:
            if term.dimension == "money" and term.countable and pattern.search(term.clause):
                yield _Sum(Decimal(term.plain) * term.factor, line.anchor(laid.document, term))


def _tabled(laid: Laid, pattern: re.Pattern[str]) -> Iterator[_Sum]:
    """Of tables of names and sums in 万元: the last number of the row."""
    for table, grid in laid.grids:
        for row in range(table.rows):
            told = [(row, column) for column in range(1, table.columns) if grid.number(row, column) is not None] if pattern.search(_ASIDE.sub("", grid.label(row))) else []
            if told and "万元" in laid.document.text[max(0, table.span.start - _NOTE) : table.span.end]:
                yield _Sum(Decimal(grid.number(*told[-1]) or 0) * 10000, anchor_of(laid.document, table, grid, told[-1]))


_ASIDE = regexp(r"[（(][^()（）]*[)）]")
_NOTE = 40

"""Payments whose head tells their share of the contract: 包号 | 合同金额 | 预付款（30%） | 到货款（30%） | 验收款（35%） | 质保金（5%）."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from model.document import Document, Table
from model.figure import Worded
from model.regexp import regexp
from parsers.stretch import PartOf
from parsers.worded.layout.grid import Grid, relation
from parsers.worded.layout.laid import Laid

_CONTRACT = regexp(r"(?:施工|签约)?(?:合同|中标|成交)(?:价|金额|价款|总价|额)(?:[（(](?:万元|元)[）)])?")
_SHARED = regexp(r"(?:支付|应付)?[\u4e00-\u9fff]{0,4}(?:款|金)[（(](?:合同(?:价|金额)?的?)?(?P<share>\d{1,2}(?:\.\d+)?)%[）)]|(?P<ahead>\d{1,2}(?:\.\d+)?)%[\u4e00-\u9fff]{1,4}[款金]")
_ROWS, _HALF = 2, 2
"""So many rows at least; half of them hold, so that the head's share is what is meant."""


def instalment_relations(laid: Laid) -> Iterator[Worded]:
    """Each payment of every table with such a head against its row's contract."""
    for table, grid in laid.grids:
        base = [column for column, head in grid.heads.items() if _CONTRACT.fullmatch(head)]
        for column, head in grid.heads.items() if len(base) == 1 else ():
            match = _SHARED.fullmatch(head)
            if match is not None:
                yield from _column(laid.document, table, grid, laid.part_of, (base[0], column), match["share"] or match["ahead"])


def _column(document: Document, table: Table, grid: Grid, part_of: PartOf, columns: tuple[int, int], share: str) -> Iterator[Worded]:
    base, paid = columns
    told = [row for row in (*grid.rows, *([grid.total] if grid.total is not None else [])) if grid.number(row, base) and grid.number(row, paid)]
    held = sum(_holds(grid.number(row, base) or "0", grid.number(row, paid) or "0", share) for row in told)
    if len(told) < _ROWS or held * _HALF < len(told):
        return
    for row in told:
        yield relation(document, table, grid, part_of, (row, paid), [(row, base)], (f"{grid.number(row, base)}*{share}/100",), None, "", "rate")


def _holds(base: str, paid: str, share: str) -> bool:
    return abs(Fraction(base) * Fraction(share) / 100 - Fraction(paid)) <= Fraction(1, 10 ** len(paid.partition(".")[2]))

"""What is said of every row of a table's column of rates: 三个子项目满意度均达到90%以上, 各乡镇合格率均不低于95% beside 乡镇 | 抽查数 | 合格率."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from model.document import Table
from model.figure import Worded
from model.regexp import regexp
from parsers.worded.layout.grid import Grid, numeric, relation
from parsers.worded.layout.laid import Laid, Line

_ALL = regexp(
    r"(?P<name>[\u4e00-\u9fff]{0,10}?(?P<stem>[\u4e00-\u9fff]{1,3}[率度]))[，,]?(?:均|都|全部)(?P<at>(?:达到?|超过?|高于|不低于|在|大于)(?:了)?|≥)(?P<n>\d+(?:\.\d+)?)%(?:及?以上)?(?=的?(?:目标|要求|标准)|[，,。；;、]|$)"
)
_KIND = 3
"""Characters at the end that tell a rate from others: 满意度, 合格率."""
_NEAR = 5
"""Stretches between the table's end and the sentence."""
_BEFORE = 20
_NOT_ALL = regexp(r"(?:预计|力争|争取|确保|要求|应|拟|目标|计划)[^，。；;]{0,16}$|除[^，。；;]{1,12}外|(?:其余|其他|其它|另外)[^，。；;]{0,10}$")


def all_reach(laid: Laid) -> Iterator[Worded]:
    """The lowest row against the line that all of them are said to reach, where one table just above has one column so called."""
    ends = {stretch.cell.table: at for at, stretch in enumerate(laid.stretches) if stretch.cell is not None}
    for line in laid.lines("%"):
        for match in _ALL.finditer(line.view.text):
            before = line.view.text[: match.start()]
            if _NOT_ALL.search(before[-_BEFORE:] + match['name']):
                continue
            near = [(table, grid) for table, grid in laid.grids if 0 < line.at - ends.get(table.index, line.at) <= _NEAR]
            found = [(table, grid, column) for table, grid in near for column in _columns(table, grid, match["stem"])]
            if len(found) == 1:
                yield from _lowest(laid, *found[0], line, match)


def _columns(table: Table, grid: Grid, stem: str) -> list[int]:
    return [column for column in numeric(grid, table) if regexp(r"[（(]%?[)）]$|%$").sub("", grid.heads.get(column, "")).endswith(stem[-_KIND:])]


def _lowest(laid: Laid, table: Table, grid: Grid, column: int, line: Line, match: re.Match[str]) -> Iterator[Worded]:
    rates = {row: Decimal(told) for row in grid.rows if (told := grid.number(row, column)) is not None}
    term = next((term for term in line.terms if term.number.printed.number_start == match.start("n")), None)
    row = min(rates, key=lambda row: rates[row], default=None)
    if term is not None and row is not None and len(rates) > 1 and rates[row] < Decimal(match["n"]):
        claimed = line.anchor(laid.document, term)
        short = relation(laid.document, table, grid, laid.part_of, (row, column), [], (f"{match['n']}/100",), None, "%", "at_least")
        label = f"称{match['stem'][-_KIND:]}均达到{match['n']}%，而{grid.label(row)}"
        yield replace(short, label=label, anchor=claimed, places=(claimed,), tokens=(claimed.span, *short.tokens))

"""The rate of one row of a table, told anywhere in the text: 三个工种中，电工取证率最低，仅90% beside 工种 | 培训人数 | 取证人数."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from model.document import Document, Table
from model.figure import Worded
from model.regexp import regexp
from parsers.worded.layout.grid import Grid, numeric
from parsers.worded.layout.laid import Laid, Line
from parsers.worded.layout.named_rows import Printed, held_to_cells, row_names
from parsers.worded.scene import Term

_RATE = regexp(r"(?:^|[。；;，,、:：])(?P<words>[^。；;，,、:：\d]{2,24}?)(?P<stem>[\u4e00-\u9fff]{2})率(?:最[高低]|较[高低]|偏[高低]|垫底|居末)?[，,]?(?:却|也|就)?(?:仅有?|只有?|刚|高|低)?(?:为|达到?|至|约|是)*$")
_OTHER = regexp(r"目标|上年|去年|同比|较|比|计划|要求|平均|合计|总体|综合")
_STEMS = {"执行": ("执行", "支出"), "支付": ("支付", "支出"), "支出": ("支出",), "使用": ("使用", "支出"), "完成": ("完成", "实际"), "中标": ()}
"""What a rate is called and what the column of its numerator is: else by the same word."""
_NO_BASE = regexp(r"率|%|占比|比例|序号|得分|分值|差|结余|未|补贴|资助|奖|其中|标准|单价|上年|去年")
_PLANNED, _OF_PLAN = regexp(r"计划|目标|任务|预算|应"), ("完成", "执行", "支出")
_FEWEST, _MOST = 2, 2

_NEAR = Decimal(20)
"""Percentage points: a rate further off is measured against something else."""


def rates_of_rows(laid: Laid) -> Iterator[Worded]:
    """Only where the row does not print the rate itself, and one column or two may be its base."""
    tables = [(table, grid, names) for table, grid in laid.grids if len(names := row_names(grid)) >= _FEWEST]
    if not tables:
        return
    lines = laid.lines("率", "%")
    for line in lines:
        for term in line.terms:
            match = _RATE.search(line.view.text[: term.number.printed.number_start]) if term.dimension == "percent" and term.exact and term.unit == "%" else None
            if match is not None and not _OTHER.search(match.group()):
                for table, grid, names in tables:
                    yield from _held(laid.document, table, grid, names, (line, term, match))


def _held(document: Document, table: Table, grid: Grid, names: dict[int, str], told: tuple[Line, Term, re.Match[str]]) -> Iterator[Worded]:
    line, term, match = told
    rows = [row for row, name in names.items() if name in match["words"]]
    longest = max((len(names[row]) for row in rows), default=0)
    rows = [row for row in rows if len(names[row]) == longest]
    pairs = list(_pairs(table, grid, rows[0], match["stem"])) if len(rows) == 1 else []
    if not pairs or len(pairs) > _MOST:
        return
    row = rows[0]
    cells = [(row, column) for column in dict.fromkeys(column for pair in pairs for column in pair)]
    ways = tuple(dict.fromkeys(f"{grid.number(row, over)}/{grid.number(row, under)}" for over, under in pairs))
    near = all(abs(Decimal(grid.number(row, over) or 0) * 100 / Decimal(grid.number(row, under) or 1) - Decimal(term.plain)) <= _NEAR for over, under in pairs)
    number = Printed.of(document, line, term, "%")
    yield held_to_cells(document, table, grid, "rate", f"{names[row]}{match['stem']}率", number, cells, ways, near and len(ways) == 1)


def _pairs(table: Table, grid: Grid, row: int, stem: str) -> Iterator[tuple[int, int]]:
    """The column that is called as the rate is, and the columns left of it of at least as much; none where the row prints the rate."""
    columns = numeric(grid, table)
    heads = {column: grid.heads.get(column, "") for column in columns}
    if any(stem in head and _NO_BASE.search(head) and "率" in head for head in heads.values()):
        return
    tops = [column for column, head in heads.items() if any(word in head for word in _STEMS.get(stem, (stem,))) and not _NO_BASE.search(head)]
    over = grid.number(row, tops[0]) if len(tops) == 1 else None
    bases = [column for column, head in heads.items() if column < tops[0] and grid.number(row, column) and not _NO_BASE.search(head)] if tops else []
    planned = [column for column in bases if _PLANNED.search(heads[column])]
    bases = planned if stem in _OF_PLAN else [column for column in bases if column not in planned] or bases
    for column in bases if over is not None and Decimal(over) else ():
        under = Decimal(grid.number(row, column) or 0)
        if under and (stem in _OF_PLAN or under >= Decimal(over or 0)):
            yield tops[0], column

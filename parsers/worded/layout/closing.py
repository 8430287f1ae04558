"""What is left at the end of each year, in a table that goes down the years: 年度 | 到位 | 支出 | 年末结余, where what was left is carried on; and
年初结转 | 到位 | 支出 | 年末结余 in one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from model.regexp import regexp
from parsers.worded.layout.grid import GAP, Grid, Way

_CLOSING = regexp(r"[年期月季]末|年底|结余|余额|库存|存量")
_OPENING = regexp(r"年初|期初|上[年期月]|以前年度|结转|原有")
_TIME = regexp(r"(?:19|20)\d\d年?度?(?:[上下]半年)?|第?[一二三四1-4]季度|\d{1,2}月份?|[上下]半年|第[一二三四五]年")


def closing_ways(grid: Grid, column: int, others: Sequence[int]) -> Iterator[Way]:
    """What came in less what went out, on top of what stood in the row before ({p}, nothing in the first row and in the total's), or in the
    row's own opening column."""
    head = grid.heads.get(column, "")
    if not _CLOSING.search(head):
        return
    if GAP.search(head) and goes_down_time(grid):
        yield from (("{p}+{0}-{1}", pair) for pair in permutations(others, 2))
    for opening in others:
        if _OPENING.search(grid.heads.get(opening, "")) and opening < column:
            yield from (("{0}+{1}-{2}", (opening, *pair)) for pair in permutations([other for other in others if other != opening], 2))


def stands_at_end(grid: Grid, column: int) -> bool:
    """Whether a column tells what stands at the end of each of some years: what is left of one is in the next, so that they do not add up."""
    return bool(_CLOSING.search(grid.heads.get(column, ""))) and goes_down_time(grid)


def goes_down_time(grid: Grid) -> bool:
    """Whether the rows are years, quarters or months."""
    return len(grid.rows) > 1 and all(_TIME.fullmatch(grid.label(row)) for row in grid.rows)

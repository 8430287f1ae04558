"""A grid whose rows came out one a line, cells parted by blanks: a line of names, then lines of as many cells, with numbers in the same columns.

道路名称 长度(米) 面积(平方米) ⏎ 东风路 1,260 30,240 ⏎ …: every row has a cell for each name; only the total row may leave cells out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.frames import bare
from parsers.tables.heads import Heads
from parsers.tables.pieces import Token, is_figure
from parsers.tables.rebuilt import Rebuilt, Row, line_at

_LONGEST = 18
_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 2
_NO_HEAD = regexp(r"[。；;！？?：:，、]|^(?:表|图|附[表件])\s*[\d一二三四五六七八九十]|^(?:单位|注)")
_HAN = regexp(r"[\u4e00-\u9fff]")
_MARKS = ("weight", "points", "score")
_SERIAL = ("序号", "编号")



def lined_rows(tokens: Sequence[Token], at: int, heads: Heads) -> Rebuilt | None:
    """The grid whose head is the line that begins with this token; None where none is."""
    head = _line(tokens, at)
    if len(head) < _FEWEST_COLUMNS or not all(_is_head(token) for token in head) or len({token.key for token in head}) < len(head):
        return None
    marks = [column for column, token in enumerate(head) if heads.indicator.role(token.key) in _MARKS]  # a row with words there has lost a cell
    rows: list[Sequence[Token]] = []
    total: Sequence[Token] = ()
    for line in _lines(tokens, at + len(head)):
        if len(line) == len(head) and any(is_figure(token.key) for token in line) and all(is_figure(line[column].key) for column in marks):
            rows.append(line)
        else:
            total = line if bare(line[0].key) in heads.total else ()
            break
    numbered = [column for column in range(len(head)) if rows and all(is_figure(row[column].key) for row in rows)]
    counted = [column for column in numbered if head[column].key not in _SERIAL]
    if len(rows) + bool(total) < _FEWEST_ROWS or not counted or not all(any(_HAN.search(token.key) for token in row) for row in rows):
        return None
    grid: list[Row] = [dict(enumerate(row)) for row in (head, *rows)]
    grid += _total(total, counted)
    return Rebuilt(grid, at + sum(len(row) for row in grid))


def _total(line: Sequence[Token], counted: Sequence[int]) -> Iterator[Row]:
    """The total row that leaves out the cells that have nothing to add up: 合计 100 86.55, one number for each column of numbers."""
    if line and len(line) - 1 == len(counted) and all(is_figure(token.key) for token in line[1:]):
        yield {0: line[0], **dict(zip(counted, line[1:], strict=True))}


def _lines(tokens: Sequence[Token], at: int) -> Iterator[Sequence[Token]]:
    while at < len(tokens):
        line = _line(tokens, at)
        yield line
        at += len(line)


def _line(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """The tokens on one line, from the one that begins it; the rest of a line is none."""
    return tokens[at : at + 1] if at and tokens[at - 1].line == tokens[at].line else line_at(tokens, at)


def _is_head(token: Token) -> bool:
    return len(token.key) <= _LONGEST and bool(_HAN.search(token.key)) and not is_figure(token.key) and not _NO_HEAD.search(token.key)

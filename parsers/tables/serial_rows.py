"""A grid that came out one cell a line, whose first column numbers its rows: 序号 ⏎ 名称 ⏎ 金额 ⏎ 1 ⏎ 道路维修 ⏎ 80 ⏎ 2 ⏎ ….

The serial numbers stand at one distance, which is the width; where they do not, it is no grid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.frames import bare
from parsers.tables.heads import Heads
from parsers.tables.pieces import Token, is_figure
from parsers.tables.rebuilt import Rebuilt, Row

_SERIAL = ("序号", "编号")
_LONGEST, _LONGEST_CELL = 16, 40
_FEWEST_ROWS, _FEWEST_COLUMNS, _MOST_COLUMNS = 3, 3, 12
_NO_CELL = regexp(r"[。；;！？?]|，.{10,}")


def serial_rows(tokens: Sequence[Token], at: int, heads: Heads) -> Rebuilt | None:
    """The grid whose head begins with this token; None where none does."""
    if tokens[at].key not in _SERIAL or not tokens[at].alone:
        return None
    width = next((n for n in range(_FEWEST_COLUMNS, _MOST_COLUMNS + 1) if at + n < len(tokens) and tokens[at + n].key == "1"), 0)
    head = tokens[at : at + width]
    if not width or any(is_figure(token.key) or len(token.key) > _LONGEST or not token.alone for token in head):
        return None
    rows = list(_numbered(tokens, at + width, width))
    if len(rows) < _FEWEST_ROWS:
        return None
    end = at + width * (len(rows) + 1)
    grid: list[Row] = [dict(enumerate(row)) for row in (head, *rows)]
    total = _total(tokens, end, [column for column in range(1, width) if all(is_figure(row[column].key) for row in rows)], heads)
    return Rebuilt([*grid, *total], end + sum(map(len, total)))


def _numbered(tokens: Sequence[Token], at: int, width: int) -> Iterator[Sequence[Token]]:
    """Rows 1, 2, 3 …, each with a name and a figure, one cell a line."""
    number = 1
    while tokens[at : at + 1] and tokens[at].key == str(number):
        row = tokens[at : at + width]
        cells = row[1:]
        if len(row) < width or not all(token.alone and len(token.key) <= _LONGEST_CELL and not _NO_CELL.search(token.key) for token in row):
            return
        if all(is_figure(token.key) for token in cells) or not any(is_figure(token.key) for token in cells):
            return
        yield row
        at, number = at + width, number + 1


def _total(tokens: Sequence[Token], at: int, counted: Sequence[int], heads: Heads) -> list[Row]:
    """合计 and a number for each column of numbers, which closes the grid."""
    values = tokens[at + 1 : at + 1 + len(counted)]
    closed = at < len(tokens) and bare(tokens[at].key) in heads.total and len(values) == len(counted) > 0
    if not closed or not all(token.alone and is_figure(token.key) for token in values) or is_figure("".join(token.key for token in tokens[at + 1 + len(counted) :][:1])):
        return []
    return [{0: tokens[at], **dict(zip(counted, values, strict=True))}]

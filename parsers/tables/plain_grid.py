"""A plain grid that came out one cell a line: a head of as many names as each row has cells, then rows of a name (or two) and its numbers.

乡镇 ⏎ 村数 ⏎ 人数 ⏎ 东河镇 ⏎ 9 ⏎ 6,718 ⏎ …: the rows tell how many cells the head has; where they do not agree, it is no grid.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.frames import bare
from parsers.tables.heads import Heads
from parsers.tables.pieces import Token, is_figure
from parsers.tables.rebuilt import Rebuilt, Row

_LONGEST = 16
_FEWEST_ROWS, _FEWEST_VALUES, _MOST_VALUES, _MOST_NAMES = 2, 2, 12, 3
_NO_NAME = re.compile(r"[。；;！？?：:]|^(?:表|图)\s*[\d一二三四五六七八九十]|^(?:附表|附件|单位|注)|^[（(]?[一二三四五六七八九十\d]+[)）、.．]")

_MARK = re.compile(r"\d+(?:\.\d+)?[分%]")
"""项目决策 ⏎ 5分 ⏎ 决策依据: a mark among the names is a cell of a table of other rows."""


def plain_rows(tokens: Sequence[Token], at: int, heads: Heads) -> Rebuilt | None:
    """The grid whose head begins with this token; None where none does."""
    first = at
    while first < len(tokens) and first - at <= _MOST_VALUES + 2 * _MOST_NAMES and _is_name(tokens[first]):
        first += 1
    values = _values(tokens, first)
    names = (first - at - values) // 2
    width = names + values
    head = tokens[at : at + width]
    if not _FEWEST_VALUES <= values <= _MOST_VALUES or not 1 <= names <= _MOST_NAMES or first - at != width + names or len({token.key for token in head}) < width:
        return None
    rows: list[Row] = [dict(enumerate(head))]
    row = at + width
    while all(_is_name(token) and not _MARK.match(token.key) for token in tokens[row : row + names]) and _values(tokens, row + names) == values:
        rows.append(dict(enumerate(tokens[row : row + width])))
        row += width
    if names > 1 and tokens[row : row + 1] and bare(tokens[row].key) in heads.total and _values(tokens, row + 1) == values:
        rows.append({0: tokens[row], **dict(enumerate(tokens[row + 1 : row + 1 + values], names))})
        row += 1 + values
    return Rebuilt(rows, row) if len(rows) > _FEWEST_ROWS else None


def _is_name(token: Token) -> bool:
    return token.alone and len(token.key) <= _LONGEST and not is_figure(token.key) and not _NO_NAME.search(token.key) and bool(re.search(r"[\u4e00-\u9fff]", token.key))


def _values(tokens: Sequence[Token], at: int) -> int:
    """How many numbers follow from here, one a line."""
    end = at
    while end < len(tokens) and tokens[end].alone and is_figure(tokens[end].key):
        end += 1
    return end - at

"""A plain grid that came out one cell a line: a head of as many names as each row has cells, then rows of a name (or two) and its numbers.

乡镇 ⏎ 村数 ⏎ 人数 ⏎ 东河镇 ⏎ 9 ⏎ 6,718 ⏎ …; 路线 ⏎ 里程 ⏎ 开工日期 ⏎ 甲线 ⏎ 4.2 ⏎ 2023年3月6日 ⏎ …: the rows tell how many cells the head has; where they do not agree, it is no grid.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.regexp import regexp
from parsers.frames import bare
from parsers.tables.heads import Heads
from parsers.tables.pieces import Token, is_figure
from parsers.tables.rebuilt import Rebuilt, Row

_LONGEST = 16
_FEWEST_ROWS, _FEWEST_VALUES, _MOST_VALUES, _MOST_NAMES = 2, 2, 12, 3
_NO_NAME = regexp(r"[。；;！？?：:]|^(?:表|图)\s*[\d一二三四五六七八九十]|^(?:附表|附件|单位|注)|^[（(]?[一二三四五六七八九十\d]+[)）、.．]")

_MARK = regexp(r"\d+(?:\.\d+)?[分%]")
"""项目决策 ⏎ 5分 ⏎ 决策依据: a mark among the names is a cell of a table of other rows."""


def plain_rows(tokens: Sequence[Token], at: int, heads: Heads) -> Rebuilt | None:
    """The grid whose head begins with this token; None where none does."""
    first = at
    while first < len(tokens) and first - at <= _MOST_VALUES + 2 * _MOST_NAMES and _is_name(tokens[first]):
        first += 1
    values = _values(tokens, first)
    fewest = 1 if _asks(tokens, at, heads) else _FEWEST_VALUES
    if not fewest <= values <= _MOST_VALUES:
        return None
    odd = (first - at - values) % 2  # 科室 ⏎ 得分 ⏎ 复核得分 ⏎ 等级: a word closes each row
    shape = _Shape((first - at - values - odd) // 2, values, odd)
    head = tokens[at : at + shape.width]
    if not 1 <= shape.names <= _MOST_NAMES or len({token.key for token in head}) < shape.width:
        return None
    rows: list[Row] = [dict(enumerate(head))]
    row = at + shape.width
    while _fits(tokens, row, shape):
        rows.append(dict(enumerate(tokens[row : row + shape.width])))
        row += shape.width
    summed = _below_figures(tokens, row, rows[-1], heads)
    if summed is not None:
        rows.append(summed)
        row += len(summed)
    elif (shape.names > 1 or shape.words) and tokens[row : row + 1] and _sums_up(tokens[row], heads) and _values(tokens, row + 1) == values:
        rows.append({0: tokens[row], **dict(enumerate(tokens[row + 1 : row + 1 + values], shape.names))})
        row += 1 + values
    return Rebuilt(rows, row) if len(rows) > _FEWEST_ROWS else None


def _below_figures(tokens: Sequence[Token], at: int, above: Row, heads: Heads) -> Row | None:
    """合计 ⏎ 13.3 ⏎ 1,227.4 below rows that have dates, too: a sum for each column of figures, and nothing for the dates."""
    columns = [column for column, token in above.items() if is_figure(token.key)]
    dated = any(_DATE.fullmatch(token.key) for token in above.values())
    if not dated or not tokens[at : at + 1] or not _sums_up(tokens[at], heads) or _values(tokens, at + 1) != len(columns):
        return None
    return {0: tokens[at], **dict(zip(columns, tokens[at + 1 : at + 1 + len(columns)], strict=True))}


@dataclass(frozen=True, slots=True)
class _Shape:
    """So many names, numbers and closing words in each row."""

    names: int
    values: int
    words: int

    @property
    def width(self) -> int:
        return self.names + self.values + self.words


def _fits(tokens: Sequence[Token], row: int, shape: _Shape) -> bool:
    """Whether the next row stands here."""
    named = all(_is_name(token) and not _MARK.match(token.key) for token in tokens[row : row + shape.names])
    closing = tokens[row + shape.names + shape.values : row + shape.width]
    closed = len(closing) == shape.words and all(_is_name(token) and len(token.key) <= _GRADE for token in closing)
    return named and closed and _values(tokens, row + shape.names) == shape.values


_GRADE = 3
"""优, 良好, 不合格."""


def _asks(tokens: Sequence[Token], at: int, heads: Heads) -> bool:
    """选项 ⏎ 小计: answers and how many gave them, without shares."""
    return [heads.survey.role(token.key) for token in tokens[at : at + 2]] == ["option", "count"]


def _sums_up(token: Token, heads: Heads) -> bool:
    return bare(token.key) in heads.total or bare(token.key) in _MEANS


_MEANS = ("平均", "平均值", "平均分", "平均得分", "均值")


def _is_name(token: Token) -> bool:
    return token.alone and len(token.key) <= _LONGEST and not _is_value(token) and not _NO_NAME.search(token.key) and bool(regexp(r"[\u4e00-\u9fff]").search(token.key))


_DATE = regexp(r"(?:19|20)\d\d[年./-]\d{1,2}(?:[月./-]\d{1,2}日?|月)")


def _is_value(token: Token) -> bool:
    return is_figure(token.key) or bool(_DATE.fullmatch(token.key))


def _values(tokens: Sequence[Token], at: int) -> int:
    """How many numbers and dates follow from here, one a line."""
    end = at
    while end < len(tokens) and tokens[end].alone and _is_value(tokens[end]):
        end += 1
    return end - at

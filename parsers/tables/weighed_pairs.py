"""A table of weights of two levels that came out one cell a line, each first level once: 一级指标 ⏎ 权重 ⏎ 二级指标 ⏎ 权重 ⏎ 决策 ⏎ 20 ⏎ 项目立项 ⏎ 8 ⏎
绩效目标 ⏎ 12 ⏎ 过程 ⏎ ….

Names and numbers take turns, so that nothing but the names of the first levels is needed to know which row is whose.
"""

from __future__ import annotations

from collections.abc import Sequence

from model.regexp import regexp
from parsers.frames import bare
from parsers.tables.heads import Heads, dimension_of
from parsers.tables.pieces import Token
from parsers.tables.reader import DASHES, is_number
from parsers.tables.rebuilt import Rebuilt, Row

_LEVELS = (regexp(r"一级指标"), regexp(r"二级指标"))
_WORTH = regexp(r"(?:指标)?(?:权重|分值|满分|标准分)(?:值|分值)?(?:[(（](?:分|%)[)）])?")
_HEAD, _FEWEST, _LONGEST = 4, 3, 20
"""Cells of the head; first levels and, in all, more second ones; characters of a name."""


def weighed_pairs(tokens: Sequence[Token], at: int, heads: Heads) -> Rebuilt | None:
    """The table that begins with this token; None where a first level has no second one, or fewer than three are there."""
    head = tokens[at : at + _HEAD]
    if len(head) < _HEAD or not all(token.alone for token in head) or not _is_head(head):
        return None
    rows: list[Row] = [dict(enumerate(head))]
    end, firsts = at + _HEAD, 0
    opened: tuple[Token, Token] | None = None
    while (pair := _pair(tokens, end, heads)) is not None:
        after = _pair(tokens, end + 2, heads)
        first = _is_first(pair[0], heads) and after is not None and not _is_first(after[0], heads)  # 效益 30：社会效益 20、满意度 10
        if first and opened is not None:
            return None  # two first levels together: whose second levels were left out is not told
        if first:
            opened, firsts = pair, firsts + 1
        elif not firsts:
            return None
        else:
            rows.append({**(dict(enumerate(opened)) if opened is not None else {}), 2: pair[0], 3: pair[1]})
            opened = None
        end += 2
    if opened is not None or firsts < _FEWEST or len(rows) - 1 <= firsts:
        return None
    total, end = _total(tokens, end, heads)
    return Rebuilt([*rows, *total], end)


def _is_head(head: Sequence[Token]) -> bool:
    levels = all(level.fullmatch(bare(token.key)) for level, token in zip(_LEVELS, head[::2], strict=True))
    return levels and all(_WORTH.fullmatch(token.key) for token in head[1::2])


def _pair(tokens: Sequence[Token], at: int, heads: Heads) -> tuple[Token, Token] | None:
    """A name and what it is worth, each on a line of its own."""
    pair = tokens[at : at + 2]
    if len(pair) < len(_LEVELS) or not all(token.alone for token in pair) or heads.total.get(bare(pair[0].key)):
        return None
    name, worth = pair
    named = len(name.key) <= _LONGEST and bool(regexp(r"[\u4e00-\u9fffA-Z]").match(name.key)) and name.key[-1] not in "。；;:："
    return (name, worth) if named and is_number(worth.key) else None


def _is_first(name: Token, heads: Heads) -> bool:
    """决策, 项目产出指标, 效果; 项目立项 and 产出数量 tell whose they are, and are second levels."""
    level, bared = dimension_of(name.key, heads), bare(name.key)
    return level is not None and bared not in heads.second and (level in bared or len(bared) == len(level))


def _total(tokens: Sequence[Token], at: int, heads: Heads) -> tuple[list[Row], int]:
    """合计 ⏎ 100 ⏎ — ⏎ 100."""
    if at >= len(tokens) or heads.total.get(bare(tokens[at].key)) != "total":
        return [], at
    row: Row = {0: tokens[at]}
    for column, token in enumerate(tokens[at + 1 : at + _HEAD], 1):
        if not (token.alone and (is_number(token.key) or token.key in DASHES)):
            break
        row[column] = token
    return [row], at + len(row)

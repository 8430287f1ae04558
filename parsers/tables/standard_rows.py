"""A score table with its standards that came out one cell a line: 三级指标 ⏎ 权重 ⏎ 评分标准 ⏎ 得分 ⏎ 资金到位率 ⏎ 3 ⏎ 到位率乘以权重 ⏎ 2.7 ⏎ ….

A row is one name for each level (an upper level's only where it begins), then numbers under marks and words under standards; words end
where the next number stands.  Where a row does not fit, the table ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from model.regexp import regexp
from parsers.frames import bare
from parsers.tables.heads import Heads
from parsers.tables.loose_heads import LEVELS
from parsers.tables.pieces import Token, is_valued
from parsers.tables.reader import is_number
from parsers.tables.rebuilt import Rebuilt, Row

_MARKS = ("weight", "points", "score")
_WORDS = ("rubric", "definition", "note")
_LONGEST, _FARTHEST, _FEWEST_ROWS = 20, 24, 2
_SENTENCE = regexp(r"[。；;，]")



def standard_rows(tokens: Sequence[Token], at: int, heads: Heads) -> Rebuilt | None:
    """The head and the rows; None where no such table begins here."""
    roles = _head(tokens, at, heads)
    if not roles:
        return None
    rows: list[Row] = [dict(enumerate(tokens[at : at + len(roles)]))]
    at += len(roles)
    while at < len(tokens):
        row, end = _total(tokens, at, roles) if bare(tokens[at].key) in heads.total else _row(tokens, at, roles)
        if not row:
            break
        rows.append(row)
        at = end
        if bare(row[min(row)].key) in heads.total:
            break
    return Rebuilt(rows, at) if len(rows) > _FEWEST_ROWS else None


def _head(tokens: Sequence[Token], at: int, heads: Heads) -> list[str]:
    """The columns' roles: levels, then marks and standards, a mark last; empty where the lines are no such head."""
    roles: list[str] = []
    while at < len(tokens) and tokens[at].alone and len(tokens[at].key) <= _LONGEST and (role := heads.indicator.role(tokens[at].key)) in (*LEVELS, *_MARKS, *_WORDS):
        roles.append(role)
        at += 1
    levels = [role for role in roles if role in LEVELS]
    rest = roles[len(levels) :]
    fits = bool(levels) and not any(role in LEVELS for role in rest) and any(role in _WORDS for role in rest) and bool(rest) and rest[-1] in _MARKS
    beside = any(a in _WORDS and b in _WORDS for a, b in pairwise(rest))
    return roles if fits and not beside and len(set(roles)) == len(roles) else []


def _row(tokens: Sequence[Token], at: int, roles: Sequence[str]) -> tuple[Row, int]:
    """One row from here on."""
    names = [role for role in roles if role in LEVELS]
    first = at
    while at < len(tokens) and at - first < len(names) and _is_name(tokens[at]):
        at += 1
    found = tokens[first:at]
    if not found:
        return {}, first
    row: Row = {len(names) - len(found) + place: token for place, token in enumerate(found)}
    for column in range(len(names), len(roles)):
        cell, at = _mark(tokens, at) if roles[column] in _MARKS else _words(tokens, at)
        if cell is None:
            return {}, first
        row[column] = cell
    return row, at


def _total(tokens: Sequence[Token], at: int, roles: Sequence[str]) -> tuple[Row, int]:
    """合计 ⏎ 100 ⏎ 91.44: a number for each column of marks."""
    columns = [column for column, role in enumerate(roles) if role in _MARKS]
    marks = tokens[at + 1 : at + 1 + len(columns)]
    if len(marks) < len(columns) or not all(is_number(mark.key) for mark in marks):
        return {}, at
    return {0: tokens[at], **dict(zip(columns, marks, strict=True))}, at + 1 + len(columns)


def _is_name(token: Token) -> bool:
    return token.alone and len(token.key) <= _LONGEST and not is_valued(token.key) and not _SENTENCE.search(token.key)


def _mark(tokens: Sequence[Token], at: int) -> tuple[Token | None, int]:
    return (tokens[at], at + 1) if at < len(tokens) and is_number(tokens[at].key) else (None, at)


def _words(tokens: Sequence[Token], at: int) -> tuple[Token | None, int]:
    """The words up to the next number on a line of its own."""
    first = at
    while at < len(tokens) and at - first < _FARTHEST and not (tokens[at].alone and is_number(tokens[at].key)):
        at += 1
    if at == first or at >= len(tokens) or not is_number(tokens[at].key):
        return None, first
    whole = tokens[first]
    for token in tokens[first + 1 : at]:
        whole = whole.joined(token)
    return whole, at

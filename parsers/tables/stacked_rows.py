"""A form that came out one cell a line, without a head: 数量指标 ⏎ 巡查次数 ⏎ ≥12次 ⏎ 12次 ⏎ 分值10 ⏎ 得分10 ⏎ ….

A row is one to three names, target, achieved value, full marks, marks given; which is which must show as in rows without a head on one line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.quick import changed
from model.regexp import regexp
from model.span import Span
from parsers.frames import bare
from parsers.tables.headless import shown
from parsers.tables.heads import Heads
from parsers.tables.pieces import Token
from parsers.tables.reader import is_number
from parsers.tables.rebuilt import Rebuilt, Row

_NAMES, _FEWEST = 3, 3
_LONGEST = 20
_LABELS = tuple(regexp(rf"(?:{words})[:：]?") for words in (
    "(?:年度|全年|绩效)?(?:指标值|目标值)", "(?:全年|年度)?(?:实际)?(?:完成值|实际值|完成情况)", "分值|权重|满分|标准分", "(?:自评|评价|实际)?得分"))
"""What may stand before each of the four, on its line or on the one above."""
_VALUE = regexp(r"[≥≤=><≧≦＝]?=?\d|(?:不低于|不少于|不超过)\d")


def stacked_rows(tokens: Sequence[Token], at: int, heads: Heads) -> Rebuilt | None:
    """The rows that begin with this token; None where none do, or nothing shows which column is which."""
    rows: list[Row] = []
    end = at
    while row := _row(tokens, end, first=not rows):
        rows.append(row[0])
        end = row[1]
    if len(rows) < _FEWEST:
        return None
    total, after = _total(tokens, end, heads)
    rows += [total] if total else []
    labelled = any(mark.match(token.key) for token in tokens[at:end] for mark in _LABELS[2:])
    return Rebuilt(rows, after, headed=False) if labelled or shown(rows, total) else None


def _row(tokens: Sequence[Token], at: int, first: bool) -> tuple[Row, int] | None:
    """One row and where it ends; the first one tells its level."""
    names: list[Token] = []
    while at < len(tokens) and len(names) <= _NAMES and _is_name(tokens[at]):
        names.append(tokens[at])
        at += 1
    values: list[Token] = []
    for label in _LABELS:
        value, at = _value(tokens, at, label)
        if value is None:
            return None
        values.append(value)
    if not (2 if first else 1) <= len(names) <= _NAMES or not all(is_number(mark.key) for mark in values[-2:]):
        return None
    row = {_NAMES - 1: names[-1], **dict(enumerate(values, _NAMES))}
    return {**row, **{_NAMES - 1 - back: name for back, name in enumerate(reversed(names[:-1]), 1)}}, at


def _is_name(token: Token) -> bool:
    key = token.key
    return token.alone and 2 <= len(key) <= _LONGEST and not _VALUE.match(key) and not any(label.match(key) for label in _LABELS) and bool(regexp(r"[\u4e00-\u9fffA-Z“]").match(key)) and key[-1] not in "。；;:："


def _value(tokens: Sequence[Token], at: int, label: re.Pattern[str]) -> tuple[Token | None, int]:
    """The value here, its label (分值 ⏎ 10, 分值10) left off, and what follows it."""
    if at + 1 < len(tokens) and label.fullmatch(tokens[at].key) and tokens[at].alone:
        at += 1
    if at >= len(tokens) or not tokens[at].alone or len(tokens[at].key) > _LONGEST:
        return None, at
    token = tokens[at]
    told = label.match(token.key)
    value = _after(token, told.end()) if told else token
    return (value, at + 1) if value is not None and _VALUE.match(value.key) else (None, at)


def _after(token: Token, cut: int) -> Token | None:
    """The rest of a cell behind its label."""
    if len(token.spans) > 1 or len(token.spans[0]) != len(token.key) or cut == len(token.key):
        return None
    return changed(token, key=token.key[cut:], spans=(Span(token.spans[0].start + cut, token.spans[0].end),))


_SCORED = regexp(r"(?:自评)?(?:总分|总得分|合计)[:：]?(?=\d)")


def _total(tokens: Sequence[Token], at: int, heads: Heads) -> tuple[Row, int]:
    """总分 ⏎ 100 ⏎ 96.5; 总分96.5."""
    line = tokens[at : at + 3]
    alone = _SCORED.match(line[0].key) if line else None
    given = _after(line[0], alone.end()) if alone and line[0].alone else None
    if given is not None and is_number(given.key):
        return {0: changed(line[0], key=line[0].key[: alone.end()] if alone else ""), _NAMES + 3: given}, at + 1
    if len(line) < 3 or heads.total.get(bare(line[0].key)) != "total" or not all(is_number(mark.key) and mark.alone for mark in line[1:]):
        return {}, at
    return {0: line[0], _NAMES + 2: line[1], _NAMES + 3: line[2]}, at + 3

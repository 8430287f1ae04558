"""Header words torn over lines: a page's text has 年度指标 and 实际完成 on one line and their 值 值 two lines below.

A word is put together from pieces in reading order; only a header that has all words of a form's usual one is taken.
"""

from __future__ import annotations

from collections.abc import Sequence

from model.regexp import regexp
from parsers.tables.pieces import Token, is_valued

_FUNDS = (("年初预算数", "budget_total/年初"), ("全年预算数", "budget_total/全年"), ("全年执行数", "funds_spent"), ("分值", "points"),
          ("执行率", "execution_rate"), ("得分", "score"))
_INDICATORS = (("一级指标", "level1"), ("二级指标", "level2"), ("三级指标", "level3"), ("年度指标值", "target"), ("实际完成值", "actual"),
               ("分值", "points"), ("得分", "score"), ("偏差原因分析及改进措施", "deviation"))
_STARTS = frozenset(word[:length] for word, _ in (*_FUNDS, *_INDICATORS) for length in range(1, len(word) + 1))
_OPTIONAL = ("level1", "level2", "deviation")
_UNIT = regexp(r"[(（](?:单位[:：])?(?:万|亿)?元[)）]")
_ZONE = 30
_LINES = 8

Columns = list[tuple[str, Token]]


def torn_header(tokens: Sequence[Token], at: int) -> tuple[str, Columns, int] | None:
    """The kind, the columns and the end of a torn header that begins with this token, None where none does."""
    if not tokens[at].first or tokens[at].key not in _STARTS:
        return None
    for kind, words in (("funds", _FUNDS), ("indicators", _INDICATORS)):
        if any(word.startswith(tokens[at].key) for word, _ in words):
            found = _columns(_zone(tokens, at), words)
            if found is not None:
                columns, last = found
                unit = next((token for token in _zone(tokens, at) if _UNIT.fullmatch(token.key)), None)
                if kind == "funds" and unit is not None:
                    columns = [(role, token.joined(unit) if role.startswith(("budget", "funds")) else token) for role, token in columns]
                return kind, columns, at + last + 1
    return None


def _zone(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """The tokens up to the first value, not far below."""
    end = at
    while end < min(len(tokens), at + _ZONE) and tokens[end].line - tokens[at].line <= _LINES and not is_valued(tokens[end].key):
        end += 1
    return tokens[at:end]


def _columns(zone: Sequence[Token], words: Sequence[tuple[str, str]]) -> tuple[Columns, int] | None:
    """Each word's pieces, no piece used twice, and the last one's place; None where a word is missing or none is torn."""
    used: set[int] = set()
    columns: Columns = []
    for word, role in words:
        places = _pieces(zone, word, used)
        if places:
            used.update(places)
            token = zone[places[0]]
            for place in places[1:]:
                token = token.joined(zone[place])
            columns.append((role, token))
        elif role not in _OPTIONAL:
            return None
    return (columns, max(used)) if any(len(token.spans) > 1 for _, token in columns) else None


def _pieces(zone: Sequence[Token], word: str, used: set[int]) -> list[int]:
    """Where the word's pieces stand, each further on than the one before; empty where they do not make it up."""
    for first, token in enumerate(zone):
        if first in used or not word.startswith(token.key):
            continue
        places, rest = [first], word[len(token.key):]
        for at in range(first + 1, len(zone)):
            if rest and at not in used and zone[at].line > zone[places[-1]].line and rest.startswith(zone[at].key):
                places.append(at)
                rest = rest[len(zone[at].key):]
        if not rest:
            return places
    return []

"""Headings set upright at the side of a form: 产 ⏎ 出 ⏎ 指 ⏎ 标 ⏎ （50分） is one cell, whose lines a text gives one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from model.regexp import regexp
from parsers.frames import bare
from parsers.tables.heads import Heads, dimension_of

if TYPE_CHECKING:
    from parsers.tables.pieces import Token

_HAN = regexp(r"[\u4e00-\u9fff]")
_QUOTA = regexp(r"[（(](?:共)?\d{1,3}(?:\.\d+)?分?[)）]")
_TAIL = regexp(r"指标(?P<quota>[（(](?:共)?\d{1,3}(?:\.\d+)?分?[)）])?")
_LONGEST_PART = 3
"""产出 ⏎ 指标, 满意度 ⏎ 指标: a heading in two lines."""
_APART = 2


def uprighted(pieces: Sequence[Token], heads: Heads) -> list[Token]:
    """The pieces with every such heading as one."""
    found: list[Token] = []
    at = 0
    while at < len(pieces):
        end = _end(pieces, at, heads)
        token = pieces[at]
        for other in pieces[at + 1 : end]:
            token = token.joined(other)
        found.append(token)
        at = end
    return found


def _end(pieces: Sequence[Token], at: int, heads: Heads) -> int:
    """Where the heading that begins with this piece ends; the next piece where none does."""
    if not pieces[at].alone:
        return at + 1
    end = at
    while end < len(pieces) and pieces[end].alone and _HAN.fullmatch(pieces[end].key) and (end == at or _below(pieces, end)):
        end += 1
    for stop in range(end, at + 1, -1):
        if _names(("".join(piece.key for piece in pieces[at:stop])), heads):
            return _with_quota(pieces, stop)
    return _in_two(pieces, at, heads)


def _below(pieces: Sequence[Token], at: int) -> bool:
    """Whether a piece stands on the line below the one before it, a blank line between them at most."""
    return 0 < pieces[at].line - pieces[at - 1].line <= _APART


def _in_two(pieces: Sequence[Token], at: int, heads: Heads) -> int:
    if at + 1 == len(pieces) or not pieces[at + 1].alone or not _below(pieces, at + 1):
        return at + 1
    if pieces[at].key not in heads.known and pieces[at].key + pieces[at + 1].key in heads.second:
        return at + 2  # 服务对象 ⏎ 满意度指标
    if len(pieces[at].key) > _LONGEST_PART:
        return at + 1
    tail = _TAIL.fullmatch(pieces[at + 1].key)
    if tail is None or dimension_of(pieces[at].key + "指标", heads) is None:
        return at + 1
    return at + 2 if tail["quota"] else _with_quota(pieces, at + 2)


def _names(word: str, heads: Heads) -> bool:
    return word in heads.known or bare(word) in heads.label or dimension_of(word, heads) is not None


def _with_quota(pieces: Sequence[Token], stop: int) -> int:
    """Past the full marks in brackets below a heading."""
    follows = stop < len(pieces) and _below(pieces, stop) and _QUOTA.fullmatch(pieces[stop].key)
    return stop + 1 if follows else stop

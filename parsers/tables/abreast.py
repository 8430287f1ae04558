"""Sums of a form that stand abreast in loose text, and under each the same sources: 计划安排资金 820 实际到位资金 780 …; 省财政 300 省财政 280 …."""

from __future__ import annotations

from collections.abc import Sequence

from model.quick import changed
from model.regexp import regexp
from model.span import Span
from parsers.tables.declared import source_of
from parsers.tables.heads import Heads
from parsers.tables.pieces import Token, is_figure
from parsers.tables.rebuilt import Rebuilt, Row

_FEWEST = 3
"""Sums abreast: two may be entries of a form that have nothing to do with one another."""
_SUMS = ("budget_total", "funds_received", "funds_spent", "funds_carried_over", "invest_total", "carried_over")
_UNIT = regexp(r"^[（(](?:单位[:：]?)?(?:万元|元)[)）]")
_RUN_ON = regexp(r"(?P<label>(?:其中[:：]?)?[\u4e00-\u9fff]{2,6}?)(?P<value>\d[\d,]*(?:\.\d+)?)(?=[\u4e00-\u9fff]|$)")


def abreast_rows(tokens: Sequence[Token], at: int, heads: Heads) -> Rebuilt | None:
    """The row of sums that begins here and the rows of sources under it; None where fewer than three sums, or no source, follow."""
    if not _is_sum(tokens[at], heads):
        return None
    head, end = _head(tokens, at, heads)
    if len(head) < 2 * _FEWEST or len({_role(head[column], heads) for column in range(0, len(head), 2)}) * 2 < len(head):
        return None
    rest = _parted(tokens, end, heads)
    rows: list[Row] = []
    taken = 0
    while (found := _sources(rest, taken, len(head) // 2, heads)) is not None:
        row, taken = found
        rows.append(row)
    if not rows:
        return None
    last = rest[taken - 1]
    while end < len(tokens) and tokens[end].start < last.end:
        end += 1
    return Rebuilt([head, *rows], end, headed=False)


def _role(token: Token, heads: Heads) -> str:
    return heads.fund.role(_UNIT.sub("", token.key)).partition("/")[0]


def _is_sum(token: Token, heads: Heads) -> bool:
    return _role(token, heads) in _SUMS and not is_figure(token.key) and source_of(token.key, heads) is None


def _head(tokens: Sequence[Token], at: int, heads: Heads) -> tuple[Row, int]:
    """Labels and their sums by turns, the unit of money between them or run together with the sum."""
    row: Row = {}
    while at < len(tokens) and _is_sum(tokens[at], heads):
        label, at = tokens[at], at + 1
        if at < len(tokens) and (unit := _UNIT.match(tokens[at].key)):
            value = _without(tokens[at], unit.end())
            label = label.joined(_cut(tokens[at], 0, unit.end()))
            at += 1
            if value is None:
                value, at = (tokens[at], at + 1) if at < len(tokens) else (None, at)
        else:
            value, at = (tokens[at], at + 1) if at < len(tokens) else (None, at)
        if value is None or not is_figure(value.key):
            break
        size = len(row)
        row |= {size: label, size + 1: value}
    return row, at


def _sources(tokens: Sequence[Token], at: int, count: int, heads: Heads) -> tuple[Row, int] | None:
    """One source so many times over, each time with its amount or without."""
    row: Row = {}
    name = _source(tokens[at].key, heads) if at < len(tokens) else None
    for number in range(count):
        if name is None or at >= len(tokens) or _source(tokens[at].key, heads) != name:
            return None
        row[2 * number] = tokens[at]
        at += 1
        if at < len(tokens) and is_figure(tokens[at].key):
            row[2 * number + 1] = tokens[at]
            at += 1
    return row, at


def _source(key: str, heads: Heads) -> str | None:
    return source_of(key, heads) or (key.strip(":：") if key.strip(":：") in _OTHERS else None)


_OTHERS = ("其他", "其它")
_REACH = 60
"""So many pieces may belong to the form."""


def _parted(tokens: Sequence[Token], at: int, heads: Heads) -> list[Token]:
    """The tokens from here on, sources that ran together with their amounts (省财政300省财政280) parted from them."""
    found: list[Token] = []
    for token in tokens[at : at + _REACH]:
        runs = list(_RUN_ON.finditer(token.key)) if len(token.spans) == 1 else []
        whole = bool(runs) and "".join(run.group() for run in runs) == token.key and len(token.spans[0]) == len(token.key)
        if whole and all(_source(run["label"], heads) for run in runs):
            found += [_cut(token, *run.span(part)) for run in runs for part in ("label", "value")]
        else:
            found.append(token)
    return found


def _cut(token: Token, start: int, end: int) -> Token:
    span = token.spans[0]
    return changed(token, key=token.key[start:end], spans=(Span(span.start + start, span.start + end),))


def _without(token: Token, size: int) -> Token | None:
    """What stands behind the first characters, None where nothing does."""
    return _cut(token, size, len(token.key)) if len(token.key) > size else None

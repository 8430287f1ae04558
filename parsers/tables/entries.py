"""A form's label and its entry in loose text: side by side on a line, or one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from model.regexp import regexp
from parsers.frames import bare
from parsers.tables.declared import source_of, whole_of
from parsers.tables.heads import Heads, dimension_of
from parsers.tables.pieces import MONEY, SENTENCE, Token, is_valued
from parsers.tables.reader import is_number
from parsers.tables.rebuilt import Rebuilt

_BELOW = 4
"""Lines between a label and its entry, blank ones among them."""
_NAMED = ("project_name", "project_unit", "evaluator", "commissioner")


def entry_row(tokens: Sequence[Token], at: int, heads: Heads) -> Rebuilt | None:
    """The label that begins here and its entry, several pairs of one line, as a row; None where no form label begins."""
    form = _entries(tokens, at, heads)
    if not form:
        return None
    end = at
    while end < len(tokens) and tokens[end].start < form[-1].end:
        end += 1
    return Rebuilt([dict(enumerate(form))], end, headed=False)


def _entries(tokens: Sequence[Token], at: int, heads: Heads) -> list[Token]:
    token = tokens[at]
    money = _declared(tokens, at, heads)
    if money:
        return money
    target = heads.label.get(bare(token.key))
    if not target or not token.first:
        return []
    line = [token]
    for other in tokens[at + 1:at + 8]:
        if other.line != token.line or other.first:
            break
        line.append(other)
    if len(line) % 2 == 0 and all(_plain(line[i]) in heads.label for i in range(0, len(line), 2)) and not any(
            _plain(line[i]) in heads.label for i in range(1, len(line), 2)):
        return line
    beside = _beside(line[1:], heads)
    if beside is not None:
        return [token, beside]
    if token.alone and at + 1 < len(tokens) and tokens[at + 1].alone and tokens[at + 1].line - token.line <= _BELOW:
        below = tokens[at + 1]
        if (is_number(below.key) and below.line - token.line <= 2) or (target in _NAMED and _is_name(below, heads)):
            return [token, below]
    return []


def _beside(rest: list[Token], heads: Heads) -> Token | None:
    """What stands on the label's line, as one entry; None for another label, a sentence, the working of a sum."""
    if not rest or any(_plain(other) in heads.label for other in rest):
        return None
    value = rest[0]
    for other in rest[1:]:
        if other.key.endswith("。") and not regexp(r"\d$").search(rest[0].key):
            break  # what the person named is there for
        value = value.joined(other)
    told = SENTENCE.search(value.key[:-1]) or _TOLD.search(value.key)
    return value if len(value.key) <= 60 and value.key[0] not in "=＝" and not told else None


_TOLD = regexp(r"^[\d,.]+[^\d，]*，")
"""760万元，执行率: a sentence goes on from a label of its own."""


def _is_name(token: Token, heads: Heads) -> bool:
    """A form's entry below its label: words, and none of the form's own."""
    key = _plain(token)
    known = bare(key) in heads.label or key in heads.known or dimension_of(key, heads)
    return 4 <= len(key) <= 50 and token.key[-1] not in ":：" and not known and not is_valued(key) and not regexp(r"[。；;，：:]|^[（(].*[)）]$|^[一二三四五六七八九十]+、").search(key)


def _plain(token: Token) -> str:
    return token.key.strip(":：")


def _declared(tokens: Sequence[Token], at: int, heads: Heads) -> list[Token]:
    """资金总额 and the sources below it, those with an amount with it on the next line; empty where none has one."""
    found: list[Token] = []
    while at < len(tokens) and tokens[at].alone and (source_of(tokens[at].key, heads) if found else whole_of(tokens[at].key, heads)):
        found.append(tokens[at])
        at += 1
        if at < len(tokens) and tokens[at].alone and MONEY.match(tokens[at].key) and tokens[at].line - found[-1].line <= _BELOW:
            found.append(tokens[at])
            at += 1
    return found if any(MONEY.match(token.key) for token in found) else []

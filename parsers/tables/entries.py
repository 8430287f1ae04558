"""A form's label and its entry in loose text: side by side on a line, or one below the other."""

from __future__ import annotations

import re

from parsers.frames import bare
from parsers.tables.classify import Heads, dimension_of
from parsers.tables.pieces import Token, is_valued
from parsers.tables.reader import is_number

_SENTENCE = re.compile(r"[。；;]|，.{10,}")


def entries(tokens: list[Token], at: int, heads: Heads) -> list[Token]:
    """The label that begins here and its entry; several pairs of one line; empty where no form label begins."""
    token = tokens[at]
    target = heads.label.get(bare(token.key))
    if not target or not token.first:
        return []
    line = [token]
    for other in tokens[at + 1:at + 8]:
        if other.line != token.line:
            break
        line.append(other)
    if len(line) % 2 == 0 and all(tokens_key(line[i]) in heads.label for i in range(0, len(line), 2)) and not any(
            tokens_key(line[i]) in heads.label for i in range(1, len(line), 2)):
        return line
    value = line[1] if len(line) > 1 else None
    for other in line[2:]:
        value = value.joined(other) if value else other
    if value is not None and not any(tokens_key(other) in heads.label for other in line[1:]) and len(value.key) <= 60 and not _SENTENCE.search(value.key[:-1]):
        return [token, value]
    if token.alone and at + 1 < len(tokens) and tokens[at + 1].alone and tokens[at + 1].line - token.line <= 4:
        below = tokens[at + 1]
        if is_number(below.key) and below.line - token.line <= 2:
            return [token, below]
        if target in _NAMED and _is_name(below, heads):
            return [token, below]
    return []


_NAMED = ("project_name", "project_unit", "evaluator", "commissioner")


def _is_name(token: Token, heads: Heads) -> bool:
    """A form's entry below its label: words, and none of the form's own."""
    key = tokens_key(token)
    known = bare(key) in heads.label or key in heads.known or dimension_of(key, heads)
    return 4 <= len(key) <= 50 and not known and not is_valued(key) and not re.search(r"[。；;，：:]|^[（(].*[)）]$|^[一二三四五六七八九十]+、", key)


def tokens_key(token: Token) -> str:
    return token.key.strip(":：")

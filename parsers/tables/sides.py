"""A label and its value among loose pieces: side by side on one line, or one over the other."""

from __future__ import annotations

import re

from parsers.tables.classify import Heads
from parsers.tables.pieces import SENTENCE, Token
from parsers.tables.reader import is_number


def pairs(tokens: list[Token], at: int, heads: Heads) -> list[Token]:
    """A form's label and its value side by side on one line, or one over the other where the value is a number."""
    token = tokens[at]
    target = heads.label.get(token.key.strip(":："))
    if not target or not token.first:
        return []
    line = [token]
    for other in tokens[at + 1:at + 8]:
        if other.line != token.line or other.first:
            break
        line.append(other)
    if len(line) % 2 == 0 and all(_bare(line[i]) in heads.label for i in range(0, len(line), 2)) and not any(
            _bare(line[i]) in heads.label for i in range(1, len(line), 2)):
        return line
    value = line[1] if len(line) > 1 else None
    for other in line[2:]:
        if other.key.endswith("。") and not re.search(r"\d$", line[1].key):
            break  # what the person named is there for
        value = value.joined(other) if value else other
    if value is not None and _is_value(value.key) and not any(_bare(other) in heads.label for other in line[1:]):
        return [token, value]
    if token.alone and at + 1 < len(tokens) and tokens[at + 1].alone and is_number(tokens[at + 1].key) and tokens[at + 1].line - token.line <= 2:
        return [token, tokens[at + 1]]
    return []


def _is_value(key: str) -> bool:
    """Neither a sentence nor the working of a sum."""
    return len(key) <= 60 and key[0] not in "=＝" and not SENTENCE.search(key[:-1])


def _bare(token: Token) -> str:
    return token.key.strip(":：")

"""Indicator rows without a header, one a line: 产出指标数量指标巡查次数 ≥12次 12次 10 9.5.  That the last two are full marks and marks given
must show: none above its full marks, and the full marks of all rows (execution aside) a hundred, or the marks given the printed total.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from lexicon.load import Lexicon
from model.regexp import regexp
from model.span import Span
from parsers.frames import bare
from parsers.tables.heads import Heads, level_words, second_words
from parsers.tables.pieces import Token
from parsers.tables.reader import DASHES, is_number
from parsers.tables.rebuilt import Rebuilt, Row, line_at

_NAMES, _VALUES, _FEWEST = 3, 4, 3
_LONGEST_VALUE = 20
_EXECUTION = (0, 10, 20)
"""The marks for budget execution stand above the rows."""
_WHOLE = 100


def headless_rows(tokens: Sequence[Token], at: int, heads: Heads) -> Rebuilt | None:
    """The rows from here on, cells in the columns of a form (three names, target, achieved value, full marks, marks given); None where none
    stand here or nothing shows which column is which."""
    rows: list[Row] = []
    total: Row = {}
    end = at
    while end < len(tokens) and not total:
        line = line_at(tokens, end)
        line = line if len(line) > 1 else _celled(tokens, end)
        total = _total(line, heads)
        row = total or _row(line, first=not rows)
        if not row:
            break
        rows.append(row)
        end += len(line)
    if len(rows) - bool(total) < _FEWEST or not shown(rows, total):
        return None
    return Rebuilt([row if row is total else _lowered(row, rows) for row in rows], end, headed=False)


_EITHER = regexp(r"(?:服务对象)?满意度(?:指标)?")
"""The name of a first level, and of a second."""


def _lowered(row: Row, rows: Sequence[Row]) -> Row:
    """数量指标 …, 社会效益指标 …, 满意度指标 …: where no other row tells its first level, 满意度 is of the second as well."""
    uppers = [other[0] for other in rows if 0 in other and _NAMES in other]
    if 0 not in row or 1 in row or not all(_EITHER.fullmatch(bare(upper.key)) for upper in uppers):
        return row
    return {1 if column == 0 else column: token for column, token in row.items()}


def _celled(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """One cell a line: a row goes on to its two marks, the first two plain numbers that follow one another."""
    for last in range(at + 1, min(at + _NAMES + _VALUES, len(tokens) - 1) + 1):
        if is_number(tokens[last].key) and is_number(tokens[last - 1].key):
            row = tokens[at : last + 1]
            return row if len({token.line for token in row}) == len(row) else tokens[at : at + 1]
    return tokens[at : at + 1]


def _row(line: Sequence[Token], first: bool) -> Row:
    """One line as a row; empty where it is none.  The first one tells its levels."""
    names, values = line[:-_VALUES], line[-_VALUES:]
    if not 1 <= len(names) <= _NAMES or not all(is_number(mark.key) for mark in values[-2:]) or any(len(value.key) > _LONGEST_VALUE for value in values):
        return {}
    parts = [part for token in names for part in _parted(token)]
    if len(parts) > _NAMES or (first and len(parts) < 2) or any(is_number(part.key) or part.key in DASHES for part in parts):
        return {}
    row = {_NAMES - 1: parts[-1], **dict(enumerate(values, _NAMES))}
    for part in parts[:-1]:
        level = 1 if bare(part.key) in second_words(Lexicon.load()) or part is not parts[0] else 0
        row[level] = part
    return row


def _parted(token: Token) -> list[Token]:
    """Names of levels that a name begins with, apart from it: 产出指标数量指标巡查次数."""
    found = _levels(Lexicon.load().digest).match(token.key)
    if not found or found.end() == len(token.key) or len(token.spans) > 1 or len(token.spans[0]) != len(token.key):
        return [token]
    cut = found.end()
    start = token.spans[0].start
    head = Token(token.key[:cut], (Span(start, start + cut),), token.line, token.first, token.alone)
    rest = Token(token.key[cut:], (Span(start + cut, token.spans[0].end),), token.line, False, token.alone)
    return [head, *_parted(rest)]


@cache
def _levels(digest: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(level_words(Lexicon.load()))})(?:[(（]\d{{1,3}}分?[)）])?")


def _total(line: Sequence[Token], heads: Heads) -> Row:
    """总分 100 96.5."""
    if len(line) != 3 or heads.total.get(bare(line[0].key)) != "total" or not all(is_number(mark.key) for mark in line[1:]):
        return {}
    return {0: line[0], _NAMES + 2: line[1], _NAMES + 3: line[2]}


def shown(rows: Sequence[Row], total: Row) -> bool:
    """Whether the marks show which is which."""
    marked = [(Decimal(row[_NAMES + 2].key), Decimal(row[_NAMES + 3].key)) for row in rows if row is not total]
    if any(given > full for full, given in marked) or (not any(given < full for full, given in marked) and not total):
        return False
    full, given = (sum(column, Decimal(0)) for column in zip(*marked, strict=True))
    return _WHOLE - full in _EXECUTION or (bool(total) and Decimal(total[_NAMES + 3].key) == given)

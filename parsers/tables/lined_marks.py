"""A score table whose rows came out one a line, cells parted by blanks, with its standards or remarks, in whichever order its columns stand:

指标名称 分值 目标值 实际值 评分标准 得分 评分说明 ⏎ 过程（20分） ⏎ 资金到位率 4 100% 96.14% 得分=到位率×分值 3.85 … ⏎ 合计 100 93.51.  Each line is cut
into the head's columns by the kinds of its pieces; the table is one only where every line down to the total can be cut, and in one way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from parsers.frames import bare
from parsers.tables.heads import Heads, dimension_of
from parsers.tables.loose_heads import LEVELS, VALUES
from parsers.tables.pieces import QUOTA, Token
from parsers.tables.reader import DASHES, is_number, is_percent
from parsers.tables.rebuilt import WIDE, Rebuilt, Row, line_at

_FULL, _GIVEN = ("weight", "points"), "score"
_MARKS = (*_FULL, _GIVEN)
_WORDS = ("rubric", "definition")
_REMARKS = ("note", "deviation", "remark")
_KNOWN = (*LEVELS, *VALUES, *_MARKS, *_WORDS, *_REMARKS, "rate", "completion", "serial", "code")
_FEWEST_COLUMNS, _FEWEST_ROWS = 4, 3
_LONGEST_NAME, _LONGEST_VALUE, _LONGEST_WORDS = 24, 20, 12
"""Characters of a name and of a value; pieces of a standard or a remark."""


def marked_lines(tokens: Sequence[Token], at: int, heads: Heads) -> Rebuilt | None:
    """The table whose head is the line that begins with this token, down to its total; None where none is, or a line of it cannot be cut."""
    if at and tokens[at - 1].line == tokens[at].line:
        return None
    head = line_at(tokens, at)
    roles = [heads.indicator.role(token.key) for token in head]
    if len(head) < _FEWEST_COLUMNS or not _is_head(roles):
        return None
    said = [token.key for token in head]
    rows: list[Row] = []
    cut = 0
    end = at + len(head)
    while end < len(tokens):
        line = line_at(tokens, end)
        end += len(line)
        if [token.key for token in line] == said or (len(line) == 1 and line[0].key.isdigit()):
            continue  # the head again on the next page, and the number of the page before
        if heads.total.get(bare(line[0].key)) == "total":
            total = _total(line, roles)
            return Rebuilt([dict(enumerate(head)), *rows, total], end) if total and cut >= _FEWEST_ROWS else None
        if len(line) == 1 and dimension_of(line[0].key, heads):
            rows.append({WIDE: line[0]})
            continue
        ways = list(_ways(line, roles, heads))
        if len(ways) != 1:
            return None
        rows.append(ways[0])
        cut += 1
    return None


def _is_head(roles: Sequence[str]) -> bool:
    """Names, one column of full marks, one of marks given, and a column of words: without one, others read it."""
    full, given = sum(role in _FULL for role in roles), roles.count(_GIVEN)
    wordy = any(role in (*_WORDS, *_REMARKS) for role in roles)
    return full == 1 and given == 1 and wordy and all(role in _KNOWN for role in roles) and any(role in LEVELS for role in roles)


def _total(line: Sequence[Token], roles: Sequence[str]) -> Row:
    """合计 100 93.51: a number for each column of marks, dashes in the others or nothing."""
    numbers = [token for token in line[1:] if token.key not in DASHES]
    columns = [column for column, role in enumerate(roles) if role in _MARKS]
    if len(numbers) < len(columns) or not all(is_number(token.key) for token in numbers[: len(columns)]):
        return {}
    return {0: line[0], **dict(zip(columns, numbers, strict=False))}


def _ways(line: Sequence[Token], roles: Sequence[str], heads: Heads) -> Iterator[Row]:
    """Every way to cut the line into the columns, the upper levels' merged cells and a last remark perhaps missing; no mark above full marks."""
    deepest = max(column for column, role in enumerate(roles) if role in LEVELS)

    def cut(at: int, column: int, row: Row) -> Iterator[Row]:
        if column == len(roles):
            if at == len(line) and _sound(row, roles):
                yield row
            return
        for size in _sizes(roles[column], column, deepest, len(roles)):
            pieces = line[at : at + size]
            if len(pieces) == size and _suits(roles[column], column == deepest, pieces, heads):
                whole = {column: _joined(pieces)} if pieces else {}
                yield from cut(at + size, column + 1, {**row, **whole})

    yield from _plainest(list(cut(0, 0, {})))


def _plainest(ways: Sequence[Row]) -> Sequence[Row]:
    """Where a line can be cut with no cell of several pieces, that is how it was meant."""
    plain = [row for row in ways if all(len(token.spans) == 1 for token in row.values())]
    return plain or ways


def _sizes(role: str, column: int, deepest: int, columns: int) -> range:
    if role in (*_WORDS, *_REMARKS):
        return range(0 if column == columns - 1 else 1, _LONGEST_WORDS + 1)
    if role in LEVELS:
        return range(1, 3) if column == deepest else range(2)
    return range(1, 2)


def _suits(role: str, deepest: bool, pieces: Sequence[Token], heads: Heads) -> bool:
    keys = [token.key for token in pieces]
    if role in (*_MARKS, "serial"):
        return is_number(keys[0]) or (role == _GIVEN and keys[0] in DASHES)
    if role in ("rate", "completion"):
        return is_percent(keys[0]) or is_number(keys[0]) or keys[0] in DASHES
    if role in LEVELS:
        named = all(not is_number(key) and not is_percent(key) and key not in DASHES for key in keys) and sum(map(len, keys)) <= _LONGEST_NAME
        upper = not keys or role != "level1" or deepest or (dimension_of(keys[0], heads) is not None and (QUOTA.search(keys[0]) is not None or keys[0] not in heads.second))
        return named and upper and (len(keys) < 2 or keys[0].isascii())  # A101 立项依据充分性
    if role in VALUES:
        return len(keys[0]) <= _LONGEST_VALUE
    return True


def _sound(row: Row, roles: Sequence[str]) -> bool:
    full = next(row[column].key for column, role in enumerate(roles) if role in _FULL)
    given = next((row[column].key for column, role in enumerate(roles) if role == _GIVEN and column in row), "")
    return not (is_number(full) and is_number(given)) or Decimal(given.rstrip("分")) <= Decimal(full.rstrip("分"))


def _joined(pieces: Sequence[Token]) -> Token:
    whole = pieces[0]
    for piece in pieces[1:]:
        whole = whole.joined(piece)
    return whole

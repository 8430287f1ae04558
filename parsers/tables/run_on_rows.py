"""A score table with its standards whose cells a page's text left parted by blanks alone, long ones running on over lines:

三级指标 分值 评分标准 得分 扣分原因 ⏎ 决策（15分） 项目立项（5分） 立项依据充分性 2 符合得 2 分，基本符合得 ⏎ 1 分 2.00 ⏎ ….  A row begins a line with its
names and a number that no word goes on from; its mark is the number of that kind behind the words.  What does not fit is no row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.regexp import regexp
from parsers.frames import bare
from parsers.tables.heads import Heads, dimension_of
from parsers.tables.loose_heads import LEVELS
from parsers.tables.pieces import Token, is_valued
from parsers.tables.reader import is_number
from parsers.tables.rebuilt import Rebuilt, Row

_MARKS = ("weight", "points", "score")
_WORDS = ("rubric", "definition")
_LONGEST, _FEWEST_ROWS, _MOST = 16, 4, Decimal(60)
_HEAD_LINES = 3
_NAME = regexp(r"[\u4e00-\u9fff（）()、/“”\-]{2,24}")
_NO_NAME = regexp(r"[得扣为约各超低每达按的]$|不得分|扣分|^分")
_QUOTA = regexp(r"[\u4e00-\u9fff、]{2,14}[（(]\d+(?:\.\d+)?分?[)）]")
_GOES_ON = regexp(
    r"[^\u4e00-\u9fff①-⑳\d(（“≥≤＞＜><]|分(?![部级别期支包])|个(?![人体])|项(?!目)|次(?!数)|份|公(?=$|里|斤|顷)|万|元|人(?![员均才])|户(?![均数])|天(?![然气])|日(?![常志])|年(?![度末初均])|月(?!度)"
    r"|处(?![理置罚])|座(?!谈)|条(?![件款])|名(?![单称])|套(?!取)|[栋米亩吨件盏]|家(?!庭)|平(?=方)|期(?![末限])|小时|以[上下内]|及|或|的|百分|倍|级(?!别)"
)
"""What goes on from a number: 分，基本符合得, 个百分点, ，扣完为止."""
_LEADS_ON = regexp(r"[得扣≥≤<>=×÷/(（约达低超每于为至到满计加减占、，第各]$")
"""What leads to a number within a sentence."""


@dataclass(frozen=True, slots=True)
class _Head:
    """Where the columns of names, the weight, the words, the mark and the remark stand."""

    cells: tuple[Token, ...]
    names: int
    weight: int
    words: int
    score: int
    note: int | None
    end: int


@dataclass(frozen=True, slots=True)
class _Start:
    """A row's first token, its names, and the index of its weight."""

    at: int
    names: tuple[Token, ...]
    weight: int


def run_on_rows(tokens: Sequence[Token], at: int, heads: Heads) -> Rebuilt | None:
    """The head and the rows; None where no such table begins here."""
    head = _head(tokens, at, heads)
    if head is None:
        return None
    total = next((i for i in range(head.end, len(tokens)) if tokens[i].first and heads.total.get(bare(tokens[i].key)) == "total"), len(tokens))
    starts = {i: start for i in range(head.end, total) if tokens[i].first and (start := _start(tokens, i, total, head, heads)) is not None}
    subtotals = {i: row for i in range(head.end, total) if tokens[i].first and heads.total.get(bare(tokens[i].key)) == "subtotal" and (row := _total(tokens, i, head))}
    rows: list[Row] = []
    end = past = total
    for i in sorted((*starts, *subtotals), reverse=True):
        row = subtotals[i] if i in subtotals else _row(tokens, starts[i], end, head)
        if row:
            rows.insert(0, row)
            end = i
    if len(rows) < _FEWEST_ROWS or end != min(starts, default=None):
        return None
    closing = _total(tokens, total, head) if total < len(tokens) else {}
    if closing:
        rows.append(closing)
        past = total + len(closing)
    return Rebuilt([dict(enumerate(head.cells)), *rows], past)


def _head(tokens: Sequence[Token], at: int, heads: Heads) -> _Head | None:
    """Names, then a weight, words and a mark in whichever order, perhaps a remark at the end; all within three lines."""
    if not tokens[at].first or tokens[at].alone:
        return None
    roles: list[str] = []
    end = at
    while end < len(tokens) and tokens[end].line - tokens[at].line < _HEAD_LINES and (role := heads.indicator.role(tokens[end].key)):
        roles.append(role)
        end += 1
    names = next((i for i, role in enumerate(roles) if role not in LEVELS), len(roles))
    rest = roles[names:]
    weights = [i for i, role in enumerate(roles) if role in ("weight", "points")]
    words = [i for i, role in enumerate(roles) if role in _WORDS]
    scores = [i for i, role in enumerate(roles) if role == "score"]
    if not names or len(weights) != 1 or len(scores) != 1 or not words or set(rest) - {*_MARKS, *_WORDS, "note", "remark"} or weights[0] != names:
        return None
    standard = next((i for i in words if roles[i] == "rubric"), words[-1])
    note = next((i for i, role in enumerate(roles) if role in ("note", "remark")), None)
    return _Head(tuple(tokens[at:end]), names, weights[0], standard, scores[0], note, end)


def _start(tokens: Sequence[Token], at: int, stop: int, head: _Head, heads: Heads) -> _Start | None:
    """Up to as many names as there are columns for, then a number on its own; the upper ones known, or with what they are worth in brackets."""
    cells: list[Token] = []
    i = at
    while i < stop and len(cells) < head.names:
        cell, i = _closed(tokens, i, stop)
        if not (_NAME.fullmatch(cell.key) or _QUOTA.fullmatch(cell.key)) or len(cell.key) > _LONGEST + 8:
            return None
        cells.append(cell)
        if i < stop and _alone(tokens, i) and Decimal(tokens[i].key) <= _MOST:
            name = cells[-1].key
            upper = all(_QUOTA.fullmatch(cell.key) or dimension_of(cell.key, heads) or len(cell.key) <= _LONGEST for cell in cells[:-1])
            return _Start(at, tuple(cells), i) if upper and not _NO_NAME.search(name) and len(name) > 2 else None
    return None


def _closed(tokens: Sequence[Token], at: int, stop: int) -> tuple[Token, int]:
    """A cell whose bracket was parted from it: 决策（15 ⏎ 分）."""
    cell, i = tokens[at], at + 1
    while i < stop and i < at + 4 and cell.key.count("(") + cell.key.count("（") > cell.key.count(")") + cell.key.count("）"):
        cell, i = cell.joined(tokens[i]), i + 1
    return cell, i


def _alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is a cell of its own: no word leads to it or goes on from it."""
    if not is_number(tokens[at].key):
        return False
    before, after = tokens[at - 1].key if at else "", tokens[at + 1].key if at + 1 < len(tokens) else ""
    return not _LEADS_ON.search(before) and not _is_page(tokens, at) and (is_number(after) or not _GOES_ON.match(after) or _is_page(tokens, at + 2))


def _is_page(tokens: Sequence[Token], at: int) -> bool:
    """- 5 - between two pages."""
    return 0 < at < len(tokens) - 1 and tokens[at - 1].key == tokens[at + 1].key == "-" and is_number(tokens[at].key)


def _row(tokens: Sequence[Token], start: _Start, end: int, head: _Head) -> Row:
    """The cells of one row: its mark is the last number on its own that does not exceed the weight."""
    weight = tokens[start.weight]
    found = [i for i in range(start.weight + 1, end) if _alone(tokens, i) or (i == end - 1 and tokens[i].line == weight.line and is_number(tokens[i].key))]
    fitting = [i for i in found if Decimal(tokens[i].key) <= Decimal(weight.key)] or found
    if not fitting:
        return {}
    first = head.score < head.words
    at = fitting[0] if first else fitting[-1]
    inside = range(at + 1, end) if first else range(start.weight + 1, at)
    kept = [tokens[i] for i in inside if not _beside_page(tokens, i)]
    if (first and at != start.weight + 1) or not kept:
        return {}
    row: Row = {head.names - len(start.names) + place: cell for place, cell in enumerate(start.names)}
    row[head.weight], row[head.score], row[head.words] = weight, tokens[at], _whole(kept)
    behind = [tokens[i] for i in range(at + 1, end) if not _beside_page(tokens, i)]
    if head.note is not None and behind and not first and not (len(behind) == 1 and is_valued(behind[0].key)):
        row[head.note] = _whole(behind)
    return row


def _beside_page(tokens: Sequence[Token], at: int) -> bool:
    return any(_is_page(tokens, i) for i in (at - 1, at, at + 1))


def _whole(cells: Sequence[Token]) -> Token:
    whole = cells[0]
    for cell in cells[1:]:
        whole = whole.joined(cell)
    return whole


def _total(tokens: Sequence[Token], at: int, head: _Head) -> Row:
    """合计 100 91.44: a number for each mark."""
    marks = tokens[at + 1 : at + 3]
    if len(marks) < 2 or not all(is_number(mark.key) for mark in marks):
        return {}
    return {0: tokens[at], min(head.weight, head.score): marks[0], max(head.weight, head.score): marks[1]}

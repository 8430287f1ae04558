"""Heads of loose tables: words that name columns, one after another, torn over lines or in two rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.regexp import regexp
from parsers.tables.heads import Heads, Words
from parsers.tables.pieces import MONEY, Token, is_valued
from parsers.tables.torn import torn_header

LEVELS = ("level1", "level2", "level3", "name")
VALUES = ("target", "actual", "forecast")


@dataclass(frozen=True, slots=True)
class LooseHead:
    """Columns in order: (role, token); ``end``: the index after its last token."""

    kind: str
    columns: tuple[tuple[str, Token], ...]
    end: int


def head_at(tokens: Sequence[Token], at: int, heads: Heads) -> LooseHead | None:
    """A header that begins with this token, None where none does."""
    torn = torn_header(tokens, at)
    if torn is not None:
        return LooseHead(torn[0], tuple(torn[1]), torn[2])
    if _is_none(tokens[at].key):
        return None
    for kind, words in (("indicators", heads.indicator), ("funds", heads.fund)):
        columns, end = _columns(tokens, at, words, heads)
        columns = _two_rows(columns) if kind == "indicators" else _without_section(columns)
        roles = [role for role, _ in columns]
        if kind == "indicators":
            measures = [role for role in roles if role in (*VALUES, "weight", "points", "score")]
            aimed = "target" in roles and {"sign", "unit"} <= set(roles)
            if any(role in ("level2", "level3") or role == "name" for role in roles) and (len(set(measures)) >= 2 or aimed) and _short_celled(roles):
                return LooseHead(kind, tuple(columns), end)
        elif sum(role.partition("/")[0] in ("budget_total", "funds_spent", "funds_received", "funds_forecast") for role in roles) >= 2:
            return LooseHead(kind, tuple(columns), end)
    return None


def _short_celled(roles: Sequence[str]) -> bool:
    """Whether no column holds sentences, but for a remark behind the marks."""
    return not {"rubric", "definition"} & set(roles) and ("note" not in roles or roles[-2:] == ["score", "note"])


def _columns(tokens: Sequence[Token], at: int, words: Words, heads: Heads) -> tuple[list[tuple[str, Token]], int]:
    """Header words from here on, each of up to four pieces."""
    columns: list[tuple[str, Token]] = []
    while at < len(tokens):
        found = _word(tokens, at, words, heads)
        if found is None:
            break
        role, token, at = found
        if role in {known for known, _ in columns} and token.first and at < len(tokens) and MONEY.match(tokens[at].key):
            return columns, at - 1  # 部门整体支出 2318.46: the first row's label
        columns.append((role, token))
    return columns, at


def _two_rows(columns: list[tuple[str, Token]]) -> list[tuple[str, Token]]:
    """A header of two rows read row by row: the lower one's names (一级指标 … 指标值, 度量单位) stand under the first of the upper one's."""
    first = next((at for at, (role, _) in enumerate(columns) if role in LEVELS), 0)
    upper, lower = columns[:first], columns[first:]
    if not any(role in ("actual", "points", "score") for role, _ in upper) or not any(role == "target" for role, _ in lower):
        return columns
    return [*lower, *(column for column in upper if column[0] not in ("section", "target"))]


def _without_section(columns: list[tuple[str, Token]]) -> list[tuple[str, Token]]:
    """Money columns without the form's own 项目资金（万元）, which stands beside the rows."""
    roles = [role for role, _ in columns]
    section = roles[:1] == ["budget_total"] and any(role.startswith("budget_total/") for role in roles[1:])
    return columns[1:] if section else columns


def _word(tokens: Sequence[Token], at: int, words: Words, heads: Heads) -> tuple[str, Token, int] | None:
    """The longest header word that begins here; a piece that is a word of its own is not swallowed."""
    best: tuple[str, Token, int] | None = None
    token = tokens[at]
    for length in range(1, 5):
        if length > 1:
            if at + length > len(tokens):
                break
            added = tokens[at + length - 1]
            if best is not None and (_role(added.key, words, heads) or _BEGINS_ANEW.match(added.key) or added.key in heads.total):
                break
            token = token.joined(added)
        if _is_none(token.key):
            break
        role = _role(token.key, words, heads)
        longer = best is not None and length > 1 and len(tokens[at + length - 1].key) > 2 and not words.exact(token.key)
        if role and not longer and not regexp(r"[\d\-~至月.年]+(?:指标)?").fullmatch(token.key):
            best = (role, token, at + length)
    return best


def _is_none(key: str) -> bool:
    """Whether a text is no header word at first sight."""
    return len(key) > _LONGEST or is_valued(key)


_LONGEST = 20  # characters
_BEGINS_ANEW = regexp(r"\d{1,2}[-~至]\d{1,2}月|(?:19|20)\d{2}年")


def _role(key: str, words: Words, heads: Heads) -> str:
    role = words.role(key)
    if role or words is not heads.fund:
        return role
    role = heads.indicator.role(key)
    return role if role in ("points", "weight", "score") else ""

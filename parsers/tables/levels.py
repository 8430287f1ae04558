"""Names of indicators: codes, bracketed quotas, and the first, second and third level carried down the rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from lexicon.load import Lexicon
from model.figure import Subject
from model.regexp import regexp
from parsers.firstlevel import first_level
from parsers.frames import Slot, squeeze
from parsers.tables.columns import Column
from parsers.tables.heads import Heads, dimension_of

_CODE = regexp(r"([A-ZＡ-Ｚ]{1,2}\d{0,4}(?:[-.]\d{1,2})*)[.、:：\-]?(?=[^\x00-\x7f])")
_CLEAR_ORDINAL = regexp(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})[.、．]|[（(][一二三四五六七八九十\d]{1,2}[)）]|[①-⑳]|指标\d{1,2}[:：.、．]")
QUOTA = regexp(r"[(（]\s*(?P<word>[^\d()（）]{0,8}?)[:：为]?\s*(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>分|%)\s*[)）]|(?<=[\u4e00-\u9fff])\s*(?P<bare>\d+(?:\.\d+)?)\s*分$")
"""（15分）, or 15分 at the end of a name (A决策15分)."""
_ORDER = ("level1", "level2", "level3", "level4", "name")


@dataclass(frozen=True, slots=True)
class Name:
    """A cleaned name, its code, and its printed blank-free text."""

    text: str
    code: str | None = None


def name_of(key: str) -> Name:
    """A name without code, ordinal and quota: A101战略适应性 -> 战略适应性 with A101."""
    text = QUOTA.sub("", squeeze(key))
    code = _CODE.match(text)
    if code:
        return Name(text[code.end():], code[1].rstrip("-."))
    return Name(_CLEAR_ORDINAL.sub("", text, count=1) if _CLEAR_ORDINAL.match(text) else text)


@cache
def _captioned(words: str) -> re.Pattern[str]:
    """预算执行 heads tables of funds, whose rows are under no first-level indicator."""
    return re.compile(rf"((?:项目)?(?!预算执行)(?:{words}))(?:方面|类)?(?:指标|得分|评分|情况)")


def caption_dimension(caption: str, lexicon: Lexicon) -> str | None:
    """The one first-level indicator that a caption names (项目产出指标得分情况), as printed."""
    heads = Heads.of(lexicon)
    found = {match[1] for match in _captioned(first_level(lexicon)).finditer(caption) if dimension_of(match[1], heads)}
    return found.pop() if len(found) == 1 else None


def roles_of(columns: tuple[Column | None, ...]) -> dict[int, str]:
    """Each column's role with its level told: a 分值 beside 一级指标 is the first level's weight (EX-01)."""
    present = _worth_and_mark(columns)
    deepest = max((_ORDER.index(role) for role in present if role in _ORDER), default=0)
    roles: dict[int, str] = {}
    groups: dict[str, list[int]] = {}
    level = ""
    for at, role in enumerate(present):
        if role in _ORDER:
            level = str(_ORDER.index(role) + 1) if role in ("level1", "level2") and _ORDER.index(role) < deepest else ""
        if role in ("weight", "points", "score", "rate"):
            groups.setdefault(level, []).append(at)
        roles[at] = role
    for tag, members in groups.items():
        members = _one_score(members, columns, roles)
        has = {present[at] for at in members}
        for at in members:
            roles[at] = _told(present[at], has) + tag if _told(present[at], has) else ""
    for at in _of_unit([at for at, role in roles.items() if role == "actual"], columns):
        roles[at] = ""
    return {at: role for at, role in roles.items() if role or columns[at]}


def _worth_and_mark(columns: tuple[Column | None, ...]) -> list[str]:
    """自评分值 | 自评得分: beside what was got, 分值 is what there was to get."""
    roles = [column.role if column else "" for column in columns]
    worth = [at for at, column in enumerate(columns) if column is not None and column.role == "score" and column.head.endswith("分值")]
    got = [at for at, column in enumerate(columns) if column is not None and column.role == "score" and column.head.endswith("得分")]
    if len(worth) == len(got) == 1 and worth < got and not {"points", "weight"} & set(roles):
        roles[worth[0]] = "points"
    return roles


def _one_score(members: list[int], columns: tuple[Column | None, ...], roles: dict[int, str]) -> list[int]:
    """Beside the evaluator's score column one of 自评得分 is another voice's: its total alone is read."""
    own = _of_unit([at for at in members if roles[at] == "score"], columns)
    for at in own:
        roles[at] = "self"
    return [at for at in members if at not in own]


_OWN = regexp(r"自评|自报|[填申]报")


def _of_unit(places: list[int], columns: tuple[Column | None, ...]) -> list[int]:
    """自评完成值 beside 评价核定值: the columns that tell what the unit said, where others tell what was found."""
    own = [at for at in places if (column := columns[at]) is not None and _OWN.search(column.head)]
    return own if len(own) < len(places) else []


def _told(role: str, beside: set[str]) -> str:
    """What 分值 means beside the other columns of its level; "" for a share of weight printed beside full marks."""
    if role == "points":
        return "weight" if "score" in beside or "weight" not in beside else "score"
    if role == "weight" and {"points", "score"} <= beside:
        return ""
    return role


@dataclass
class Levels:
    """The names in force while reading down a table."""

    heads: Heads
    seconds: Mapping[str, str]
    caption: str | None = None
    lowest: bool = False
    """Whether A1, A2 … name the indicators themselves: nothing in the table is below them."""
    kinds: bool = False
    """Whether the one column of names goes through second levels: 满意度指标 beside 数量指标 is one of them."""
    dimension: Name | None = None
    subdimension: Name | None = None
    indicator: Name | None = None
    seen: list[str] | None = None
    quoted: bool = False
    """Whether a first level had its worth in brackets."""

    def __post_init__(self) -> None:
        self.seen = []

    def is_cost_below(self, key: str) -> bool:
        """产出指标（50分） … 成本指标: where the first levels have their worth behind them, one without is the outputs' second level of that name."""
        return self.quoted and not QUOTA.search(key) and dimension_of(name_of(key).text, self.heads) == "成本"

    def take(self, role: str, slot_key: str) -> str:
        """Note a name; the level it was taken for is returned (level1, level2 or level3)."""
        name = name_of(slot_key)
        level = self._level(role, name)
        if level == "level1":
            if self.dimension is None or self.dimension.text != name.text:
                self.dimension, self.subdimension = name, None
            self.indicator = None
            self.quoted = self.quoted or bool(QUOTA.search(squeeze(slot_key)))
            assert self.seen is not None
            if name.text not in self.seen:
                self.seen.append(name.text)
        elif level == "level2":
            self.subdimension, self.indicator = name, None
        else:
            self.indicator = name
        return level

    def _level(self, role: str, name: Name) -> str:
        if role == "name":
            level = "level3" if self.kinds and not name.code else _by_code(name, self.heads)
            return "level3" if self.lowest and level == "level2" else level
        if role == "level1":
            own = dimension_of(name.text, self.heads)
            foreign = self.caption is not None and own != dimension_of(self.caption, self.heads)
            return "level2" if foreign or name.text in self.seconds else "level1"
        return "level2" if role == "level2" else "level3"

    def extend(self, role: str, more: str) -> None:
        """A name that runs on in the next row."""
        field = {"level1": "dimension", "level2": "subdimension"}.get(role, "indicator")
        name: Name | None = getattr(self, field)
        if name is not None:
            setattr(self, field, replace(name, text=name.text + squeeze(more)))

    @property
    def single(self) -> bool:
        """Whether the table deals with one first-level indicator alone."""
        return self.caption is not None or len(self.seen or ()) == 1

    @property
    def effects_alone(self) -> bool:
        """Whether the table names no first-level indicators but effects and satisfaction: no whole goes without outputs."""
        return bool(self.seen) and {dimension_of(name, self.heads) for name in self.seen or ()} <= {"效益", "满意度"}

    def printed_dimension(self) -> str | None:
        return self.caption if self.caption and self.dimension is None else self.dimension.text if self.dimension else None

    def subject(self, level: str = "level3") -> Subject:
        dimension = self.printed_dimension()
        if level == "level1":
            return Subject(dimension=dimension, code=self.dimension.code if self.dimension else None)
        sub = self.subdimension
        if level == "level2":
            return Subject(dimension=dimension, subdimension=sub.text if sub else None, code=sub.code if sub else None)
        own = self.indicator
        return Subject(dimension=dimension, subdimension=sub.text if sub else None, indicator=own.text if own else None, code=own.code if own else None)


def _by_code(name: Name, heads: Heads) -> str:
    """The level of a name in a one-column list: by its code (A, A1, A101), else by being a first-level name."""
    if name.code:
        digits = sum(char.isdigit() for char in name.code)
        return "level1" if digits == 0 else "level2" if digits == 1 else "level3"
    return "level1" if dimension_of(name.text, heads) and name.text != "预算执行率" else "level3"


_FEW = 4


def is_lowest(keys: Iterable[str], roles: Collection[str], seconds: Collection[str]) -> bool:
    """Whether one-digit codes are the table's last level: no code is longer, and rows have goals and results, or few are called as second levels are."""
    coded = [name for key in keys if (name := name_of(key)).code]
    told = bool({"target", "actual"} & set(roles)) or sum(name.text in seconds for name in coded) * _FEW < len(coded)
    return told and all(sum(map(str.isdigit, name.code or "")) <= 1 for name in coded)


_BESIDE_KINDS = ("满意度", "预算执行", "成本")


def goes_by_kinds(keys: Iterable[str], heads: Heads, seconds: Collection[str]) -> bool:
    """Whether a column names kinds of indicators (数量指标, 质量指标) and no first level but those that stand beside them in a form."""
    names = [name_of(key) for key in keys]
    firsts = {dimension_of(name.text, heads) for name in names} - {None}
    return sum(name.text in seconds for name in names) >= 2 and firsts <= set(_BESIDE_KINDS)


def is_code_slot(slot: Slot) -> bool:
    return bool(regexp(r"[A-Z]\d{0,4}").fullmatch(slot.key))

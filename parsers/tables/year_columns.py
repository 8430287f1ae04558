"""A unit's account over the years: 项目 | 2022年 | 2023年 | 增减额, a kind of sum a row (年初预算, 调整后预算, 支出合计, 年末结余)."""

from __future__ import annotations

from collections.abc import Sequence

from model.figure import ALL_YEARS, Subject
from model.regexp import regexp
from parsers.frames import Slot, bare, squeeze
from parsers.tables.heads import Heads
from parsers.tables.reader import Reader, is_percent

YEAR = regexp(r"(?P<year>20\d\d)年?度?(?:金额|数|[(（](?:[万亿]?元)[)）])?")
_KNOWN = 2
"""Rows whose kind of sum is known, below which nothing says that the table is an account."""
_SUMMED = regexp(r"(?:合计|总计|总额|共计|数)$")
_CLASSES = regexp(r"(?:其中[:：]?|[一二三四五六七八九十\d]{1,2}[、.．])*(?P<class>(?:基本|项目)支出)")
"""The two halves of what a unit spends; 人员经费 and 公用经费 are parts of the first."""
_ADJUSTED = regexp(r"(?:调整|追加|变更)后(?:的)?(?:全年)?预算")
_RATES = ("execution_rate", "received_rate")
_STAGES = {"funds_spent": "spent", "funds_received": "received", "budget_total": "budgeted"}
"""What all the years come to is for the dataset; the rules go year by year."""
_LONGEST = 8


def years_of(slots: Sequence[Slot]) -> dict[int, str]:
    """By column: the year that it is of; empty where the head names fewer than two."""
    found = {slot.column: match["year"] for slot in slots[1:] if (match := YEAR.fullmatch(squeeze(slot.key)))}
    return found if len(set(found.values())) == len(found) > 1 and not YEAR.fullmatch(squeeze(slots[0].key)) else {}


def role_of(key: str, heads: Heads) -> tuple[str, str | None]:
    """The kind of sum that a row is of and its item; "" where it is none that is known."""
    label = squeeze(key)
    part = _CLASSES.fullmatch(label)
    if part is not None:
        return "funds_spent", part["class"]
    if _ADJUSTED.match(bare(label)):
        return "budget_total", "全年"
    role = heads.fund.words.get(bare(label)) or heads.fund.words.get(_SUMMED.sub("", bare(label))) or (heads.fund.role(label) if len(label) <= _LONGEST else "")
    concept, _, item = role.partition("/")
    return (concept, item or None) if concept.startswith(("budget_", "funds_")) else ("", None)


def is_account(labels: Sequence[str], heads: Heads) -> bool:
    """Whether two or more rows tell kinds of sums."""
    return sum(bool(role_of(label, heads)[0]) for label in labels) >= _KNOWN


def of_year(year: str, last: str, item: str | None) -> Subject:
    """What the years before the last had is of a 上年: it is no figure of the project's own year."""
    return Subject(item=item, period=f"{year}年", scope=None if year == last else "上年")


def figures(reader: Reader, head: int, rows: Sequence[int]) -> None:
    """Each sum with its year, or of all of them; and the rates of a row that names one."""
    heads = Heads.of(reader.lexicon)
    top = reader.frame.own(head)
    years = years_of(top)
    last = max(years.values())
    together = [slot.column for slot in top[1:] if heads.total.get(bare(slot.key)) == "total"]
    for row in rows:
        slots = reader.frame.own(row)
        concept, item = role_of(slots[0].key, heads) if slots else ("", None)
        rate = heads.fund.words.get(bare(slots[0].key), "") if slots and not concept else ""
        for slot in slots[1:] if concept or rate in _RATES else ():
            year = years.get(slot.column)
            if year is None and slot.column not in together:
                continue
            if not concept and is_percent(slot.key):
                told = Subject(item=bare(slots[0].key), period=f"{year}年" if year else None, scope=None if year == last else "上年" if year else ALL_YEARS)
                reader.number("told_rate", slot, told, label=slots[0].key, unit="%")
            if not concept or not regexp(r"[\d,]+(?:\.\d+)?").fullmatch(slot.key) or (year is None and concept not in _STAGES):
                continue
            subject = of_year(year, last, item) if year is not None else Subject(item=item, scope=ALL_YEARS, stage=_STAGES[concept])
            unit = reader.money_unit(slots[0].key, reader.frame.caption)
            reader.number(concept if year is not None else "fund_told", slot, subject, label=slots[0].key, unit=unit, series=f"{reader.group}:{head}:{slots[0].key}")

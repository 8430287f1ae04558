"""The ledger: which amounts are wholes, which are parts of them, and which may be compared at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from model.fact import Fact
from model.regexp import regexp
from model.slips import turned
from validate.algebra import Expr, numeral, scale, total
from validate.book import FactBook
from validate.slip import digit_in
from validate.systems import main_year

AMOUNTS = (
    "budget_total", "budget_adjusted", "funds_applied", "funds_received", "funds_spent", "funds_forecast", "funds_carried_over", "invest_total",
)
COLUMNS = ("年初", "全年", "调整后", "变更后", "项目", "年度")
"""``item`` words that name a column or a version of an amount, not a part of it."""
TOTALS = ("合计", "总计", "total", "总额", "共计")
LOT_TOTAL = "lot_total"

_MONTH = regexp(r"(\d{1,2})月|\d{4}[-/.](\d{1,2})")
_UP_TO = regexp(r"截[至止]|^1[-－—~至]|底|末")
_WITHIN = {
    "fiscal": {"central", "province", "city", "county", "upper_level", "local", "bond"},
    "upper_level": {"central", "province", "city"},
    "local": {"province", "city", "county"},
}
_KNOWN = {"central", "province", "city", "county", "upper_level", "local", "self_raised", "bond", "carried_over", "other", "fiscal",
          "政府性基金", "国有资本经营预算"}
_SLIPS = tuple(Fraction(10) ** power for power in (1, 2, 3, 4, -1, -2, -3, -4))
_HIGH = {"central", "province", "upper_level"}
_LOW = {"city", "county", "local", "self_raised"}


_NAMED = regexp(r"[春秋]季|[上下]半年|第?[一二三四]季度|年初$")
"""Parts of a year by name, and its beginning: 年初结转和结余 is not what was left at its end."""


_PART, _ALL_FOUR = regexp(r"季度|半年"), regexp(r"截[至止]第?[四4]季度")
"""截至二季度: half of the year; 截至四季度 is all of it."""


_IN_DECEMBER = regexp(r"(?:20\d\d年)?12月(?:份|初|[上中]旬|[12]?\d日)?")
"""2022年12月下达60万元: what came in that month, not within the year that ends with it."""


def period_of(fact: Fact) -> str | None:
    """The stretch of the year an amount is limited to, None for the whole year; 1-9月 and 截至9月28日 are one stretch."""
    period = fact.context.period
    if period and (_NAMED.match(period) or _PART.search(period) or _IN_DECEMBER.fullmatch(period)):
        return None if _ALL_FOUR.match(period) else period
    months = [int(month) for pair in _MONTH.findall(period or "") for month in pair if month]
    if not period or not months or months[-1] == 12:
        return None
    return f"至{months[-1]}月" if _UP_TO.search(period) else period


def account(book: FactBook, fact: Fact) -> tuple[object, ...]:
    """Amounts are compared only within one account: who says it, which year, which stretch of it, which scope and lot."""
    context = fact.context
    year = context.year if context.year is not None else book.once(main_year)
    return book.system(context), year, period_of(fact), context.scope, context.lot


def head_of(fact: Fact) -> str | None:
    """Which head of a money table an amount stands under: a form has several tables in one, each with its own 合计."""
    if fact.anchor.cell is None or fact.series is None:
        return None
    return ":".join(fact.series.split(":", 2)[:2])


def is_whole(fact: Fact) -> bool:
    """Whether an amount is the whole of its kind: no source but total, no lot, no item but a column's name."""
    context = fact.context
    named = context.item is not None and context.item not in COLUMNS and not context.item.endswith((*TOTALS, "合"))
    return context.source in (None, "total") and context.lot in (None, "total") and not named


def source_title(book: FactBook, source: str | None) -> str:
    """What people call a source: 中央 for central; "" for the whole."""
    return "" if source in (None, "total") else book.lexicon.maps["source_titles"].get(source or "", source or "")


def of_year(facts: Sequence[Fact], said: Fact) -> list[Fact]:
    """The rows of a table by years that hold the whole of the one year that something is said of; none of a sum up to a date."""
    year = said.context.year
    if year is None or (said.context.period or "").startswith("截"):
        return []
    return [fact for fact in facts if (fact.context.item or "").removesuffix("度") == f"{year}年"]


def wholes(book: FactBook, *concepts: str) -> list[Fact]:
    return [fact for fact in book.numbers(*concepts) if is_whole(fact)]


def in_section(fact: Fact, facts: Sequence[Fact]) -> list[Fact]:
    """Those told under the same heading: a chapter that gives budget, received and spent a paragraph each."""
    section, part = fact.context.section, fact.context.part
    return [other for other in facts if section is not None and (other.context.section, other.context.part) == (section, part)]


def value(fact: Fact) -> Fraction:
    """The printed value in the base unit."""
    return Fraction(fact.quantity.value) if fact.quantity is not None else Fraction(0)


def in_unit_of(fact: Fact, like: Fact) -> Fact:
    """An amount of a cell that names no unit, read in the unit of one it is held against (a table without 单位：万元)."""
    quantity = fact.quantity
    bare = not fact.raw.replace(numeral(fact), "").strip("≥≤=<>约 ")
    if quantity is None or like.quantity is None or not bare or scale(fact) != 1 or scale(like) == 1 or value(fact) * 1000 > value(like):
        return fact
    factor = scale(like)
    return replace(fact, quantity=replace(quantity, value=quantity.value * factor, ulp=quantity.ulp * factor))


def once_each(facts: Sequence[Fact]) -> list[Fact]:
    """Without repeated mentions: each source and item once where the value is the same."""
    found: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        found.setdefault((fact.context.source, fact.context.item, fact.context.lot, value(fact)), fact)
    return list(found.values())


def source_sums(parts: Sequence[Fact]) -> list[Expr]:
    """The ways in which parts by source may add up: all of them; without those that are inside another; without the
    containers; and, where a source has a name of its own, any two or more of them."""
    names = {fact.context.source for fact in parts}
    inside = {name for outer in names & set(_WITHIN) for name in _WITHIN[outer or ""]}
    ways: list[Sequence[Fact]] = [parts]
    if names & inside:
        ways.append([fact for fact in parts if fact.context.source not in inside])
        ways.append([fact for fact in parts if fact.context.source not in _WITHIN])
    if names - _KNOWN and len(parts) <= 7:
        ways += [chosen for size in range(len(parts) - 1, 0, -1) for chosen in combinations(parts, size)]
    return [total(way) for way in ways if way]


def complete_by_source(whole: Fact, parts: Sequence[Fact]) -> bool:
    """Whether a list of sources in a sentence may be held to be all of them: money from above and from below is named,
    or the sum comes near the whole, or one slip of the unit would make it so."""
    names = {fact.context.source for fact in parts}
    if names & _HIGH and names & _LOW:
        return _near(whole, parts, Fraction(1, 2)) or value(whole) < sum(map(value, parts)) <= 2 * value(whole)
    return near(whole, parts)


def completing(book: FactBook, whole: Fact, parts: Sequence[Fact]) -> list[Fact]:
    """Sources that the same paragraph tells as another kind of money (中央资金265万元；县级预算安排70万元。合计…) and that, with the parts, make the
    whole; none where they do not."""
    if whole.anchor.cell is not None or not parts:
        return []
    here = [fact for fact in book.numbers(*AMOUNTS) if fact.context.group == whole.context.group and fact.context.source not in (None, "total")]
    known = {fact.anchor.span.start for fact in parts}
    others = [fact for fact in here if fact.anchor.span.start not in known and fact.concept != parts[0].concept]
    return others if others and sum(map(value, (*parts, *others))) == value(whole) else []


def told_by_source(book: FactBook, fact: Fact, *concepts: str) -> list[Fact]:
    """What a paragraph has from above and from below (县级安排20万元；上级补助48万元) where nobody tells it in one sum; else nothing."""
    here = [other for other in book.numbers(*concepts) if other.context.group == fact.context.group and other.anchor.cell is None]
    parts = [other for other in here if other.context.source in _HIGH | _LOW and other.context.item is None and other.context.lot is None]
    names = {other.context.source for other in parts}
    one = len({other.concept for other in parts}) == 1 and len(names) == len(parts) == len(here)
    return parts if one and names & _HIGH and names & _LOW else []


def near(whole: Fact, parts: Sequence[Fact]) -> bool:
    """Whether the parts come within a tenth of the whole, or would with the point of one part (or its unit) moved."""
    return _near(whole, parts, Fraction(1, 10))


def _near(whole: Fact, parts: Sequence[Fact], share: Fraction) -> bool:
    wanted, added = value(whole), sum((value(fact) for fact in parts), Fraction(0))
    if not wanted:
        return False
    if abs(added - wanted) <= wanted * share:
        return True
    others = ((value(fact), added - value(fact)) for fact in parts)
    if any(abs(rest + one * factor - wanted) <= wanted / 1000 for one, rest in others for factor in _SLIPS if one):
        return True
    return added in swapped(whole) or any(wanted - added + value(fact) in swapped(fact) for fact in parts) or _digit_apart(whole, parts)


def _digit_apart(whole: Fact, parts: Sequence[Fact]) -> bool:
    """Whether one digit of one of the amounts, printed in one unit, is all that keeps the sum from holding, and that is no chance."""
    if len({scale(fact) for fact in (whole, *parts)}) > 1:
        return False
    printed, *others = (numeral(fact).replace(",", "") for fact in (whole, *parts))
    return all(map(_PLAIN.fullmatch, (printed, *others))) and digit_in("+".join(others), printed)


def swapped(fact: Fact) -> set[Fraction]:
    """The values that an amount would have, had two neighbouring digits been exchanged."""
    digits = numeral(fact).replace(",", "")
    return {Fraction(other) * Fraction(scale(fact)) for other in turned(digits)} if _PLAIN.fullmatch(digits) else set()


_PLAIN = regexp(r"\d+(?:\.\d+)?")


_LEVELS = (
    regexp(r"^(?:[一二三四五六七八九十]+[、.]|第[一二三四五六七八九十]+部分)"),
    regexp(r"^[（(][一二三四五六七八九十]+[)）]"),
    regexp(r"^\d+[、.．]"),
)


def _by_level(parts: Sequence[Fact]) -> Iterator[Expr]:
    for level in _LEVELS:
        chosen = [fact for fact in parts if level.match(fact.context.item or "") or (fact.anchor.cell is not None and level.match(fact.label))]
        if 1 < len(chosen) < len(parts):
            yield total(chosen)


def _folded(parts: Sequence[Fact]) -> list[Fact]:
    """The parts without those that one before them is made of: 基本支出80万元，包括人员经费60万元、公用经费20万元; none where there are no such."""
    found: list[Fact] = []
    at = 0
    while at < len(parts):
        found.append(parts[at])
        at = next((end for end in range(at + 3, len(parts) + 1) if sum(map(value, parts[at + 1 : end])) == value(parts[at])), at + 1)
    return found if len(found) < len(parts) else []


def item_sums(parts: Sequence[Fact]) -> Iterator[Expr]:
    """All items; then only those of one level of numbering (一、… without （一）… and 1. …), or those below a first row that they make up.  Where
    rows below such a level are told as its parts (其中：…), those of the level come first."""
    levels = list(_by_level(parts))
    if any(fact.anchor.cell is not None and fact.label.startswith("其中") for fact in parts):
        yield from levels
    yield total(parts)
    if len(parts) > 2 and value(parts[0]) == sum((value(fact) for fact in parts[1:]), Fraction(0)):
        yield total(parts[1:])
    yield from levels
    if len(folded := _folded(parts)) > 1:
        yield total(folded)
    plain = [fact for fact in parts if not regexp(r"^其中|^小计|小计$").search(fact.context.item or "")]
    if 1 < len(plain) < len(parts):
        yield total(plain)

"""Printed units of facts: their factor, their class, and slips of a power of ten."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from lexicon.load import Lexicon
from model.fact import Fact
from model.kept import kept
from model.regexp import regexp
from validate.algebra import numeral

_NUMERAL = regexp(r"\d[\d,]*(?:\.\d+)?")
_CLASSES = {
    "平方米": "area", "亩": "land", "米": "length", "元": "money", "元/平方米": "money_per_area", "吨": "mass", "立方米": "volume",
    "%": "percent", "天": "time", "个月": "time", "年": "time", "工作日": "time", "小时": "time", "分": "mark",
}
#: counted things whose counter words stand for one another
COUNT = "count"


def printed_number(fact: Fact) -> Fraction | None:
    """The numeral alone, as printed: 747.92 of ``747.92元``."""
    return _number(numeral(fact))


@kept
def _number(printed: str) -> Fraction | None:
    found = _NUMERAL.search(printed)
    return Fraction(found.group().replace(",", "")) if found else None


def factor(fact: Fact) -> Fraction | None:
    """How many base units one printed unit is: 10000 for 万元; None where it cannot be told."""
    number = printed_number(fact)
    if fact.quantity is None or not number:
        return None
    return Fraction(fact.quantity.value) / number


def unit_class(fact: Fact, lexicon: Lexicon) -> str | None:
    """area, length, money, count …; None where the unit is unknown or missing."""
    if fact.quantity is None:
        return None
    unit = fact.quantity.unit
    if unit in _CLASSES:
        return _CLASSES[unit]
    known = lexicon.units.get(unit)
    return COUNT if known is not None and known.dimension.startswith("count:") else None


def significant(number: Fraction) -> str:
    """The digits of a printed number without zeros at the ends and without the point: 747.92 -> 74792."""
    text = f"{Decimal(number.numerator) / Decimal(number.denominator):f}"
    return text.replace(".", "").strip("0")


def places(fact: Fact) -> int:
    """Decimals as printed."""
    found = _NUMERAL.search(numeral(fact))
    return len(found.group().partition(".")[2]) if found else 0


_CONFUSED = {frozenset(pair) for pair in ("06", "08", "09", "68", "69", "89", "17", "38", "56", "27")}


def confusable(a: str, b: str) -> bool:
    """Whether two printed numerals differ by one digit that readers confuse, a dropped point or a stray comma."""
    if a == b:
        return False
    if a.replace(",", "").replace(".", "") == b.replace(",", "").replace(".", ""):
        return True
    if len(a) != len(b):
        return False
    differing = [frozenset((x, y)) for x, y in zip(a, b, strict=True) if x != y]
    return len(differing) == 1 and differing[0] in _CONFUSED

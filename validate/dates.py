"""Dates compared at the precision they are printed with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from model.fact import Fact
from model.quantity import DateValue, Day
from model.regexp import regexp

NEVER = Day(9999, 12, 31)
YEARS = regexp(r"(?:19|20)\d\d\s*年?\s*[-—–－~～至到]{1,2}\s*(?:19|20)\d\d\s*年?度?")
"""2022—2023年: several years evaluated together, no date."""


def evaluated_years(facts: Iterable[Fact]) -> frozenset[int]:
    """The years of a span that a name or a form gives as those evaluated: 2022—2023; none where there is no span."""
    spans = [match.group() for fact in facts for match in YEARS.finditer(fact.text or fact.raw)]
    ends = [[int(year) for year in regexp(r"(?:19|20)\d\d").findall(span)] for span in spans]
    return frozenset(year for first_year, last in ends for year in range(first_year, last + 1))


def earliest(fact: Fact) -> Day:
    """The first day the fact may stand for; a day beyond all others where it has no year."""
    return (fact.date.earliest() if fact.date else None) or NEVER


def dated(facts: Iterable[Fact]) -> list[Fact]:
    """Facts with a date of the calendar that has a year, and no doubt."""
    return [fact for fact in facts if fact.date is not None and fact.date.year is not None and fact.date.valid() and fact.doubt is None]


def first(facts: Iterable[Fact]) -> Fact | None:
    """The earliest of the facts that have a year."""
    return min(dated(facts), key=earliest, default=None)


def ordinal(day: Day) -> int:
    return date(day.year, day.month, day.day).toordinal()


def days_between(a: Day, b: Day) -> int:
    """b - a."""
    return ordinal(b) - ordinal(a)


SOME_YEAR = 2023
"""For days that are printed without a year: one that is not a leap year."""


def day_in(date: DateValue, year: int) -> Day:
    """The first day a date may stand for, taken as of a year; New Year's Day where that has no such day."""
    return DateValue(year, date.month, date.day, date.edge).earliest() or Day(year, 1, 1)


def both_days(a: DateValue, b: DateValue) -> tuple[Day, Day]:
    """The first days of two dates; one without a year is of the other's."""
    year = a.year or b.year or SOME_YEAR
    return day_in(a, a.year or year), day_in(b, b.year or year)


def same_date(a: Fact, b: Fact) -> bool:
    """Whether two dates may be one, at the coarser precision; without a year, by month and day."""
    if a.date is None or b.date is None:
        return False
    return meets(a.date, b.date)


def meets(a: DateValue, b: DateValue) -> bool:
    if a.year is None or b.year is None:
        if a.month is None or b.month is None:
            return True
        return a.month == b.month and (a.day is None or b.day is None or a.day == b.day)
    if not a.valid() or not b.valid():
        return a == b
    low_a, high_a, low_b, high_b = a.earliest(), a.latest(), b.earliest(), b.latest()
    if low_a is None or high_a is None or low_b is None or high_b is None:
        return True
    return low_a <= high_b and low_b <= high_a


def surely_before(a: DateValue, b: DateValue) -> bool | None:
    """Whether a lies wholly before b; None where a year is missing or the calendar has no such day."""
    if not a.valid() or not b.valid():
        return None
    ends, begins = a.latest(), b.earliest()
    if ends is None or begins is None:
        return None
    return ends < begins


def weekdays(a: Day, b: Day) -> int:
    """Days from Monday to Friday after a, b among them; holidays are not known."""
    first, last = ordinal(a), ordinal(b)
    return sum(day % 7 not in (0, 6) for day in range(first + 1, last + 1))

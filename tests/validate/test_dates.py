"""Dates at the precision they are printed with."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from model.quantity import DateValue, Day
from validate.dates import days_between, meets, surely_before


def test_coarser_precision() -> None:
    assert meets(DateValue(2021, 7), DateValue(2021, 7, 27))
    assert not meets(DateValue(2021, 6), DateValue(2021, 7, 27))
    assert meets(DateValue(2021), DateValue(2021, 7, 27))
    assert meets(DateValue(2021, 9, edge="底"), DateValue(2021, 9, 25))
    assert not meets(DateValue(2021, 9, edge="底"), DateValue(2021, 9, 5))


def test_without_a_year() -> None:
    assert meets(DateValue(None, 6), DateValue(2021, 6, 3))
    assert not meets(DateValue(None, 6), DateValue(2021, 7))
    assert surely_before(DateValue(None, 6), DateValue(2021, 7)) is None


def test_surely_before_needs_the_whole_range() -> None:
    assert surely_before(DateValue(2021, 6), DateValue(2021, 7, 1)) is True
    assert surely_before(DateValue(2021, 7), DateValue(2021, 7, 1)) is False
    assert surely_before(DateValue(2021, 0), DateValue(2021, 7, 1)) is None


@given(st.dates(), st.dates())
def test_days_between_is_the_calendars(a: date, b: date) -> None:
    assert days_between(Day(a.year, a.month, a.day), Day(b.year, b.month, b.day)) == (b - a).days


@given(st.dates(), st.dates())
def test_two_days_meet_or_one_is_before(a: date, b: date) -> None:
    x, y = DateValue(a.year, a.month, a.day), DateValue(b.year, b.month, b.day)
    assert meets(x, y) + bool(surely_before(x, y)) + bool(surely_before(y, x)) == 1

"""Laws of intervals: what is true of numbers stays true of the ranges they are printed from."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.quantity import Approximate, Interval, Precision, Quantity, Reading

numbers = st.decimals(min_value=-10**6, max_value=10**6, places=3)
positive = st.decimals(min_value="0.001", max_value=10**6, places=3)


@st.composite
def intervals(draw: st.DrawFn, elements: st.SearchStrategy[Decimal] = numbers) -> Interval:
    low, high = sorted((draw(elements), draw(elements)))
    return Interval(low, high)


@st.composite
def within(draw: st.DrawFn, elements: st.SearchStrategy[Decimal] = numbers) -> tuple[Interval, Decimal]:
    """An interval and a number in it."""
    found = draw(intervals(elements))
    return found, draw(st.sampled_from((found.low, found.high, (found.low + found.high) / 2)))


@given(within(), within())
def test_sums_differences_products_stay_inside(a: tuple[Interval, Decimal], b: tuple[Interval, Decimal]) -> None:
    (one, x), (other, y) = a, b
    assert (one + other).contains(x + y)
    assert (one - other).contains(x - y)
    assert (one * other).contains(x * y)


@given(within(), within(positive))
def test_quotients_stay_inside(a: tuple[Interval, Decimal], b: tuple[Interval, Decimal]) -> None:
    (one, x), (other, y) = a, b
    found = one / other
    exact = Fraction(x) / Fraction(y)
    assert Fraction(found.low) <= exact <= Fraction(found.high)


@given(intervals(), intervals())
def test_meeting_is_mutual_and_leaves_no_gap(a: Interval, b: Interval) -> None:
    assert a.meets(b) == b.meets(a)
    assert a.meets(b) == (a.gap(b) == 0)


@given(within(), numbers, numbers)
def test_capping_clamps(a: tuple[Interval, Decimal], one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    found, x = a
    assert found.cap(low, high).contains(min(max(x, low), high))


def test_a_divisor_of_zero_is_refused() -> None:
    with pytest.raises(ZeroDivisionError):
        Interval.point(Decimal(1)) / Interval(Decimal(-1), Decimal(1))


def test_upside_down_is_refused() -> None:
    with pytest.raises(ValueError, match="upside down"):
        Interval(Decimal(2), Decimal(1))


@given(positive, st.integers(min_value=0, max_value=3))
def test_what_was_rounded_is_inside_its_range(value: Decimal, places: int) -> None:
    ulp = Decimal(1).scaleb(-places)
    for mode in ("ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_HALF_DOWN"):
        printed = Quantity(value.quantize(ulp, rounding=mode), "分", ulp)
        assert printed.interval(Reading.ROUNDED).contains(value)
    cut = Quantity(value.quantize(ulp, rounding="ROUND_DOWN"), "分", ulp)
    assert cut.interval(Reading.TRUNCATED).contains(value)
    assert not cut.interval(Reading.TRUNCATED).contains(cut.value + ulp)


@given(numbers)
def test_exact_is_a_point(value: Decimal) -> None:
    quantity = Quantity(value, "个", Decimal(1), Precision.EXACT)
    assert quantity.interval() == Interval.point(value)


def test_about_and_more_are_wider() -> None:
    about = Quantity(Decimal(20332300), "元", Decimal(100), approximate=Approximate.ABOUT)
    assert about.interval().contains(Decimal(20332400))
    more = Quantity(Decimal(51000), "人", Decimal(1000), approximate=Approximate.AND_MORE)
    assert more.interval().contains(Decimal(51999))
    assert not more.interval().contains(Decimal(52000))

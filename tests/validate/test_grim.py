"""A percentage of n people must be a whole number of people."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.quantity import Interval, Quantity
from validate.grim import counts_for, nearest, percent_of, possible, telling


def share(text: str) -> Quantity:
    return Quantity(Decimal(text), "%", Decimal(1).scaleb(-len(text.partition(".")[2])))


@given(st.integers(1, 4000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.integers(0, 3))
def test_every_real_share_is_possible(pair: tuple[int, int], places: int) -> None:
    count, people = pair
    assert possible(share(f"{percent_of(count, people, places):.{places}f}"), people)


@given(st.integers(1, 4000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.integers(0, 3))
def test_every_cut_off_share_is_possible(pair: tuple[int, int], places: int) -> None:
    count, people = pair
    cut = Decimal(count * 100 * 10**places // people).scaleb(-places)
    assert possible(share(f"{cut:.{places}f}"), people)


@given(st.integers(1, 60), st.integers(0, 1000))
def test_the_counts_found_are_exactly_those_inside(people: int, tenths: int) -> None:
    printed = share(f"{Decimal(tenths) / 10:.1f}").interval()
    inside = [c for c in range(people + 1) if printed.low * people <= 100 * c <= printed.high * people]
    assert list(counts_for(printed, people)) == inside


@pytest.mark.parametrize(
    ("text", "people", "wanted"),
    [("33.3", 3, True), ("85.4", 40, False), ("97.5", 40, True), ("50", 7, False), ("100", 33, True), ("66.6", 3, True)],
)
def test_known_shares(text: str, people: int, wanted: bool) -> None:
    assert possible(share(text), people) is wanted


def test_with_many_people_nothing_can_be_told() -> None:
    assert telling(share("85.4"), 40)
    assert not telling(share("85.4"), 1200)
    assert possible(share("85.4"), 1200)


def test_nearest_counts() -> None:
    assert nearest(share("85.4"), 40) == (34, 35)
    assert nearest(share("100"), 40) == (40, 40)


def test_open_ends_and_nobody() -> None:
    assert list(counts_for(Interval(Decimal(50), Decimal(100), False, False), 2)) == []
    with pytest.raises(ValueError):
        counts_for(Interval(Decimal(1), Decimal(2)), 0)

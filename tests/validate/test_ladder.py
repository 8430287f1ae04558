"""The ladder of readings."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.quantity import Quantity, Reading
from validate.algebra import percent, total
from validate.ladder import decimal_of, printed_like, settle


@given(st.lists(st.decimals(min_value=1, max_value=10**4, places=3), min_size=2, max_size=6), st.integers(0, 2))
def test_a_consistent_report_stays_consistent_however_it_rounds(fact: Any, values: list[Decimal], places: int) -> None:
    """Parts and total reprinted at fewer places, rounded or cut off alike, never disagree."""
    ulp = Decimal(1).scaleb(-places)
    for mode in ("ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_DOWN"):
        parts = [fact(f"funds_spent {value.quantize(ulp, rounding=mode)}元") for value in values]
        whole = sum(values).quantize(ulp, rounding=mode)
        assert settle(Quantity(whole, "元", ulp), total(parts)).reading is not None


@given(st.decimals(min_value=1, max_value=1000, places=2), st.integers(min_value=4, max_value=1000))
def test_a_difference_beyond_the_print_is_seen(fact: Any, value: Decimal, steps: int) -> None:
    parts = [fact(f"funds_spent {value}元"), fact("funds_spent 1.00元")]
    wrong = value + 1 + steps * Decimal("0.01")
    assert settle(Quantity(wrong, "元", Decimal("0.01")), total(parts)).reading is None


@pytest.mark.parametrize(("printed", "reading"), [
    ("66.67", Reading.ROUNDED), ("66.66", Reading.TRUNCATED), ("66.68", None), ("67", Reading.ROUNDED), ("66", Reading.TRUNCATED), ("76.67", None),
])
def test_two_thirds(fact: Any, printed: str, reading: Reading | None) -> None:
    value = Decimal(printed)
    places = len(printed.partition(".")[2])
    expected = percent(fact("indicator_score 2分"), fact("indicator_weight 3分"))
    assert settle(Quantity(value, "%", Decimal(1).scaleb(-places)), expected).reading is reading


def test_caps(fact: Any) -> None:
    expected = total([fact("indicator_weight 4分"), fact("indicator_weight 4分")])
    assert settle(Quantity(Decimal(5), "分"), expected, high=Decimal(5)).reading is Reading.AS_PRINTED
    assert settle(Quantity(Decimal(6), "分"), expected, high=Decimal(5)).reading is None


def test_numbers_for_people() -> None:
    assert str(decimal_of(Fraction(2, 3))) == "0.666667"
    assert str(decimal_of(Fraction(100))) == "100"
    assert printed_like(Fraction(200, 3), Quantity(Decimal("76.67"), "%", Decimal("0.01"))) == "66.67"

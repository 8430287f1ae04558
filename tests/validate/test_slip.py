"""One digit that keeps working from holding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validate.slip import slip_in, variants


@pytest.mark.parametrize(
    ("way", "claimed", "percent", "should"),
    [
        ("736.48-712.35", "24.31", False, "24.13"),  # turned
        ("736.48-721.35", "24.13", False, "712.35"),  # an operand turned
        ("174.63+176.28+158.94", "513.85", False, "178.63"),  # an operand mistyped
        ("2026.8/2168.4", "93.87", True, "93.47"),
        ("(412.6-305.2)*1.25", "135.25", False, "134.25"),
    ],
)
def test_slip(way: str, claimed: str, percent: bool, should: str) -> None:
    found = slip_in(way, claimed, percent, 1)
    assert found is not None
    assert found.should == should


@pytest.mark.parametrize(
    ("way", "claimed", "percent", "tries"),
    [
        ("736.48-712.35", "31.20", False, 1),  # no digit mends it
        ("1320.00-600.00", "120.00", False, 1),  # round numbers are all near one another
        ("1886-1850", "37", False, 1),
        ("736.48-712.35", "24.31", False, 500),  # one of so many comes near by chance
        ("21/420", "5.10", True, 1),
        ("12*x", "36", False, 1),
    ],
)
def test_no_slip(way: str, claimed: str, percent: bool, tries: int) -> None:
    assert slip_in(way, claimed, percent, tries) is None


@given(st.decimals(min_value=1, max_value=10**6, places=2).map(str))
def test_variants_differ_by_one_slip(printed: str) -> None:
    found = set(variants(printed))
    assert printed not in found
    assert all(len(other) == len(printed) and sorted(other.replace(".", ""))[:0] == [] for other in found)
    assert all(printed in set(variants(other)) for other in list(found)[:5])

"""Numerals a slip apart."""

from __future__ import annotations

import pytest

from model.slips import mistyped, one_slip, rearranged, reordered, shortened, telling_digits, turned


@pytest.mark.parametrize(("a", "b"), [("2215", "2245"), ("13.58", "13.85"), ("706.50", "706.30"), ("13.58", "15.38"), ("1960.00", "160.00"), ("99.06", "9.06")])
def test_one_slip(a: str, b: str) -> None:
    assert one_slip(a, b)
    assert one_slip(b, a)


@pytest.mark.parametrize(("a", "b"), [("2215", "2215"), ("2215", "21"), ("2210", "221"), ("1200", "120"), ("13.58", "135.8"), ("1234", "4231"), ("13.58", "18.53"), ("1.23", "12.3")])
def test_more_than_a_slip(a: str, b: str) -> None:
    assert not one_slip(a, b)


@pytest.mark.parametrize(("numeral", "digits"), [("2,000.00", 1), ("706.50", 4), ("0.25", 2), ("10203", 5)])
def test_telling_digits(numeral: str, digits: int) -> None:
    assert telling_digits(numeral) == digits


def test_turned() -> None:
    assert set(turned("12.3")) == {"21.3", "13.2"}
    assert not list(turned("7")) and not list(turned("55"))


@pytest.mark.parametrize(("a", "b", "told"), [("1234", "4231", True), ("1234", "1234", False), ("1234", "1235", False)])
def test_reordered(a: str, b: str, told: bool) -> None:
    assert reordered(a, b) is told


def test_rearranged() -> None:
    assert set(rearranged("9.06")) == {"9.60", "6.09", "6.90", "0.69", "0.96"}
    assert not list(rearranged("123456")) and not list(rearranged("77"))


@pytest.mark.parametrize(("a", "b", "told"), [("2215", "2245", True), ("1234", "4231", True), ("1234", "1234", False), ("1234", "5231", False), ("12.34", "98.76", False)])
def test_mistyped(a: str, b: str, told: bool) -> None:
    assert mistyped(a, b) is told and mistyped(b, a) is told


def test_shortened() -> None:
    assert list(shortened("1.23")) == [".23", "1.3", "1.2"]

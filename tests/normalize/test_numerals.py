"""Numerals."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.numerals import decimal_of, han_value, places

WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2,000.00", "2000.00"),
        ("３，４５６．７", "3456.7"),
        ("二十五", "25"),
        ("壹佰", "100"),
        ("一百零八", "108"),
        ("二〇二四", "2024"),
        ("二○一九", "2019"),
        ("一万二千三百", "12300"),
        ("十", "10"),
        ("21. 73", "21.73"),
        ("-5", "-5"),
        ("95.02%", "95.02"),
        ("三亿五千万", "350000000"),
        ("两", "2"),
    ],
)
def test_reads(text: str, value: str) -> None:
    assert decimal_of(text) == Decimal(value)


@pytest.mark.parametrize("text", ["8.84,7", "1.2.3", "", "甲", "5月", "%"])
def test_refuses(text: str) -> None:
    assert decimal_of(text) is None


def test_places() -> None:
    assert (places("2,000.00"), places("２．５"), places("7"), places("二十")) == (2, 1, 0, 0)


@given(st.decimals(min_value=0, max_value=10**9, places=4, allow_nan=False))
def test_full_width_and_commas_change_nothing(value: Decimal) -> None:
    printed = f"{value:,.4f}"
    assert decimal_of(printed) == decimal_of(printed.translate(WIDE)) == value


@given(st.integers(min_value=1, max_value=99_999_999))
def test_han_reads_what_rank_writing_writes(number: int) -> None:
    assert han_value(_write(number)) == number


def _write(number: int) -> str:
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        return _write(high) + "万" + (("零" if low < 1000 else "") + _write(low) if low else "")
    text, pending = "", False
    for rank, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, rank)
        if digit:
            text += ("零" if pending and text else "") + "〇一二三四五六七八九"[digit] + unit
            pending = False
        else:
            pending = True
    return text

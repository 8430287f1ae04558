"""The number grammar."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexicon.load import Lexicon
from model.figure import Comparator
from model.quantity import Approximate
from parsers.numbers import scan

LEXICON = Lexicon.load()

ONE = [
    ("67,463.91万元", "67,463.91", "万元"), ("854万", "854", "万"), ("1.2亿", "1.2", "亿"), ("约21. 73万亩", "21.73", "万亩"), ("85.06 %", "85.06", "%"),
    ("5.1万多人", "5.1", "万人"), ("20余万元", "20", "万元"), ("30万余元", "30", "万元"), ("15元/平方米", "15", "元/平方米"), ("4700 m ²", "4700", "m²"),
    ("3000 万 元", "3000", "万元"), ("八个", "八", "个"), ("1450m，", "1450", "m"), ("-5%", "-5", "%"),
]


@pytest.mark.parametrize(("text", "number", "unit"), ONE, ids=[text for text, _, _ in ONE])
def test_one_number(text: str, number: str, unit: str) -> None:
    (found,) = scan(text, LEXICON)
    assert (found.number, found.unit) == (number, unit)


def test_two_figures_run_together() -> None:
    assert [(n.number, n.unit) for n in scan("26113户97401人", LEXICON)] == [("26113", "户"), ("97401", "人")]


def test_an_ordinal_and_a_count_stay_apart() -> None:
    assert [n.number for n in scan("1. 6个小区", LEXICON)] == ["1", "6"]


@pytest.mark.parametrize(
    ("text", "approximate"),
    [("约30人", Approximate.ABOUT), ("30余人", Approximate.AND_MORE), ("30人以上", Approximate.OVER), ("不足30人", Approximate.UNDER),
     ("超过30人", Approximate.OVER), ("30人左右", Approximate.ABOUT), ("30人", None)],
)
def test_words_about_a_number(text: str, approximate: Approximate | None) -> None:
    (found,) = scan(text, LEXICON)
    assert found.approximate is approximate


@pytest.mark.parametrize(("text", "comparator"), [("≥98%", Comparator.GE), ("≥≥98%", Comparator.GE), ("不低于180人", Comparator.GE), ("≤10%", Comparator.LE), ("=100%", Comparator.EQ)])
def test_comparators(text: str, comparator: Comparator) -> None:
    (found,) = scan(text, LEXICON)
    assert found.comparator is comparator
    assert (found.start, found.end) == (0, len(text))


@given(st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False))
def test_reads_back_what_was_printed(value: object) -> None:
    text = f"支出{value:,}万元"
    (found,) = scan(text, LEXICON)
    assert found.number == f"{value:,}"
    assert text[found.number_start : found.number_end] == found.number


@pytest.mark.parametrize(("text", "numbers"), [
    ("实际支出9，500元", ["9,500"]),
    ("共1，209，500.25元，其中", ["1,209,500.25"]),
    ("9，500", ["9,500"]),
    ("分别为3、500，600元", ["3", "500", "600"]),
    ("得分95，200户受益", ["95", "200"]),
    ("甲乙为1，2，300元", ["1", "2", "300"]),
    ("编号12，3456元", ["12", "3456"]),
])
def test_a_chinese_comma_parts_thousands_only_before_money_or_alone(text: str, numbers: list[str]) -> None:
    assert [found.number for found in scan(text, LEXICON)] == numbers

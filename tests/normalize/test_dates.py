"""Dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.quantity import DateValue, days_in_month
from normalize.dates import parse_date, whole_date, year_before, years_in


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2021年3月9日", "2021-03-09"),
        ("2021 年 3 月 9 日", "2021-03-09"),
        ("2021.3.9", "2021-03-09"),
        ("2021-03-09", "2021-03-09"),
        ("2021/3/9", "2021-03-09"),
        ("二〇二一年十二月三十一日", "2021-12-31"),
        ("二○二一年三月九日", "2021-03-09"),
        ("2021年3月", "2021-03"),
        ("2021年", "2021"),
        ("2021年度", "2021"),
        ("2021", "2021"),
        ("9月底", "9月底"),
        ("=6月", "6月"),
        ("2021年5月前", "2021年5月前"),
        ("2021年6-11月", "2021-06"),
        ("2021年5月16日取得", "2021-05-16"),
        ("20210309", "2021-03-09"),
        ("2021年3月上旬", "2021年3月初"),
        ("十月", "10月"),
    ],
)
def test_reads(text: str, iso: str) -> None:
    date = parse_date(text)
    assert date is not None and date.iso() == iso


def test_carries_a_year_only_where_none_is_printed() -> None:
    assert parse_date("7月5日", 2020) == DateValue(2020, 7, 5)
    assert parse_date("2019年7月5日", 2020) == DateValue(2019, 7, 5)


@pytest.mark.parametrize("text", ["≥5年", "3个", "已完成", "95%", "2023", "100"])
def test_an_indicator_value_is_no_date(text: str) -> None:
    assert whole_date(text) is None


@pytest.mark.parametrize("text", ["=6月", "2021年8月", "9月前", "2021.8.20", "2021年12月底前完成"])
def test_an_indicator_value_that_is_a_date(text: str) -> None:
    assert whole_date(text) is not None


def test_no_date() -> None:
    assert parse_date("尚未开工") is None


def test_year_before() -> None:
    text = "本项目2020年立项，2021年3月开工，6月完工，2022年决算。"
    assert year_before(text, text.index("6月")) == 2021
    assert year_before(text, 0) is None
    assert years_in(text) == (2020, 2021, 2022)


@given(st.integers(1990, 2060), st.integers(1, 12), st.data())
def test_every_way_of_writing_a_day_is_the_same_day(year: int, month: int, data: st.DataObject) -> None:
    day = data.draw(st.integers(1, days_in_month(year, month)))
    ways = (f"{year}年{month}月{day}日", f"{year} 年 {month:02} 月 {day:02} 日", f"{year}.{month}.{day}", f"{year}-{month:02}-{day:02}")
    assert {parse_date(way) for way in ways} == {DateValue(year, month, day)}

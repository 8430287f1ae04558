"""Dates in clean text."""

import pytest

from parsers.dates import dates_in


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("于2021年3月9日开工", ["2021年3月9日"]),
        ("2021 年 3 月底前完成", ["2021 年 3 月底前"]),
        ("中标时间2021.3.9，合同2021-03-12", ["2021.3.9", "2021-03-12"]),
        ("二〇二一年十二月三十一日", ["二〇二一年十二月三十一日"]),
        ("3月5日至6月10日", ["3月5日", "6月10日"]),
        ("2021年年底可以完成", ["2021年年底"]),
        ("计划9月底完工", ["9月底"]),
        ("2021年2-4月为设计阶段", ["2021年2-4月"]),
        ("2021年3月-4月为设计阶段", ["2021年3月-4月"]),
        ("2021年1月至2021年12月", ["2021年1月", "2021年12月"]),
        ("2021年3月前期工作", ["2021年3月"]),
    ],
)
def test_finds(text: str, dates: list[str]) -> None:
    assert [hit.raw for hit in dates_in(text)] == dates


@pytest.mark.parametrize("text", ["工期为3个月", "2021年计划改造", "比例为1-9", "滞后近3个月", "版本2.3.1", "5年以上", "1月份以来"])
def test_finds_none(text: str) -> None:
    assert list(dates_in(text)) == []


def test_a_range_has_two_ends() -> None:
    first, last, other = dates_in("2021年3月1日至2021年4月2日，2021年5月3日")
    assert first.range_start and last.range_end and not (other.range_start or other.range_end)

"""Numbers and dates as a sheet shows them."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.number_format import displayed, figure


@pytest.mark.parametrize(("value", "form", "said"), [
    (12.3, "0.00_ ", "12.30"), (99.995, "0.00", "100.00"), (1234567.891, "#,##0.00_ ", "1,234,567.89"), (12.34, "0.###", "12.34"), (7, "000", "007"),
    (-3.14159, "0.00_);(0.00)", "(3.14)"), (0, "0.00;-0.00;;@", ""), (-0.001, "0.00", "0.00"), (12345678, "0.00,", "12345.68"), (0.5, "#.##", ".5"),
    (123456, '0!.0,"万"', "12.3万"), (5, "[$¥-804]#,##0.00", "¥5.00"), (-5, '"¥"#,##0.00;[Red]\\-"¥"#,##0.00', "-¥5.00"), (3, '0"户"', "3户"),
    (75, '[>=60]"及格";[<60]"不及格"', "及格"), (55, '[>=60]"及格";[<60]"不及格"', "不及格"), (1234, "G/通用格式", "1234"), (1 / 3, "# ?/?", "0.333333333333333"),
    (float("nan"), "0.00", "NaN"), (1e300, "General", "1E+300"), (3.0, "@", "3"),
])
def test_numbers(value: float, form: str, said: str) -> None:
    assert displayed(value, form) == said


@pytest.mark.parametrize(("value", "form", "said"), [
    (datetime.datetime(2023, 5, 6, 14, 3), 'yyyy"年"m"月"d"日"', "2023年5月6日"), (datetime.datetime(2023, 5, 6), 'yyyy"年"m"月";@', "2023年5月"),
    (datetime.datetime(2023, 5, 6, 14, 3), "yyyy/m/d h:mm", "2023/5/6 14:03"), (datetime.date(2023, 5, 6), "mm-dd-yy", "2023/5/6"),
    (datetime.datetime(2023, 12, 31), "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2023年12月31日"), (datetime.time(9, 5), "h:mm", "9:05"),
    (datetime.timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
])
def test_dates(value: object, form: str, said: str) -> None:
    assert displayed(value, form) == said


@given(st.decimals(-10**9, 10**9, places=4))
def test_two_places_are_the_value_rounded(value: Decimal) -> None:
    said = Decimal(figure(value, "#,##0.00").replace(",", ""))
    assert abs(said - value) <= Decimal("0.005")


@given(st.text(alphabet='0#?.,;"[]!\\%年ymdhE+-_* ', max_size=12), st.decimals(-10**6, 10**6, places=3))
def test_no_format_raises(form: str, value: Decimal) -> None:
    assert isinstance(figure(value, form), str)
    assert isinstance(displayed(datetime.datetime(2023, 5, 6, 14, 3), form), str)

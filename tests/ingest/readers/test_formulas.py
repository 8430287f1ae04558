"""Simple formulas are recomputed; others are left alone."""

from decimal import Decimal

import pytest

from ingest.readers.formulas import contradicts, value_of

CELLS = {("甲", 2, 2): 80, ("甲", 3, 2): 20.5, ("甲", 4, 2): "无", ("乙 表", 1, 1): 4}


def _lookup(sheet: str, row: int, column: int) -> object:
    return CELLS.get((sheet, row, column))


@pytest.mark.parametrize(("formula", "value"), [
    ("=SUM(B2:B9)", "100.5"), ("=B2+$B$3*2", "121"), ("=B2/'乙 表'!A1", "20"), ("=ROUND(B3/3,2)", "6.83"), ("=SUM(B2,B3,1)/SUM(B2:B3)", None), ("=(B2-B3)%", "0.595"),
    ("=-B3^2", "420.25"), ("=AVERAGE(B2:B4)", "50.25"), ("=MAX(B2:B3)-MIN(B2:B3)", "59.5"), ("=A1+1", "1"),
])
def test_values(formula: str, value: str | None) -> None:
    found = value_of(formula, "甲", _lookup)
    assert found is not None
    assert value is None or found == Decimal(value)


@pytest.mark.parametrize("formula", [
    "=VLOOKUP(B2,A:C,2,0)", "=B4+1", "=B2/0", "=SUM(A1:XFD99999)", "=IF(B2>1,1,0)", "=B2&\"元\"", "=(((", "=SUM(", "=", "=B2 B3", "=ROUND(B2,99)",
])
def test_others_are_left_alone(formula: str) -> None:
    assert value_of(formula, "甲", _lookup) is None


def test_binary_noise_is_no_contradiction() -> None:
    assert not contradicts(Decimal("0.30000000000000004"), Decimal("0.3"))
    assert contradicts(Decimal("96.5"), Decimal("98.5"))
    assert contradicts(Decimal(0), Decimal("0.1"))

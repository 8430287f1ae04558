"""Expressions evaluate on exact values and on ranges, and print themselves with the units they need."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.quantity import Reading
from validate.algebra import Const, Difference, Leaf, Product, Ratio, Total, difference, is_awarded, percent, scale, share_of, total, written

amounts = st.decimals(min_value="0.01", max_value=10**5, places=2)


@given(st.lists(amounts, min_size=1, max_size=8))
def test_a_sum_lies_in_its_range(fact: Any, values: list[Decimal]) -> None:
    expr = total([fact(f"funds_spent {value}万元") for value in values])
    assert expr.value() == sum(map(Fraction, values)) * 10000
    assert expr.interval(Reading.ROUNDED).contains(sum(values) * 10000)
    assert len(list(expr.leaves())) == len(values)


@given(amounts, amounts)
def test_rates_are_in_percent(fact: Any, a: Decimal, b: Decimal) -> None:
    found = percent(fact(f"funds_spent {a}万元"), fact(f"budget_total {b}万元"))
    assert found.value() == Fraction(a) / Fraction(b) * 100


def test_show_uses_units_only_where_they_differ(fact: Any) -> None:
    contract, change = fact("contract_amount 912.5万元"), fact("change_amount 63000元")
    assert total([contract, change]).show() == "912.5万元 + 63000元"
    assert total([contract, fact("contract_amount 3万元")]).show() == "912.5 + 3"
    assert percent(fact("funds_spent 45万元"), fact("budget_total 50万元")).show() == "45 ÷ 50 × 100%"
    assert share_of(fact("payment_share 30%"), contract).show() == "912.5 × 30% ÷ 100"


def test_brackets_go_round_what_needs_them(fact: Any) -> None:
    a, b, c = (Leaf(fact(f"dimension_score {n}分")) for n in (1, 2, 3))
    assert Product(Total((a, b)), c).show() == "(1 + 2) × 3"
    assert Difference(a, Difference(b, c)).show() == "1 - (2 - 3)"
    assert Ratio(Total((a,)), Const(Decimal(2))).show() == "1 ÷ 2"


def test_scale_and_words(fact: Any) -> None:
    assert scale(fact("funds_spent 1.5亿元")) == Decimal(10**8)
    assert written(fact("funds_spent 1.5亿元")) == "1.5亿元"
    assert written(fact("floor_area 8.2万平方米")) == "8.2万平方米"
    assert written(fact("execution_rate 95.2%")) == "95.2%"
    assert written(fact("households 320户")) == "320户"


def test_the_unit_of_nothing_is_its_columns(fact: Any) -> None:
    nothing = fact("budget_total 0万元")
    assert scale(nothing) == 10000
    finer = replace(nothing, quantity=replace(nothing.quantity, ulp=Decimal(10)))  # in a column with 89.974
    assert scale(finer) == 10000
    assert scale(replace(nothing, quantity=replace(nothing.quantity, ulp=Decimal("0.01")))) == 1


def test_whole_marks_stand_for_themselves(fact: Any) -> None:
    assert is_awarded(fact("indicator_score 4分").quantity)
    assert is_awarded(fact("indicator_score 4.50分").quantity)
    assert not is_awarded(fact("indicator_score 4.27分").quantity)
    assert not is_awarded(fact("indicator_score 4.6分").quantity)
    assert not is_awarded(fact("funds_spent 4元").quantity)


def test_a_divisor_of_zero_is_refused(fact: Any) -> None:
    expr = percent(fact("funds_spent 4万元"), fact("budget_total 0万元"))
    with pytest.raises(ZeroDivisionError):
        expr.value()


def test_difference(fact: Any) -> None:
    assert difference(fact("budget_total 10万元"), fact("funds_spent 4万元")).value() == 60000

"""Hints of the single slip that would reconcile."""

from __future__ import annotations

from typing import Any

import pytest

from validate.algebra import percent, total
from validate.explain import slips


def _said(reported: Any, expected: Any) -> str:
    return " ".join(say.zh for say in slips(reported, expected, expected.value()))


def test_unit(fact: Any) -> None:
    assert "一万倍" in _said(fact("budget_total 86.3元"), total([fact("budget_total 50万元"), fact("budget_total 36.3万元")]))


def test_digits_swapped(fact: Any) -> None:
    assert "数字对调" in _said(fact("eval_score 89.92分"), total([fact("dimension_score 50.29分"), fact("dimension_score 39分")]))


def test_upside_down(fact: Any) -> None:
    assert "颠倒" in _said(fact("execution_rate 125%"), percent(fact("funds_spent 320万元"), fact("budget_total 400万元")))


@pytest.mark.parametrize(("whole", "word"), [("70万元", "漏加"), ("110万元", "重复计入")])
def test_an_addend(fact: Any, whole: str, word: str) -> None:
    parts = total([fact("funds_spent 70万元"), fact("funds_spent 20万元")])
    assert word in _said(fact(f"funds_spent {whole}"), parts)


def test_point(fact: Any) -> None:
    assert "十倍" in _said(fact("execution_rate 9.5%"), percent(fact("funds_spent 95万元"), fact("budget_total 100万元")))


def test_no_hint_where_no_slip_would_do(fact: Any) -> None:
    assert _said(fact("funds_spent 83万元"), total([fact("funds_spent 70万元"), fact("funds_spent 20万元")])) == ""

"""Digits that recognisers take for one another."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from model.finding import Outcome, Status
from model.span import Origin
from validate.doubt import misread, readings


def test_readings_change_one_digit() -> None:
    assert "226.24" not in readings("226.24")
    assert "220.24" in readings("226.24")
    assert readings("4") == []


def test_only_recognised_text_is_doubted(fact: Any, book: Any) -> None:
    printed = fact("budget_total 386元")
    scanned = replace(printed, anchor=replace(printed.anchor, origin=Origin.OCR))
    outcome = Outcome("FN01", Status.INCONSISTENT, inputs=(printed.id,), difference=Decimal(500))
    plain = book({"facts": ""})
    assert not misread(replace(plain, facts=(printed,)), outcome)
    assert misread(replace(plain, facts=(scanned,)), outcome)
    assert not misread(replace(plain, facts=(scanned,)), replace(outcome, difference=Decimal(7)))

"""Digits that recognisers take for one another."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from model.finding import Outcome, Status
from model.span import Anchor, Origin, Span
from validate.doubt import misread, readings


def test_readings_change_one_digit() -> None:
    assert "226.24" not in readings("226.24")
    assert "220.24" in readings("226.24")
    assert readings("4") == []
    assert "1250" in readings("12.50") and "12.50" in readings("1250") and "12.5" not in readings("12.50")


def test_only_recognised_text_is_doubted(fact: Any, book: Any) -> None:
    printed = fact("budget_total 386元")
    scanned = replace(printed, anchor=replace(printed.anchor, origin=Origin.OCR))
    outcome = Outcome("FN01", Status.INCONSISTENT, inputs=(printed.id,), difference=Decimal(500))
    plain = book({"facts": ""})
    assert not misread(replace(plain, facts=(printed,)), outcome)
    assert misread(replace(plain, facts=(scanned,)), outcome)
    assert not misread(replace(plain, facts=(scanned,)), replace(outcome, difference=Decimal(7)))


def _text_outcome(rule: str, reported: str, expected: str, origin: Origin = Origin.OCR) -> Outcome:
    return Outcome(rule, Status.INCONSISTENT, evidence=(Anchor(Span(0, 4), origin=origin),), reported=reported, expected=expected)


@pytest.mark.parametrize(("rule", "reported", "expected", "unsure"), [
    ("TX01", "某建\n医〔2022〕8号", "某建函〔2022〕8号", True),
    ("TX01", "某建函〔2022〕3号", "某建函〔2022〕8号", True),
    ("TX01", "某建函〔2021〕8号", "某建函〔2023〕8号", False),  # no recogniser takes a 1 for a 3
    ("TX01", "某建函〔2022〕8号", "某建函〔2022〕18号", False),
    ("TX01", "某财预〔2022〕8号", "某建函〔2022〕8号", False),
    ("GR05", "良", "优", False),  # a word, not a sign
    ("QT02", "四", "3", True), ("QT02", "5", "4", True), ("QT02", "4", "5", False), ("QT02", "7", "4", False),
    ("TX14", "某财预（2022)8号", "〔年份〕", True),
    ("RB09", "281.18", "-443.33", True), ("RB09", "4.52", "4.53", False),
    ("SC02", "89.29", "12.00", False),
])
def test_one_sign_of_recognised_text(book: Any, rule: str, reported: str, expected: str, unsure: bool) -> None:
    assert misread(book({"facts": ""}), _text_outcome(rule, reported, expected)) is unsure
    assert not misread(book({"facts": ""}), _text_outcome(rule, reported, expected, Origin.TEXT_LAYER))

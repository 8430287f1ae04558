"""Bands of percent."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from model.figure import Comparator, Rubric, RubricStep, StepKind, Subject
from model.quantity import Precision, Quantity
from model.span import Anchor, Span
from validate.tiers import tier_of, tiers

HERE = Anchor(Span(0, 1))


def step(kind: StepKind, condition: str | None = None, value: str | None = None, marks: str | None = None) -> RubricStep:
    return RubricStep(kind, condition or "", HERE, condition=condition, value=value, comparator=Comparator.GE, marks=marks)


def scale(*steps: RubricStep) -> Rubric:
    return Rubric("r", Subject(), "", HERE, 0, steps)


def percent(text: str) -> Quantity:
    return Quantity(Decimal(text), "%", Decimal(1).scaleb(-len(text.partition(".")[2])), Precision.PRINTED)


FULL = step(StepKind.THRESHOLD, value="95%", marks="满分")


@pytest.mark.parametrize(("condition", "inside", "outside"), [
    ("90%(含)-95%", "92.5", "89.2"), ("执行率90%—95%", "92.5", "96.1"), ("80%≤执行率<90%", "85.5", "91.3"), ("低于80%", "61.2", "80.7"),
    ("80%以下", "61.2", "80.7"), ("80%以上且低于90%", "85.5", "91.3"),
])
def test_wordings_of_a_band(condition: str, inside: str, outside: str) -> None:
    found = tiers(scale(FULL, step(StepKind.BRANCH, condition, marks="3")), Decimal(5))
    assert len(found) == 2
    told = tier_of(found, percent(inside))
    assert told is not None and told.marks == 3
    other = tier_of(found, percent(outside))
    assert other is None or other.marks != 3


def test_an_edge_and_a_number_that_may_lie_over_it_are_undecided() -> None:
    found = tiers(scale(FULL, step(StepKind.BRANCH, "90%-95%", marks="4")), Decimal(5))
    assert tier_of(found, percent("95")) is None
    assert tier_of(found, percent("90.00")) is None


def test_shares_of_the_weight_and_nothing() -> None:
    found = tiers(scale(FULL, step(StepKind.BRANCH, "90%-95%", marks="80%"), step(StepKind.ZERO_BELOW, value="90%")), Decimal(5))
    assert [tier.marks for tier in found] == [Fraction(0), Fraction(4), Fraction(5)]


def test_what_is_no_scale_of_bands() -> None:
    assert tiers(scale(FULL), Decimal(5)) == ()
    assert tiers(scale(FULL, step(StepKind.BRANCH, "按时完工", marks="3")), Decimal(5)) == ()
    assert tiers(scale(FULL, step(StepKind.BRANCH, "90%-97%", marks="3")), Decimal(5)) == ()
    assert tiers(scale(FULL, RubricStep(StepKind.PENALTY, "", HERE, per="1%", loss="2%")), Decimal(5)) == ()

"""What a rubric gives for an actual value: the terms that its ways of scoring share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from model.figure import Comparator, Rubric, RubricStep, StepKind
from model.kept import kept
from model.quantity import Interval, Quantity, Reading
from model.regexp import regexp
from validate.ladder import decimal_of

_NUMERAL = regexp(r"-?\d+(?:,\d{3})*(?:\.\d+)?")
LE = (Comparator.LE, Comparator.LT)


class Way(StrEnum):
    """How a standard was applied."""

    PROPORTIONAL = "proportional"
    BEGUN = "begun"
    WHOLE = "whole"
    RATIO = "ratio"
    INVERSE = "inverse"
    EXCESS = "excess"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of an indicator; actual and target in one base unit (rates 0-100)."""

    weight: Decimal
    actual: Quantity | None = None
    target: Quantity | None = None
    comparator: Comparator | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """A score that a standard gives: ``exact`` at the printed numbers, ``interval`` for all they may stand for."""

    exact: Fraction
    interval: Interval
    working: str
    way: Way


@kept
def number_of(printed: str | None) -> Fraction | None:
    """The number of a step's field (``2%`` -> 2, ``0.5分`` -> 1/2); None where it holds none."""
    found = _NUMERAL.search(printed or "")
    return Fraction(found.group().replace(",", "")) if found else None


def step_of(rubric: Rubric, kind: StepKind) -> RubricStep | None:
    return next((step for step in rubric.steps if step.kind is kind), None)


def steps_of(rubric: Rubric, kind: StepKind) -> tuple[RubricStep, ...]:
    return tuple(step for step in rubric.steps if step.kind is kind)


PERCENT = ("%", "％")


def held(reported: Quantity, scores: Sequence[Score]) -> tuple[Reading | None, Score]:
    """The first rung of the ladder on which one of the scores agrees with the printed one, and that score (else the first)."""
    value = Fraction(reported.value)
    for score in scores:
        if score.exact == value:
            return Reading.AS_PRINTED, score
    side = reported.interval(Reading.ROUNDED)
    for score in scores:
        if side.meets(score.interval):
            return Reading.ROUNDED, score
    for score in scores:
        if reported.ulp and 0 <= score.exact - value < Fraction(reported.ulp):
            return Reading.TRUNCATED, score
    return None, scores[0]


def capped(score: Fraction, weight: Fraction) -> Fraction:
    return min(weight, max(Fraction(0), score))


def scored_for(score: Callable[[Fraction], Fraction], actual: Quantity, way: Way, working: str) -> Score:
    """A monotone standard on a value and on both ends of what it stands for."""
    reach = actual.interval(Reading.ROUNDED)
    ends = [decimal_of(score(Fraction(end)), 12) for end in (reach.low, reach.high)]
    exact = score(Fraction(actual.value))
    return Score(exact, Interval(min(ends), max(ends)), f"{working} = {plain_number(exact)}", way)


def plain_number(number: Fraction) -> str:
    return f"{decimal_of(number):f}"

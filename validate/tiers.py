"""Scoring standards in bands of percent: ≥95%得满分；90%（含）-95%得4分；低于80%不得分."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from model.figure import Comparator, Rubric, RubricStep, StepKind
from model.quantity import Quantity, Reading
from model.regexp import regexp
from validate.scores import number_of

_N = r"(\d+(?:\.\d+)?)[%％]?"
_RANGE = regexp(rf"{_N}(?:[(（]?不?含[)）]?)?(?:[-~～—至到]+|≤[^\d<≤]*[<≤]|(?:及)?以上[^\d]{{0,6}})(?:且|[<≤]|低于|小于|不足)?{_N}")
_ABOVE = regexp(rf"(?:≥|>=|>|大于等于|不低于|达到|高于|超过){_N}|{_N}(?:[(（]含[)）])?(?:及?以上)|^[^\d]{{0,14}}100[%％]$")
_BELOW = regexp(rf"(?:<|≤|<=|低于|小于|不足|未达到){_N}|{_N}(?:[(（]不?含[)）])?(?:及?以下)")
_PERCENT = regexp(r"[%％]")
_TOP = Fraction(10**6)


@dataclass(frozen=True, slots=True)
class Tier:
    """From ``low`` to ``high`` (ends undecided) the standard gives ``marks``."""

    low: Fraction
    high: Fraction
    marks: Fraction
    step: RubricStep


def tiers(rubric: Rubric, weight: Decimal) -> tuple[Tier, ...]:
    """The bands of a standard; empty where a line of it is no band of percent, or it deducts as well."""
    found = []
    for step in rubric.steps:
        if step.kind in (StepKind.PENALTY, StepKind.FORMULA) or (step.kind is StepKind.SHARE and not _gives_share(step)):
            return ()
        reach = _reach(step)
        marks = marks_of(step, weight)
        if reach is None or marks is None:
            return ()
        found.append(Tier(*reach, marks, step))
    ordered = sorted(found, key=lambda tier: tier.low)
    whole = all(a.high <= b.low for a, b in pairwise(ordered))
    return tuple(ordered) if len(ordered) > 1 and whole else ()


def tier_of(found: tuple[Tier, ...], actual: Quantity) -> Tier | None:
    """The one band that an actual lies inside of, its edges excepted."""
    reach = actual.interval(Reading.ROUNDED)
    value, low, high = Fraction(actual.value), Fraction(reach.low), Fraction(reach.high)
    inside = [tier for tier in found if tier.low < value < tier.high and tier.low <= low and high <= tier.high]
    return inside[0] if len(inside) == 1 else None


def marks_of(step: RubricStep, weight: Decimal) -> Fraction | None:
    """What a line gives: 满分, 4分, 80%权重分, nothing."""
    if step.kind in (StepKind.ZERO_BELOW, StepKind.VETO):
        return Fraction(0)
    if "满分" in (step.marks or "") or (step.kind is StepKind.THRESHOLD and not step.marks):
        return Fraction(weight)
    if step.kind is StepKind.SHARE:
        share = number_of(step.loss)
        return share * Fraction(weight) / 100 if share is not None else None
    marks = number_of(step.marks)
    return marks * Fraction(weight) / 100 if marks is not None and _PERCENT.search(step.marks or "") else marks


def _reach(step: RubricStep) -> tuple[Fraction, Fraction] | None:
    if step.kind is StepKind.THRESHOLD:
        edge = number_of(step.value)
        return None if edge is None or step.comparator in (Comparator.LE, Comparator.LT) else (edge, _TOP)
    if step.kind is StepKind.ZERO_BELOW:
        edge = number_of(step.value)
        return None if edge is None else (Fraction(-1), edge)
    words = "".join((step.condition or "").split())
    if step.kind not in (StepKind.BRANCH, StepKind.SHARE) or not _PERCENT.search(words):
        return None
    return _range(words)


_GIVES = regexp(r"(?:得|给|计)[^扣]{0,12}[%％]")


def _gives_share(step: RubricStep) -> bool:
    """95%至98%得权重分的80%: a band that gives a share of the marks; not one that takes it off, nor a part for what was done."""
    return bool(_PERCENT.search(step.condition or "")) and "扣" not in step.text and bool(_GIVES.search(step.text))


def _range(words: str) -> tuple[Fraction, Fraction] | None:
    between = _RANGE.search(words)
    if between:
        low, high = sorted((Fraction(between[1]), Fraction(between[2])))
        return low, high
    above, below = list(_edges(_ABOVE, words)), list(_edges(_BELOW, words))
    if len(above) == 1 and len(below) <= 1:
        return (above[0], below[0] if below else _TOP) if not below or above[0] < below[0] else None
    return (Fraction(-1), below[0]) if len(below) == 1 and not above else None


def _edges(pattern: re.Pattern[str], words: str) -> Iterator[Fraction]:
    for match in pattern.finditer(words):
        number = next((group for group in match.groups() if group), "100")
        yield Fraction(number)

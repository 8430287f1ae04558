"""Marks in proportion to what was reached of a target: how a form without a printed standard goes by its missed targets."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from model.fact import Fact
from model.figure import Comparator, StepKind
from validate.book import FactBook
from validate.dossier import dossiers, plain_name
from validate.targets import met
from validate.trees import IndicatorRow, ScoreTable

_CENT = Decimal("0.01")
_SCALED = (StepKind.THRESHOLD, StepKind.FORMULA, StepKind.BRANCH)


def standardised(book: FactBook) -> frozenset[tuple[str, str]]:
    """Indicators with a scale of their own: other rules apply it."""
    return frozenset((d.system, key) for d in dossiers(book) for key in (d.code or "", plain_name(d.name))
                     if key and any(step.kind in _SCALED for rubric in d.rubrics for step in rubric.steps))


def short_rows(book: FactBook, table: ScoreTable) -> list[IndicatorRow]:
    """The rows that missed their target and lost marks."""
    missed = [row for row in table.rows if row.target and row.actual and met(row.target, row.actual, book.lexicon) is False]
    return [row for row in missed if row.score and row.weight and value_of(row.score) != value_of(row.weight)]


def in_proportion(row: IndicatorRow) -> Decimal | None:
    """The marks in proportion to what was reached, to a score's two places; None where more is not better."""
    target, actual, weight = row.target, row.actual, row.weight
    if target is None or actual is None or weight is None or target.comparator in (Comparator.LE, Comparator.LT):
        return None
    goal, reached, full = (value_of(fact) for fact in (target, actual, weight))
    if goal is None or reached is None or full is None or goal <= 0 or reached >= goal or target.quantity is None or actual.quantity is None:
        return None
    same = target.quantity.unit == actual.quantity.unit
    return (full * reached / goal).quantize(_CENT, ROUND_HALF_UP) if same else None


def value_of(fact: Fact | None) -> Decimal | None:
    return fact.quantity.value if fact is not None and fact.quantity is not None else None

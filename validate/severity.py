"""How much a finding weighs: never more than its rule says, less where little hangs on it.  The verdict stays what it is.

A difference that is small beside the amount and flips no grade weighs less; doubt and disclosure weigh low at most.
"""

from __future__ import annotations

from decimal import Decimal

from model.fact import Fact
from model.finding import Outcome, Severity
from model.quantity import Interval
from validate.bands import scale_of
from validate.book import FactBook

TINY = Decimal("0.00001")
"""Below a hundred-thousandth of the amount a difference of money is one of rounding by another route."""
SMALL = Decimal("0.05")
"""Marks: what a total may differ by without weighing high, where the grade stays."""
_TOTALS = ("eval_score", "self_score")


def weigh(book: FactBook, outcome: Outcome, most: Severity) -> Severity:
    """The severity of an outcome that does not hold, given the most its rule allows."""
    severity = outcome.severity.at_most(most) if outcome.severity else most
    if outcome.doubt or outcome.disclosed:
        return severity.at_most(Severity.LOW)
    if _is_slight(book, outcome):
        return severity.at_most(Severity.LOW)
    return severity


def _is_slight(book: FactBook, outcome: Outcome) -> bool:
    reported = book.by_id.get(outcome.inputs[0]) if outcome.inputs else None
    if reported is None or reported.quantity is None or outcome.difference is None:
        return False
    if reported.quantity.unit == "元" and outcome.rule.startswith("FN"):
        return abs(reported.quantity.value) > 0 and outcome.difference <= abs(reported.quantity.value) * TINY
    if reported.concept in _TOTALS:
        return outcome.difference <= SMALL and not flips(book, reported, outcome)
    return False


def flips(book: FactBook, reported: Fact, outcome: Outcome) -> bool:
    """Whether the total as it should be earns another grade than the one printed."""
    if reported.quantity is None or outcome.expected_interval is None:
        return False
    scale = scale_of(book)
    return scale.grades(Interval.point(reported.quantity.value)) != scale.grades(outcome.expected_interval)

"""Gaps that the report itself accounts for: 核减金额16800元，核减后全年应发放2365200元, below a table whose total is 2382000元."""

from __future__ import annotations

from fractions import Fraction

from model.finding import Outcome
from validate.book import FactBook

_IN_YUAN = {"元": 1, "万元": 10_000}


def accounted_for(book: FactBook, gap: Fraction) -> bool:
    """``gap``: in 元.  Whether just so much is told, in a sentence, to have been struck off or changed."""
    told = (fact.quantity.value for fact in book.numbers("works_change") if fact.quantity is not None and fact.anchor.cell is None)
    return any(Fraction(amount) == gap for amount in told)


def gap_accounted_for(book: FactBook, outcome: Outcome, claimed: str, unit: str) -> bool:
    """The same for the gap between a number told (``claimed``, in ``unit``) and what a working makes of it."""
    should = outcome.expected_interval
    return unit in _IN_YUAN and should is not None and accounted_for(book, abs(Fraction(should.low) - Fraction(claimed)) * _IN_YUAN[unit])

"""Could it be our misreading?  Text that came from a recogniser may hold a digit taken for another; then a mismatch that one
such digit would mend is a doubt about the reading, not yet a fault of the report."""

from __future__ import annotations

from decimal import Decimal

from model.fact import Fact
from model.finding import Outcome
from model.span import Origin
from validate.algebra import numeral, scale
from validate.book import FactBook

ALIKE = ("0689", "17", "38", "56", "27")
"""Digits that recognisers take for one another."""


def misread(book: FactBook, outcome: Outcome) -> bool:
    """Whether one digit of one recognised number, read as another like it, would make the outcome hold."""
    facts = [fact for name in outcome.inputs if (fact := book.by_id.get(name)) is not None and fact.anchor.origin is Origin.OCR]
    if not facts or outcome.difference is None or not outcome.inputs:
        return False
    return any(_would_mend(fact, outcome.difference) for fact in facts)


def _would_mend(fact: Fact, difference: Decimal) -> bool:
    printed = numeral(fact).replace(",", "").rstrip("%")
    step = scale(fact)
    return any(abs(abs(Decimal(other) - Decimal(printed)) * step - difference) == 0 for other in readings(printed))


def readings(printed: str) -> list[str]:
    """The number with one digit read otherwise: 386 -> 886, 336, 306, 396, 356 …"""
    found = []
    for at, digit in enumerate(printed):
        for alike in ALIKE:
            if digit in alike:
                found += [printed[:at] + other + printed[at + 1 :] for other in alike if other != digit]
    return list(dict.fromkeys(found))

"""What a sentence itself works out: numbers that a relation told in words makes right."""

from __future__ import annotations

from model.fact import Fact
from validate.book import FactBook
from validate.formula import Broken, work


def _held(book: FactBook) -> frozenset[int]:
    """Where these numbers begin."""
    found: set[int] = set()
    for told in book.worded:
        claimed = told.claimed + ("%" if told.claimed_unit == "%" else "")
        worked = (work(way, claimed) for way in told.ways)
        if any(not isinstance(one, Broken) and one.reading is not None for one in worked):
            found.add(told.claimed_anchor.span.start)
    return frozenset(found)


def held_in_words(book: FactBook, fact: Fact) -> bool:
    """配套850万元仅到位612万元，到位率72%: whether the numbers beside a figure make it, whatever stands elsewhere."""
    return fact.anchor.cell is None and fact.anchor.span.start in book.once(_held)

"""What a sentence itself works out: numbers that a relation told in words makes right."""

from __future__ import annotations

from model.fact import Fact
from model.figure import Worded
from validate.book import FactBook
from validate.formula import Broken, Worked, work


def reckoned(told: Worded, way: str) -> Worked | None:
    """One way of a relation worked out against its claim; None where it cannot be."""
    claimed = told.claimed
    if told.kind == "penalty" and "." in way and "." not in claimed:
        claimed += ".0"  # marks that go by 0.5 are never rounded to whole ones
    found = work(way, claimed + ("%" if told.claimed_unit == "%" else ""))
    return None if isinstance(found, Broken) else found


def _held(book: FactBook) -> frozenset[int]:
    """Where these numbers begin."""
    found: set[int] = set()
    for told in book.worded:
        if any(one is not None and one.reading is not None for one in (reckoned(told, way) for way in told.ways)):
            found.add(told.claimed_anchor.span.start)
    return frozenset(found)


def held_in_words(book: FactBook, fact: Fact) -> bool:
    """配套850万元仅到位612万元，到位率72%: whether the numbers beside a figure make it, whatever stands elsewhere."""
    return fact.anchor.cell is None and fact.anchor.span.start in book.once(_held)

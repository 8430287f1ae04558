"""What a sentence itself works out: numbers that a relation told in words makes right."""

from __future__ import annotations

from model.fact import Fact
from model.figure import Worded
from validate.book import FactBook, grouped
from validate.formula import Broken, Worked, work


def reckoned(told: Worded, way: str) -> Worked | None:
    """One way of a relation worked out against its claim; None where it cannot be."""
    claimed = told.claimed
    if told.kind == "penalty" and "." in way and "." not in claimed:
        claimed += ".0"  # marks that go by 0.5 are never rounded to whole ones
    found = work(way, claimed + ("%" if told.claimed_unit == "%" else ""))
    return None if isinstance(found, Broken) else found


def _by_place(book: FactBook) -> dict[int, list[Worded]]:
    """The relations told in words by where the numbers begin that they make."""
    return grouped(book.worded, lambda told: told.claimed_anchor.span.start)


def held_in_words(book: FactBook, fact: Fact) -> bool:
    """配套850万元仅到位612万元，到位率72%: whether the numbers beside a figure make it, whatever stands elsewhere."""
    told = book.once(_by_place).get(fact.anchor.span.start, []) if fact.anchor.cell is None else []
    return any(one is not None and one.reading is not None for relation in told for one in (reckoned(relation, way) for way in relation.ways))

"""What a sentence itself works out: numbers that a relation told in words makes right."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from model.fact import Fact
from model.figure import Worded
from model.regexp import regexp
from validate.book import FactBook, grouped
from validate.formula import Worked, work
from validate.formula_syntax import Broken


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


def headed_by_another(book: FactBook, whole: Fact, parts: Sequence[Fact]) -> bool:
    """概算512万元，完成投资486.3万元，其中甲402.5万元、乙83.8万元: whether the sentence adds these parts up to a number that stands between a
    whole and them."""
    printed = sorted(match.group().replace(",", "") for fact in parts if (match := _NUMERAL.search(fact.raw)))
    start, end = whole.anchor.span.start, min(fact.anchor.span.start for fact in parts)
    heads = [told for at, relations in book.once(_by_place).items() if start < at < end for told in relations if told.kind in ("parts", "sum")]
    ways = [(told, way) for told in heads for way in told.ways if sorted(way.split("+")) == printed]
    return any(one is not None and one.reading is not None for told, way in ways for one in (reckoned(told, way),))


def summed_in_words(book: FactBook, whole: Fact, parts: Sequence[Fact]) -> bool:
    """309.8万元，其中中央集中公益金38.8万元、省级80万元…: whether the sentence adds up to a whole with these parts and others that no list knows."""
    told = book.once(_by_place).get(whole.anchor.span.start, []) if whole.anchor.cell is None else []
    printed = [match.group().replace(",", "") for fact in parts if (match := _NUMERAL.search(fact.raw))]
    for relation in told:
        for way in relation.ways if relation.kind in ("parts", "sum") else ():
            one = reckoned(relation, way)
            if one is not None and one.reading is not None and set(printed) <= set(way.split("+")):
                return True
    return False


def made_in_words(book: FactBook, fact: Fact, other: Fact) -> bool:
    """衬砌41公里, of lots that make 43: whether the report's own numbers make another's figure out of what it tells here as this."""
    here, there = (Fraction(one.quantity.value) if one.quantity is not None else Fraction(0) for one in (fact, other))
    for relation in book.once(_by_place).get(fact.anchor.span.start, []):
        for way in relation.ways if relation.firm and relation.kind in ("parts", "sum") else ():
            one = reckoned(relation, way)
            if one is not None and one.reading is None and one.exact * here == _claimed(relation) * there:
                return True
    return False


def summed(book: FactBook) -> frozenset[str]:
    """The numerals of all sums that hold, of three numbers or more: another numeral in their place would break them."""
    sums = [(told, way.split("+")) for told in book.worded for way in told.ways[:1] if "+" in way]
    held = [(told, parts) for told, parts in sums if (one := reckoned(told, told.ways[0])) is not None and one.reading is not None]
    return frozenset(number for told, parts in held for number in (told.claimed, *parts))


def _claimed(told: Worded) -> Fraction:
    return Fraction(told.claimed.replace(",", ""))


_NUMERAL = regexp(r"\d[\d,]*(?:\.\d+)?")


def held_in_words(book: FactBook, fact: Fact) -> bool:
    """配套850万元仅到位612万元，到位率72%: whether the numbers beside a figure make it, whatever stands elsewhere."""
    told = book.once(_by_place).get(fact.anchor.span.start, []) if fact.anchor.cell is None else []
    return any(one is not None and one.reading is not None for relation in told for one in (reckoned(relation, way) for way in relation.ways))

"""Could it be our misreading?  Text that came from a recogniser may hold a sign taken for another, or have lost one; then a mismatch
that one such sign would mend is a doubt about the reading, not yet a fault of the report."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from model.fact import Fact
from model.finding import Outcome
from model.span import Origin
from validate.algebra import numeral, scale
from validate.book import FactBook

ALIKE = ("0689", "17", "38", "56", "27")
"""Digits that recognisers take for one another."""
_BY_SIGNS = frozenset(("TX14", "TX15"))
"""Rules about the shape of signs, which a recogniser hardly tells apart."""
_BY_COUNTING = frozenset(("QT02",))
"""Rules that count what signs part from one another: one that was passed over makes one name fewer."""
_BY_WORKING = frozenset(("RB09",))
"""Rules that compute a printed formula: a sign that was passed over makes it another formula."""
_FAR = 2


def misread(book: FactBook, outcome: Outcome) -> bool:
    """Whether one sign of recognised text, read otherwise, would make the outcome hold."""
    if any(anchor.origin is Origin.OCR for anchor in outcome.evidence) and (
        outcome.rule in _BY_SIGNS or _one_fewer(outcome) or _one_sign(outcome.reported, outcome.expected) or _far_off(outcome)
    ):
        return True
    return _one_digit(book, outcome)


def _one_fewer(outcome: Outcome) -> bool:
    """A list that is one name short of what it says."""
    said, found = _counted(outcome.reported), _number(outcome.expected)
    return outcome.rule in _BY_COUNTING and said is not None and found is not None and said - found == 1


def _one_sign(reported: str, expected: str) -> bool:
    """Names or numbers of documents, not figures, in which one sign differs."""
    reported, expected = "".join(reported.split()), "".join(expected.split())
    if len(reported) != len(expected) or len(reported) < 4 or _number(reported) is not None:
        return False
    apart = [(a, b) for a, b in zip(reported, expected, strict=True) if a != b]
    return len(apart) == 1 and all(not (a.isdigit() and b.isdigit()) or any(a in alike and b in alike for alike in ALIKE) for a, b in apart)


def _far_off(outcome: Outcome) -> bool:
    """A printed formula that gives something else altogether."""
    said, right = _number(outcome.reported), _number(outcome.expected)
    return outcome.rule in _BY_WORKING and said is not None and right is not None and abs(said - right) * _FAR > abs(said)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", "").rstrip("%分元"))
    except InvalidOperation:
        return None


def _counted(text: str) -> Decimal | None:
    at = "零一二三四五六七八九十".find(text.replace("两", "二")) if len(text) == 1 else -1
    return Decimal(at) if at >= 0 else _number(text)


def _one_digit(book: FactBook, outcome: Outcome) -> bool:
    facts = [fact for name in outcome.inputs if (fact := book.by_id.get(name)) is not None and fact.anchor.origin is Origin.OCR]
    if not facts or outcome.difference is None or not outcome.inputs:
        return False
    return any(_would_mend(fact, outcome.difference) for fact in facts)


def _would_mend(fact: Fact, difference: Decimal) -> bool:
    printed = numeral(fact).replace(",", "").rstrip("%")
    step = scale(fact)
    return any(abs(abs(Decimal(other) - Decimal(printed)) * step - difference) == 0 for other in readings(printed))


def readings(printed: str) -> list[str]:
    """The number with one digit read otherwise: 386 -> 886, 336, 306, 396, 356 …; with its point lost or, where it has none, passed over."""
    whole, point, rest = printed.partition(".")
    found = [whole + rest] if point else [f"{whole[:at]}.{whole[at:]}" for at in range(1, len(whole))]
    for at, digit in enumerate(printed):
        for alike in ALIKE:
            if digit in alike:
                found += [printed[:at] + other + printed[at + 1 :] for other in alike if other != digit]
    return list(dict.fromkeys(found))

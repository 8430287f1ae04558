"""Which number of a sum that does not hold is likely the wrong one: the part that two digits in each other's place would mend, or that the
report has elsewhere, under the same name, just as it would have to be.

Told as what would make the sum hold, which is true whoever is to blame; nothing is said where many parts come into question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from model.finding import Finding
from model.notice import Say
from model.regexp import regexp
from model.slips import telling_digits, turned
from model.span import Anchor
from validate.book import FactBook

_WORKING = regexp(r"(?P<terms>-?\d[\d,.]*(?:\s*[-+]\s*-?\d[\d,.]*)+)\s*(?:=.*)?", re.DOTALL)
_TERM = regexp(r"(?P<sign>[-+]?)\s*(?P<minus>-?)(?P<n>\d[\d,]*(?:\.\d+)?)")
_NUMERAL = regexp(r"(?<![\d.,])\d[\d,]*(?:\.\d+)?(?![\d,]*\d)")
_HAN = regexp(r"[\u4e00-\u9fff]+")
_FEWEST = 3
"""Digits that two numbers share by more than chance, where they also have a name in common."""
_MOST = 2
"""More parts than this that a swap would mend tell nothing."""
_NAME = 16
"""Characters before a number in which its name stands."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part as printed, what it would have to be, and where it stands; ``name``: the pairs of characters before it."""

    printed: str
    should: str
    place: Anchor
    name: frozenset[str]


def with_suspects(findings: Sequence[Finding], book: FactBook, text: str) -> list[Finding]:
    """The findings of sums, with the part that would mend them."""
    places = _places(book)
    return [_with_suspect(finding, places, text) for finding in findings]


def _places(book: FactBook) -> dict[int, Anchor]:
    """Where each number that was read begins."""
    told = [fact.anchor for fact in book.facts if fact.quantity is not None] + [place for worded in book.worded for place in worded.places]
    return {anchor.span.start: anchor for anchor in told}


def _with_suspect(finding: Finding, places: dict[int, Anchor], text: str) -> Finding:
    parts = list(_parts(finding, text))
    elsewhere = [(part, place) for part in parts if (place := _elsewhere(part, parts, finding, places, text)) is not None]
    if len({part.printed for part, _ in elsewhere}) == 1:
        part, place = elsewhere[0]
        said = Say(f"{part.printed}若为{part.should}则相符，另处即为{part.should}。",
                   f"It would hold with {part.should} for {part.printed}, as elsewhere.")
        return _with(finding, said, place)
    swapped = [part for part in parts if part.should in turned(part.printed)]
    if 1 <= len(swapped) <= _MOST:
        zh, en = ((f"{part.printed}若为{part.should}" for part in swapped), (f"{part.should} for {part.printed}" for part in swapped))
        return _with(finding, Say(f"{'，或'.join(zh)}，则相符（数字对调）。", f"It would hold with {' or '.join(en)} (digits swapped)."), None)
    return finding


def _with(finding: Finding, said: Say, place: Anchor | None) -> Finding:
    message = Say(finding.message.zh + said.zh, f"{finding.message.en} {said.en}")
    return replace(finding, message=message, evidence=(*finding.evidence, place) if place is not None else finding.evidence)


def _parts(finding: Finding, text: str) -> Iterator[_Part]:
    """The parts of the sum or difference that the finding was computed by, each with what would make it hold."""
    claimed, working = _NUMERAL.search(finding.reported), _WORKING.fullmatch(finding.computation.strip())
    if claimed is None or working is None or finding.reported.endswith("%"):
        return
    terms = [(match["n"], -1 if (match["sign"] + match["minus"]).count("-") == 1 else 1) for match in _TERM.finditer(working["terms"])]
    made, expected = sum(sign * _value(n) for n, sign in terms), _NUMERAL.search(finding.expected)
    if expected is None or _value(expected.group()) != made:
        return
    gap = _value(claimed.group()) - made
    standing = {numeral.group().replace(",", ""): anchor
                for anchor in finding.evidence for numeral in _NUMERAL.finditer(text, anchor.span.start, anchor.span.end)}
    for n, sign in dict.fromkeys(terms):
        printed = n.replace(",", "")
        should = _value(printed) + sign * gap
        place = standing.get(printed)
        places = len(printed.partition(".")[2])
        if place is not None and gap and should >= 0 and should == round(should, places):
            yield _Part(printed, f"{should:.{places}f}", place, _name(place.span.start, printed, text))


def _elsewhere(part: _Part, parts: Sequence[_Part], finding: Finding, places: dict[int, Anchor], text: str) -> Anchor | None:
    """Another place that has the part's name, which is no other part's, and the number as it would have to be."""
    own = part.name.difference(*(other.name for other in parts if other is not part))
    if telling_digits(part.should) < _FEWEST or not own:
        return None
    for match in re.finditer(rf"(?<![\d.,]){re.escape(part.should)}(?!\d|[,.]\d)", text):
        inside = any(anchor.span.start <= match.start() < anchor.span.end for anchor in finding.evidence)
        if not inside and match.start() in places and own & _name(match.start(), part.should, text):
            return places[match.start()]
    return None


def _name(start: int, printed: str, text: str) -> frozenset[str]:
    """The pairs of characters just before a number and at the head of its line."""
    opens = text.rfind("\n", 0, start) + 1
    head = _HAN.match(text, opens)
    before = text[max(opens, start - _NAME) : start]
    words = [*_HAN.findall(before)[-1:], *([head.group()] if head is not None and head.end() <= start else [])]
    return frozenset(word[at : at + 2] for word in words for at in range(len(word) - 1))


def _value(numeral: str) -> Decimal:
    return Decimal(numeral.replace(",", ""))

"""Whole reports: absences count only where a report is whole, never on excerpts, annexes or single tables."""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.figure import Part, PartKind
from model.regexp import regexp
from validate.book import FactBook

_KINDS = (PartKind.REPORT, PartKind.SELF_REPORT)
_LEAST_HEADINGS = 5
_LEAST_LENGTH = 1500
_APPRAISES = regexp(r"绩效|评价|自评")
"""In a title or a heading: a contract, an application or a completion paper owes nobody what a report owes."""


def whole_reports(book: FactBook) -> Iterator[tuple[Part, list[Fact]]]:
    """Reports with the headings of one, each with its ``section_heading`` facts; monitoring reports are another genre."""
    for part in book.parts:
        if part.kind not in _KINDS or part.evaluation == "monitoring" or len(part.span) < _LEAST_LENGTH:
            continue
        found = book.of("section_heading", where=lambda fact, at=part.index: fact.context.part == at)  # type: ignore[misc]
        if len(found) >= _LEAST_HEADINGS and any(_APPRAISES.search(title) for title in (part.title, *(fact.text or "" for fact in found))):
            yield part, found


def titled(headings: list[Fact], words: tuple[str, ...], but: tuple[str, ...] = ()) -> list[Fact]:
    """The headings whose title has one of the words and none of the others."""
    return [fact for fact in headings if any(word in (fact.text or "") for word in words) and not any(word in (fact.text or "") for word in but)]


def under(heading: Fact, headings: list[Fact], facts: list[Fact]) -> list[Fact]:
    """The facts between a heading and the next of its level or above."""
    start = heading.anchor.span.start
    level = _level(heading)
    end = next((fact.anchor.span.start for fact in headings if fact.anchor.span.start > start and _level(fact) <= level), None)
    return [fact for fact in facts if fact.anchor.span.start > start and (end is None or fact.anchor.span.start < end)]


def _level(fact: Fact) -> int:
    return int(fact.context.item) if fact.context.item and fact.context.item.isdecimal() else 1

"""Answers to all questions of satisfaction taken together: their total, the number of each grade, the index told with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from model.fact import Fact
from validate.book import FactBook, grouped

_NEAR = 200
"""The index may stand in the next paragraph."""


@dataclass(frozen=True, slots=True)
class Rating:
    """One place that tells them."""

    total: Fact
    counts: tuple[Fact, ...]
    index: Fact | None


def ratings(book: FactBook) -> Iterator[Rating]:
    """In the order of the text; a place that tells several totals tells them one after another."""
    told = sorted(book.numbers("rating_total", "rating_count", "rating_index"), key=lambda fact: fact.anchor.span.start)
    for place in grouped(told, lambda fact: (fact.context.group, fact.anchor.cell)).values():
        starts = [at for at, fact in enumerate(place) if fact.concept == "rating_total"]
        for start, stop in zip(starts, [*starts[1:], len(place)], strict=True):
            counts = tuple(fact for fact in place[start:stop] if fact.concept == "rating_count")
            index = next((fact for fact in place[start:stop] if fact.concept == "rating_index"), None)
            if counts:
                yield Rating(place[start], counts, index or _after(book, counts[-1]))


def _after(book: FactBook, last: Fact) -> Fact | None:
    """The satisfaction told next."""
    end = last.anchor.span.end
    told = [fact for fact in book.numbers("satisfaction_reported", where=lambda fact: fact.anchor.cell == last.anchor.cell)
            if end <= fact.anchor.span.start < end + _NEAR]
    return min(told, key=lambda fact: fact.anchor.span.start, default=None)

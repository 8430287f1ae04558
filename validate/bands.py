"""Grades and their bands, as the report prints them or as a norm profile has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lexicon.load import Band
from model.fact import Fact
from model.figure import Comparator
from model.quantity import Interval
from validate.book import FactBook, grouped

TOP = Decimal(100)


@dataclass(frozen=True, slots=True)
class Scale:
    """``bands`` from the best down; ``facts`` are the printed bounds, none where a norm profile speaks (``norm``)."""

    bands: tuple[Band, ...]
    facts: tuple[Fact, ...] = ()
    norm: str | None = None

    def grades(self, score: Interval) -> list[str]:
        """All grades that the score may stand for."""
        top = max(band.high for band in self.bands)
        return [band.name for band in self.bands
                if score.meets(Interval(band.low, band.high, True, band.high == top))]


def same_grade(book: FactBook, word: str | None) -> str | None:
    """优秀 and 优 are one grade."""
    bare = (word or "").strip("“”\"'‘’「」『』 　。，,.级等次")
    return book.lexicon.maps.get("grades", {}).get(bare) or book.lexicon.maps.get("grades", {}).get((word or "").strip("“”\"' "))


def printed(book: FactBook, where: Sequence[Fact] | None = None) -> Scale | None:
    """The bands that the report states, None where it states none (or only one)."""
    facts = book.numbers("grade_threshold") if where is None else where
    lows: dict[str, Decimal] = {}
    highs: dict[str, Decimal] = {}
    for name, members in grouped(facts, lambda fact: fact.context.item).items():
        if name is None:
            continue
        for fact in members:
            if fact.quantity is None:
                continue
            bounds = highs if fact.comparator in (Comparator.LT, Comparator.LE) else lows
            bounds.setdefault(name, fact.quantity.value)
    names = list(dict.fromkeys([*lows, *highs]))
    if len(names) < 2:
        return None
    return Scale(_closed(names, lows, highs), tuple(facts))


def _closed(names: Sequence[str], lows: dict[str, Decimal], highs: dict[str, Decimal]) -> tuple[Band, ...]:
    """A missing bound is the neighbour's; integer bands (80–89, 90–100) reach up to the next."""
    order = sorted(names, key=lambda name: -lows.get(name, highs.get(name, Decimal(0)) - 1))
    bands: list[Band] = []
    above = TOP
    for name in order:
        low = lows.get(name, Decimal(0))
        high = highs.get(name, above)
        if bands and 0 < above - high <= 1:
            high = above
        bands.append(Band(name, low, max(high, low)))
        above = low
    return tuple(bands)


def scale_of(book: FactBook) -> Scale:
    """The report's own bands before any profile's."""
    return book.once(_scale_of)


def _scale_of(book: FactBook) -> Scale:
    found = printed(book)
    return found or Scale(book.lexicon.norms["default"].bands, norm="default")

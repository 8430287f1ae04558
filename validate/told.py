"""Indicators that a report goes through in prose, dimension by dimension, each with what it is worth and what it got."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from model.fact import Fact
from validate.book import FactBook
from validate.systems import System

_MARKS = ("dimension_score", "indicator_weight", "criterion_full_mark", "indicator_score")


@dataclass(slots=True)
class ToldDimension:
    """``weights`` and ``scores`` by indicator, in text order: the first mention of each."""

    head: Fact
    weights: dict[str, Fact] = field(default_factory=dict)
    scores: dict[str, Fact] = field(default_factory=dict)

    def whole(self) -> bool:
        """Whether each indicator has both its marks, and there are several."""
        return len(self.scores) >= 2 and set(self.weights) == set(self.scores)


def told_dimensions(book: FactBook, system: System) -> Iterator[ToldDimension]:
    """The indicators under a heading that names a dimension, or behind a dimension's score in the same section."""
    levels = (system.dimension, system.indicator, {"full": system.full})
    own = {id(fact) for level in levels for kinds in level.values() for facts in kinds.values() for fact in facts}
    found: dict[object, ToldDimension] = {}
    now: ToldDimension | None = None
    for fact in book.numbers(*_MARKS, where=lambda fact: fact.anchor.cell is None and id(fact) in own):
        named = _named(book, fact.context.section)
        if fact.concept == "dimension_score":
            now = found.setdefault((fact.context.part, fact.context.section, fact.context.dimension), ToldDimension(fact))
            continue
        key = system.key_of(fact)
        if named is not None:
            head = system.dimension_fact("score", named, fact)
            told = found.setdefault((fact.context.part, fact.context.section, named), ToldDimension(head)) if head is not None else None
        else:
            told = now if now is not None and (now.head.context.part, now.head.context.section) == (fact.context.part, fact.context.section) else None
        if told is not None and key is not None:
            (told.scores if fact.concept == "indicator_score" else told.weights).setdefault(key, fact)
    yield from (told for told in found.values() if told.whole())


def _named(book: FactBook, title: str | None) -> str | None:
    """The dimension that a heading is about: 项目过程情况分析."""
    names = {book.lexicon.maps["dimensions"][word] for word in book.lexicon.maps["dimensions"] if title and word in title}
    return names.pop() if len(names) == 1 else None


def amount(facts: dict[str, Fact]) -> Decimal:
    return sum((fact.quantity.value for fact in facts.values() if fact.quantity is not None), Decimal(0))

"""Indicators that a report goes through in prose, dimension by dimension, each with what it is worth and what it got."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from model.fact import Fact
from validate.book import FactBook
from validate.systems import System

_LEVEL = ("subdimension_weight", "subdimension_score")
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


def told_levels(book: FactBook, system: System) -> Iterator[ToldDimension]:
    """Second-level heads told with a code and their marks, each with the indicators under its code; then each dimension over those heads of
    its section: C1产出数量（15分，得12.6分）, C101 …（8分）….  The head's weight is that of its indicators: all of them are told."""
    own = {id(fact) for kinds in (system.indicator, system.subdimension) for facts in kinds.values() for told in facts.values() for fact in told}
    facts = [fact for fact in book.numbers(*_MARKS, *_LEVEL) if fact.anchor.cell is None and fact.context.code is not None and id(fact) in own]
    heads: dict[str, Fact] = {}
    worth: dict[str, Fact] = {}
    for fact in facts:
        if fact.concept in _LEVEL:
            (heads if fact.concept == "subdimension_score" else worth).setdefault(fact.context.code or "", fact)
    for code, head in heads.items():
        told = ToldDimension(head)
        for fact in facts:
            below = fact.context.code or ""
            of_head = below != code and below.startswith(code) and fact.context.part == head.context.part
            if of_head and fact.concept in ("indicator_weight", "indicator_score"):
                (told.scores if fact.concept == "indicator_score" else told.weights).setdefault(below, fact)
        weight = worth.get(code)
        same = told.scores.keys() == told.weights.keys() and bool(told.scores)
        if same and weight is not None and weight.quantity is not None and amount(told.weights) == weight.quantity.value:
            yield told
    for dimension in (fact for fact in book.numbers("dimension_score") if fact.anchor.cell is None):
        place = dimension.context.section, dimension.context.part
        within = {code: head for code, head in heads.items() if (head.context.section, head.context.part) == place}
        told = ToldDimension(dimension, {code: worth[code] for code in within if code in worth}, within)
        weight = system.dimension_fact("weight", dimension.context.dimension, dimension)
        if weight is not None and weight.quantity is not None and told.whole() and amount(told.weights) == weight.quantity.value:
            yield told


def _named(book: FactBook, title: str | None) -> str | None:
    """The dimension that a heading is about: 项目过程情况分析."""
    names = {book.lexicon.maps["dimensions"][word] for word in book.lexicon.maps["dimensions"] if title and word in title}
    return names.pop() if len(names) == 1 else None


def amount(facts: dict[str, Fact]) -> Decimal:
    return sum((fact.quantity.value for fact in facts.values() if fact.quantity is not None), Decimal(0))

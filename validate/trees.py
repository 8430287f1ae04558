"""Score tables, realised on demand from the facts of one table (group ``t3``) or of one paragraph (``b57``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from model.fact import Context, Fact
from model.figure import Voice
from validate.book import FactBook, by_group, grouped


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A third-level indicator.  Any column may be missing."""

    name: str
    code: str | None
    context: Context
    weight: Fact | None = None
    target: Fact | None = None
    actual: Fact | None = None
    forecast: Fact | None = None
    score: Fact | None = None
    rate: Fact | None = None

    def facts(self) -> Iterator[Fact]:
        for fact in (self.score, self.weight, self.rate, self.target, self.actual, self.forecast):
            if fact is not None:
                yield fact


@dataclass(frozen=True, slots=True)
class Node:
    """A first-level (dimension) or second-level indicator."""

    name: str
    weight: Fact | None = None
    score: Fact | None = None
    rate: Fact | None = None


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """``system`` tells index systems apart (see FactBook.system)."""

    group: str
    system: str
    voice: Voice
    part: int
    rows: tuple[IndicatorRow, ...]
    dimensions: tuple[Node, ...]
    subdimensions: tuple[tuple[str | None, Node], ...]
    weight_total: Fact | None
    score_total: Fact | None

    @property
    def is_table(self) -> bool:
        return self.group.startswith("t")


_ROW_COLUMNS = {
    "indicator_weight": "weight", "indicator_target": "target", "satisfaction_target": "target", "indicator_actual": "actual",
    "satisfaction_reported": "actual", "indicator_forecast": "forecast", "indicator_score": "score", "indicator_rate": "rate",
}
_TOTALS = ("eval_score", "self_score")
_CONCEPTS = (
    *_ROW_COLUMNS, "dimension_weight", "dimension_score", "dimension_rate", "subdimension_weight", "subdimension_score",
    "subdimension_rate", "weight_total", *_TOTALS,
)


def score_tables(book: FactBook) -> list[ScoreTable]:
    """Every table or paragraph that states scores or weights, in text order."""
    return [_table(book, group, facts) for group, facts in by_group(book.of(*_CONCEPTS)).items()]


def _table(book: FactBook, group: str, facts: list[Fact]) -> ScoreTable:
    first = facts[0].context
    in_table = group.startswith("t")
    rows = []
    if in_table:
        columns = [fact for fact in facts if fact.concept in _ROW_COLUMNS and fact.anchor.cell is not None]
        for members in grouped(columns, lambda fact: fact.anchor.cell.row if fact.anchor.cell else -1).values():
            context = next((fact.context for fact in members if fact.context.indicator), members[0].context)
            if context.indicator is None:
                continue
            found: dict[str, Fact] = {}
            for fact in members:
                found.setdefault(_ROW_COLUMNS[fact.concept], fact)
            rows.append(IndicatorRow(context.indicator, context.code, context, **found))
    return ScoreTable(
        group=group,
        system=book.system(first),
        voice=first.voice,
        part=first.part,
        rows=tuple(rows),
        dimensions=tuple(_nodes(facts, "dimension")),
        subdimensions=tuple(
            (dimension, node)
            for dimension, members in grouped([f for f in facts if f.concept.startswith("subdimension_")], lambda f: f.context.dimension).items()
            for node in _nodes(members, "subdimension")
        ),
        weight_total=next((fact for fact in facts if fact.concept == "weight_total"), None),
        score_total=next((fact for fact in facts if fact.concept in _TOTALS), None),
    )


def _nodes(facts: list[Fact], level: str) -> Iterator[Node]:
    members = [fact for fact in facts if fact.concept.startswith(f"{level}_")]
    for name, group in grouped(members, lambda fact: getattr(fact.context, level)).items():
        found: dict[str, Fact] = {}
        for fact in group:
            found.setdefault(fact.concept.removeprefix(f"{level}_"), fact)
        yield Node(str(name), **found)

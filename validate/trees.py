"""Score tables, realised on demand from the facts of one table (group ``t3``) or of one paragraph (``b57``)."""

from __future__ import annotations

from collections import Counter
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
_SCORES = ("indicator_score", "dimension_score")
_CONCEPTS = (
    *_ROW_COLUMNS, "dimension_weight", "dimension_score", "dimension_rate", "subdimension_weight", "subdimension_score",
    "subdimension_rate", "weight_total", *_TOTALS,
)


def score_tables(book: FactBook) -> list[ScoreTable]:
    """Every table or paragraph that states scores or weights, in text order."""
    return book.once(_score_tables)


def _score_tables(book: FactBook) -> list[ScoreTable]:
    return [_table(book, group, facts) for group, facts in by_group(book.of(*_CONCEPTS)).items()]


def _table(book: FactBook, group: str, facts: list[Fact]) -> ScoreTable:
    first = facts[0].context
    totals = [fact for fact in facts if fact.concept in _TOTALS and fact.quantity is not None and not is_rounded(fact)]
    return ScoreTable(
        group=group,
        system=book.system(first),
        voice=first.voice,
        part=first.part,
        rows=tuple(_rows(facts)) if group.startswith("t") else (),
        dimensions=tuple(_nodes(facts, "dimension")),
        subdimensions=tuple(
            (dimension, node)
            for dimension, members in grouped([f for f in facts if f.concept.startswith("subdimension_")], lambda f: f.context.dimension).items()
            for node in _nodes(members, "subdimension")
        ),
        weight_total=next((fact for fact in facts if fact.concept == "weight_total" and fact.quantity is not None), None),
        score_total=_of_scores(totals, facts),
    )


def _of_scores(totals: list[Fact], facts: list[Fact]) -> Fact | None:
    """The total that stands below the scores, where the unit's own total stands beside it; else the first."""
    columns = Counter(fact.anchor.cell.column for fact in facts if fact.concept in _SCORES and fact.anchor.cell is not None)
    column = columns.most_common(1)[0][0] if columns else None
    below = [fact for fact in totals if fact.anchor.cell is not None and fact.anchor.cell.column == column]
    return next(iter(below or totals), None)


def is_rounded(fact: Fact) -> bool:
    """Whether a total says of itself that it was rounded (总分（取整）)."""
    return any(word in (fact.label + (fact.context.item or "")) for word in ("取整", "四舍五入", "折算", "换算", "平均"))


def _rows(facts: list[Fact]) -> Iterator[IndicatorRow]:
    """A row a line of the table.  Where a concept stands twice in a line (the score, and again in the note beside it),
    the column that holds it in most lines is the column."""
    columns = [fact for fact in facts if fact.concept in _ROW_COLUMNS and fact.anchor.cell is not None]
    most = Counter((fact.concept, fact.anchor.cell.column) for fact in columns if fact.anchor.cell)
    for members in grouped(columns, lambda fact: fact.anchor.cell.row if fact.anchor.cell else -1).values():
        context = next((fact.context for fact in members if fact.context.indicator), members[0].context)
        if context.indicator is None:
            continue
        found: dict[str, Fact] = {}
        for fact in sorted(members, key=lambda fact: -most[fact.concept, fact.anchor.cell.column if fact.anchor.cell else -1]):
            found.setdefault(_ROW_COLUMNS[fact.concept], fact)
        yield IndicatorRow(context.indicator, context.code, context, **found)


def _nodes(facts: list[Fact], level: str) -> Iterator[Node]:
    members = [fact for fact in facts if fact.concept.startswith(f"{level}_")]
    for name, group in grouped(members, lambda fact: getattr(fact.context, level)).items():
        if name is None:
            continue
        found: dict[str, Fact] = {}
        for fact in group:
            if fact.quantity is not None:
                found.setdefault(fact.concept.removeprefix(f"{level}_"), fact)
        yield Node(str(name), **found)

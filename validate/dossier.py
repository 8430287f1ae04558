"""All that one voice says of one indicator, gathered from tables, notes, standards and working: by code first, then by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from model.fact import Fact, Stage
from model.figure import Equation, Rubric, Voice
from model.kept import kept
from model.quantity import Quantity
from model.regexp import regexp
from model.span import Anchor
from validate.book import FactBook, grouped
from validate.scores import Standing
from validate.trees import IndicatorRow, score_tables

_NAME = regexp(r"[\s“”\"'‘’《》、,，.。:：;；()（）【】\[\]-]")
_PARTS = {
    "indicator_weight": "weights", "indicator_target": "targets", "satisfaction_target": "targets", "indicator_actual": "actuals",
    "satisfaction_reported": "actuals", "indicator_score": "scores", "indicator_rate": "rates", "awarded_subscore": "awarded",
    "deduction": "deductions", "deduction_share": "deductions", "survey_option_share": "shares", "criterion_result": "results",
    "criterion_shortfall": "shortfalls",
}
_CRITERIA = "criterion_"


@dataclass(frozen=True, slots=True)
class Dossier:
    """One indicator of one index system.  Lists are in text order; a table row and a sentence may both speak of it."""

    system: str
    voice: Voice
    name: str
    code: str | None
    weights: tuple[Fact, ...] = ()
    targets: tuple[Fact, ...] = ()
    actuals: tuple[Fact, ...] = ()
    scores: tuple[Fact, ...] = ()
    rates: tuple[Fact, ...] = ()
    awarded: tuple[Fact, ...] = ()
    deductions: tuple[Fact, ...] = ()
    criteria: tuple[Fact, ...] = ()
    shares: tuple[Fact, ...] = ()
    results: tuple[Fact, ...] = ()
    shortfalls: tuple[Fact, ...] = ()
    rubrics: tuple[Rubric, ...] = ()
    equations: tuple[Equation, ...] = ()

    @property
    def title(self) -> str:
        """What people call it: ``D301 居民满意度``."""
        return f"{self.code} {self.name}" if self.code else self.name

    @property
    def weight(self) -> Fact | None:
        """The weight, where all mentions agree; told in words alone, the full mark beside the standard."""
        if self.weights:
            return agreed(self.weights)
        inside = {fact for rubric in self.rubrics for fact in self.criteria_in(rubric)}
        return agreed(fact for fact in self.criteria if fact.concept == "criterion_full_mark" and fact not in inside)

    def standing(self, actual: Quantity | None = None) -> Standing | None:
        """What scoring needs; None without one weight."""
        weight = self.weight
        if weight is None or weight.quantity is None:
            return None
        target = agreed(self.targets) if self.targets else agreed(fact for fact in self.criteria if fact.concept == "criterion_goal")
        return Standing(weight.quantity.value, actual, target.quantity if target else None, target.comparator if target else None)

    def criteria_in(self, rubric: Rubric) -> tuple[Fact, ...]:
        """The criterion facts that stand in a standard's text."""
        return tuple(fact for fact in self.criteria if rubric.anchor.span.overlaps(fact.anchor.span))


def agreed(facts: Iterable[Fact]) -> Fact | None:
    """The first of facts that all say one number; None where they differ, or there is none."""
    numbers = [fact for fact in facts if fact.quantity is not None and fact.doubt is None]
    values = {fact.quantity.value for fact in numbers if fact.quantity is not None}
    return numbers[0] if len(values) == 1 else None


def distinct(facts: Iterable[Fact]) -> Iterator[tuple[Fact, tuple[Fact, ...]]]:
    """Numbered facts by value: one mention of each, with all that agree."""
    numbers = [fact for fact in facts if fact.quantity is not None and fact.doubt is None]
    for members in grouped(numbers, lambda fact: fact.quantity.value if fact.quantity else Decimal(0)).values():
        yield members[0], tuple(members)


@kept
def plain_name(name: str) -> str:
    """An indicator's name as it is compared: no blanks, quotes, brackets."""
    return _NAME.sub("", name)


def dossiers(book: FactBook) -> tuple[Dossier, ...]:
    """Every indicator of every index system, in order of first mention."""
    return book.once(_dossiers)


def rows_with_dossiers(book: FactBook) -> Iterator[tuple[str, IndicatorRow, Dossier | None]]:
    """Each row of every score table: its index system, itself, and the dossier of its indicator."""
    known = {(d.system, key): d for d in dossiers(book) for key in (d.code or "", plain_name(d.name)) if key}
    for table in score_tables(book):
        for row in table.rows:
            yield table.system, row, known.get((table.system, row.code or "")) or known.get((table.system, plain_name(row.name)))


def _dossiers(book: FactBook) -> tuple[Dossier, ...]:
    facts = [fact for fact in book.facts if _kind(fact) and (fact.context.indicator or fact.context.code)]
    drawers = _Drawers(_codes(book, facts))
    for fact in facts:
        context = fact.context
        drawers.of(book.system(context), context.voice, context.indicator, context.code).facts.setdefault(_kind(fact), []).append(fact)
    for rubric in book.rubrics:
        if rubric.subject.indicator or rubric.subject.code:
            _drawer(book, drawers, rubric).rubrics.append(rubric)
    for equation in book.equations:
        if equation.subject.indicator or equation.subject.code:
            _drawer(book, drawers, equation).equations.append(equation)
    _lend(drawers)
    for drawer in drawers.found.values():
        if drawer.rubrics and not drawer.facts.get("actuals") and not drawer.facts.get("results"):
            drawer.facts["results"] = _told_elsewhere(book, drawer)
    return tuple(drawer.closed() for drawer in drawers.found.values())


def _lend(drawers: _Drawers) -> None:
    """附件1 is the form with goals, results and marks, 附件2 the standard of each mark: the standard is the form's, too, where both name the
    indicator alike, give it the same weight and mark, and no other form has it."""
    sheets = [(key, drawer) for (_, key), drawer in drawers.found.items() if drawer.rubrics and not _measured(drawer)]
    measured = [(key, drawer) for (_, key), drawer in drawers.found.items() if _measured(drawer)]
    for key, sheet in sheets:
        forms = [drawer for other, drawer in measured if other == key and drawer.voice is sheet.voice]
        if len(forms) == 1 and not forms[0].rubrics and all(_same(sheet, forms[0], kind) for kind in ("weights", "scores")):
            forms[0].rubrics.extend(sheet.rubrics)


def _measured(drawer: _Drawer) -> bool:
    return bool(drawer.facts.get("actuals") and drawer.facts.get("targets"))


def _same(one: _Drawer, other: _Drawer, kind: str) -> bool:
    """Whether both tell the same number, or one of them none."""
    told = [agreed(drawer.facts.get(kind, ())) for drawer in (one, other)]
    values = [fact.quantity.value for fact in told if fact is not None and fact.quantity is not None]
    return len(values) < len(told) or values[0] == values[1]


_OWN_RATES = ((regexp(r"资金到位率$|^到位率$"), "received_rate"), (regexp(r"(?:预算|资金)执行率$|^执行率$"), "execution_rate"),
              (regexp(r"满意[度率]$"), "satisfaction_reported"))


def _told_elsewhere(book: FactBook, drawer: _Drawer) -> list[Fact]:
    """The report's own rate of what an indicator is named after, where all that it tells of the whole agrees; none for a unit's form."""
    concept = next((concept for name, concept in _OWN_RATES if name.search(plain_name(drawer.name))), None)
    if concept is None or drawer.voice is not Voice.EVALUATOR:
        return []
    told = [fact for fact in book.numbers(concept) if book.system(fact.context) == drawer.system and _of_whole(fact)]
    return told[:1] if agreed(told) is not None else []


def _of_whole(fact: Fact) -> bool:
    context = fact.context
    named = (context.lot, context.scope, context.question, context.indicator)
    return context.source in (None, "total") and not any(named) and fact.comparator is None and context.stage is not Stage.FORECAST


def _kind(fact: Fact) -> str:
    """The dossier's field that a fact belongs to, "" where it is none of an indicator's."""
    return _PARTS.get(fact.concept) or ("criteria" if fact.concept.startswith(_CRITERIA) else "")


@dataclass(slots=True)
class _Drawer:
    """A dossier while it is being filled."""

    system: str
    voice: Voice
    name: str
    code: str | None
    facts: dict[str, list[Fact]] = field(default_factory=dict)
    rubrics: list[Rubric] = field(default_factory=list)
    equations: list[Equation] = field(default_factory=list)

    def closed(self) -> Dossier:
        parts = {kind: tuple(facts) for kind, facts in self.facts.items()}
        return Dossier(self.system, self.voice, self.name, self.code, rubrics=tuple(self.rubrics), equations=tuple(self.equations), **parts)


@dataclass(slots=True)
class _Drawers:
    """Drawers by system and code, or name."""

    codes: dict[tuple[str, str], str]
    found: dict[tuple[str, str], _Drawer] = field(default_factory=dict)

    def of(self, system: str, voice: Voice, name: str | None, code: str | None) -> _Drawer:
        code = code or self.codes.get((system, plain_name(name or "")))
        drawer = self.found.setdefault((system, code or plain_name(name or "")), _Drawer(system, voice, "", code))
        drawer.name = drawer.name or (name or "")
        return drawer


def _drawer(book: FactBook, drawers: _Drawers, source: Rubric | Equation) -> _Drawer:
    return drawers.of(system_of(book, source.part), voice_of(book, source.part), source.subject.indicator, source.subject.code)


def _codes(book: FactBook, facts: Iterable[Fact]) -> dict[tuple[str, str], str]:
    """Name to code, where a system gives both and the name has one code only."""
    found: dict[tuple[str, str], set[str]] = {}
    for fact in facts:
        if fact.context.indicator and fact.context.code:
            found.setdefault((book.system(fact.context), plain_name(fact.context.indicator)), set()).add(fact.context.code)
    return {key: next(iter(codes)) for key, codes in found.items() if len(codes) == 1}


def voice_of(book: FactBook, part: int) -> Voice:
    """Who speaks in a part."""
    return next((entry.voice for entry in book.parts if entry.index == part), Voice.UNKNOWN)


def system_of(book: FactBook, part: int) -> str:
    """The index system of what stands in a part (as FactBook.system, for what is no fact)."""
    return book.system_of(voice_of(book, part), part)


def same_row(anchor: Anchor, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts in the table row of a place."""
    cell = anchor.cell
    if cell is None:
        return ()
    return tuple(f for f in facts if f.anchor.cell is not None and (f.anchor.cell.table, f.anchor.cell.row) == (cell.table, cell.row))

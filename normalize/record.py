"""One record a report: who, what, which year, what score, how much money: the common schema that counties are compared by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from lexicon.load import Lexicon
from model.fact import Fact, Stage
from model.figure import Part, PartKind, Voice
from model.result import ReportRecord
from normalize.places import county_of

_ROLES = {
    PartKind.SELF_FORM: "self",
    PartKind.SELF_REPORT: "self",
    PartKind.MONITOR_FORM: "monitor",
    PartKind.PLAN: "plan",
    PartKind.APPROVAL: "approval",
    PartKind.NOTICE: "notice",
}
_WITH_REPORT = (PartKind.SUMMARY, PartKind.COVER_FORM, PartKind.SCORE_SHEET, PartKind.SURVEY_REPORT, PartKind.INTERVIEW, PartKind.QUESTIONNAIRE)
_FIELDS = (
    "project_name",
    "county",
    "project_unit",
    "commissioner",
    "evaluator",
    "year",
    "report_date",
    "fund_source",
    "eval_score",
    "eval_grade",
    "self_score",
    "self_grade",
    "invest_total",
    "budget_total",
    "funds_received",
    "funds_spent",
    "execution_rate",
    "received_rate",
    "communities",
    "buildings",
    "households",
    "floor_area",
    "satisfaction_reported",
    "survey_sent",
    "survey_valid",
)
_ACHIEVED_FIRST = ("communities", "buildings", "households", "floor_area")
_SUMS = ("invest_total", "budget_total", "funds_received", "funds_spent", "execution_rate", "received_rate")
_WHOLE_ITEMS = (None, "年初", "全年", "变更后", "项目", "年度")
"""Versions of the whole sum; any other item is one of its parts."""


def records_of(parts: Sequence[Part], facts: Iterable[Fact], lexicon: Lexicon) -> tuple[ReportRecord, ...]:
    """The reports of a file in text order; annexes of a report (survey, score sheet) count to the report before them."""
    owner: dict[int, int] = {}
    heads: list[Part] = []
    main = next((part for part in parts if part.kind is PartKind.REPORT), None)
    for part in parts:
        role = role_of(part)
        if role is None or (part.kind in _WITH_REPORT and main is not None):
            owner[part.index] = main.index if main else part.index
            continue
        heads.append(part)
        owner[part.index] = part.index
    found: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[owner.get(fact.context.part, fact.context.part)].append(fact)
    return tuple(
        ReportRecord(f"r{part.index}", role_of(part) or "third_party", part, tuple(_values(part, found[part.index], lexicon))) for part in heads
    )


def role_of(part: Part) -> str | None:
    """third_party, self, finance, monitor, plan, approval or notice; None for what is no report."""
    if part.kind in (PartKind.REPORT, *_WITH_REPORT):
        if part.evaluation == "monitoring":
            return "monitor"
        return {Voice.UNIT: "self", Voice.FINANCE: "finance"}.get(part.voice, "third_party")
    return _ROLES.get(part.kind)


def _values(part: Part, facts: list[Fact], lexicon: Lexicon) -> Iterable[tuple[str, str]]:
    by_concept: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.doubt is None:
            by_concept[fact.concept].append(fact)
    in_text = [fact for fact in by_concept.get("county", []) if fact.context.item is not None]
    by_concept["county"] = [fact for fact in by_concept.get("county", []) if fact.context.item is None]
    for code in _FIELDS:
        best = _best(code, _whole(code, by_concept.get(code, [])))
        best = _made_of(best, by_concept[code]) if best is not None and code in _SUMS else best
        if best is not None:
            yield code, value_text(best)
    if not by_concept["county"]:
        named = [fact.text or "" for code in ("project_name", "project_unit", "commissioner") for fact in by_concept.get(code, [])]
        county = next((place for name in [*named, part.title, *(fact.text or "" for fact in in_text)] if (place := county_of(name, lexicon))), None)
        if county:
            yield "county", county


def _whole(code: str, facts: list[Fact]) -> list[Fact]:
    """Sums of the whole project: what one item had (法院执行年初预算6万元) is none, nor what one of several sources gave."""
    if code not in _SUMS:
        return facts
    whole = [fact for fact in facts if fact.context.item in _WHOLE_ITEMS]
    told = [fact for fact in whole if fact.context.source in (None, "total")]
    return told or (whole if len({value_text(fact) for fact in whole}) == 1 else [])


def _best(code: str, facts: list[Fact]) -> Fact | None:
    """The mention that speaks of the whole project: totals before parts, what was achieved before what was planned."""

    def rank(fact: Fact) -> tuple[bool, bool, bool, bool, int]:
        context = fact.context
        late = code in _ACHIEVED_FIRST and context.stage is not Stage.ACHIEVED
        return (
            context.scope is not None,
            context.source not in (None, "total"),
            context.lot not in (None, "total"),
            late or context.question is not None or context.indicator is not None,
            fact.anchor.span.start,
        )

    return min(facts, key=rank, default=None)


def _made_of(best: Fact, facts: Sequence[Fact]) -> Fact:
    """第一批80万元，第二批60万元，两批共140万元: the sum that closes a list in running text, where what stood first is one of its parts."""
    told = sorted((fact for fact in facts if fact.anchor.cell is None and fact.quantity is not None), key=lambda fact: fact.anchor.span.start)
    told = [fact for fact in told if fact.context.item in _WHOLE_ITEMS and fact.context.lot is None and fact.context.scope is None]
    if best not in told:
        return best
    for at in range(told.index(best) + 1, len(told)):
        whole = told[at]
        added = Decimal(0)
        for part in reversed(told[max(0, at - _MOST) : at]):
            added += part.quantity.value if part.quantity is not None else 0
            closed = whole.quantity is not None and added == whole.quantity.value
            if closed and part is not told[at - 1] and part.anchor.span.start <= best.anchor.span.start and whole.context.source in (None, "total"):
                return whole
    return best


_MOST = 8


def value_text(fact: Fact) -> str:
    """The value as the record keeps it: exact number in the base unit, ISO date, or words."""
    if fact.quantity is not None:
        value = fact.quantity.value
        return f"{value.normalize():f}" if value else "0"
    if fact.date is not None:
        return fact.date.iso()
    return fact.text or ""

"""One record a report: who, what, which year, what score, how much money: the common schema that counties are compared by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from lexicon.load import Lexicon
from model.fact import Fact, Stage
from model.figure import Part, PartKind, Voice
from model.regexp import regexp
from model.result import ReportRecord
from normalize.places import county_of
from normalize.wholes import made_of_parts, of_all_years, whole_counts, whole_sums, widened

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
_MONEY = ("invest_total", "budget_total", "funds_received", "funds_spent")
_SUMS = (*_MONEY, "execution_rate", "received_rate")


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
    year = _year_in_name(part, by_concept.get("project_name", ()))
    known = {value_text(fact) for code in _MONEY for fact in whole_sums(by_concept.get(code, []))}
    for code in _FIELDS:
        told = by_concept.get(code, [])
        best = _best(code, whole_sums(told) if code in _SUMS else whole_counts(told) if code in _ACHIEVED_FIRST else told, year)
        best = widened(best, told) if best is not None and code in _SUMS else best
        if best is not None and code in _MONEY and year is None and _of_one_year_of_several(best, told):
            continue
        if best is not None:
            yield code, value_text(best)
        elif code in _MONEY and (made := made_of_parts(told, known)) is not None:
            yield code, f"{made.normalize():f}"
    if not by_concept["county"]:
        named = [fact.text or "" for code in ("project_name", "project_unit", "commissioner") for fact in by_concept.get(code, [])]
        county = next((place for name in [*named, part.title, *(fact.text or "" for fact in in_text)] if (place := county_of(name, lexicon))), None)
        if county:
            yield "county", county


def _year_in_name(part: Part, names: Sequence[Fact]) -> int | None:
    """The one year that the report's title, or its project's name, tells."""
    years = {int(year) for name in [part.title, *(fact.text or "" for fact in names[:1])] for year in _YEAR.findall(name or "")}
    return years.pop() if len(years) == 1 else None


_YEAR = regexp(r"(?<!\d)20\d\d(?=年)")


def _of_one_year_of_several(best: Fact, told: Sequence[Fact]) -> bool:
    """2020年度预算支出2376万元；2021年度3248万元: the first year's is not what was spent in all, where no title tells the year."""
    own = _YEAR.match(best.context.period or "")
    years = {match.group() for fact in told if (match := _YEAR.match(fact.context.period or "")) is not None}
    return own is not None and best.context.source is None and len(years) > 1


def _best(code: str, facts: list[Fact], year: int | None) -> Fact | None:
    """The mention that speaks of the whole project: totals before parts, what was achieved before what was planned."""

    def rank(fact: Fact) -> tuple[bool, bool, bool, bool, bool, bool, int]:
        context = fact.context
        late = code in _ACHIEVED_FIRST and context.stage is not Stage.ACHIEVED
        return (
            context.scope is not None and not (year is None and of_all_years(fact, facts)),
            year is None and context.scope is None and any(of_all_years(other, facts) for other in facts),
            code in _MONEY and year is not None and context.year not in (None, year),
            context.source not in (None, "total"),
            context.lot not in (None, "total"),
            late or context.question is not None or context.indicator is not None,
            fact.anchor.span.start,
        )

    return min(facts, key=rank, default=None)


def value_text(fact: Fact) -> str:
    """The value as the record keeps it: exact number in the base unit, ISO date, or words."""
    if fact.quantity is not None:
        value = fact.quantity.value
        return f"{value.normalize():f}" if value else "0"
    if fact.date is not None and fact.concept != "document_number":  # a paper's day of issue is no part of its number
        return fact.date.iso()
    return fact.text or ""

"""DT03 同一事件的日期各处相同

查什么　开工、完工、中标、签约、批复、招标完成等事件，同一标段、同一片区（或全项目）在各处的日期应相同。
为什么　日期不一，按期与否就无从判断。
触发　　正文7月27日开工，评分说明写7月26日开工；正文称10月份服务费于11月28日支付，支付表该月为10月28日；
　　　　封面日期与落款日期不同（轻微）。
不触发　几份文件各有文号或金额；2021年7月与2021年7月27日精度不同而不矛盾；全项目与各标段是不同口径（只有一个标段除外）；自评与评价不同见XR02。
局限　　同一段里列出几个日期的，视为几件事。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from model.fact import Fact
from model.figure import Comparator, Voice
from model.finding import Category, Outcome, Scope, Severity, Status
from model.notice import Say
from model.regexp import regexp
from validate.book import FactBook, grouped
from validate.dates import same_date, surely_before
from validate.mentions import compare
from validate.rule import Rule, claim, unchecked

EVENTS = (
    "actual_start",
    "actual_finish",
    "planned_start",
    "planned_finish",
    "award_date",
    "contract_date",
    "tender_date",
    "feasibility_date",
    "design_date",
    "acceptance_date",
    "survey_start",
    "survey_end",
)
_REPEATED = ("award_date", "contract_date", "planned_start", "planned_finish", "acceptance_date")
_NAMED = ("approval_date", "notice_date")

_WIDER = ("全域", "后续")
"""What a notice asks of the whole region, and what is still to come."""
_CITED = 120
_EVENT = regexp(
    r"(?:(?:开工|完工|竣工|验收)(?:时间|日期|时点|完成时间)"
    r"|(?:项目|工程|建设|施工)(?:任务|内容)?(?:实际|全部|按期)*完成(?:时间|日期|时点))$"
)

CODE = "DT03"


def check(book: FactBook) -> Iterator[Outcome]:
    facts = [
        fact
        for fact in book.of(*EVENTS, *_NAMED)
        if fact.date is not None and fact.date.valid() and fact.doubt is None and fact.context.scope not in _WIDER
    ]
    facts += _rows(book)
    facts = _by_sum(book, [_by_number(book, fact) for fact in facts])
    lots = {fact.context.lot for fact in facts if fact.context.lot}
    for (concept, lot, item, scope, _), members in grouped(facts, lambda fact: _key(fact, lots)).items():
        title = book.lexicon.concepts[concept].title
        of = scope or lot
        what = Say(f"{of or ''}{item or ''}{title}", f"{concept.replace('_', ' ')}{f' ({of})' if of else ''}")
        found = list(compare(CODE, _finest_first(members), same_date, what))
        if of is None and concept in _REPEATED and not any(outcome.status is Status.CONSISTENT for outcome in found):
            yield unchecked(CODE, members[:2], Say("可能是几件事（几份合同、几个项目）", "may be several events"))
            continue
        yield from found
    yield from _of_rows(book)
    yield from _of_report(book)


_BOTH = 2


def _of_report(book: FactBook) -> Iterator[Outcome]:
    """The day on the cover and that of the signature, where the report tells two days, to the day, and no third."""
    for members in grouped(book.of("report_date"), lambda fact: (fact.context.voice, fact.context.part)).values():
        sure = [fact for fact in members if fact.date is not None and fact.date.valid() and fact.doubt is None and fact.anchor.cell is None]
        days = [fact for fact in sure if fact.date is not None and fact.date.day is not None]
        if len(days) == len(members) == _BOTH:
            yield claim(
                CODE, same_date(*days), days[::-1],
                Say(f"封面日期为{days[0].raw}，落款日期为{days[1].raw}。", f"{days[0].raw} on the cover, {days[1].raw} at the signature."),
                reported=days[1].raw, expected=days[0].raw, severity=Severity.LOW, key=(CODE, days[0].raw, days[1].raw),
            )


def _of_rows(book: FactBook) -> Iterator[Outcome]:
    """The day that the text tells of a row's deed, against the row's: 10月份服务费于11月28日支付."""
    for members in grouped(book.of("told_day", "row_day"), lambda fact: fact.context.item).values():
        own = {fact.concept: fact for fact in members if fact.date is not None and fact.date.valid() and fact.doubt is None}
        told, row = own.get("told_day"), own.get("row_day")
        if told is None or row is None or told.date is None or row.date is None or told.context.voice is not row.context.voice:
            continue
        by_then = told.raw.endswith("前") and not surely_before(told.date, row.date)
        yield claim(
            CODE, by_then or same_date(told, row), [told, row],
            Say(f"{row.label}：正文为{told.raw}，表中为{row.raw}。", f"{told.raw} in the text, {row.raw} in the table."),
            reported=told.raw, expected=row.raw, key=(CODE, told.raw, row.raw),
        )


def _by_number(book: FactBook, fact: Fact) -> Fact:
    """A notice's date goes with the number or the title of the document that the paragraph cites behind it: three notices have three dates."""
    if fact.concept not in _NAMED or fact.context.item is not None:
        return fact
    end = fact.anchor.span.end
    documents = book.of("document_number", "document_title")
    cited = [other for other in documents if 0 < other.anchor.span.start - end < _CITED and other.anchor.cell == fact.anchor.cell]
    return replace(fact, context=replace(fact.context, item=cited[0].text)) if cited else fact


def _by_sum(book: FactBook, facts: list[Fact]) -> list[Fact]:
    """2021年12月20日下达640万元。⏎2022年7月5日下达296万元: where each notice is told with a sum of its own, the sums tell them apart."""
    plain = [fact for fact in facts if fact.concept == "notice_date" and fact.context.item is None and fact.anchor.cell is None]
    sums = {fact.id: next((other.raw for other in book.numbers("funds_received", "budget_total") if other.context.group == fact.context.group
                           and 0 < other.anchor.span.start - fact.anchor.span.end < _CITED), None) for fact in plain}
    if len(plain) < 2 or None in sums.values():
        return facts
    return [replace(fact, context=replace(fact.context, item=f"下达{sums[fact.id]}的")) if fact.id in sums else fact for fact in facts]


def _rows(book: FactBook) -> list[Fact]:
    """Indicators that are events (完工时间), told as those events: a result as the actual date, a plain target as the planned one."""
    found = []
    for fact in book.of("indicator_actual", "indicator_target"):
        name = _EVENT.search(fact.context.indicator or "")
        if name is None or fact.date is None or not fact.date.valid() or fact.doubt or fact.comparator not in (None, Comparator.EQ):
            continue
        begin, done = "开" in name.group(), fact.concept == "indicator_actual"
        if "验收" not in name.group():
            concept = ("actual_" if done else "planned_") + ("start" if begin else "finish")
            found.append(replace(fact, concept=concept, context=replace(fact.context, indicator=None)))
        elif done:
            found.append(replace(fact, concept="acceptance_date"))
    return found


def _key(fact: Fact, lots: set[str]) -> tuple[str, str | None, str | None, str | None, Voice]:
    """Evaluator and unit are compared elsewhere; the only lot is the project."""
    lot = None if len(lots) == 1 and fact.context.lot in lots else fact.context.lot
    item = fact.context.item if fact.concept in _NAMED or fact.concept.startswith("planned_") else None
    return fact.concept, lot, item, fact.context.scope, fact.context.voice


def _finest_first(facts: Sequence[Fact]) -> list[Fact]:
    """A month agrees with every day in it: days come first, so that they are held against each other."""
    return sorted(
        facts, key=lambda fact: (fact.date is None or fact.date.day is None, fact.date is None or fact.date.year is None, fact.anchor.span.start)
    )


RULE = Rule(
    CODE,
    "same-event-same-date",
    Say("同一事件日期前后不一致", "One event, two dates"),
    Category.CROSS_REFERENCE,
    Scope.IN_TEXT,
    Severity.MEDIUM,
    check,
)

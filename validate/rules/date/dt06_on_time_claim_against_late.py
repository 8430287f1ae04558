"""DT06 “按期完成”不应与“未按时”并存

查什么　同一报告一处称按期、按要求时限完成，另一处称未按时完工、工期拖延，互相矛盾；实际完工晚于计划完工、
　　　　所说的两个日期先后颠倒（7月5日发放，晚于规定的7月15日）的，也不符。
　　　　开工至完工的天数超过所写工期而称按期的、约定某日前完成而称在期限内却晚于那一天的，也不符。
为什么　按期与否直接决定时效指标得分。
触发　　概况写“项目按要求时限完成”，评分说明写“项目未按时完工，不得分”。
不触发　资金按时到位、材料按时报送与工期无关；开工与完工分别比较；“确保按期完成”是愿望。
局限　　分标段的断言只与同一标段比较。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from model.fact import Fact
from model.figure import Voice
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook, grouped
from validate.dates import both_days, dated, days_between, surely_before
from validate.mentions import SHOWN, shown
from validate.rule import Rule, claim

CODE = "DT06"


def check(book: FactBook) -> Iterator[Outcome]:
    yield from _against_terms(book)
    yield from _against_last_days(book)
    yield from _against_order_told(book)
    claims = [fact for fact in book.of("schedule_claim") if fact.text and fact.doubt is None]
    claims = [fact for _, cell in grouped(claims, lambda fact: fact.anchor.cell or fact.id).items() for fact in cell if not _is_rubric(book, cell)]
    for (voice, lot), facts in grouped(claims, lambda fact: (fact.context.voice, fact.context.lot)).items():
        for topic in ("start", "finish"):
            on_time = [fact for fact in facts if _topic(book, fact) == topic and not _late(book, fact) and _on_time(book, fact)]
            late = [fact for fact in facts if _topic(book, fact) == topic and _late(book, fact)]
            if on_time and late:
                yield _contradiction(on_time, late)
            elif on_time and topic == "finish":
                yield from _against_dates(book, on_time, voice, lot)
            elif late:
                yield claim(CODE, True, late, Say("各处都说未按期", "late throughout"), doubt=False)


_DAYS = {"天": Fraction(1), "个月": Fraction(31)}
_SLACK = 1
"""The first day may count or not."""
_HALF_A_YEAR = 183
"""Days: where a date without a year would be so late, it is of another year."""


def _against_terms(book: FactBook) -> Iterator[Outcome]:
    """合同工期90天，6月5日开工，9月28日完工，未超期: the days from the one to the other are more than the term."""
    for _, members in grouped(book.of("within_term", "within_from", "within_to"), lambda fact: fact.context.item).items():
        own = {fact.concept: fact for fact in members if fact.doubt is None}
        term, began, ended = (own.get(concept) for concept in ("within_term", "within_from", "within_to"))
        days = _days(began, ended)
        if term is None or term.quantity is None or began is None or ended is None or days is None or term.quantity.unit not in _DAYS:
            continue
        kept = days <= Fraction(term.quantity.value) * _DAYS[term.quantity.unit] + _SLACK
        yield claim(
            CODE, kept, [ended, began, term],
            Say(f"称“{term.label}”，而工期{term.raw}，{shown(began)}{began.label}，{shown(ended)}{ended.label}，历时{days}天。",
                f"“{term.label}” is claimed; the term is {term.raw}, from {shown(began)} to {shown(ended)} it is {days} days."),
            reported=shown(ended), expected=f"≤{term.raw}", computation=f"{shown(ended)} - {shown(began)} = {days}天",
            key=(CODE, shown(began), shown(ended)),
        )


def _against_last_days(book: FactBook) -> Iterator[Outcome]:
    """合同约定7月31日前完成。…8月26日完成，在合同期限内: what was done after the day that it is said to have kept."""
    for _, members in grouped(book.of("kept_until", "kept_done"), lambda fact: fact.context.item).items():
        until = next((fact for fact in members if fact.concept == "kept_until" and fact.doubt is None), None)
        for done in (fact for fact in members if fact.concept == "kept_done" and fact.doubt is None):
            if until is None or until.date is None or done.date is None or not (until.date.valid() and done.date.valid()):
                continue
            late = days_between(*both_days(until.date, done.date))
            late = late if until.date.day is not None or surely_before(until.date, done.date) else min(late, 0)
            if late > _HALF_A_YEAR and None in (until.date.year, done.date.year):
                continue
            yield claim(
                CODE, late <= 0, [done, until],
                Say(f"称“{until.label}”，而期限为{shown(until)}，实际{shown(done)}，晚{late}天。",
                    f"“{until.label}” is claimed; the last day is {shown(until)}, it was done on {shown(done)}, {late} days late."),
                reported=shown(done), expected=f"≤{shown(until)}", computation=f"{shown(done)} - {shown(until)} = {late}天",
                key=(CODE, shown(done), shown(until)),
            )


def _against_order_told(book: FactBook) -> Iterator[Outcome]:
    """7月28日发放，晚于规定的7月15日: the first day is after the second, as it is said to be."""
    for _, members in grouped(book.of("said_later", "said_earlier", "said_than"), lambda fact: fact.context.item).items():
        own = {fact.concept: fact for fact in members if fact.doubt is None}
        day, than = own.get("said_later") or own.get("said_earlier"), own.get("said_than")
        if day is None or than is None or day.date is None or than.date is None or not (day.date.valid() and than.date.valid()):
            continue
        days = days_between(*both_days(than.date, day.date))
        later = day.concept == "said_later"
        yield claim(
            CODE, days > 0 if later else days < 0, [day, than],
            Say(f"称“{day.label}{shown(than)}”，而所说的是{shown(day)}。",
                f"{shown(day)} is said to be {'later' if later else 'earlier'} than {shown(than)}."),
            reported=shown(day), expected=f"{'>' if later else '<'}{shown(than)}", severity=Severity.MEDIUM, key=(CODE, shown(day), shown(than)),
        )


def _days(began: Fact | None, ended: Fact | None) -> int | None:
    """The days between two dates; one without a year is of the other's, where that leaves them in order."""
    if began is None or ended is None or began.date is None or ended.date is None or not (began.date.valid() and ended.date.valid()):
        return None
    days = days_between(*both_days(began.date, ended.date))
    return days if days >= 0 else None


def _is_rubric(book: FactBook, cell: list[Fact]) -> bool:
    """按时完工得5分；未按时完工得2分: a cell that says both gives conditions."""
    return len(cell) > 1 and any(_late(book, fact) for fact in cell) and any(_on_time(book, fact) and not _late(book, fact) for fact in cell)


def _contradiction(on_time: list[Fact], late: list[Fact]) -> Outcome:
    return claim(
        CODE,
        False,
        [*on_time[:SHOWN], *late[:SHOWN]],
        Say(f"一处称“{on_time[0].text}”，另一处称“{late[0].text}”，互相矛盾。", f"“{on_time[0].text}” in one place, “{late[0].text}” in another."),
        reported=on_time[0].text or "",
        expected=late[0].text or "",
        severity=None if any("未" in (fact.text or "") for fact in late) else Severity.MEDIUM,
        key=(CODE, on_time[0].text or "", late[0].text or ""),
    )


def _against_dates(book: FactBook, on_time: list[Fact], voice: Voice, lot: str | None) -> Iterator[Outcome]:
    """The claim against the finish, planned and actual, of the same lot."""

    def of(concept: str) -> list[Fact]:
        return [fact for fact in dated(book.of(concept)) if fact.context.voice is voice and fact.context.lot == lot and fact.context.scope is None]

    for actual in of("actual_finish"):
        for planned in of("planned_finish"):
            late = planned.date is not None and actual.date is not None and surely_before(planned.date, actual.date)
            yield claim(
                CODE,
                not late,
                [on_time[0], actual, planned],
                Say(
                    f"称“{on_time[0].text}”，而计划{shown(planned)}完工，实际{shown(actual)}。",
                    f"“{on_time[0].text}” is claimed; planned {shown(planned)}, finished {shown(actual)}.",
                ),
                reported=shown(actual),
                expected=f"≤{shown(planned)}",
                key=(CODE, shown(actual), shown(planned)),
            )


def _topic(book: FactBook, fact: Fact) -> str | None:
    words, text = book.lexicon.words, fact.text or ""
    if any(word in text for word in words["schedule_about_start"]):
        return "start"
    if any(word in text for word in words["schedule_about_finish"]):
        return "finish"
    if any(word in text for word in words["schedule_not_works"]) or any(word in (fact.label or "") for word in words["schedule_not_works"]):
        return None
    return "finish"


def _late(book: FactBook, fact: Fact) -> bool:
    return any(word in (fact.text or "") for word in book.lexicon.words["schedule_late"])


def _on_time(book: FactBook, fact: Fact) -> bool:
    text = fact.text or ""
    return any(word in text for word in book.lexicon.words["schedule_on_time"]) and not text.startswith(book.lexicon.words["status_future"])


RULE = Rule(
    CODE,
    "on-time-claim-against-late",
    Say("按期的断言与逾期的事实矛盾", "A claim of being on time is contradicted"),
    Category.CROSS_REFERENCE,
    Scope.IN_TEXT,
    Severity.HIGH,
    check,
)

"""DT13 期间的起止先后与所写时长相符

查什么　“某年某月至某年某月”止不应早于起；其后写明“共12个月”“为期3年”“为期5天”的，与起止日相符。
为什么　起止写反、时长写错，服务费、补贴按月按天计算就跟着错。
触发　　2023年9月至2023年3月；2022年3月至2023年2月，共10个月。
不触发　算头算尾差一天、差一个月；止日没有写年、可能是次年的；工期另见DT04，建设程序的先后另见DT02。
局限　　只印到月的期间不核天数；“工作日”不核。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.quantity import DateValue, Day
from validate.book import FactBook, grouped
from validate.dates import days_between
from validate.mentions import shown
from validate.rule import Rule, claim

CODE = "DT13"
_ENDS = ("period_start", "period_end", "period_length")
_DAYS = {"天": 1, "日": 1, "日历天": 1}
_MONTHS = {"个月": 1, "年": 12}
_MONTH = 3044
"""Hundredths of a day in a month."""
_OVER = 16
"""Days by which whole months may be missed where days are printed."""


def check(book: FactBook) -> Iterator[Outcome]:
    for _, members in grouped(book.of(*_ENDS), lambda fact: (fact.context.group, fact.context.item)).items():
        start, end, length = (next((fact for fact in members if fact.concept == concept), None) for concept in _ENDS)
        if start is None or end is None or start.date is None or end.date is None or start.doubt or end.doubt:
            continue
        first, last = start.date.earliest(), _last(start, end)
        if first is None or last is None:
            continue
        turned = days_between(first, last) < 0
        yield claim(
            CODE, not turned, [start, end],
            Say(f"期间写作{shown(start)}至{shown(end)}，止早于起。",
                f"A period is given from {shown(start)} to {shown(end)}: it ends before it begins."),
            reported=f"{shown(start)}至{shown(end)}", expected=f"止日不早于{shown(start)}", key=(CODE, shown(start), shown(end)),
        )
        if length is not None and length.quantity is not None and not turned:
            yield from _held(start, end, length, first, last)


def _last(start: Fact, end: Fact) -> Day | None:
    """The last day, None where the year may be the next one: no year of its own, and a month before the first."""
    assert start.date is not None and end.date is not None
    own = "年" in end.raw or end.date.month is None or len(end.raw.split(".")) > 2 or end.raw.count("-") > 1
    if own or (start.date.month or 0) == end.date.month:
        return end.date.latest()
    return end.date.latest() if (start.date.month or 0) < (end.date.month or 0) and start.date.year == end.date.year else None


def _held(start: Fact, end: Fact, length: Fact, first: Day, last: Day) -> Iterator[Outcome]:
    assert length.quantity is not None and start.date is not None and end.date is not None
    said, unit = int(length.quantity.value), length.quantity.unit
    days = days_between(first, last) + 1
    whole = start.date.day is not None and end.date.day is not None
    if unit in _DAYS and whole:
        fits, due = said in (days, days - 1), f"{days}天"
    elif unit in _MONTHS:
        months = _between(start.date, end.date)
        want = said * _MONTHS[unit]
        fits = want in (months, months + 1) if not whole else abs(days * 100 - want * _MONTH) <= _OVER * 100
        due = f"{days}天" if whole else f"{months + 1}个月"
    else:
        return
    yield claim(
        CODE, fits, [length, start, end],
        Say(f"{shown(start)}至{shown(end)}为{due}，所写时长却是{length.raw}。",
            f"From {shown(start)} to {shown(end)} it is {due}, not {length.raw}."),
        reported=length.raw, expected=due, computation=f"{shown(end)} - {shown(start)} = {due}",
        key=(CODE, "length", length.raw, shown(start)),
    )


def _between(start: DateValue, end: DateValue) -> int:
    return ((end.year or 0) - (start.year or 0)) * 12 + (end.month or 1) - (start.month or 1)


RULE = Rule(
    CODE, "period-ends-and-length", Say("期间的起止或时长不符", "A period's ends or length do not agree"),
    Category.TEMPORAL, Scope.IN_TEXT, Severity.MEDIUM, check,
)

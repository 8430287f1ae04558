"""DT04 工期与起止日期相符

查什么　计划工期应等于计划完工日减开工（或合同）日，头尾算一天或两天均可；全项目工期不应短于任一标段的合同工期；工期各处相同。
为什么　工期是按期完成指标的依据。
触发　　工期60天，而合同起止为7月27日至10月25日（90天）。
不触发　工期与起止日相差一天（算头算尾）；有开工令、开工日的从开工起算，只有合同日的容其后一个月内开工；
        按月计的工期允许半个月出入；批复的建设周期（年）另有口径。
局限　　只印月份的日期不计算天数。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.fact import Fact
from model.figure import Voice
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import numeral
from validate.book import FactBook, grouped
from validate.dates import dated, days_between
from validate.mentions import compare, same_quantity, shown
from validate.rule import Rule, claim, unchecked

_DAYS = {"天": 1, "日": 1, "日历天": 1, "个月": 30, "月": 30}
_SLACK = {"天": 1, "日": 1, "日历天": 1, "个月": 16, "月": 16}

_UNTIL_START = 30
"""Days in which works begin once the contract is signed."""

CODE = "DT04"


def check(book: FactBook) -> Iterator[Outcome]:
    durations = [fact for fact in book.numbers("planned_duration") if fact.context.voice is not Voice.AUTHORITY and fact.quantity is not None]
    for (lot, _, unit), members in grouped(
        durations, lambda fact: (fact.context.lot, fact.context.voice, fact.quantity.unit if fact.quantity else "")
    ).items():
        yield from compare(CODE, members, same_quantity, Say(f"{lot or ''}计划工期", "planned duration"))
        if unit in _DAYS and members[0].quantity is not None:
            yield from _against_dates(book, members, unit)


def _against_dates(book: FactBook, durations: Sequence[Fact], unit: str) -> Iterator[Outcome]:
    fact = durations[0]
    spans = _spans(book, fact)
    if not spans or fact.quantity is None:
        yield unchecked(CODE, durations[:3], Say("没有印到日的起止日期", "no start and finish days are printed"))
        return
    said = int(fact.quantity.value * _DAYS[unit])
    for start, finish, days in spans:
        whole = fact.context.lot is None and finish.context.lot is not None
        uneven = said // 30 if "月" in unit else 0  # months of 31 days
        slack = max(_SLACK[unit] + uneven, 1 if start.concept == "planned_start" else 7)
        late = _UNTIL_START if start.concept == "contract_date" else 0
        wrong = days - said > slack + late if whole else days - said > slack + late or said - days - 1 > slack
        where = finish.context.lot or "项目"
        yield claim(
            CODE,
            not wrong,
            [fact, finish, start],
            Say(
                f"计划工期写作{numeral(fact)}{unit}，而{where}由{shown(start)}至{shown(finish)}为{days}天。",
                f"The duration is given as {numeral(fact)} ({unit}); {shown(start)} to {shown(finish)} is {days} days.",
            ),
            reported=f"{numeral(fact)}{unit}",
            expected=f"{days}天",
            computation=f"{shown(finish)} - {shown(start)} = {days}",
            doubt=False,
            key=(CODE, numeral(fact), unit),
        )


def _spans(book: FactBook, fact: Fact) -> list[tuple[Fact, Fact, int]]:
    """Start and planned finish of the same lot (of every lot, for the project as a whole), with the days between."""
    found: list[tuple[Fact, Fact, int]] = []
    for finish in dated(book.of("planned_finish")):
        if (fact.context.lot is not None and finish.context.lot != fact.context.lot) or finish.date is None or finish.date.day is None:
            continue
        starts = [
            other
            for concept in ("planned_start", "actual_start", *(() if fact.context.item else ("contract_date",)))
            for other in dated(book.of(concept))
            if other.context.lot == finish.context.lot and other.date is not None and other.date.day is not None
        ]
        if starts and starts[0].date is not None:
            begin, end = starts[0].date.earliest(), finish.date.earliest()
            if begin and end and (starts[0].context.lot, shown(finish)) not in {(a.context.lot, shown(b)) for a, b, _ in found}:
                found.append((starts[0], finish, days_between(begin, end)))
    return found


RULE = Rule(
    CODE,
    "duration-fits-dates",
    Say("计划工期与起止日期不符", "A duration does not fit its dates"),
    Category.CROSS_REFERENCE,
    Scope.TEXT_AND_TABLE,
    Severity.MEDIUM,
    check,
)

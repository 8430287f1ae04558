"""DT15 所称天数与近旁两个日期相符

查什么　“比计划的4月10日推迟42天”“提前10天”“历时163天”“共12天”所称的天数、月数、年数，与它所说的两个日期相隔的相符。
为什么　提前、逾期几天决定扣分与违约金，用了几天是时效指标的完成值。
触发　　3月15日签订合同，8月25日交付，却写历时136天。
不触发　算头算尾差一天；近旁另有日期恰好合得上的；没有印年份、可能是次年的；“约”“近”的出入；工作日按扣除周末并容许节假日计，“共10天”也许就是工作日；
　　　　一列天数多行都合不上的，也许只算工作日；
　　　　“调研10天”少于起止之间的天数。
局限　　认不准是哪两个日期的不核；印到月的日期只核月数。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity, Status
from model.notice import Say
from model.quantity import Approximate, Day
from validate.book import FactBook, grouped
from validate.dates import both_days, day_in, days_between, weekdays
from validate.mentions import shown
from validate.rule import Rule, claim, unchecked

CODE = "DT15"
_DATES = ("lapse_from", "lapse_to", "lapse_beside")
_DAYS = ("天", "日", "日历天", "日历日")
_MONTHS = {"个月": 1, "年": 12}
_MONTH = 3044
"""Hundredths of a day in a month."""
_HALF = 16
"""Days by which whole months may be missed where days are printed."""
_YEAR = 330
"""Days: so far apart one of the two is rather of another year."""


def check(book: FactBook) -> Iterator[Outcome]:
    columns: dict[tuple[int, int], list[Outcome]] = {}
    for _, members in grouped(book.of("lapse", *_DATES), lambda fact: fact.context.item).items():
        said = next((fact for fact in members if fact.concept == "lapse"), None)
        first, last = (next((fact for fact in members if fact.concept == concept), None) for concept in _DATES[:2])
        if said is None or said.quantity is None or first is None or last is None or not all(_sure(fact) for fact in members):
            continue
        outcome = _held(said, first, last, [fact for fact in members if fact is not said])
        if said.anchor.cell is None:
            yield outcome
        else:
            columns.setdefault((said.anchor.cell.table, said.anchor.cell.column), []).append(outcome)
    for outcomes in columns.values():
        failed = sum(outcome.status is Status.INCONSISTENT for outcome in outcomes)
        yield from outcomes if failed * _AGREEING <= len(outcomes) else (unchecked(CODE, [], _WORKED) for _ in outcomes[:1])


_AGREEING = 3
"""A column of which more than every third row is off does not count all days."""
_WORKED = Say("这一列也许只算工作日", "perhaps the column counts working days only")


def _sure(fact: Fact) -> bool:
    return not fact.doubt and (fact.concept == "lapse" or (fact.date is not None and fact.date.valid()))


def _held(said: Fact, first: Fact, last: Fact, dates: Sequence[Fact]) -> Outcome:
    fits = any(_fits(said, *pair) for pair in combinations(dates, 2))
    due = _due(said, first, last)
    return claim(
        CODE, fits, [said, first, last],
        Say(f"{shown(first)}与{shown(last)}相隔{due}，所写却是{said.raw}。",
            f"Between {shown(first)} and {shown(last)} it is {due}, not {said.raw}."),
        reported=said.raw, expected=due, computation=f"{shown(last)} - {shown(first)} = {due}", key=(CODE, said.raw, shown(first), shown(last)),
    )


def _fits(said: Fact, one: Fact, other: Fact) -> bool:
    """In any reading of the years that are not printed, and whichever of the two comes first."""
    assert said.quantity is not None and one.date is not None and other.date is not None
    for start, end in _readings(one, other):
        first, last = sorted((start, end), key=lambda day: (day.year, day.month, day.day))
        if _agrees(said, first, last, one.date.day is not None and other.date.day is not None):
            return True
    return False


def _readings(one: Fact, other: Fact) -> Iterator[tuple[Day, Day]]:
    """As told; and the earlier of the two as of the year after, where it has no year of its own."""
    a, b = (fact.date for fact in (one, other))
    assert a is not None and b is not None
    first, last = both_days(a, b)
    yield first, last
    if "年" not in other.raw and days_between(first, last) < 0:
        yield first, day_in(b, last.year + 1)
    if "年" not in one.raw and days_between(first, last) > 0:
        yield day_in(a, first.year + 1), last


def _agrees(said: Fact, first: Day, last: Day, whole: bool) -> bool:
    assert said.quantity is not None
    value, unit = int(said.quantity.value), said.quantity.unit
    days = days_between(first, last)
    if unit in _MONTHS:
        want = value * _MONTHS[unit]
        months = (last.year - first.year) * 12 + last.month - first.month
        near = abs(days * 100 - want * _MONTH) <= (_HALF + (_HALF if said.quantity.approximate is Approximate.ABOUT else 0)) * 100
        return near or (not whole and want in (months, months + 1))
    if said.context.scope == "其间" and value <= days + 1 < _YEAR:
        return True
    if unit not in _DAYS or (said.context.scope and value < days):
        return 3 * weekdays(first, last) - 6 <= 4 * value and value <= weekdays(first, last) + 2
    return abs(days - value) <= (1 + days // 8 if said.quantity.approximate is Approximate.ABOUT else 1)


def _due(said: Fact, first: Fact, last: Fact) -> str:
    assert said.quantity is not None and first.date is not None and last.date is not None
    start, end = next(_readings(first, last))
    if first.date.day is None or last.date.day is None:
        return f"{abs((end.year - start.year) * 12 + end.month - start.month)}个月"
    return f"{abs(days_between(start, end))}天"


RULE = Rule(
    CODE, "days-between-dates", Say("所称天数与日期不符", "A claimed number of days does not fit its dates"),
    Category.TEMPORAL, Scope.IN_TEXT, Severity.MEDIUM, check, yields=True,
)

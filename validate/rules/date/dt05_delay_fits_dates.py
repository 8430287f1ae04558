"""DT05 滞后时长前后一致，并与日期相符

查什么　所称滞后（超出）时长各处应一致；与计划、实际日期算出的相差不超过半个月。
为什么　滞后多久决定扣多少分。
触发　　正文写滞后近4个月，访谈写超出两个月；计划5月开工，实际9月26日进场。
不触发　“近3个月”按约数；工期几天的出入。
局限　　滞后指前期手续还是施工，未写明时一并比较；写明标段、写明哪一处的，只与同一标段、同一处比较；计划、实际各标段不同的，只看与哪一个相符。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from model.fact import Fact
from model.figure import Voice
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook, grouped
from validate.dates import dated, days_between, first
from validate.mentions import shown
from validate.rule import Rule, claim, unchecked

_DAYS = {"天": 1, "日": 1, "日历天": 1, "个月": 30, "月": 30, "年": 365}
_CONSTRUCTION = ("施工", "工程建设", "建设", "改造", "开工", "实施")

CODE = "DT05"


def check(book: FactBook) -> Iterator[Outcome]:
    told = [fact for fact in book.numbers("delay") if fact.quantity is not None and fact.quantity.unit in _DAYS]
    for lot, own in grouped([fact for fact in told if fact.context.lot is not None], lambda fact: fact.context.lot).items():
        yield from _of_lot(book, lot, own)
    placed = {fact.context.scope for fact in dated(book.of("actual_finish"))} - {None}
    of_places = [fact for fact in told if fact.context.lot is None and fact.context.scope in placed]
    for scope, own in grouped(of_places, lambda fact: fact.context.scope).items():
        planned = _of_place(book, "planned_finish", scope) or _days_of(book, "planned_finish")
        yield from _of_part(own, _of_place(book, "actual_finish", scope), planned)
    parts = _spans_of_lots(book)
    delays = [fact for fact in told if fact.context.lot is None and fact.context.scope not in placed]
    delays = [fact for fact in delays if not any(abs(_days(fact) - days) <= _slack(fact) for _, _, days in parts)]
    if not delays:
        return
    dates = _dates(book) or _ends(book)
    single = [fact for fact in delays if not _listed(fact, delays)]
    for at, fact in enumerate(single[1:], 1):
        yield _mutual(fact, max(single[:at], key=lambda mate: abs(_days(mate) - _days(fact))), dates)
    if dates is None or parts:
        yield unchecked(CODE, delays, _EACH_ITS_OWN if parts else Say("没有计划与实际的开工、完工日期", "no planned and actual dates"))
    else:
        yield _against_dates(delays, [pair for pair in (_dates(book), _ends(book)) if pair is not None])


def _spans_of_lots(book: FactBook) -> list[tuple[Fact, Fact, int]]:
    """Planned and actual start, planned and actual finish of each lot, where several have both: a delay of no lot may be of any of them."""
    found = []
    for concept in ("start", "finish"):
        planned, actual = (_by_lot(book, f"{stage}_{concept}") for stage in ("planned", "actual"))
        found += [(planned[lot], real, _between(planned[lot], real)) for lot, real in actual.items() if lot in planned]
    return found if len({real.context.lot for _, real, _ in found}) > 1 else []


def _by_lot(book: FactBook, concept: str) -> dict[str, Fact]:
    return {fact.context.lot: fact for fact in reversed(_days_of(book, concept)) if fact.context.lot}


_EACH_ITS_OWN = Say("各标段计划与实际的日期不同", "each lot has dates of its own")


def _listed(fact: Fact, delays: Sequence[Fact]) -> bool:
    """甲学校延期154天，乙学校延期66天: each of something else, told in one breath."""
    mates = [mate for mate in delays if mate.context.group == fact.context.group and _days(mate) != _days(fact)]
    return any(abs(mate.anchor.span.start - fact.anchor.span.start) <= _BREATH for mate in mates)


_BREATH = 40
"""Characters."""


def _of_lot(book: FactBook, lot: str | None, delays: list[Fact]) -> Iterator[Outcome]:
    """A lot's delays among themselves, and against its own end and the day by which it (or each of them) should have ended."""
    actual = [fact for fact in _days_of(book, "actual_finish") if fact.context.lot == lot]
    planned = [fact for fact in _days_of(book, "planned_finish") if fact.context.lot == lot] or [
        fact for fact in _days_of(book, "planned_finish") if fact.context.lot is None]
    yield from _of_part(delays, actual, planned)


def _of_part(delays: list[Fact], actual: list[Fact], planned: list[Fact]) -> Iterator[Outcome]:
    for fact in delays[1:]:
        yield _mutual(fact, delays[0], None)
    if len({fact.date for fact in actual}) == 1 and len({fact.date for fact in planned}) == 1:
        days = _between(planned[0], actual[0])
        of_end = [fact for fact in delays if fact.context.item in (None, "完工")]
        yield from (_against_dates([fact], [(planned[0], actual[0], days if _days(fact) else max(0, days))]) for fact in of_end)
    else:
        yield unchecked(CODE, delays, Say("没有该标段、该处计划与实际的完工日期", "no planned and actual finish of this part"))


def _of_place(book: FactBook, concept: str, scope: str | None) -> list[Fact]:
    facts = dated(fact for fact in book.of(concept) if fact.context.scope == scope and fact.context.voice is not Voice.AUTHORITY)
    return [fact for fact in facts if fact.date is not None and fact.date.day is not None]


def _days_of(book: FactBook, concept: str) -> list[Fact]:
    """Dates to the day, of no part of the works but a lot."""
    own = [fact for fact in book.of(concept) if fact.context.scope is None and fact.context.item is None]
    facts = dated(fact for fact in own if fact.context.voice is not Voice.AUTHORITY)
    return [fact for fact in facts if fact.date is not None and fact.date.day is not None]


def _between(planned: Fact, real: Fact) -> int:
    begin, end = (fact.date.earliest() if fact.date else None for fact in (planned, real))
    return days_between(begin, end) if begin and end else 0


def _dates(book: FactBook) -> tuple[Fact, Fact, int] | None:
    """Planned start (of the works' stage, else of all), actual start, and the days between."""
    start = first(fact for fact in book.of("actual_start") if fact.context.scope is None)
    stages = [fact for fact in dated(book.of("planned_stage")) if _is_construction(fact)]
    planned = next(iter(stages or dated(book.of("planned_start"))), None)
    begin = planned.date.earliest() if planned and planned.date else None
    real = start.date.earliest() if start and start.date and start.date.day is not None else None
    if planned is None or start is None or begin is None or real is None:
        return None
    return planned, start, days_between(begin, real)


def _ends(book: FactBook) -> tuple[Fact, Fact, int] | None:
    """Planned and actual finish of the whole, where each is told to the day and nothing else is; and the days between."""
    sides = [_to_the_day(book, concept) for concept in ("planned_finish", "actual_finish")]
    if any(len({fact.date for fact in side}) != 1 for side in sides):
        return None
    planned, real = (side[0] for side in sides)
    begin, end = (fact.date.earliest() if fact.date else None for fact in (planned, real))
    return (planned, real, days_between(begin, end)) if begin and end else None


def _to_the_day(book: FactBook, concept: str) -> list[Fact]:
    """The project's own dates, without those of a lot; a month says nothing of days."""
    facts = dated(fact for fact in book.of(concept) if fact.context.scope is None and fact.context.voice is not Voice.AUTHORITY)
    whole = [fact for fact in facts if fact.context.lot is None and fact.context.item is None]
    return [fact for fact in whole if fact.date is not None and fact.date.day is not None] if len(whole) == len(facts) else []


def _mutual(fact: Fact, other: Fact, dates: tuple[Fact, Fact, int] | None) -> Outcome:
    near = abs(_days(other) - _days(fact)) <= max(_slack(fact), _slack(other))
    by_dates = f"；按计划{shown(dates[0])}、实际{shown(dates[1])}为{dates[2]}天" if dates else ""
    return claim(
        CODE,
        near,
        [fact, other, *(dates[:2] if dates else ())],
        Say(
            f"滞后时长前后不一：一处为{other.raw}，一处为{fact.raw}{by_dates}。",
            f"The delay is {other.raw} in one place, {fact.raw} in another{f'; {dates[2]} days by the dates' if dates else ''}.",
        ),
        reported=fact.raw,
        expected=f"{other.raw}（按日期{dates[2]}天）" if dates else other.raw,
        computation=f"{shown(dates[1])} - {shown(dates[0])} = {dates[2]}" if dates else "",
        doubt=False,
        key=(CODE, fact.raw, other.raw),
    )


def _against_dates(delays: list[Fact], spans: list[tuple[Fact, Fact, int]]) -> Outcome:
    """The delay that comes nearest to one of the spans, of the start or of the finish; one told of the one is not held against the other."""
    pairs = [(fact, span) for fact in delays for span in spans if _side(fact, delays) in (None, _SIDES.get(span[1].concept))]
    if not pairs:
        return unchecked(CODE, delays, Say("没有同一端的计划与实际日期", "no planned and actual dates of the same end"))
    best, (planned, real, days) = min(pairs, key=lambda pair: abs(_days(pair[0]) - pair[1][2]))
    near = abs(_days(best) - days) <= _slack(best)
    return claim(
        CODE,
        near,
        [best, real, planned],
        Say(
            f"称{best.raw}，而计划{shown(planned)}、实际{shown(real)}，相差{days}天。",
            f"A delay of {best.raw} is claimed; planned {shown(planned)}, actual {shown(real)}: {days} days.",
        ),
        reported=best.raw,
        expected=f"{days}天",
        computation=f"{shown(real)} - {shown(planned)} = {days}",
        doubt=False,
        key=(CODE, "dates", best.context.lot or ""),
    )


_SIDES = {"actual_start": "开工", "actual_finish": "完工"}


def _side(fact: Fact, delays: list[Fact]) -> str | None:
    """Of which end a delay is: as told, or as the same delay is told elsewhere."""
    return fact.context.item or next((other.context.item for other in delays if other.context.item and _days(other) == _days(fact)), None)


def _is_construction(fact: Fact) -> bool:
    item = fact.context.item or ""
    return any(word in item for word in _CONSTRUCTION) and not any(word in item for word in ("设计", "可研", "招", "验收"))


def _days(fact: Fact) -> Fraction:
    return Fraction(fact.quantity.value) * _DAYS[fact.quantity.unit] if fact.quantity else Fraction(0)


def _slack(fact: Fact) -> int:
    return 16 if fact.quantity is not None and fact.quantity.unit in ("个月", "月") else 3


RULE = Rule(
    CODE,
    "delay-fits-dates",
    Say("滞后时长前后不一，或与日期不符", "A delay differs between places or from its dates"),
    Category.TEMPORAL,
    Scope.IN_TEXT,
    Severity.MEDIUM,
    check,
)

"""UN01 同一数用两种单位写，应换算得上

查什么　同一段或同一表里，同一事项的两个数一个用元、一个用万元（或平方米、万平方米），换算后应相同。
为什么　两种写法是同一笔钱，换算不上，必有一个写错。
触发　　增加投资74800元（7.42万元）。
不触发　74200元与7.42万元；10358元与1.04万元（按印出的位数）。
局限　　只比同段同表、其他口径都相同的；相差一倍以上的视为两件事。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.quantity import Reading
from validate.book import FactBook, grouped
from validate.rule import Rule, claim, unchecked
from validate.scales import factor

CODE = "UN01"
_KINDS = ("money", "area", "length")


def check(book: FactBook) -> Iterator[Outcome]:
    named = [fact for fact in candidates(book) if fact.concept != "loose_sum"]  # of sums that nothing names, no two need be one
    for members in grouped(named, _key).values():
        for a, b in combinations(members[:12], 2):
            if factor(a) != factor(b) and _about(a, b) and (_same(a, b) or not (_told_in_both(a, members) or _told_in_both(b, members))):
                yield _compared(a, b)


def candidates(book: FactBook) -> list[Fact]:
    """Amounts, areas and lengths whose unit is printed at the number or in its head."""
    kinds = {code for code, concept in book.lexicon.concepts.items() if concept.kind in _KINDS}
    return [fact for fact in book.facts if fact.quantity is not None and fact.quantity.unit and fact.context.group
            and (fact.concept in kinds or fact.quantity.unit == "元")]


def _key(fact: Fact) -> tuple[object, ...]:
    c = fact.context
    return (fact.concept, c.group, c.source, c.lot, c.item, c.period, c.year, c.scope, c.stage, c.indicator,
            fact.anchor.cell.row if fact.anchor.cell else None)


def _about(a: Fact, b: Fact) -> bool:
    x, y = (abs(fact.quantity.value) if fact.quantity else 0 for fact in (a, b))
    return bool(x and y) and max(x, y) < 2 * min(x, y)


def _told_in_both(fact: Fact, members: Sequence[Fact]) -> bool:
    """发放728万元（7280000元）: what is told in both units is not held to the parts that follow it."""
    return any(factor(fact) != factor(other) and _same(fact, other) for other in members)


def _same(a: Fact, b: Fact) -> bool:
    if a.quantity is None or b.quantity is None:
        return False
    readings = (Reading.ROUNDED, Reading.TRUNCATED)
    return any(a.quantity.interval(reading).meets(b.quantity.interval(reading)) for reading in readings)


def _compared(a: Fact, b: Fact) -> Outcome:
    if a.doubt or b.doubt:
        return unchecked(CODE, [a, b], Say("数字识读存疑", "the reading is in doubt"))
    return claim(
        CODE, _same(a, b), [a, b],
        Say(f"同一事项一处写{a.raw}，一处写{b.raw}，换算后不同。", f"One amount is given as {a.raw} and as {b.raw}: they differ when converted."),
        reported=a.raw, expected=b.raw, key=(a.raw, b.raw),
    )


RULE = Rule(
    CODE, "same-value-two-units", Say("两种单位换算不上", "One value in two units does not convert"),
    Category.UNIT, Scope.IN_TEXT, Severity.MEDIUM, check,
)

"""DT09 期间标签与截止日相符

查什么　写作“1–9月”的数字，其截止日（截至某月某日）不应在期间之外。
为什么　期间不清，执行率就不可比。
触发　　表头“1–9月支出数”，正文“截至10月31日支出”同一金额。
不触发　截至9月28日属于1–9月。
局限　　没有截止日的期间不核对。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook, grouped
from validate.mentions import same_quantity
from validate.rule import Rule, claim, unchecked

_RANGE = re.compile(r"(\d{1,2})月?[-–—－~～至](\d{1,2})月")
_CUTOFF = re.compile(r"(?:截至|截止)?\D*(?:(\d{4})[-年.])?(\d{1,2})(?:[-月.](\d{1,2})?)")

CODE = "DT09"


def check(book: FactBook) -> Iterator[Outcome]:
    facts = [fact for fact in book.numbers("funds_spent", "funds_received", "execution_rate", "payment_amount") if fact.context.period]
    for _, members in grouped(facts, lambda fact: (fact.concept, fact.context.source, fact.context.voice)).items():
        ranged = [(fact, int(found[2])) for fact in members if (found := _RANGE.search(fact.context.period or ""))]
        cut = [
            (fact, int(found[2]))
            for fact in members
            if (fact.context.period or "").startswith(("截至", "截止")) and (found := _CUTOFF.match(fact.context.period or ""))
        ]
        for a, last in ranged[:1]:
            yield from (_within(a, last, b, month) for b, month in cut if same_quantity(a, b))
        if not ranged or not cut:
            yield unchecked(CODE, members[:2], Say("期间或截止日只有一种写法", "only one way of giving the period"))


def _within(a: Fact, last: int, b: Fact, month: int) -> Outcome:
    return claim(
        CODE,
        month <= last,
        [b, a],
        Say(
            f"同一数字{b.raw}，一处为“{a.context.period}”，一处为“{b.context.period}”。",
            f"{b.raw}: “{a.context.period}” in one place, “{b.context.period}” in another.",
        ),
        reported=b.context.period or "",
        expected=a.context.period or "",
        key=(CODE, b.context.period or "", a.context.period or ""),
    )


RULE = Rule(
    CODE,
    "period-label-fits-cutoff",
    Say("期间标签与截止日不符", "A period does not fit its cut-off"),
    Category.TEMPORAL,
    Scope.TEXT_AND_TABLE,
    Severity.LOW,
    check,
)

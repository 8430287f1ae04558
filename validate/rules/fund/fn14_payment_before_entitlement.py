"""FN14 未到条件先付款

查什么　工程款付足 100%（或付清标段合计）、质保金支付的日期，与合同约定完工日、实际完工日相比；未验收而已付清的一并指出。
为什么　质保金应在缺陷责任期满后支付，完工前付清等于放弃约束。
触发　　2022 年 8 月 29 日付清含 3% 质保金，计划竣工 2022 年 10 月 25 日。
不触发　完工之后付清；只付到进度款；没有完工日期的标段。
局限　　只比较到报告印出的日期精度；按月印出的完工日以该月最后一日计。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.quantity import Day
from validate.book import FactBook, grouped
from validate.funds import LOT_TOTAL, value
from validate.rule import Rule, claim, unchecked

CODE = "FN14"
_RETENTION = ("质保金", "质量保证金", "保修金", "保留金", "缺陷责任")


@dataclass(frozen=True, slots=True)
class _Lot:
    name: str
    amounts: dict[str, Fact]
    dates: dict[str, Fact]
    shares: dict[str, Fact]
    whole: Fact | None

    def last(self) -> str | None:
        return max(self.dates, key=int, default=None)

    def paid_off(self) -> bool:
        """Whether all payments together are the whole."""
        if self.shares and sum(value(fact) for fact in self.shares.values()) >= 99:
            return True
        return self.whole is not None and value(self.whole) > 0 and sum(value(fact) for fact in self.amounts.values()) >= value(self.whole) * 99 / 100

    def retention(self) -> str | None:
        """The payment of the retention money."""
        for number, fact in {**self.amounts, **self.shares}.items():
            if any(word in fact.label + fact.raw for word in _RETENTION):
                return number
        last = self.last()
        share = self.shares.get(last or "")
        return last if share is not None and self.paid_off() and value(share) <= 5 else None


def check(book: FactBook) -> Iterator[Outcome]:
    facts = [fact for fact in book.of("payment_amount", "payment_share", "payment_date") if fact.context.lot not in (None, "total")]
    finishes = [fact for fact in book.of("planned_finish", "actual_finish") if fact.date is not None and fact.date.year is not None]
    status = [fact for fact in book.of("acceptance_status") if "未" in (fact.text or "")]
    for (_, name), members in grouped(facts, lambda fact: (book.system(fact.context), fact.context.lot)).items():
        lot = _Lot(str(name), _numbered(members, "payment_amount"), _numbered(members, "payment_date"), _numbered(members, "payment_share"),
                   next((fact for fact in members if fact.context.item == LOT_TOTAL), None))
        last = lot.last()
        if last is None:
            continue
        ends = [fact for fact in finishes if fact.context.lot == name and fact.context.voice is members[0].context.voice]
        ends = ends or [fact for fact in finishes if fact.context.lot is None and fact.context.voice is members[0].context.voice]
        if not ends:
            yield unchecked(CODE, [lot.dates[last]], Say("没有完工日期", "no date of completion"))
            continue
        yield from _paid(lot, ends, status)


def _numbered(members: Sequence[Fact], concept: str) -> dict[str, Fact]:
    found = [fact for fact in members if fact.concept == concept and (fact.context.item or "").isdigit() and (fact.quantity or fact.date)]
    return {fact.context.item or "": fact for fact in reversed(found)}


def _paid(lot: _Lot, ends: Sequence[Fact], status: Sequence[Fact]) -> Iterator[Outcome]:
    if lot.paid_off() and (last := lot.last()) is not None:
        yield _before(lot, last, ends, status, "full", Say("工程款已付清", "paid in full"))
    if (number := lot.retention()) is not None and number in lot.dates:
        yield _before(lot, number, ends, status, "retention", Say("质保金已支付", "the retention money paid"))


def _before(lot: _Lot, number: str, ends: Sequence[Fact], status: Sequence[Fact], key: str, what: Say) -> Outcome:
    date = lot.dates[number]
    paid = date.date.latest() if date.date else None
    early = [fact for fact in ends if paid is not None and _after(fact, paid)]
    sources = [date, *(fact for fact in (lot.amounts.get(number), lot.shares.get(number)) if fact is not None), *(early or ends)]
    paid_text = date.date.iso() if date.date else date.raw
    end = max(early or ends, key=lambda fact: _day(fact) or Day(1, 1, 1))
    end_text = end.date.iso() if end.date else end.raw
    return claim(
        CODE, not early, [*sources, *(status if early else ())],
        Say(f"{lot.name}{paid_text}{what.zh}，而完工日期为{end_text}" + ("，且尚未验收。" if status else "。"),
            f"{lot.name}: {what.en} on {paid_text}, completion is {end_text}" + (", not yet accepted." if status else ".")),
        reported=paid_text, expected=f"≥ {end_text}", key=(key,), doubt=False,
    )


def _day(fact: Fact) -> Day | None:
    return fact.date.earliest() if fact.date else None


def _after(fact: Fact, paid: Day) -> bool:
    """Whether the works ended after the payment, whatever day of the printed month is meant."""
    day = _day(fact)
    return day is not None and day > paid


RULE = Rule(
    CODE, "payment-before-entitlement", Say("未到条件先付款", "Paid before it was due"),
    Category.TEMPORAL, Scope.BETWEEN_TABLES, Severity.HIGH, check,
)

"""FN14 未到条件先付款

查什么　工程款付足 100%（或付清标段合计）、质保金支付的日期，与合同约定完工日、实际完工日相比；未验收而已付清的一并指出。
　　　　合同约定验收后、结算后各付至几成而尚未结算的，各标段已付比例不超过结算前的比例；预付款不超过约定的比例；
　　　　约定完工（验收）后支付的，付款日期不早于完工（验收）日期。
为什么　质保金应在缺陷责任期满后支付，完工前付清等于放弃约束。
触发　　2022 年 8 月 29 日付清含 3% 质保金，计划竣工 2022 年 10 月 25 日。
不触发　完工之后付清（写明该标段实际完工日的，以它为准）；只付到进度款；没有完工日期的标段。
局限　　只比较到报告印出的日期精度；按月印出的完工日以该月最后一日计。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.quantity import Day
from validate.algebra import numeral
from validate.book import FactBook, grouped
from validate.dates import dated, surely_before
from validate.funds import LOT_TOTAL, value
from validate.ladder import decimal_of
from validate.mentions import shown
from validate.rule import Rule, claim, unchecked

CODE = "FN14"
_NEARLY = Fraction(95, 100)
_RETENTION = ("质保金", "质量保证金", "保修金", "保留金", "缺陷责任")


@dataclass(frozen=True, slots=True)
class _Lot:
    name: str
    amounts: dict[str, Fact]
    dates: dict[str, Fact]
    shares: dict[str, Fact]
    whole: Fact | None
    price: Fact | None

    def last(self) -> str | None:
        return max(self.dates, key=int, default=None)

    def paid_off(self) -> bool:
        """Whether all payments together are the whole."""
        if self.shares and sum(value(fact) for fact in self.shares.values()) >= 99:
            return True
        if self.whole is None or (self.price is not None and value(self.whole) < value(self.price) * _NEARLY):
            return False  # all that was paid so far is not all there is to pay
        return value(self.whole) > 0 and sum(value(fact) for fact in self.amounts.values()) >= value(self.whole) * 99 / 100

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
    prices = {fact.context.lot: fact for fact in reversed(book.numbers("contract_amount"))}
    for (_, name), members in grouped(facts, lambda fact: (book.system(fact.context), fact.context.lot)).items():
        lot = _Lot(str(name), _numbered(members, "payment_amount"), _numbered(members, "payment_date"), _numbered(members, "payment_share"),
                   next((fact for fact in members if fact.context.item == LOT_TOTAL), None), prices.get(name))
        last = lot.last()
        if last is None:
            continue
        ends = [fact for fact in finishes if fact.context.lot == name and fact.context.voice is members[0].context.voice]
        done = [fact for fact in ends if fact.concept == "actual_finish"]
        ends = done or ends or [fact for fact in finishes if fact.context.lot is None and fact.context.voice is members[0].context.voice]
        if not ends:
            yield unchecked(CODE, [lot.dates[last]], Say("没有完工日期", "no date of completion"))
            continue
        yield from _paid(lot, ends, status)
    yield from _unsettled(book)
    yield from _advanced(book)
    yield from _before_the_deed(book)


_SLACK = Fraction(1, 2)
"""Percentage points by which a share may stand above what was agreed."""


def _unsettled(book: FactBook) -> Iterator[Outcome]:
    """竣工验收后付至85%、结算审计后付至97%, and nothing is settled yet: no lot may have more than 85%."""
    caps = grouped(book.numbers("payment_cap"), lambda fact: fact.context.item)
    status = [fact for fact in book.of("settlement_status") if fact.text]
    before = [fact for item in ("验收", "进度") for fact in caps.get(item, ())]
    if not (status and caps.get("结算") and before):
        return
    cap = max(before, key=value)
    shares = book.numbers("execution_rate", "payment_share")
    for share in [fact for fact in shares if fact.context.lot not in (None, "total") and fact.anchor.cell is not None]:
        yield claim(
            CODE, value(share) <= value(cap) + _SLACK, [share, cap, status[0]],
            Say(f"{share.context.lot}已付{share.raw}，而“{status[0].text}”，按约定此时至多付{cap.raw}。",
                f"{share.context.lot}: {share.raw} is paid though nothing is settled; {cap.raw} at most was agreed."),
            reported=share.raw, expected=f"≤{cap.raw}", key=("unsettled", share.context.lot or ""), doubt=False,
        )


def _advanced(book: FactBook) -> Iterator[Outcome]:
    """预付款为合同价的10%, held against the advance and the price told beside it."""
    caps = book.numbers("payment_cap", where=lambda fact: fact.context.item == "预付")
    for paid in book.numbers("prepayment"):
        cap = next((fact for fact in caps if fact.context.group == paid.context.group), None)
        prices = [fact for fact in book.numbers("contract_amount") if fact.context.group == paid.context.group]
        if cap is None or len({value(fact) for fact in prices}) != 1:
            continue
        most = value(prices[0]) * value(cap) / 100
        share = decimal_of(value(paid) * 100 / value(prices[0]), 2)
        yield claim(
            CODE, value(paid) <= most + value(prices[0]) * _SLACK / 100, [paid, cap, prices[0]],
            Say(f"预付款{paid.raw}为合同价{prices[0].raw}的{share}%，超过约定的{cap.raw}。",
                f"The advance of {paid.raw} is {share}% of the contract ({prices[0].raw}); {cap.raw} was agreed."),
            reported=paid.raw, expected=f"≤{decimal_of(most, 2)}元", computation=f"{numeral(prices[0])} × {cap.raw}", key=("advance",), doubt=False,
        )


_DEEDS = {"actual_finish": "完工", "acceptance_date": "验收"}


def _before_the_deed(book: FactBook) -> Iterator[Outcome]:
    """约定完工后支付，实际于10月8日支付: where the report tells one day of the deed only, and the payment lies wholly before it."""
    for paid in dated(book.of("payment_after")):
        events = [fact for fact in dated(book.of(paid.context.item or "")) if fact.context.voice is paid.context.voice]
        if paid.context.item not in _DEEDS or len({fact.date for fact in events}) != 1 or paid.date is None or events[0].date is None:
            continue
        event, early = events[0], surely_before(paid.date, events[0].date) is True
        deed = _DEEDS[paid.context.item]
        yield claim(
            CODE, not early, [paid, event],
            Say(f"约定{deed}后支付，而{shown(paid)}已付款，{deed}日期为{shown(event)}。",
                f"Due after {shown(event)} by the contract, paid on {shown(paid)}."),
            reported=shown(paid), expected=f"≥ {shown(event)}", key=("deed", shown(paid)), doubt=False,
        )


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

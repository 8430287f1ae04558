"""FN11 合同价加变更等于变更后金额

查什么　每个标段：合同价＋变更＝变更后合同价（或该标段支付合计）；全项目：中标总额＋变更＝变更后总预算，或支出总额（只看千分之一以内的尾差）。
没有变更的标段，支付合计与合同价相比。
为什么　工程变更是超支最常见的由头，三个数应当闭合。
触发　　中标 1992.58 万元、增加 7.42 万元，变更后写作 2001 万元。
不触发　四位小数截尾的尾差；74200 元与 7.42 万元。
局限　　有结算审定价的标段，支付不与合同价相比，全项目的支出也不；
　　　　变更不止一次而未逐次写明的，差额较大时记“无法核对”；单位写错（差一万倍）由 UN02 指出。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.agree import agreement
from validate.algebra import Expr, total
from validate.book import FactBook, grouped
from validate.funds import LOT_TOTAL, in_unit_of, is_whole, swapped, value
from validate.rule import Rule, settled, settled_by_any, unchecked

CODE = "FN11"


def check(book: FactBook) -> Iterator[Outcome]:
    amounts = book.numbers("contract_amount", "change_amount", "payment_amount", "budget_total", "funds_spent")
    for facts in grouped(amounts, lambda fact: book.system(fact.context)).values():
        changes = [fact for fact in facts if fact.concept == "change_amount"]
        settled_anew = {fact.context.lot for fact in book.numbers("settlement_amount")}
        yield from _unchanged(facts, {fact.context.lot for fact in changes} | settled_anew)
        if not changes:
            continue
        for lot in dict.fromkeys(fact.context.lot for fact in changes if fact.context.lot not in (None, "total")):
            own = [fact for fact in facts if fact.context.lot == lot]
            paid = [fact for fact in own if fact.concept == "payment_amount" and fact.context.item == LOT_TOTAL and lot not in settled_anew]
            after = [fact for fact in own if _is_after(fact)] or paid  # what was paid comes to it only in the end
            yield from _closed(own, after, changes, lot)
        whole = [fact for fact in facts if fact.context.lot in (None, "total")]
        after = [fact for fact in whole if is_whole(fact) and (_is_after(fact) or (fact.concept == "funds_spent" and not settled_anew))]
        yield from _closed(whole, after, changes, None)


def _unchanged(facts: Sequence[Fact], changed: set[str | None]) -> Iterator[Outcome]:
    """A lot without a change: what was paid in all is the contract, unless more is still to be paid."""
    for lot, members in grouped([fact for fact in facts if fact.context.lot not in (None, "total", *changed)], lambda fact: fact.context.lot).items():
        paid = agreement([fact for fact in members if fact.concept == "payment_amount" and fact.context.item == LOT_TOTAL])
        contract = agreement([fact for fact in members if fact.concept == "contract_amount" and fact.context.item is None])
        if paid is None or contract is None:
            continue
        price = in_unit_of(contract.said, paid.said)
        short = value(price) - value(paid.said)
        kept = short * 100 >= value(price) and value(price) not in swapped(paid.said)  # 质保金, or what is still to be paid
        partial = Say("尚未付清", "not all is paid") if kept else None
        yield settled(CODE, paid.said, total([price]), Say(f"{lot}支付合计与合同价", f"payments of {lot} against its contract"),
                      partial=partial, severity=Severity.MEDIUM)


def _is_after(fact: Fact) -> bool:
    return fact.concept in ("contract_amount", "budget_total") and "变更后" in (fact.context.item or fact.label or "")


def _closed(facts: Sequence[Fact], after: Sequence[Fact], changes: Sequence[Fact], lot: str | None) -> Iterator[Outcome]:
    contracts = agreement([fact for fact in facts if fact.concept == "contract_amount" and fact.context.item is None and not _is_after(fact)])
    change = agreement([fact for fact in changes if fact.context.lot == lot] or changes)
    if contracts is None or change is None:
        return
    like = next(iter(after), change.said)
    contract = in_unit_of(contracts.said, like)
    ways: list[Expr] = [total([contract, one]) for one in {value(fact): fact for fact in (change.said, *change.odd)}.values()]
    wanted = ways[0].value()
    what = Say(f"{lot or '全项目'}变更后金额与合同价加变更", f"amount after change of {lot or 'the project'} against contract and change")
    tried = False
    for fact in {value(fact): fact for fact in after}.values():
        gap = abs(value(fact) - wanted)
        kept = fact.concept == "payment_amount" and (wanted - value(fact)) * 100 >= wanted  # 质保金, or what is still to be paid
        if kept or gap * 5 > wanted or (fact.concept == "funds_spent" and gap * 1000 > wanted):
            continue
        tried = True
        yield settled_by_any(CODE, fact, ways, what, severity=Severity.LOW if gap * 100000 < wanted else None)
    if not tried:
        yield unchecked(CODE, [contracts.said, change.said],
                        Say("没有变更后的金额，或单位有误、变更不止一次", "no amount after the change, or a wrong unit"))


RULE = Rule(
    CODE, "contract-and-change", Say("合同价加变更不等于变更后金额", "Contract plus change is not the amount after the change"),
    Category.ARITHMETIC, Scope.IN_TEXT, Severity.HIGH, check,
)

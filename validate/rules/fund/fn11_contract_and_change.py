"""FN11 合同价加变更等于变更后金额

查什么　每个标段：合同价＋变更＝变更后合同价（或该标段支付合计）；全项目：中标总额＋变更＝变更后总预算。
为什么　工程变更是超支最常见的由头，三个数应当闭合。
触发　　中标 1992.58 万元、增加 7.42 万元，变更后写作 2001 万元。
不触发　四位小数截尾的尾差；74200 元与 7.42 万元。
局限　　变更不止一次而未逐次写明的，差额较大时记“无法核对”；单位写错（差一万倍）由 UN02 指出。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.agree import agreement
from validate.algebra import Expr, total
from validate.book import FactBook, grouped
from validate.funds import LOT_TOTAL, is_whole, value
from validate.rule import Rule, settled_by_any, unchecked

CODE = "FN11"
_MANY = Say("变更可能不止一次，或单位有误", "perhaps there was more than one change, or a unit is wrong")


def check(book: FactBook) -> Iterator[Outcome]:
    amounts = book.numbers("contract_amount", "change_amount", "payment_amount", "budget_total")
    for facts in grouped(amounts, lambda fact: book.system(fact.context)).values():
        changes = [fact for fact in facts if fact.concept == "change_amount"]
        if not changes:
            continue
        lots = dict.fromkeys(fact.context.lot for fact in changes if fact.context.lot not in (None, "total"))
        for lot in lots:
            own = [fact for fact in facts if fact.context.lot == lot]
            after = [fact for fact in own if "变更" in (fact.context.item or "") and fact.concept == "contract_amount"]
            paid = [fact for fact in own if fact.concept == "payment_amount" and fact.context.item == LOT_TOTAL]
            yield from _closed(own, after[:1] or paid[:1], changes, lot, str(lot))
        whole = [fact for fact in facts if fact.context.lot in (None, "total")]
        after = [fact for fact in whole
                 if "变更" in (fact.context.item or "") and fact.concept in ("budget_total", "contract_amount") and is_whole(fact)]
        yield from _closed(whole, after, changes, None, "全项目")


def _closed(facts: Sequence[Fact], after: Sequence[Fact], changes: Sequence[Fact], lot: str | None, name: str) -> Iterator[Outcome]:
    contracts = agreement([fact for fact in facts if fact.concept == "contract_amount" and fact.context.item is None])
    change = agreement([fact for fact in changes if fact.context.lot == lot] or changes)
    if contracts is None or change is None:
        return
    if not after:
        yield unchecked(CODE, [contracts.said, change.said], Say("没有变更后的金额", "the amount after the change is not stated"))
        return
    ways: list[Expr] = [total([contracts.said, one]) for one in {value(fact): fact for fact in (change.said, *change.agreeing, *change.odd)}.values()]
    what = Say(f"{name}变更后金额与合同价加变更", f"amount after change of {name} against contract and change")
    for fact in {value(fact): fact for fact in after}.values():
        wanted = ways[0].value()
        far = abs(value(fact) - wanted) > wanted * Fraction(1, 5)
        yield settled_by_any(CODE, fact, ways, what, partial=_MANY if far else None, severity=Severity.LOW if _tiny(fact, wanted) else None)


def _tiny(fact: Fact, wanted: Fraction) -> bool:
    """A difference below a hundred-thousandth weighs little."""
    return abs(value(fact) - wanted) * 100000 < wanted


RULE = Rule(
    CODE, "contract-and-change", Say("合同价加变更不等于变更后金额", "Contract plus change is not the amount after the change"),
    Category.ARITHMETIC, Scope.IN_TEXT, Severity.HIGH, check,
)

"""FN12 付款等于合同价乘付款比例

查什么　每笔付款＝比例×合同价（变更前、变更后或标段合计之一）；一个标段各笔比例相加应为 100%。
为什么　超比例付款是资金管理的典型问题。
触发　　合同价 855.6397 万元付 30%，付款写作 265.69 万元。
不触发　截尾或四舍五入的尾差；最后一笔倒轧的尾差（千分之一以内）；累计比例（60%）写在同一栏里。
局限　　比例不全的标段、还没有付清的合同不核对合计。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity, Status
from model.notice import Say
from validate.algebra import Expr, numeral, share_of
from validate.book import FactBook, grouped
from validate.funds import LOT_TOTAL, in_unit_of, value
from validate.rule import Rule, claim, settled_by_any, unchecked

CODE = "FN12"
HUNDRED = Decimal(100)
_RETAINED = (Decimal(3), Decimal(5))
"""Usual shares kept back until the warranty ends (建质〔2017〕138号: at most 3 %; older contracts 5 %)."""
_CUMULATIVE = Say("比例可能是累计数", "the share may be cumulative")


def check(book: FactBook) -> Iterator[Outcome]:
    facts = book.numbers("payment_amount", "payment_share", "contract_amount", where=lambda fact: fact.context.lot not in (None, "total"))
    for (_, lot), members in grouped(facts, lambda fact: (book.system(fact.context), fact.context.lot)).items():
        shares = _numbered(members, "payment_share")
        amounts = _numbered(members, "payment_amount")
        bases = [fact for fact in members if fact.concept == "contract_amount"
                 or (fact.concept == "payment_amount" and fact.context.item == LOT_TOTAL)]
        for number, share in shares.items():
            amount = amounts.get(number)
            if amount is None or not bases:
                yield unchecked(CODE, [share], Say("没有付款金额或合同价", "no amount or no contract price"))
            else:
                known = [in_unit_of(base, amount) for base in bases]
                yield _payment(f"{lot}第{number}笔付款", amount, share, known, last=number == max(amounts, key=int))
        yield from _whole(str(lot), amounts, shares, [fact for fact in bases if fact.concept == "contract_amount"])
    yield from _of_the_one_contract(book)


def _of_the_one_contract(book: FactBook) -> Iterator[Outcome]:
    """A table of payments that names no lot: where two of them or more are their shares of a contract price that is told in a sentence, so are
    the others that are no balance (付至结算价97%)."""
    contracts = [fact for fact in book.numbers("contract_amount") if fact.anchor.cell is None]
    facts = book.numbers("payment_amount", "payment_share", where=lambda fact: fact.context.lot is None and fact.anchor.cell is not None)
    for members in grouped(facts, lambda fact: fact.anchor.cell.table if fact.anchor.cell else None).values() if contracts else ():
        shares, amounts = _numbered(members, "payment_share"), _numbered(members, "payment_amount")
        pairs = [(number, amounts[number], share) for number, share in shares.items() if number in amounts]
        base = next((contract for contract in contracts if sum(_is_share(amount, share, contract) for _, amount, share in pairs) >= _ENOUGH), None)
        last = max(amounts, key=int, default="")  # the balance may be of the settled price
        for number, amount, share in pairs:
            if base is not None and number != last and value(share) < _MOST_AT_ONCE:
                yield _payment(f"第{number}笔付款", amount, share, [in_unit_of(base, amount)], last=False)


_ENOUGH, _MOST_AT_ONCE = 2, 50


def _is_share(amount: Fact, share: Fact, contract: Fact) -> bool:
    """Whether a payment is so many percent of a contract, as far as it is printed."""
    way = share_of(share, in_unit_of(contract, amount)).value()
    return amount.quantity is not None and abs(way - value(amount)) <= amount.quantity.ulp


def _numbered(members: Sequence[Fact], concept: str) -> dict[str, Fact]:
    found = [fact for fact in members if fact.concept == concept and (fact.context.item or "").isdigit()]
    return {fact.context.item or "": fact for fact in reversed(found)}


def _payment(name: str, amount: Fact, share: Fact, bases: Sequence[Fact], last: bool) -> Outcome:
    ways: list[Expr] = [share_of(share, base) for base in {value(base): base for base in bases}.values()]
    what = Say(f"{name}与合同价乘比例", f"{name} against its share of the contract")
    closest = min(ways, key=lambda way: abs(way.value() - value(amount)))
    gap = abs(closest.value() - value(amount))
    if last and gap * 1000 <= value(amount):
        return claim(CODE, True, [amount, *closest.leaves()], Say(f"{what.zh}相符（尾款倒轧）", f"{what.en}: holds (balancing payment)"), doubt=False)
    partial = _CUMULATIVE if gap * 2 > value(amount) and value(share) >= 50 else None
    return settled_by_any(CODE, amount, [closest, *ways], what, partial=partial)


def _whole(lot: str, amounts: dict[str, Fact], shares: dict[str, Fact], contracts: Sequence[Fact]) -> Iterator[Outcome]:
    if len(shares) < 2 or set(shares) != set(amounts):
        return
    facts = sorted(shares.values(), key=lambda fact: fact.anchor.span.start)
    paid, first = sum(value(amount) for amount in amounts.values()), next(iter(amounts.values()))
    if contracts and all(paid * 100 < value(in_unit_of(contract, first)) * 99 for contract in contracts):
        yield unchecked(CODE, facts, Say("合同款还没有付清", "the contract is not paid in full yet"))
        return
    added = sum((fact.quantity.value for fact in facts if fact.quantity is not None), Decimal(0))
    working = f"{' + '.join(numeral(fact) for fact in facts)} = {added.normalize():f}%"
    shown = f"{added.normalize():f}%"
    outcome = claim(
        CODE, added == HUNDRED, facts, Say(f"{lot}各笔付款比例合计{shown}，应为100%。", f"The shares of {lot} add to {shown}, not 100%."),
        reported=shown, expected="100%", computation=working, severity=Severity.MEDIUM,
    )
    if outcome.status is Status.INCONSISTENT and HUNDRED - added in _RETAINED:
        outcome = unchecked(CODE, facts, Say("余下的比例像是未到期的质保金", "what is left looks like retention money not yet due"))
    if outcome.status is Status.INCONSISTENT and abs(added - HUNDRED) > 20:
        outcome = unchecked(CODE, facts, Say("比例可能未写全，或为累计数", "shares may be missing or cumulative"))
    yield outcome


RULE = Rule(
    CODE, "payment-is-share-of-contract", Say("付款与合同价、比例不符", "A payment is not its share of the contract"),
    Category.ARITHMETIC, Scope.IN_TABLE, Severity.HIGH, check,
)

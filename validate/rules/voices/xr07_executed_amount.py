"""XR07 自评执行数与评价执行数

查什么　单位自评的执行数（实际支出）与评价核实的执行数，按印出的位数应相同。
为什么　执行数决定执行率与预算执行得分。
触发　　自评执行数1,500.00万元，评价核实1500.32万元。
不触发　自评1500万元（印到万元），评价1499.8万元。
局限　　只比合计数；期间、来源不同的不比。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from model.fact import Fact
from model.figure import Voice
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import numeral
from validate.book import FactBook
from validate.ladder import decimal_of
from validate.pairs import differ
from validate.rule import Rule, claim, unchecked

CODE = "XR07"
_WHOLE = (None, "total")


def check(book: FactBook) -> Iterator[Outcome]:
    mine, theirs = _spent(book, Voice.EVALUATOR), _spent(book, Voice.UNIT)
    if not mine or not theirs:
        if mine or theirs:
            yield unchecked(CODE, [*mine[:1], *theirs[:1]], Say("只有自评或只有评价的执行数", "only one of the two gives the amount spent"))
        return
    known = _commonest(mine)
    different = [fact for fact in theirs if all(differ(fact, other, book.lexicon) for other in mine)]
    if not different:
        yield claim(CODE, True, [known, *theirs], Say("自评与评价的执行数相同", "both give one amount"))
        return
    first = different[0]
    gap = Fraction(known.quantity.value if known.quantity else 0) - Fraction(first.quantity.value if first.quantity else 0)
    same = [fact for fact in mine if not differ(fact, known, book.lexicon)]
    yield claim(
        CODE, False, [*different, *same],
        Say(f"单位自评执行数为{first.raw}，评价核实为{known.raw}，相差{decimal_of(abs(gap), 2)}元，不是舍入所致。",
            f"The unit reports {first.raw} spent, the evaluator {known.raw}: {decimal_of(abs(gap), 2)} yuan apart, more than rounding."),
        reported=first.raw, expected=known.raw, computation=f"{numeral(known)} - {numeral(first)}",
    )


def _spent(book: FactBook, voice: Voice) -> list[Fact]:
    return book.numbers("funds_spent", where=lambda fact: fact.context.voice is voice and fact.context.source in _WHOLE and fact.context.lot is None
                        and fact.context.item is None and fact.context.scope is None and fact.context.place != "quote")


def _commonest(facts: list[Fact]) -> Fact:
    values = [fact.quantity.value for fact in facts if fact.quantity]
    best = max(values, key=values.count)
    return next(fact for fact in facts if fact.quantity and fact.quantity.value == best)


RULE = Rule(
    CODE, "executed-amount", Say("自评执行数与评价的不同", "The unit's expenditure differs from the evaluator's"),
    Category.SELF_VS_EVAL, Scope.CROSS_REPORT, Severity.MEDIUM, check,
)

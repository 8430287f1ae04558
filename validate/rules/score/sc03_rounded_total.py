"""SC03 取整总分与总分相符

查什么　写明取整（四舍五入）的总分，应是总分按某种取整方式得到的整数。
为什么　取整后的分数往往用来定等级。
触发　　总分 89.29，取整写作 98。
不触发　89.29 取整为 89；89.5 取整为 90 或 89（进、舍两种方式都认）。
局限　　没有写明取整的两个总分，由 SC06 核对。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import written
from validate.book import FactBook
from validate.rule import Rule, claim, unchecked
from validate.systems import strand, systems

CODE = "SC03"


def is_integer_total(fact: Fact) -> bool:
    """Whether a total is marked as rounded to a whole number."""
    return any(word in fact.label + (fact.context.item or "") for word in ("取整", "四舍五入"))


def check(book: FactBook) -> Iterator[Outcome]:
    totals = {system.code: system.total for system in systems(book)}
    for fact in book.numbers("eval_score", "self_score", where=is_integer_total):
        plain = totals.get(strand(book, fact))
        if plain is None or plain.quantity is None or fact.quantity is None:
            yield unchecked(CODE, [fact], Say("没有取整前的总分", "the total before rounding is not stated"))
            continue
        near = abs(fact.quantity.value - plain.quantity.value) < 1
        whole = f"{plain.quantity.value.to_integral_value(rounding='ROUND_HALF_UP')}"
        yield claim(
            CODE, near, [fact, plain],
            Say(f"取整总分为{written(fact)}，而总分为{written(plain)}，取整应为{whole}。",
                f"The rounded total is {written(fact)}, the total {written(plain)}, which rounds to {whole}."),
            reported=written(fact), expected=whole, computation=f"{written(plain)} → {whole}",
        )


RULE = Rule(
    CODE, "rounded-total", Say("取整总分与总分不符", "The rounded total does not follow from the total"),
    Category.ARITHMETIC, Scope.IN_TABLE, Severity.HIGH, check,
)

"""GR04 取整后的总分换了等级

查什么　报告另印取整总分的，取整前后应落在同一等级；不在同一等级时，指出所评等级依据的是哪个。
为什么　89.6 取整为 90，等级由良变优，须有明文依据。
触发　　总分 89.60，取整 90，评为优，而分档 90 以上为优。
不触发　89.29 取整 89，同为良。
局限　　没有取整总分的报告不适用。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.quantity import Interval
from validate.algebra import written
from validate.bands import scale_of
from validate.book import FactBook
from validate.rule import Rule, claim, unchecked
from validate.rules.score.sc03_rounded_total import is_integer_total
from validate.systems import strand, systems

CODE = "GR04"


def check(book: FactBook) -> Iterator[Outcome]:
    totals = {system.code: system.total for system in systems(book)}
    scale = scale_of(book)
    for fact in book.numbers("eval_score", "self_score", where=is_integer_total):
        plain = totals.get(strand(book, fact))
        if plain is None or plain.quantity is None or fact.quantity is None:
            yield unchecked(CODE, [fact], Say("没有取整前的总分", "the total before rounding is not stated"))
            continue
        before, after = (scale.grades(Interval.point(number.value)) for number in (plain.quantity, fact.quantity))
        claims = [grade for grade in book.of("eval_grade", "self_grade") if strand(book, grade) == strand(book, fact)]
        yield claim(
            CODE, before == after, [fact, plain, *claims],
            Say(f"总分{written(plain)}属“{'、'.join(before)}”，取整为{written(fact)}后属“{'、'.join(after)}”。",
                f"{written(plain)} is {'/'.join(before)}; rounded to {written(fact)} it is {'/'.join(after)}."),
            reported="、".join(after), expected="、".join(before), computation=f"{written(plain)} → {written(fact)}",
            basis="internal" if scale.norm is None else f"norm:{scale.norm}",
        )


RULE = Rule(
    CODE, "grade-by-rounded-total", Say("取整改变了等级", "Rounding the total changes the grade"),
    Category.THRESHOLD_GRADE, Scope.IN_TEXT, Severity.MEDIUM, check,
)

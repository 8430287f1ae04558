"""SV03 单选题各选项比例之和为100%

查什么　单选题各选项比例相加应为100%，允许每项四舍五入的误差。
为什么　比例合计不是100%，说明漏项或有一项写错。
触发　　51%、39%、19%；一句里从“非常满意”说到“不满意”的各项比例相加不是100%。
不触发　四舍五入后为99.9%或100.1%；多选题；正文只举一两项；每项比例都与人数相符、只是人数之和不足的，由SV01报告。
局限　　正文只列部分选项时，只有超过100%才算不符。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.quantity import Reading
from validate.algebra import total
from validate.book import FactBook, grouped
from validate.ladder import decimal_of
from validate.rule import Rule, claim, unchecked
from validate.survey import results

HUNDRED = Decimal(100)

CODE = "SV03"


def check(book: FactBook) -> Iterator[Outcome]:
    yield from _told_in_a_row(book)
    for result in results(book):
        shares = result.shares
        if len(shares) < 2 or any(share.doubt for share in shares):
            continue
        if result.multiple:
            yield unchecked(CODE, shares, Say("多选题", "more than one answer was allowed"))
            continue
        expr = total(shares)
        value = decimal_of(expr.value(), 4)
        holds = any(expr.interval(reading).contains(HUNDRED) for reading in (Reading.ROUNDED, Reading.TRUNCATED))
        whole = result.in_table or len(shares) == len(result.answers) > 2 or bool(result.counts)
        if not holds and not whole and value < HUNDRED:
            yield unchecked(CODE, shares, Say("只列出部分选项", "only some options are given"))
            continue
        if not holds and result.as_counted(book):
            yield unchecked(CODE, shares, Say("比例与人数相符，人数之和另核（SV01）", "the shares follow the counts, whose sum SV01 checks"))
            continue
        yield claim(
            CODE,
            holds,
            shares,
            Say(
                f"{result.name.zh}各选项比例之和为{value}%，应为100%。",
                f"The shares of {result.name.en} add up to {value}%, not 100%.",
            ),
            reported=f"{value}%",
            expected="100%",
            computation=f"{expr.show()} = {value}%",
            doubt=False,
        )


def _told_in_a_row(book: FactBook) -> Iterator[Outcome]:
    """“非常满意”占54%，“满意”占38%，“一般”占6%，“不满意”占2%: a sentence that goes through a scale to its worst answer."""
    told = book.numbers("survey_scale_share")
    for shares in grouped(told, lambda fact: (fact.context.group, fact.context.item)).values():
        expr = total(shares)
        value = decimal_of(expr.value(), 4)
        yield claim(
            CODE, any(expr.interval(reading).contains(HUNDRED) for reading in (Reading.ROUNDED, Reading.TRUNCATED)), shares,
            Say(f"所列各选项比例之和为{value}%，应为100%。", f"The shares listed add up to {value}%, not 100%."),
            reported=f"{value}%", expected="100%", computation=f"{expr.show()} = {value}%", doubt=False,
        )


RULE = Rule(
    CODE,
    "shares-sum-to-hundred",
    Say("各选项比例之和不是100%", "The shares do not add up to 100%"),
    Category.ARITHMETIC,
    Scope.IN_TABLE,
    Severity.MEDIUM,
    check,
)

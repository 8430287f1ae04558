"""QT17 称呼相同而只差一位的数

查什么　报告中称呼相同、单位相同的两个多位数，只差一位数字（或相邻两位对调）的，应是同一个数，须核对何者有误。
为什么　四位以上有效数字的两个数不会碰巧只差一位；多半是抄录、改稿时的笔误，其余规则要认得该数是什么才能核对。
触发　　概况写“受益居民2215户”，效益分析写“惠及居民2245户”。
不触发　预算与支出、计划与完成、各年度、各来源的数；同一句或同一表中并列的数；报告写明相差多少的；百分率与得分。
局限　　别的规则已经指出的数字不再重复；各只出现一次的，不能断定何者为误。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from validate.book import FactBook, grouped
from validate.counts import rated_apart
from validate.held import summed
from validate.mentions import SHOWN
from validate.rule import Rule, claim, unchecked

CODE = "QT17"


def check(book: FactBook) -> Iterator[Outcome]:
    for facts in grouped(book.of("near_number"), lambda fact: fact.context.item).values():
        yield _pair(book, facts)


def _pair(book: FactBook, facts: list[Fact]) -> Outcome:
    votes = Counter(_plain(fact) for fact in facts)
    (usual, most), (_, least) = votes.most_common(2)
    said = [fact for fact in facts if _plain(fact) == usual]
    odd = [fact for fact in facts if _plain(fact) != usual]
    if gap := facts[0].context.option:
        return claim(CODE, True, facts, Say(f"相差{gap}，报告另有说明", f"they differ by {gap}, which the report tells"))
    if rated_apart(book, _number(said[0]), _number(odd[0])):
        return claim(CODE, True, facts, Say("一为计划，一为完成，完成率与之相符", "planned and done, as their rate tells"))
    if {_plain_number(said[0]), _plain_number(odd[0])} <= book.once(summed):
        return claim(CODE, True, facts, Say("两数各在一处和式中相符", "each is part of a sum that holds"))
    if least > 1:
        return unchecked(CODE, facts[:SHOWN], Say("两个数各有几处，可能各有所指", "each number stands in several places: they may be two things"))
    apart = Say(
        f"{odd[0].raw}与{said[0].raw}只差一位，称呼相同，疑为同一数：此处“{odd[0].label}”，另{most}处“{said[0].label}”。",
        f"{odd[0].raw} and {said[0].raw} are one digit apart and named alike: “{odd[0].label}” here, “{said[0].label}” in {most} other place(s).",
    )
    severity = None if most > 1 else Severity.LOW
    key = (CODE, odd[0].raw, said[0].raw)
    return claim(CODE, False, [*odd, *said[:SHOWN]], apart, reported=key[1], expected=key[2], severity=severity, key=key)


def _plain_number(fact: Fact) -> str:
    match = _DIGITS.search(_plain(fact))
    return match.group() if match else ""


def _number(fact: Fact) -> Fraction:
    match = _DIGITS.search(_plain(fact))
    return Fraction(match.group()) if match else Fraction(0)


_DIGITS = regexp(r"\d+(?:\.\d+)?")


def _plain(fact: Fact) -> str:
    return fact.raw.replace(",", "")


RULE = Rule(
    CODE,
    "one-digit-apart",
    Say("称呼相同的数只差一位", "Named alike, one digit apart"),
    Category.CROSS_REFERENCE,
    Scope.IN_TEXT,
    Severity.MEDIUM,
    check,
    yields=True,
)

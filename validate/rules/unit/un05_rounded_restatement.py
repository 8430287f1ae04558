"""UN05 改用大单位重述，应是四舍五入的结果

查什么　同一事项别处改用万元、万平方米重述时，应是原数四舍五入的结果。
为什么　重述的数差在末位，是舍入不一，不是两个数；记下它，免得误报为前后矛盾。
触发　　建筑面积10358.71平方米，别处写1.05万平方米。
不触发　写1.04万平方米；写1.03万平方米（截尾，记提示）。
局限　　相差超过末位两个单位的不是舍入问题，由资金、数量的规则核对。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.quantity import Reading
from validate.algebra import Leaf
from validate.book import FactBook, grouped
from validate.rule import Rule, settled, unchecked
from validate.rules.unit.un01_same_value_two_units import candidates
from validate.scales import factor

CODE = "UN05"
_SLACK = 2


def check(book: FactBook) -> Iterator[Outcome]:
    for members in grouped(candidates(book), _key).values():
        fine = min(members, key=lambda fact: fact.quantity.ulp if fact.quantity else 0)
        for fact in members:
            if fact.context.group != fine.context.group and factor(fact) != factor(fine):
                yield from _compared(fact, fine)


def _key(fact: Fact) -> tuple[object, ...]:
    c = fact.context
    return fact.concept, c.source, c.lot, c.item, c.period, c.year, c.scope, c.stage, c.indicator, c.voice


def _compared(coarse: Fact, fine: Fact) -> Iterator[Outcome]:
    if coarse.quantity is None or fine.quantity is None or coarse.quantity.ulp <= fine.quantity.ulp:
        return
    if coarse.doubt or fine.doubt:
        yield unchecked(CODE, [coarse, fine], Say("数字识读存疑", "the reading is in doubt"))
        return
    gap = coarse.quantity.interval(Reading.ROUNDED).gap(fine.quantity.interval(Reading.ROUNDED))
    if gap <= _SLACK * coarse.quantity.ulp and coarse.quantity.value:
        what = Say("改用大单位重述的数", "restatement in a larger unit")
        yield settled(CODE, coarse, Leaf(fine), what, severity=Severity.INFO, key=(coarse.raw, fine.raw))


RULE = Rule(
    CODE, "rounded-restatement", Say("重述的数舍入不一", "A restatement is rounded otherwise"),
    Category.PERCENT_GRANULARITY, Scope.IN_TEXT, Severity.INFO, check,
)

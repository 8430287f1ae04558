"""WT06 三级指标权重各处一致

查什么　同一指标体系内，同一指标的权重在正文各表与附表中应当相同；同一单位的自评表与自评报告若用两套权重，另列一条提示。
为什么　附表与正文权重不同，得分率和总分便无法复核。
触发　　正文表中某指标权重 5，附表为 4。
不触发　评价机构与单位各用各的体系；5 与 5.00；同名而编码不同的指标。
局限　　两套自评体系只在共有三个以上同名指标时比较。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from model.fact import Fact
from model.figure import Voice
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import numeral
from validate.book import FactBook
from validate.rule import Rule, claim, same_value, unchecked
from validate.systems import System, systems

CODE = "WT06"
_SHARED = 3


def check(book: FactBook) -> Iterator[Outcome]:
    for system in systems(book):
        for key, facts in system.indicator.get("weight", {}).items():
            name = facts[0].context.indicator or key
            if len(facts) == 1:
                yield unchecked(CODE, facts, Say(f"“{name}”权重只出现一处", f"the weight of {name} is stated once only"))
            yield from same_value(CODE, facts, Say(f"“{name}”权重", f"the weight of {name}"), partial=_signed)
    own = [system for system in systems(book) if system.voice is Voice.UNIT]
    for one, other in combinations(own, 2):
        yield from _two_systems(one, other)


_DEDUCTED = Say("减分项的分值可写作负数", "what is taken off may be printed as less than nothing")


def _signed(odd: Fact, said: Fact) -> Say | None:
    """违规率 -10 in the one table, 10分 in the other: marks to be taken off."""
    return _DEDUCTED if odd.quantity and said.quantity and odd.quantity.value == -said.quantity.value else None


def _two_systems(one: System, other: System) -> Iterator[Outcome]:
    """Two sets of weights in the unit's own papers."""
    ours, theirs = one.indicator.get("weight", {}), other.indicator.get("weight", {})
    shared = [(ours[name][0], theirs[name][0]) for name in ours if name in theirs and "预算执行" not in name]
    if len(shared) < _SHARED or len(shared) * 2 < min(len(ours), len(theirs)):
        return  # forms of two projects have 完成时间, 单位成本 and 满意度 in common
    apart = [(a, b) for a, b in shared if a.quantity and b.quantity and a.quantity.value != b.quantity.value]
    dims = [(name, a, b) for name in sorted(one.dimension_names)
            if (a := one.dimension_fact("weight", name)) is not None and (b := other.dimension_fact("weight", name)) is not None]
    facts: list[Fact] = [fact for pair in apart for fact in pair]
    told = "、".join(f"{a.context.indicator} {numeral(a)}／{numeral(b)}" for a, b in apart)
    message = Say(f"单位两份自评材料对相同指标用了两套权重：{told}。",
                  f"The unit's two self-evaluations weigh the same indicators differently: {told}.")
    yield claim(CODE, not apart, facts or [fact for pair in shared for fact in pair], message,
                reported="、".join(numeral(a) for a, _ in apart), expected="、".join(numeral(b) for _, b in apart),
                computation="；".join(f"{name} {numeral(a)}／{numeral(b)}" for name, a, b in dims), severity=Severity.LOW)


RULE = Rule(
    CODE, "indicator-weight-same-everywhere", Say("指标权重前后不一致", "An indicator's weight differs between places"),
    Category.CROSS_REFERENCE, Scope.BETWEEN_TABLES, Severity.HIGH, check,
)

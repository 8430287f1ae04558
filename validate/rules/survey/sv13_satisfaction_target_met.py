"""SV13 称达成满意度目标的，满意度应不低于目标

查什么　同一指标的满意度低于目标值，而完成率写作100%或得分等于分值的，不符。
为什么　满意度是否达标决定该项得分。
触发　　目标≥92%，实际88.4%，完成率写作100%。
不触发　低于目标而相应扣分；按印出位数四舍五入后达到。
局限　　评分细则另设门槛的见RB16。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook, grouped
from validate.counts import keeps
from validate.rule import Rule, claim, unchecked

CODE = "SV13"


def check(book: FactBook) -> Iterator[Outcome]:
    concepts = ("satisfaction_target", "satisfaction_reported", "completion_rate")
    facts = book.of(*concepts, where=lambda fact: bool(fact.context.indicator and fact.context.group) and fact.doubt is None)
    for (_, indicator), members in grouped(facts, lambda fact: (fact.context.group, fact.context.indicator)).items():
        target, actual, rate = (next((fact for fact in members if fact.concept == concept), None) for concept in concepts)
        if target is None or actual is None:
            continue
        met = keeps(actual, target)
        if met is None:
            yield unchecked(CODE, [actual, target], Say("目标或实际不是数值", "target or actual is no number"))
            continue
        claimed = rate is not None and rate.quantity is not None and rate.quantity.value >= 100
        if met:
            yield claim(CODE, True, [actual, target], Say(f"{indicator}达到目标", "the target is met"), doubt=False)
        elif claimed and rate is not None:
            yield claim(
                CODE,
                False,
                [actual, target, rate],
                Say(
                    f"“{indicator}”目标{target.raw}，实际{actual.raw}，未达到，完成率却写作{rate.raw}。",
                    f"“{indicator}”: {actual.raw} misses the target {target.raw}, yet completion is given as {rate.raw}.",
                ),
                reported=actual.raw,
                expected=target.raw,
                key=(indicator or "", actual.raw),
            )


RULE = Rule(
    CODE,
    "satisfaction-target-met",
    Say("满意度未达目标而称完成", "Satisfaction misses its target, completion is claimed"),
    Category.CROSS_REFERENCE,
    Scope.IN_TABLE,
    Severity.MEDIUM,
    check,
)

"""QT11 实际完成值应是实测值

查什么　实际完成值带着“≥、≤”等比较号，是照抄目标值，不是测得的数。
为什么　没有实测值，就谈不上完成与否，给分没有依据。
触发　　目标≥90%，实际完成值也写“≥90%”。
不触发　实际值“达到95%”是测得值；目标为日期“=6月”而实际“6月”。
局限　　个别指标（如安全事故≤0）本就以界限表述。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.figure import Comparator
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook, grouped
from validate.mentions import same_quantity
from validate.rule import Rule, claim

_SIGNS = ("≥", "≤", "≧", "≦", ">", "<", "＞", "＜", "﹥", "﹤", "=", "＝", "═", "不低于", "不少于", "不高于", "不超过")

CODE = "QT11"


def check(book: FactBook) -> Iterator[Outcome]:
    actuals = book.of("indicator_actual", "satisfaction_reported", where=lambda fact: fact.context.indicator is not None)
    targets = grouped(book.of("indicator_target", "satisfaction_target"), lambda fact: (fact.context.part, fact.context.indicator))
    for fact in actuals:
        if fact.quantity is None and fact.date is None:
            continue
        mates = targets.get((fact.context.part, fact.context.indicator), [])
        target = next((other for other in mates if other.context.group == fact.context.group), mates[0] if mates else None)
        sources = [fact, target] if target is not None else [fact]
        copied = fact.raw.strip().startswith(_SIGNS) and (target is None or _same(fact, target))
        if not copied:
            yield claim(CODE, True, sources, Say("实际值是一个数", "the actual is a value"), doubt=False)
            continue
        yield claim(
            CODE,
            False,
            sources,
            Say(
                f"“{fact.context.indicator}”的实际完成值写作“{fact.raw}”，照抄目标值的写法，不是实测值。",
                f"The actual of “{fact.context.indicator}” is printed as a bound ({fact.raw}), copied from its target.",
            ),
            reported=fact.raw,
            expected="实测值",
            key=(CODE, str(fact.context.part)),
        )


def _same(actual: Fact, target: Fact) -> bool:
    if actual.date is not None or target.date is not None:
        return actual.date == target.date
    if target.comparator not in (None, Comparator.EQ) and actual.comparator not in (None, target.comparator):
        return False
    return same_quantity(actual, target)


RULE = Rule(
    CODE,
    "actual-is-a-measurement",
    Say("实际完成值照抄目标值的比较号", "An actual is printed with the target's comparator"),
    Category.CRITERION,
    Scope.IN_TABLE,
    Severity.LOW,
    check,
)

"""QT15 正文的数量与指标表相符

查什么　正文说到的数量、比率，如果指标表（自评表、评分表、监控表）里有同名、同单位的指标，应等于该指标的完成值、目标值或预计值；
　　　　写明“完成”的，应等于完成值。
为什么　自评报告的正文与自评表常由两人填写，同一件事两个数，得分就没有依据。
触发　　正文“新建取水口2处”，自评表“新建取水口”目标≥2处、完成3处。
不触发　正文数等于目标值或预计完成值；表中只有目标值，而正文没说是计划的；只有“≥6000人”的目标而正文为6500人；
　　　　各年度、各标段的数；相差过大、显然另有所指的。
局限　　名称按去掉动词和“数量、长度”等字后相同来对应，对不上的不比；别的规则已指出的数字不再重复。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.fact import Fact, Stage
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from model.slips import one_slip, reordered, telling_digits
from validate.algebra import numeral
from validate.book import FactBook
from validate.counts import keeps
from validate.funds import swapped, value
from validate.mentions import same_quantity
from validate.rows import Row, Told, told
from validate.rule import Rule, claim, unchecked

CODE = "QT15"


def check(book: FactBook) -> Iterator[Outcome]:
    found: dict[tuple[object, ...], list[Told]] = {}
    for one in told(book):
        found.setdefault((one.fact.context.group, one.row.name, one.fact.context.stage), []).append(one)
    for members in found.values():
        if len({value(one.fact) for one in members}) > 1:
            yield unchecked(CODE, [one.fact for one in members], Say("同一段里有几个数，可能是分项", "several numbers in one paragraph may be parts"))
            members = [one for one in members if len(members) == 2 and _exchanged(one) and _settled(members, one)]
        for one in members:
            yield _compared(one)


def _compared(one: Told) -> Outcome:
    fact, row = one.fact, one.row
    done = fact.context.stage is Stage.ACHIEVED
    aimed = bool(_AIMED.search(fact.context.section or ""))  # 总体目标：建成站点24个: told as if done
    against = row.actuals if done and row.actuals and not aimed else row.values
    same = [other for other in against if same_quantity(fact, other)]
    if same or _kept(fact, row):
        return claim(CODE, True, [fact, *(same or row.targets)], Say("正文与指标表一致", "text and table agree"), doubt=False)
    nearest = min(against, key=lambda other: abs(value(other) - value(fact)))
    if not row.actuals and fact.context.stage not in (Stage.PLANNED, Stage.TARGET) and value(fact) not in swapped(nearest):
        return unchecked(CODE, [fact, *against], Say("表中只有目标值，正文可能是完成数", "the table has goals only: the text may tell what was done"))
    if not _like(fact, nearest):
        return unchecked(CODE, [fact, *against], Say("相差较大，可能另有所指", "so far apart that another thing may be meant"))
    kind = "完成值" if nearest in row.actuals else "目标值" if nearest in row.targets else "预计完成值"
    return claim(
        CODE, False, [fact, *row.values],
        Say(f"“{row.name}”：正文为{fact.raw}，指标表{kind}为{nearest.raw}。", f"{row.name}: {fact.raw} in the text, {nearest.raw} in the table."),
        reported=fact.raw, expected=nearest.raw, severity=None if done else Severity.LOW, key=(row.name, fact.raw),
    )


_AIMED = regexp(r"目标(?!(?:任务)?(?:完成|实现|达成))")
"""绩效目标完成情况 tells what was reached."""


def _exchanged(one: Told) -> bool:
    """Whether the text has a value of the row with two digits in the other's place."""
    return any(value(one.fact) in swapped(other) for other in one.row.values) and not any(same_quantity(one.fact, other) for other in one.row.values)


def _settled(members: Sequence[Told], one: Told) -> bool:
    """Whether the other number of the paragraph is a value of the row."""
    return all(any(same_quantity(two.fact, other) for other in two.row.values) for two in members if two is not one)


def _kept(fact: Fact, row: Row) -> bool:
    """Where the row has no result, a number that keeps the bound may be right."""
    if row.actuals or fact.context.stage in (Stage.PLANNED, Stage.TARGET):
        return False
    return any(target.comparator is not None and keeps(fact, target) for target in row.targets)


def _like(a: Fact, b: Fact) -> bool:
    """So near, or so alike in the digits, that one may be the other mistyped."""
    if a.quantity is None or b.quantity is None or not value(a) or not value(b):
        return False
    low, high = sorted((value(a), value(b)))
    turned = a.quantity.unit == "%" and reordered(numeral(a), numeral(b))
    turned = turned or (telling_digits(numeral(a)) >= _TELLING and one_slip(numeral(a), numeral(b)))
    return low * 3 >= high * 2 or value(a) in swapped(b) or (high - low == 1 and high < 10) or turned


_TELLING = 3
"""Digits: of fewer, two numbers differ in one of them by chance."""

RULE = Rule(
    CODE,
    "text-and-row",
    Say("正文数量与指标表不一致", "A number of the text differs from the indicator's row"),
    Category.CROSS_REFERENCE,
    Scope.TEXT_AND_TABLE,
    Severity.MEDIUM,
    check,
    yields=True,
)
"""One cause is told once: counts and sums that other rules compare are theirs."""

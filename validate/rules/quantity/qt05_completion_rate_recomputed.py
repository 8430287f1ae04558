"""QT05 完成率等于完成值除以目标值

查什么　同一指标的完成率应等于实际完成值÷目标值；偏差率应等于完成率减100%。
　　　　句中紧接完成数的完成率，计划数见于别处（同一批次、同一项目）的，按该计划数核对。
　　　　说明里称完成年度计划的百分之几，而完成数见于指标表某一行的，按该行核对。
为什么　完成率是打分的依据。
触发　　目标60公里，完成48公里，完成率写作84%。
不触发　完成率以100%为上限；反向指标（≤）用目标÷完成；超额完成的完成率可以大于100%。
局限　　指标值为文字或日期、或目标与完成单位不同时记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from model.fact import Fact, Stage
from model.figure import Comparator
from model.finding import Category, Outcome, Scope, Severity, Status
from model.notice import Say
from validate.algebra import Const, Difference, Expr, Leaf, percent
from validate.book import FactBook, grouped
from validate.counts import DONE, PLAN, by_key, own_voice
from validate.rule import Rule, settled, unchecked
from validate.trees import IndicatorRow, score_tables

_TARGETS = ("indicator_target", "satisfaction_target")
_ACTUALS = ("indicator_actual", "satisfaction_reported")

_COMPLETION = ("任务完成率", "完成率", "完工率")

CODE = "QT05"


def check(book: FactBook) -> Iterator[Outcome]:
    yield from _by_item(book)
    yield from _by_row(book)
    yield from _by_count(book)
    facts = book.of("completion_rate", "deviation_rate", *_TARGETS, *_ACTUALS, where=lambda fact: bool(fact.context.indicator and fact.context.group))
    for (_, indicator), members in grouped(facts, lambda fact: (fact.context.group, fact.context.indicator)).items():
        found = {concept: fact for fact in reversed(members) for concept in [fact.concept]}
        rate, deviation = found.get("completion_rate"), found.get("deviation_rate")
        target = next((found[c] for c in _TARGETS if c in found), None)
        actual = next((found[c] for c in _ACTUALS if c in found), None)
        target = target or (_aim_of_row(book, actual) if actual is not None else None)
        if rate is not None and rate.quantity is not None and rate.context.scope != "overall":
            yield _rate(rate, target, actual, indicator or "")
        if deviation is not None and deviation.quantity is not None and (rate is None or rate.quantity is None):
            yield unchecked(CODE, [deviation], Say("缺完成率", "the completion rate is missing"))
        elif deviation is not None and deviation.quantity is not None and rate is not None:
            less = Difference(Leaf(rate), Const(Decimal(100)))
            more = Difference(Const(Decimal(100)), Leaf(rate))
            sides = [
                _settle(deviation, side, Say(f"{indicator}的偏差率与完成率", f"deviation of {indicator} against its completion"))
                for side in (less, more)
            ]
            yield next((side for side in sides if side.status is Status.CONSISTENT), sides[0])


def _by_item(book: FactBook) -> Iterator[Outcome]:
    """路面大修完成率100%, where the text plans and counts the 路面大修: the one planned over the one done, of one unit."""
    quantities = book.numbers("quantity", where=lambda fact: fact.context.lot is None and fact.context.scope is None)
    for rate in book.numbers("stated_rate", where=lambda fact: (fact.context.item or "").endswith(_COMPLETION)):
        name = next(rate.context.item.removesuffix(tail) for tail in _COMPLETION if rate.context.item and rate.context.item.endswith(tail))
        same = [fact for fact in quantities if fact.context.item == name and fact.context.voice is rate.context.voice]
        done = _single(fact for fact in same if fact.context.stage is Stage.ACHIEVED)
        planned = _single(fact for fact in same if fact.context.stage in (Stage.PLANNED, Stage.TARGET))
        if done is not None and planned is not None and done.quantity and planned.quantity and done.quantity.unit == planned.quantity.unit:
            yield _rate(rate, planned, done, name)


_AT_ONCE = 12
"""Characters between what was done and its rate: nothing else stands there."""


def _by_count(book: FactBook) -> Iterator[Outcome]:
    """改造户数742户，完成率84.32%, where the households planned are told elsewhere of the same whole, batch or project."""
    rates = [fact for fact in book.numbers("completion_rate") if fact.anchor.cell is None and fact.context.scope != "overall"]
    for scope in dict.fromkeys(fact.context.scope for fact in rates):
        counts = by_key(book, own_voice, scope)
        plans = {(key.concept, key.item, key.lot): facts for key, facts in counts.items() if key.life == PLAN}
        done = [(key, fact) for key, facts in counts.items() if key.life == DONE for fact in facts if fact.anchor.cell is None]
        for rate in (fact for fact in rates if fact.context.scope == scope):
            near = [(key, fact) for key, fact in done
                    if 0 <= rate.anchor.span.start - fact.anchor.span.end <= _AT_ONCE and fact.context.group == rate.context.group]
            plan = plans.get((near[0][0].concept, near[0][0].item, near[0][0].lot), []) if len(near) == 1 else []
            target = _single(fact for fact in plan if fact.quantity is not None)
            if target is not None:
                yield _rate(rate, target, near[0][1], f"{scope or ''}{book.lexicon.concepts[near[0][0].concept].title}")


def _by_row(book: FactBook) -> Iterator[Outcome]:
    """全年筛查4836人，完成年度计划的93%: of the one row of a form that has such a number as its result."""
    for rate in book.numbers("share_of_plan"):
        own = _rows_with(book, set((rate.context.item or "").split("、")))
        if len({row.target.raw for row in own if row.target is not None}) == 1:
            yield _rate(rate, own[0].target, own[0].actual, own[0].name)


def _aim_of_row(book: FactBook, actual: Fact) -> Fact | None:
    """What a form demands of the one result that is printed as the text prints its own."""
    if actual.anchor.cell is not None or actual.quantity is None or not actual.quantity.unit or actual.quantity.unit == "%":
        return None
    own = _rows_with(book, {_bare(actual)})
    return own[0].target if len({row.target.raw for row in own if row.target is not None}) == 1 else None


def _rows_with(book: FactBook, counts: set[str]) -> list[IndicatorRow]:
    """The rows of forms, with target and result, that have one of these results."""
    rows = [row for table in score_tables(book) for row in table.rows if row.target is not None]
    return [row for row in rows if row.actual is not None and _bare(row.actual) in counts]


def _bare(fact: Fact) -> str:
    return "".join(fact.raw.replace(",", "").split())


def _single(facts: Iterable[Fact]) -> Fact | None:
    """The first of facts that all say one number."""
    found = list(facts)
    return found[0] if found and len({fact.quantity.value for fact in found if fact.quantity}) == 1 else None


def _rate(rate: Fact, target: Fact | None, actual: Fact | None, indicator: str) -> Outcome:
    if target is None or actual is None or target.quantity is None or actual.quantity is None:
        return unchecked(CODE, [rate], Say("缺目标值或完成值", "target or actual is missing or no number"))
    if target.quantity.unit != actual.quantity.unit or target.doubt or actual.doubt:
        return unchecked(CODE, [rate, target, actual], Say("目标值与完成值单位不同", "target and actual differ in unit"))
    what = Say(f"{indicator}的完成率", f"completion rate of {indicator}")
    tries: list[tuple[Expr, Decimal | None]] = [(percent(actual, target), None), (percent(actual, target), Decimal(100))]
    if target.comparator in (Comparator.LE, Comparator.LT):
        tries += [(percent(target, actual), None), (percent(target, actual), Decimal(100))]
        if actual.quantity.value <= target.quantity.value and rate.quantity is not None and rate.quantity.value == 100:
            tries.insert(0, (Const(Decimal(100)), None))
    outcomes = [_settle(rate, expr, what, high) for expr, high in tries]
    return next((found for found in outcomes if found.status is not Status.INCONSISTENT), outcomes[0])


def _settle(rate: Fact, expr: Expr, what: Say, high: Decimal | None = None) -> Outcome:
    return settled(CODE, rate, expr, what, high=high)


RULE = Rule(
    CODE,
    "completion-rate-recomputed",
    Say("完成率与完成值÷目标值不符", "A completion rate is not actual over target"),
    Category.ARITHMETIC,
    Scope.IN_TABLE,
    Severity.MEDIUM,
    check,
)

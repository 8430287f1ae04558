"""RB14 预算执行率得分

查什么　自评表“年度资金总额”一行：得分＝分值×执行率（不超过分值）。
为什么　这一行的得分是公式算出来的，没有酌情的余地。
触发　　执行率86.5%，分值10分，得分10分（应为8.65分）。
不触发　执行率102%，得10分；得分按执行数÷预算数的精确值算得上。
局限　　依据自评表的通行口径；预算为零、执行率缺失时记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from model.fact import Fact
from model.figure import Voice
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.quantity import Quantity
from validate.algebra import numeral, percent
from validate.book import FactBook
from validate.dossier import dossiers, plain_name
from validate.ladder import decimal_of, printed_like
from validate.rule import Rule, claim, unchecked
from validate.score_formula import Formula, by_formula
from validate.scores import Score, Standing, held

CODE = "RB14"
_TOTAL = (None, "total")


def check(book: FactBook) -> Iterator[Outcome]:
    ruled = {(d.system, plain_name(d.name)) for d in dossiers(book) if d.rubrics}
    for score in book.numbers("indicator_score"):
        context = score.context
        has_rubric = (book.system(context), plain_name(context.indicator or "")) in ruled
        if context.dimension == "预算执行" and context.voice is not Voice.EVALUATOR and not has_rubric:
            yield _row(book, score)


def _row(book: FactBook, score: Fact) -> Outcome:
    group = score.context.group
    weight = _beside(book, score, "indicator_weight", group)
    rate = _beside(book, score, "execution_rate", group)
    if weight is None or weight.quantity is None or score.quantity is None:
        return unchecked(CODE, [score], Say("没有预算执行率的分值", "the weight of budget execution is not given"))
    budget, spent = (next(iter(_totals(book, concept, group)), None) for concept in ("budget_total", "funds_spent"))
    scores = [found for quantity in _rates(rate, budget, spent) for found in by_formula(Formula.RATE, Standing(weight.quantity.value, quantity))]
    sources = [fact for fact in (score, weight, rate, spent, budget) if fact is not None]
    if not scores:
        return unchecked(CODE, sources, Say("没有执行率，或预算数为零", "no execution rate, or the budget is zero"))
    return _settled(score, sources, scores)


def _settled(score: Fact, sources: list[Fact], scores: list[Score]) -> Outcome:
    assert score.quantity is not None
    reading, best = held(score.quantity, scores)
    should = printed_like(best.exact, score.quantity)
    if Decimal(should) == score.quantity.value and reading is None:
        should = f"{decimal_of(best.exact, 2):f}"
    return claim(
        CODE, reading is not None, sources,
        Say(f"预算执行率得分为{numeral(score)}分，按“分值×执行率”{best.working.rpartition(' = ')[0]}应为{should}分。",
            f"Budget execution scores {numeral(score)}; weight x rate ({best.working.rpartition(' = ')[0]}) gives {should}."),
        reported=numeral(score), expected=should, computation=best.working, basis="norm:default", key=(score.context.group or "", numeral(score)),
    )


def _beside(book: FactBook, score: Fact, concept: str, group: str | None) -> Fact | None:
    cell = score.anchor.cell
    found = [fact for fact in book.numbers(concept) if fact.context.group == group and fact.context.source in _TOTAL]
    row = [fact for fact in found if cell and fact.anchor.cell and fact.anchor.cell.row == cell.row]
    same = [fact for fact in found if fact.context.dimension == "预算执行"]
    alone = {fact.quantity.value for fact in found if fact.quantity is not None}
    return next(iter(row or same or (found if concept == "execution_rate" and len(alone) == 1 else [])), None)


def _totals(book: FactBook, concept: str, group: str | None) -> list[Fact]:
    found = [fact for fact in book.numbers(concept) if fact.context.group == group and fact.context.source == "total" and fact.context.period is None]
    return sorted(found, key=lambda fact: fact.context.item != "全年")


def _rates(rate: Fact | None, budget: Fact | None, spent: Fact | None) -> Iterator[Quantity]:
    """The printed rate, and the one its amounts give."""
    if rate is not None and rate.quantity is not None:
        yield rate.quantity
    if budget is not None and spent is not None and budget.quantity and budget.quantity.value:
        exact: Fraction = percent(spent, budget).value()
        yield Quantity(decimal_of(exact, 12), "%", Decimal("0.000001"))


RULE = Rule(
    CODE, "execution-score", Say("预算执行率得分不符", "The budget execution score is wrong"),
    Category.CRITERION, Scope.IN_TABLE, Severity.HIGH, check, basis="norm:default",
)

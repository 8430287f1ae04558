"""RB02 按门槛与扣分标准重算得分

查什么　评分标准写“x%以上为满分，每降低1%扣除权重的p%（或若干分）”时，用实际结果重算得分，
　　　　写“每发现1处扣若干分”时，用说明里查出的处数重算，写“为0得满分，每有1个扣若干分”时，用完成值的个数重算，
　　　　并算出对分类得分、总分和等级的影响。
为什么　评分常按目标值而不按评分标准里的满分线起扣，差错会一直传到总分。
触发　　满分线95%，结果88%，权重5分，每降1%扣2%权重分：应得4.3分，报告按90%起扣得4.8分。
不触发　按比例扣、每满1%扣、不足1%按1%扣，任一种算得上即可；只差在截尾的记提示；
　　　　按份、按处计扣而结果是百分率的，说不出有几份几处，不算。
局限　　实际结果取业绩值，业绩值是文字时取该指标算式的百分数结果；都没有时记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.figure import Rubric, RubricStep, StepKind
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.quantity import Quantity
from model.regexp import regexp
from validate.book import FactBook
from validate.dossier import Dossier, agreed, distinct, dossiers
from validate.rescore import below_floor, by_count, by_threshold, full_lines
from validate.rule import Rule, Source, unchecked
from validate.scores import Score, step_of
from validate.telling import rates_of, rescored, standards

CODE = "RB02"
_NONE = "0"
"""大班额为0得满分: the line below which nothing can be."""


def check(book: FactBook) -> Iterator[Outcome]:
    for dossier in dossiers(book):
        for rubric, sources in standards(dossier):
            penalty = step_of(rubric, StepKind.PENALTY)
            if penalty is None or not dossier.scores or rubric.discretionary:
                continue
            missed = agreed(dossier.shortfalls)
            if missed is not None and missed.quantity is not None and dossier.weight is not None and dossier.weight.quantity is not None:
                counted = by_count(rubric, dossier.weight.quantity.value, missed.quantity)
                yield from _told(book, dossier, penalty, counted, [*sources, dossier.weight, missed], Say(
                    f"评分标准规定每{penalty.per}扣{penalty.loss}", f"its standard takes {penalty.loss} for each {penalty.per}"))
            yield from _below(book, dossier, rubric, penalty, sources)


_COUNTS = regexp(r"[项例处次起人件户份宗辆所座台家套名栋间村]$")
"""每有1份样品不达标扣0.5分: what costs a mark is counted, and a rate does not tell how many there are."""


def _below(book: FactBook, dossier: Dossier, rubric: Rubric, penalty: RubricStep, sources: tuple[Source, ...]) -> Iterator[Outcome]:
    """Full marks from a line on, so much off for each point below it."""
    weight = dossier.weight.quantity.value if dossier.weight and dossier.weight.quantity else Decimal(0)
    start = next(iter(full_lines(rubric, weight)), None)
    if start is None:
        return
    rate = None if _COUNTS.search(penalty.per or "") else next(rates_of(dossier), None)
    found = (_counted(dossier, penalty) if start.value == _NONE else None) or rate
    standing = dossier.standing(found[0] if found else None)
    if found is None or standing is None:
        yield unchecked(CODE, [*dossier.scores, *sources], Say("没有可代入评分标准的结果，或权重不明", "no result to put into "
                                                                                                             "the standard, or no weight"))
        return
    if below_floor(rubric, found[0]):
        return  # RB03
    scores = by_threshold(rubric, standing)
    if not scores:
        yield unchecked(CODE, [*dossier.scores, *sources], Say("评分标准的扣分办法未能读全", "the standard's deductions were not read whole"))
        return
    line = "" if start.value == _NONE else "以下" if start.comparator in ("<=", "<") else "以上"
    why = Say(f"评分标准规定{start.value}{line}为满分、每差{penalty.per}扣{penalty.loss}",
              f"its standard gives full marks from {start.value} and takes {penalty.loss} for each {penalty.per}")
    yield from _told(book, dossier, penalty, scores, [*sources, *dossier.weights, found[1], *dossier.actuals], why)


def _counted(dossier: Dossier, penalty: RubricStep) -> tuple[Quantity, Source] | None:
    """What was reached where it is counted as the penalty counts: 2个 of what costs a mark for 1个."""
    actual = agreed(dossier.actuals)
    unit = regexp(r"^[\d.]+").sub("", penalty.per or "")
    counted = actual is not None and actual.quantity is not None and unit and actual.quantity.unit != "%" and actual.raw.endswith(unit)
    return (actual.quantity, actual) if counted and actual is not None and actual.quantity is not None else None


def _told(book: FactBook, dossier: Dossier, penalty: RubricStep, scores: Sequence[Score], sources: Sequence[Source], why: Say) -> Iterator[Outcome]:
    step = None if "%" in (penalty.loss or "") else penalty.loss
    for _, mentions in distinct(dossier.scores) if scores else ():
        yield rescored(CODE, book, dossier, mentions, scores, sources, why, step=step)


RULE = Rule(
    CODE, "step-deduction", Say("得分与扣分标准不符", "The score is not what its deduction scale gives"),
    Category.CRITERION, Scope.TEXT_AND_TABLE, Severity.HIGH, check,
)

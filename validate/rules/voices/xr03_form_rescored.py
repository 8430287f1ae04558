"""XR03 用评价核实的完成值重算自评得分

查什么　把评价核实的完成值代入单位自评表，按比例（未验收等记0分，延期的从0分到满分）重算自评总分，得一区间。
为什么　它回答“自评若如实填报，应得多少分”。
触发　　自评100分，按核实的完成值只有84.5～94.5分。
不触发　核实的完成值与自评相同；自评总分在区间之内。
局限　　是估算，只作提示，不作差错；对不上的指标按自评得分计。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from model.fact import Fact
from model.figure import Voice
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import numeral
from validate.book import FactBook
from validate.ladder import decimal_of
from validate.pairs import differ, matches, results
from validate.rescore import by_target
from validate.rule import Rule, claim, unchecked
from validate.scores import Standing
from validate.targets import Verdict, verdict
from validate.trees import IndicatorRow, ScoreTable, score_tables

CODE = "XR03"


@dataclass(frozen=True, slots=True)
class _Loss:
    name: str
    least: Fraction
    most: Fraction
    facts: tuple[Fact, ...]


def check(book: FactBook) -> Iterator[Outcome]:
    found = {(dossier.system, dossier.name): match for match in matches(book) for dossier in match.unit}
    if not found:
        return
    for table in score_tables(book):
        if table.voice is not Voice.UNIT or table.score_total is None or table.score_total.quantity is None:
            continue
        losses = []
        for row in table.rows:
            match = found.get((table.system, row.name))
            truth = next(results(match.evaluator), None) if match else None
            loss = _loss(book, row, truth) if truth is not None else None
            if loss is not None:
                losses.append(loss)
        yield _total(table, table.score_total, losses)


def _loss(book: FactBook, row: IndicatorRow, truth: Fact) -> _Loss | None:
    """What a row loses with the evaluator's result, between the least and the most; None where nothing changes."""
    if row.score is None or row.score.quantity is None or row.weight is None or row.weight.quantity is None or row.actual is None:
        return None
    score, weight = Fraction(row.score.quantity.value), Fraction(row.weight.quantity.value)
    if not differ(row.actual, truth, book.lexicon):
        return None
    facts = (row.score, row.actual, truth)
    if verdict(truth.text, book.lexicon) in (Verdict.NO_RESULT, Verdict.UNMET):
        return _Loss(row.name, score, score, facts)
    if truth.date is not None:
        return _Loss(row.name, Fraction(0), score, facts)
    target = row.target
    if truth.quantity is None or target is None or target.quantity is None:
        return None
    scores = by_target(Standing(row.weight.quantity.value, truth.quantity, target.quantity, target.comparator))
    if not scores:
        return None
    values = [min(score, found.exact) for found in scores if found.exact <= weight]
    return _Loss(row.name, score - max(values), score - min(values), facts)


def _total(table: ScoreTable, total: Fact, losses: list[_Loss]) -> Outcome:
    if not losses or total.quantity is None:
        return unchecked(CODE, [total], Say("没有可代入的不同完成值", "no result to put in that differs"))
    value = Fraction(total.quantity.value)
    high, low = value - sum((loss.least for loss in losses), Fraction(0)), value - sum((loss.most for loss in losses), Fraction(0))
    reach = f"{decimal_of(low, 2)}～{decimal_of(high, 2)}" if low != high else f"{decimal_of(low, 2)}"
    listed = "、".join(loss.name for loss in losses)
    return claim(
        CODE, low <= value <= high, [total, *(fact for loss in losses for fact in loss.facts)],
        Say(f"自评总分{numeral(total)}分，代入评价核实的完成值（{listed}）重算为{reach}分。",
            f"The unit's {numeral(total)} becomes {reach} with the evaluator's results ({listed})."),
        reported=numeral(total), expected=reach, key=(table.system, table.group),
    )


RULE = Rule(
    CODE, "form-rescored", Say("按核实的完成值，自评得分偏高", "With the evaluator's results the self-score is too high"),
    Category.SELF_VS_EVAL, Scope.CROSS_REPORT, Severity.INFO, check,
)

"""RB01 按评分公式重算得分

查什么　评分标准写有公式（得分=（业绩值/目标值）×权重、得分=完成率×权重、按完成比例计分）时，用表中的目标值、业绩值和权重重算得分；
　　　　并看公式的方向是否合于目标的方向。
为什么　公式是报告自己定的，得分应由它得出；“≤”型指标若按业绩值除以目标值计分，完成得越差得分越高。
触发　　目标≥80个，业绩值60个，权重8分，得分7分（应为6分）；成本目标≤50万元，公式却是（业绩值/目标值）×权重。
不触发　超额完成按权重封顶；“≤”型指标按目标值除以业绩值、或按超出比例扣分，任一种算得上即可。
局限　　业绩值是文字（未验收）或单位与目标不同时记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.figure import Rubric, RubricStep, StepKind
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.quantity import Quantity
from validate.book import FactBook
from validate.dossier import Dossier, agreed, distinct, dossiers
from validate.rescore import below_floor, by_share, full_lines
from validate.rule import Rule, Source, claim, unchecked
from validate.score_formula import Formula, by_formula, formula_of
from validate.scores import LE, steps_of
from validate.telling import rates_of, rescored, standards

CODE = "RB01"


def check(book: FactBook) -> Iterator[Outcome]:
    for dossier in dossiers(book):
        wrong_way: list[Source] = []
        for rubric, sources in standards(dossier):
            formulas = [(step, formula) for step in steps_of(rubric, StepKind.FORMULA) if (formula := formula_of(step)) is not None]
            if len(formulas) != 1:
                continue
            step, formula = formulas[0]
            if _reversed(dossier, formula):
                wrong_way += sources
            yield from _scores(book, dossier, formula, rubric, sources)
        if wrong_way:
            yield _direction(dossier, wrong_way, step)


def _reversed(dossier: Dossier, formula: Formula) -> bool:
    target = agreed(dossier.targets)
    return formula is Formula.RATIO and target is not None and target.comparator in LE


def _direction(dossier: Dossier, sources: list[Source], step: RubricStep) -> Outcome:
    rubrics = [source for source in sources if isinstance(source, Rubric)]
    target = dossier.targets[0]
    return claim(
        CODE, False, [*rubrics, *dossier.targets],
        Say(f"{dossier.title}的目标为“{target.raw}”（越低越好），评分公式却是业绩值除以目标值，业绩值越高得分越高，方向相反；应为目标值除以业绩值，或达标得满分、超出扣分。",
            f"{dossier.title} has the target {target.raw} (lower is better), but its formula divides actual by target: the worse the result, the "
            f"higher the score."),
        reported=step.text or "业绩值/目标值", expected="目标值/业绩值", severity=Severity.MEDIUM, key=(dossier.system, dossier.title, "direction"),
    )


def _scores(book: FactBook, dossier: Dossier, printed: Formula, rubric: Rubric, sources: tuple[Source, ...]) -> Iterator[Outcome]:
    formula = Formula.RATE if printed is Formula.RATIO and not dossier.actuals and dossier.results else printed
    found = _actual(dossier, formula)
    if found is None and formula in (Formula.SHARE, Formula.RATE) and _counted(dossier, rubric):
        formula, found = Formula.RATIO, _actual(dossier, Formula.RATIO)
    if found is not None and below_floor(rubric, found[0]):
        return  # RB03
    standing = dossier.standing(found[0] if found else None)
    shared = formula is Formula.SHARE or (formula is Formula.RATE and standing is not None and len(full_lines(rubric, standing.weight)) == 1)
    scores = (by_share(rubric, standing) if shared else by_formula(formula, standing)) if standing and found else ()
    if standing and formula is not printed and printed is not Formula.SHARE:
        # 得分=实际满意度/目标值×分值: what was reached may be the actual itself, or its share of the goal
        scores = (*by_formula(printed, standing), *scores)
    if not scores or found is None:
        if dossier.scores:
            yield unchecked(CODE, [*dossier.scores, *sources], Say("公式所需的业绩值、目标值或权重不全，或不是同一单位的数",
                                                                   "actual, target or weight is missing, or they are not numbers of one unit"))
        return
    rate = formula in (Formula.RATE, Formula.SHARE)
    inputs: list[Source] = [*sources, *dossier.weights, *([] if rate else dossier.targets), found[1], *dossier.actuals]
    for _, mentions in distinct(dossier.scores):
        yield rescored(CODE, book, dossier, mentions, scores, inputs, Say("评分标准给出了计分公式", "its standard gives a formula"))


def _counted(dossier: Dossier, rubric: Rubric) -> bool:
    """按完成比例计分 of a number to be reached: the proportion is that of what was done, where no line or floor is told."""
    target, actual = agreed(dossier.targets), agreed(dossier.actuals)
    if target is None or actual is None or target.quantity is None or actual.quantity is None or target.comparator in LE:
        return False
    lined = (StepKind.THRESHOLD, StepKind.ZERO_BELOW, StepKind.PENALTY, StepKind.BRANCH)
    return target.quantity.unit == actual.quantity.unit and not any(steps_of(rubric, kind) for kind in lined)


def _actual(dossier: Dossier, formula: Formula) -> tuple[Quantity, Source] | None:
    if formula in (Formula.RATE, Formula.SHARE):
        return next(rates_of(dossier), None)
    actual = agreed(dossier.actuals)
    return (actual.quantity, actual) if actual is not None and actual.quantity is not None else None


RULE = Rule(
    CODE, "proportional-score", Say("得分与评分公式不符", "The score is not what its formula gives"),
    Category.CRITERION, Scope.IN_TABLE, Severity.HIGH, check,
)

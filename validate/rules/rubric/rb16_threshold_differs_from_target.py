"""RB16 满分线与目标值不一致

查什么　评分标准写“x%以上为满分”，而同一指标的目标值是“≥y%”，两者应相同。
为什么　达到目标的指标按标准仍要扣分（或没有达到也得满分），目标与标准不是一套。
触发　　目标≥85%，评分标准写90%以上为满分。
不触发　目标≥90%，标准90%以上为满分；目标是文字。
局限　　只比百分数；满分线低于目标的（分档评分常见）只作提示；目标前后不一时记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from model.figure import StepKind
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import numeral
from validate.book import FactBook
from validate.dossier import agreed, dossiers
from validate.rule import Rule, Source, claim, unchecked
from validate.scores import number_of, steps_of
from validate.telling import standards

CODE = "RB16"


def check(book: FactBook) -> Iterator[Outcome]:
    for dossier in dossiers(book):
        for rubric, sources in standards(dossier):
            starts = [step for step in steps_of(rubric, StepKind.THRESHOLD) if "%" in (step.value or "").replace("％", "%")]
            percents = [fact for fact in dossier.targets if fact.quantity is not None and fact.quantity.unit == "%"]
            if len(starts) != 1 or not percents:
                continue
            edge, target = number_of(starts[0].value), agreed(percents)
            inputs: list[Source] = [*sources, *dossier.targets]
            if target is None or target.quantity is None or edge is None:
                yield unchecked(CODE, inputs, Say("目标值前后不一", "the targets differ"))
                continue
            yield claim(
                CODE, Fraction(target.quantity.value) == edge, inputs,
                Say(f"{dossier.title}的目标值为{target.raw}，评分标准却规定{starts[0].value}为满分线，达到目标与得满分不是一回事。",
                    f"{dossier.title} has the target {target.raw}, but its standard gives full marks only from {starts[0].value}."),
                reported=starts[0].value or "", expected=f"{numeral(target)}",
                severity=Severity.MEDIUM if edge > Fraction(target.quantity.value) else Severity.INFO, key=(dossier.system, dossier.title),
            )


RULE = Rule(
    CODE, "threshold-differs-from-target", Say("满分线与目标值不一致", "The full-mark line differs from the target"),
    Category.CRITERION, Scope.IN_TABLE, Severity.MEDIUM, check,
)

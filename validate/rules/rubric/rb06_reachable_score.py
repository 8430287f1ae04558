"""RB06 得分应是评分标准给得出的分数

查什么　评分标准只有几档分数（按时得4分，延期不影响使用得2分，否则不得分），或按次数扣固定分数时，得分应是其中一个。
为什么　给不出的分数说明没有按标准评分。
触发　　标准的档次为4分、2分、0分，得分写3分。
不触发　标准写有“酌情”“视情况”“按比例”；得分正是其中一档。
局限　　标准含公式、门槛、要点的由其他规则核对，本条不判。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from model.figure import StepKind
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import numeral
from validate.book import FactBook
from validate.dossier import distinct, dossiers
from validate.ladder import decimal_of
from validate.rule import Rule, claim, unchecked
from validate.telling import standards
from validate.top_marks import reachable

CODE = "RB06"
_STEPPED = (StepKind.BRANCH, StepKind.PENALTY)


def check(book: FactBook) -> Iterator[Outcome]:
    for dossier in dossiers(book):
        weight = dossier.weight
        for rubric, sources in standards(dossier):
            if weight is None or weight.quantity is None or not dossier.scores or not any(step.kind in _STEPPED for step in rubric.steps):
                continue
            marks = reachable(rubric, weight.quantity.value)
            if marks is None:
                yield unchecked(CODE, [*dossier.scores, *sources], Say("评分标准可给连续的分数，或档次没有读全", "the standard gives a range, or "
                                                                                                                 "its branches were not all read"))
                continue
            listed = "、".join(f"{decimal_of(mark)}" for mark in sorted(marks, reverse=True)[:8])
            for first, mentions in distinct(dossier.scores):
                value = Fraction(first.quantity.value) if first.quantity else Fraction(0)
                yield claim(
                    CODE, value in marks, [*mentions, *sources, *dossier.weights],
                    Say(f"{dossier.title}得分为{numeral(first)}分，而评分标准只能给{listed}分。",
                        f"{dossier.title} scores {numeral(first)}, but its standard gives only {listed}."),
                    reported=numeral(first), expected=listed, key=(dossier.system, dossier.title, numeral(first)),
                )


RULE = Rule(
    CODE, "reachable-score", Say("得分不是评分标准给得出的分数", "The standard cannot give this score"),
    Category.CRITERION, Scope.IN_TABLE, Severity.HIGH, check,
)

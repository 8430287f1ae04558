"""RB03 低于底线应不得分

查什么　评分标准写“x%以下不得分”时，结果低于底线的指标得分应为0。
为什么　底线是报告自己定的，低于底线仍给分会虚增总分。
触发　　（不含）60%以下不得分，结果52%，得分1分。
不触发　结果52%，得0分；结果正好60%而底线写“不含60%”。
局限　　结果的印出精度跨过底线，或没有百分数结果时记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from model.figure import StepKind
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.quantity import ZERO, Interval
from validate.algebra import numeral
from validate.book import FactBook
from validate.dossier import distinct, dossiers
from validate.rescore import below_floor
from validate.rule import Rule, claim, unchecked
from validate.scores import Score, Way, step_of
from validate.telling import rates_of, rescored, standards

CODE = "RB03"
_NOTHING = Interval.point(ZERO)


def check(book: FactBook) -> Iterator[Outcome]:
    for dossier in dossiers(book):
        for rubric, sources in standards(dossier):
            floor = step_of(rubric, StepKind.ZERO_BELOW)
            if floor is None or not dossier.scores:
                continue
            found = next(rates_of(dossier), None)
            below = below_floor(rubric, found[0]) if found else None
            if found is None or below is None:
                yield unchecked(CODE, [*dossier.scores, *sources], Say("没有可与底线比较的结果，或跨在底线上", "no result to hold against the "
                                                                                                               "floor, or it straddles it"))
                continue
            inputs = [*sources, found[1], *dossier.actuals]
            for _, mentions in distinct(dossier.scores):
                if not below:
                    yield claim(CODE, True, [*mentions, *inputs], Say("结果不低于底线", "the result is not below the "
                                                                                        "floor"), reported=numeral(mentions[0]))
                    continue
                zero = Score(Fraction(0), _NOTHING, f"{found[0].value:f}% < {floor.value} = 0", Way.WHOLE)
                why = Say(f"评分标准规定{floor.value}以下不得分", f"its standard gives nothing below {floor.value}")
                yield rescored(CODE, book, dossier, mentions, (zero,), inputs, why)


RULE = Rule(
    CODE, "zero-below", Say("低于底线仍得分", "Marks given below the standard's floor"),
    Category.CRITERION, Scope.TEXT_AND_TABLE, Severity.HIGH, check,
)

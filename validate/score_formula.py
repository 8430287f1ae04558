"""Marks by a printed formula (得分=完成值/目标值×分值), or in proportion to what was reached."""

from __future__ import annotations

import re
from enum import StrEnum
from fractions import Fraction

from model.figure import RubricStep
from model.regexp import regexp
from validate.ladder import decimal_of
from validate.scores import LE, PERCENT, Score, Standing, Way, capped, scored_for


class Formula(StrEnum):
    """Printed scoring formulas that are understood."""

    RATIO = "ratio"
    RATE = "rate"
    INVERSE = "inverse"
    SHARE = "share"


_ACTUAL = r"(?:业绩值|实际[一-龥]{0,8}|完成[值数量]|全年完成[值数量]?)"
_TARGET = r"(?:目标[值数量]?|指标值|标杆值|年度指标值|计划[一-龥]{0,8}|任务[数量值])"
_WEIGHT = r"(?:[一-龥]{0,6}(?:权重|分值|满分|标准分|分数)[分值]?|\d+(?:\.\d+)?分?)"


def formula_of(step: RubricStep) -> Formula | None:
    """Which formula a step prints: 得分=(业绩值/目标值)×权重, 得分=完成率×权重, 按完成比例计分."""
    text = regexp(r"[\s()（）]").sub("", step.text or step.condition or "")
    text = text.translate(str.maketrans("×＊÷／＝", "**//="))
    text = regexp(r"\*100[%％]").sub("", text)
    if re.search(rf"{_ACTUAL}/{_TARGET}\*{_WEIGHT}", text) or re.search(rf"{_WEIGHT}\*{_ACTUAL}/{_TARGET}", text):
        return Formula.RATIO
    if re.search(rf"{_TARGET}/{_ACTUAL}\*{_WEIGHT}", text):
        return Formula.INVERSE
    if re.search(rf"得分=[^=/*]*率\*{_WEIGHT}", text) or re.search(rf"得分={_WEIGHT}\*[^=/*]*率", text):
        return Formula.RATE
    return Formula.SHARE if regexp("按").match(text) else None


def by_formula(formula: Formula, standing: Standing) -> tuple[Score, ...]:
    """The scores a printed formula gives, capped at the weight; for ≤ targets also as they should be reversed."""
    actual, target, weight = standing.actual, standing.target, Fraction(standing.weight)
    if actual is None:
        return ()
    if formula is Formula.RATE:
        if actual.unit not in PERCENT:
            return ()
        working = f"{decimal_of(Fraction(actual.value))}% × {standing.weight:f}"
        return (scored_for(lambda a: capped(weight * a / 100, weight), actual, Way.RATE, working),)
    if target is None or not target.value or actual.unit != target.unit:
        return ()
    goal = Fraction(target.value)
    a, t = decimal_of(Fraction(actual.value)), decimal_of(goal)
    ratio = scored_for(lambda x: capped(weight * x / goal, weight), actual, Way.RATIO, f"{a} ÷ {t} × {standing.weight:f}")
    if standing.comparator not in LE and formula is Formula.RATIO:
        return (ratio,)
    met = f"{a} ≤ {t}"
    inverse = scored_for(lambda x: weight if x <= goal else capped(weight * goal / x, weight), actual, Way.INVERSE,
                      met if a <= t else f"{t} ÷ {a} × {standing.weight:f}")
    excess = scored_for(lambda x: weight if x <= goal else capped(weight * (2 - x / goal), weight), actual, Way.EXCESS,
                     met if a <= t else f"(1 - ({a} - {t}) ÷ {t}) × {standing.weight:f}")
    return (inverse, excess, ratio) if formula is Formula.RATIO else (inverse, excess)

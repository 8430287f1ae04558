"""Scoring standards applied again: steps x what is known of an indicator = the score it should have, as an interval.

Wordings leave room (每降低1%: in proportion, each point begun, each whole point), so there are several readings; a printed
score that any of them gives is consistent.  The first is the one that is told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from model.figure import Comparator, Rubric, RubricStep, StepKind
from model.quantity import Interval, Quantity, Reading
from model.regexp import regexp
from validate.ladder import decimal_of
from validate.score_formula import Formula, by_formula
from validate.scores import LE, PERCENT, Score, Standing, Way, capped, number_of, plain_number, scored_for, step_of, steps_of


def by_threshold(rubric: Rubric, standing: Standing) -> tuple[Score, ...]:
    """Full marks from a threshold, so much off for each point missed, nothing below a floor.

    Empty where the standard has no threshold with a penalty, where several claim to be it, or the actual is unknown."""
    starts = full_lines(rubric, standing.weight)
    penalties = [step for step in steps_of(rubric, StepKind.PENALTY) if number_of(step.per) and number_of(step.loss) is not None]
    if len(starts) != 1 or len(penalties) != 1 or standing.actual is None:
        return ()
    start, penalty = starts[0], penalties[0]
    edge, per, loss = number_of(start.value), number_of(penalty.per), penalty_loss(penalty, standing.weight)
    if edge is None or per is None or loss is None:
        return ()
    weight = Fraction(standing.weight)
    upward = start.comparator in LE
    found = []
    for way, count in _counts(rubric):
        def score(actual: Fraction, count: Callable[[Fraction], Fraction] = count) -> Fraction:
            missed = max(Fraction(0), actual - edge if upward else edge - actual)
            return min(weight, max(Fraction(0), weight - count(missed / per) * loss))

        told = scored_for(score, standing.actual, way, _threshold_working(standing, start, penalty, loss, way))
        # points are counted on the number as printed: only a proportion spreads with it
        found.append(told if way is Way.PROPORTIONAL else replace(told, interval=Interval.point(decimal_of(told.exact, 12))))
    return tuple(found)


def by_count(rubric: Rubric, weight: Decimal, missed: Quantity) -> tuple[Score, ...]:
    """So much off for each piece missing, wrong or late; empty where several penalties may be meant."""
    penalties = steps_of(rubric, StepKind.PENALTY)
    per, loss = (number_of(penalties[0].per), penalty_loss(penalties[0], weight)) if len(penalties) == 1 else (None, None)
    if not per or not loss or "%" in (penalties[0].per or "") or "百分点" in (penalties[0].per or ""):
        return ()
    full = Fraction(weight)
    working = f"{weight:f} - {decimal_of(Fraction(missed.value))} × {plain_number(loss)}" + (f" ÷ {plain_number(per)}" if per != 1 else "")
    found = []
    for way, count in _counts(rubric):
        exact = capped(full - count(Fraction(missed.value) / per) * loss, full)
        found.append(Score(exact, Interval.point(decimal_of(exact, 12)), f"{working} = {plain_number(exact)}", way))
    return tuple(found)


_ALONE = regexp(r"(?<![\d.])(\d+(?:\.\d+)?)[%％](?!\d)")


def full_lines(rubric: Rubric, weight: Decimal) -> list[RubricStep]:
    """The steps that say where full marks begin: thresholds, and branches of one percentage that give the whole weight
    (合格率100%得10分)."""
    found = [step for step in steps_of(rubric, StepKind.THRESHOLD) if number_of(step.value) is not None]
    if found:
        return found
    for step in steps_of(rubric, StepKind.BRANCH):
        edges = _ALONE.findall(step.condition or "")
        full = "满分" in (step.marks or "") or number_of(step.marks) == Fraction(weight)
        if full and not edges and _AT_NONE.search(step.condition or ""):
            found.append(replace(step, kind=StepKind.THRESHOLD, value="0", comparator=Comparator.LE))
        elif full and len(edges) == 1 and not regexp(r"低于|不足|小于|以下|<").search(step.condition or ""):
            found.append(replace(step, kind=StepKind.THRESHOLD, value=f"{edges[0]}%", comparator=Comparator.GE))
    return found


_AT_NONE = regexp(r"(?:率|比例|数|次数|个数|起数)(?:为|是|等于|=)?(?:0|零)(?:的|时|者)?$")
"""调整率为0得4分: full marks where there is none of it."""
_COUNTS: dict[Way, Callable[[Fraction], Fraction]] = {
    Way.PROPORTIONAL: lambda missed: missed,
    Way.BEGUN: lambda missed: Fraction(ceil(missed)),
    Way.WHOLE: lambda missed: Fraction(floor(missed)),
}
_BEGUN = regexp(r"(?:不足|不满|不到|未满)[^，。；;]{0,10}(?:均?按|视为|计为|也按)[^，。；;]{0,10}(?:计|算|扣|[天日月点处项%])")
_WHOLE = regexp(r"(?:不足|不满|不到|未满)[^，。；;]{0,10}(?:的)?不(?:予)?(?:计|扣)|每满\d")


def _counts(rubric: Rubric) -> list[tuple[Way, Callable[[Fraction], Fraction]]]:
    """The ways of counting what was missed: the one that the standard names (不足10天的按10天计), else each of them."""
    named = Way.BEGUN if _BEGUN.search(rubric.text) else Way.WHOLE if _WHOLE.search(rubric.text) else None
    return [(way, count) for way, count in _COUNTS.items() if named in (None, way)]


def penalty_loss(step: RubricStep, weight: Decimal) -> Fraction | None:
    """What one penalty costs, in marks: ``2%`` of the weight, or ``0.5`` marks."""
    loss = number_of(step.loss)
    if loss is None:
        return None
    share = "%" in step.unit or "%" in (step.loss or "") or "％" in (step.loss or "")
    return Fraction(weight) * loss / 100 if share else loss


def below_floor(rubric: Rubric, actual: Quantity) -> bool | None:
    """Whether the actual lies where the standard gives nothing; None where it has no floor, or cannot be told."""
    step = step_of(rubric, StepKind.ZERO_BELOW)
    edge = number_of(step.value) if step else None
    if step is None or edge is None:
        return None
    reach = actual.interval(Reading.ROUNDED)
    bound = decimal_of(edge, 12)
    if step.comparator is Comparator.LE:
        return True if reach.high <= bound else False if reach.low > bound else None
    return True if reach.high < bound else False if reach.low >= bound else None


_DIVIDED = regexp(r"[/÷][^，。；;]{1,12}[×*]")
_OF_AIM = regexp(
    r"(?:占|与|除以|/|÷|达到|相对于)(?:目标|指标值|标杆|计划|任务)[^，。；;]{0,8}(?:比|率)|(?:目标|指标)值?的?(?:完成|实现)(?:比例|率|程度)")
"""按实际值占目标值的比例计分: of the goal, whatever that is, not of the whole."""


def by_share(rubric: Rubric, standing: Standing) -> tuple[Score, ...]:
    """Marks in proportion to a rate, full from the standard's line on: of the whole, of the line, of what lies above the floor."""
    actual, weight = standing.actual, Fraction(standing.weight)
    lines = full_lines(rubric, standing.weight)
    floor_step = step_of(rubric, StepKind.ZERO_BELOW)
    if actual is None or actual.unit not in PERCENT or len(lines) > 1 or any(line.comparator in LE for line in lines) or standing.comparator in LE:
        return ()
    goal = Fraction(standing.target.value) if standing.target is not None and standing.target.unit in PERCENT and standing.target.value else None
    printed = step_of(rubric, StepKind.FORMULA)
    of_aim = printed is not None and _OF_AIM.search(printed.text or "") is not None
    if of_aim and not lines and goal is None:
        return ()
    full = (number_of(lines[0].value) if lines else None) or goal or Fraction(100)
    floor = (number_of(floor_step.value) if floor_step else None) or Fraction(0)
    if full <= floor:
        return ()
    rate, plain = decimal_of(Fraction(actual.value)), standing.weight
    met = Fraction(actual.value) >= full
    of_line: dict[str, Callable[[Fraction], Fraction]] = {f"{rate} ÷ {decimal_of(full)} × {plain:f}": lambda a: a / full}
    told = of_aim or (printed is not None and _DIVIDED.search(printed.text or "") is not None)  # 满意度/90%×分值: told which way
    ways = of_line if told else {
        f"{rate}% × {plain:f}": lambda a: a / 100,
        **of_line,
        f"({rate} - {decimal_of(floor)}) ÷ ({decimal_of(full)} - {decimal_of(floor)}) × {plain:f}": lambda a: (a - floor) / (full - floor),
        f"(1 - ({decimal_of(full)}% - {rate}%)) × {plain:f}": lambda a: 1 - (full - a) / 100,
    }

    def scored(share: Callable[[Fraction], Fraction], working: str) -> Score:
        return scored_for(lambda a: weight if a >= full else capped(weight * share(a), weight), actual, Way.RATE, working)

    return tuple(scored(share, f"{rate} ≥ {decimal_of(full)}" if met else working) for working, share in ways.items())


def by_target(standing: Standing) -> tuple[Score, ...]:
    """What the official rules give a figure without a standard of its own: met, full marks; else in proportion."""
    if standing.comparator in LE:
        return by_formula(Formula.INVERSE, standing)
    return by_formula(Formula.RATIO, standing)


def _threshold_working(standing: Standing, start: RubricStep, penalty: RubricStep, loss: Fraction, way: Way) -> str:
    edge = plain_number(number_of(start.value) or Fraction(0))
    actual = plain_number(Fraction(standing.actual.value)) if standing.actual else "?"
    per = number_of(penalty.per) or Fraction(1)
    missed = f"({actual} - {edge})" if start.comparator in LE else f"({edge} - {actual})"
    over = f" ÷ {plain_number(per)}" if per != 1 else ""
    inside = {Way.BEGUN: f"⌈{missed}{over}⌉", Way.WHOLE: f"⌊{missed}{over}⌋"}.get(way, f"{missed}{over}")
    return f"{standing.weight:f} - {inside} × {plain_number(loss)}"

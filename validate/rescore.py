"""Scoring standards applied again: steps x what is known of an indicator = the score it should have, as an interval.

Wordings leave room (每降低1%: in proportion, each point begun, each whole point), so there are several readings; a printed
score that any of them gives is consistent.  The first is the one that is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from model.figure import Comparator, Rubric, RubricStep, StepKind
from model.kept import kept
from model.quantity import Interval, Quantity, Reading
from model.regexp import regexp
from validate.ladder import decimal_of

_NUMERAL = regexp(r"-?\d+(?:,\d{3})*(?:\.\d+)?")
LE = (Comparator.LE, Comparator.LT)


class Way(StrEnum):
    """How a standard was applied."""

    PROPORTIONAL = "proportional"
    BEGUN = "begun"
    WHOLE = "whole"
    RATIO = "ratio"
    INVERSE = "inverse"
    EXCESS = "excess"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of an indicator; actual and target in one base unit (rates 0-100)."""

    weight: Decimal
    actual: Quantity | None = None
    target: Quantity | None = None
    comparator: Comparator | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """A score that a standard gives: ``exact`` at the printed numbers, ``interval`` for all they may stand for."""

    exact: Fraction
    interval: Interval
    working: str
    way: Way


@kept
def number_of(printed: str | None) -> Fraction | None:
    """The number of a step's field (``2%`` -> 2, ``0.5分`` -> 1/2); None where it holds none."""
    found = _NUMERAL.search(printed or "")
    return Fraction(found.group().replace(",", "")) if found else None


def step_of(rubric: Rubric, kind: StepKind) -> RubricStep | None:
    return next((step for step in rubric.steps if step.kind is kind), None)


def steps_of(rubric: Rubric, kind: StepKind) -> tuple[RubricStep, ...]:
    return tuple(step for step in rubric.steps if step.kind is kind)


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

        told = _scored(score, standing.actual, way, _threshold_working(standing, start, penalty, loss, way))
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
    working = f"{weight:f} - {decimal_of(Fraction(missed.value))} × {_plain(loss)}" + (f" ÷ {_plain(per)}" if per != 1 else "")
    found = []
    for way, count in _counts(rubric):
        exact = _cap(full - count(Fraction(missed.value) / per) * loss, full)
        found.append(Score(exact, Interval.point(decimal_of(exact, 12)), f"{working} = {_plain(exact)}", way))
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


_PERCENT = ("%", "％")


_DIVIDED = regexp(r"[/÷][^，。；;]{1,12}[×*]")
_OF_AIM = regexp(
    r"(?:占|与|除以|/|÷|达到|相对于)(?:目标|指标值|标杆|计划|任务)[^，。；;]{0,8}(?:比|率)|(?:目标|指标)值?的?(?:完成|实现)(?:比例|率|程度)")
"""按实际值占目标值的比例计分: of the goal, whatever that is, not of the whole."""


_ALL = 100


def by_share(rubric: Rubric, standing: Standing) -> tuple[Score, ...]:
    """Marks in proportion to a rate, full from the standard's line on: of the whole, of the line, of what lies above the floor."""
    actual, weight = standing.actual, Fraction(standing.weight)
    lines = full_lines(rubric, standing.weight)
    floor_step = step_of(rubric, StepKind.ZERO_BELOW)
    if actual is None or actual.unit not in _PERCENT or len(lines) > 1 or any(line.comparator in LE for line in lines) or standing.comparator in LE:
        return ()
    goal = Fraction(standing.target.value) if standing.target is not None and standing.target.unit in _PERCENT and standing.target.value else None
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
    of_all: dict[str, Callable[[Fraction], Fraction]] = {f"{rate}% × {plain:f}": lambda a: a / 100}
    ways = of_line if told else {
        **(of_line | of_all if full < _ALL else of_all | of_line),  # where less than all was aimed at, the share of that is meant first
        f"({rate} - {decimal_of(floor)}) ÷ ({decimal_of(full)} - {decimal_of(floor)}) × {plain:f}": lambda a: (a - floor) / (full - floor),
        f"(1 - ({decimal_of(full)}% - {rate}%)) × {plain:f}": lambda a: 1 - (full - a) / 100,
    }

    def scored(share: Callable[[Fraction], Fraction], working: str) -> Score:
        return _scored(lambda a: weight if a >= full else _cap(weight * share(a), weight), actual, Way.RATE, working)

    return tuple(scored(share, f"{rate} ≥ {decimal_of(full)}" if met else working) for working, share in ways.items())


def by_formula(formula: Formula, standing: Standing) -> tuple[Score, ...]:
    """The scores a printed formula gives, capped at the weight; for ≤ targets also as they should be reversed."""
    actual, target, weight = standing.actual, standing.target, Fraction(standing.weight)
    if actual is None:
        return ()
    if formula is Formula.RATE:
        if actual.unit not in _PERCENT:
            return ()
        working = f"{decimal_of(Fraction(actual.value))}% × {standing.weight:f}"
        return (_scored(lambda a: _cap(weight * a / 100, weight), actual, Way.RATE, working),)
    if target is None or not target.value or actual.unit != target.unit:
        return ()
    goal = Fraction(target.value)
    a, t = decimal_of(Fraction(actual.value)), decimal_of(goal)
    ratio = _scored(lambda x: _cap(weight * x / goal, weight), actual, Way.RATIO, f"{a} ÷ {t} × {standing.weight:f}")
    if standing.comparator not in LE and formula is Formula.RATIO:
        return (ratio,)
    met = f"{a} ≤ {t}"
    inverse = _scored(lambda x: weight if x <= goal else _cap(weight * goal / x, weight), actual, Way.INVERSE,
                      met if a <= t else f"{t} ÷ {a} × {standing.weight:f}")
    excess = _scored(lambda x: weight if x <= goal else _cap(weight * (2 - x / goal), weight), actual, Way.EXCESS,
                     met if a <= t else f"(1 - ({a} - {t}) ÷ {t}) × {standing.weight:f}")
    return (inverse, excess, ratio) if formula is Formula.RATIO else (inverse, excess)


def by_target(standing: Standing) -> tuple[Score, ...]:
    """What the official rules give a figure without a standard of its own: met, full marks; else in proportion."""
    if standing.comparator in LE:
        return by_formula(Formula.INVERSE, standing)
    return by_formula(Formula.RATIO, standing)


def held(reported: Quantity, scores: Sequence[Score]) -> tuple[Reading | None, Score]:
    """The first rung of the ladder on which one of the scores agrees with the printed one, and that score (else the first)."""
    value = Fraction(reported.value)
    for score in scores:
        if score.exact == value:
            return Reading.AS_PRINTED, score
    side = reported.interval(Reading.ROUNDED)
    for score in scores:
        if side.meets(score.interval):
            return Reading.ROUNDED, score
    for score in scores:
        if reported.ulp and 0 <= score.exact - value < Fraction(reported.ulp):
            return Reading.TRUNCATED, score
    return None, scores[0]


@dataclass(frozen=True, slots=True)
class Top:
    """The most a standard can give.  ``exactly``: it claims to be the whole; else it may give more than was read."""

    marks: Fraction
    working: str
    steps: tuple[RubricStep, ...]
    exactly: bool


def tops(rubric: Rubric, weight: Decimal) -> tuple[Top, ...]:
    """The maxima that the steps of a standard speak of: the best branch, the sum of its points, its shares."""
    found = []
    branches = [step for step in steps_of(rubric, StepKind.BRANCH) if number_of(step.marks) is not None]
    if branches:
        marks = [_marks(step, weight) for step in branches]
        best = max(marks)
        complete = len(branches) > 1 and not regexp(r"满分|全部分|权重分|全分|100\s*[%％]").search(rubric.text) and not rubric.discretionary
        if len(marks) > 1 and sum(marks, Fraction(0)) == Fraction(weight):
            # 6月底达到50%得2分，12月底达到95%得3分: branches of several points
            found.append(Top(Fraction(weight), " + ".join(_plain(m) for m in marks), tuple(branches), complete))
        found.append(Top(best, f"max({', '.join(_plain(m) for m in marks)})", (branches[marks.index(best)],), complete))
        if len(branches) > 1 and sum(marks, Fraction(0)) == weight:  # 目标相符得1.5分，资金匹配得1.5分: points, not grades
            found.append(Top(Fraction(weight), " + ".join(_plain(m) for m in marks), tuple(branches), False))
    points = [step for step in steps_of(rubric, StepKind.POINT) if number_of(step.marks) is not None]
    if len(points) > 1 or (points and not branches):
        marks = [_marks(step, weight) for step in points]
        whole = not branches and len(points) > 1 and numbered([step.mark for step in points])
        found.append(Top(sum(marks, Fraction(0)), " + ".join(_plain(m) for m in marks), tuple(points), whole))
    shares = [step for step in steps_of(rubric, StepKind.SHARE) if number_of(step.loss) is not None]
    if len(shares) > 1 and numbered([step.mark for step in shares]) and not rubric.deduct_to_zero:
        parts = [number_of(step.loss) or Fraction(0) for step in shares]
        total = sum(parts, Fraction(0)) * Fraction(weight) / 100
        found.append(Top(total, f"({' + '.join(f'{_plain(p)}%' for p in parts)}) × {weight:f}", tuple(shares), False))
    return tuple(found)


def _marks(step: RubricStep, weight: Decimal) -> Fraction:
    marks = number_of(step.marks) or Fraction(0)
    return marks * Fraction(weight) / 100 if "%" in (step.marks or "") or "％" in (step.marks or "") else marks


CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"


def numbered(marks: Sequence[str | None]) -> bool:
    """Whether marks are ① ② ③ … (or 1 2 3 …, a b c …) without a gap."""
    places = [place_of(mark) for mark in marks]
    return places == list(range(1, len(places) + 1))


def place_of(mark: str | None) -> int | None:
    """The place that a point's mark names: ② -> 2, (3) -> 3, C. -> 3, 四 -> 4."""
    bare = (mark or "").strip("()（）.、．: ：")
    if not bare:
        return None
    if bare.isdecimal():
        return int(bare)
    for row in (CIRCLED, "一二三四五六七八九十", "abcdefghij"):
        if bare.lower() in row:
            return row.index(bare.lower()) + 1
    return None


_ONE_LOSS = regexp(r"扣除?(\d+(?:\.\d+)?)分")
_MOST_STEPS = 100
_CASE_LOSS = regexp(
    r"(?:(?<!第)[一1]|任[一意何]|有)(?:项|处|个|次|笔|份|条|起|例|环节|方面)[^，。；;①-⑳]{0,14}[，,]?扣除?(\d*[1-9]\d*(?:\.\d+)?|\d+\.\d*[1-9])分"
)
"""缺一项扣1分, 发现一处不规范的扣0.5分: so much for each case, although 每 is left out."""


_CONTINUOUS = regexp(
    r"酌情|视情|适当|按比例|比例得分|相应扣|相应减|(?:占|的)(?:权重|指标|该项)?(?:分值|分)?的?\d/\d|[①-⑳].{0,8}各占|得相应(?:权重)?分")
"""Words that allow any score, or one by points (要点①②③各占1/3) beside which so much is taken off for each case."""


_RANGE = regexp(r"(?<![\d.%])\d+(?:\.\d+)?(?:分)?[-—–－~～至到]\d+(?:\.\d+)?分")
"""明显改善7分；较为改善5-6分；一般3-4分: any score between the two."""


def reachable(rubric: Rubric, weight: Decimal) -> frozenset[Fraction] | None:
    """The only scores a standard of branches, or of so much off for each case, can give; None where it is continuous or
    was not read whole."""
    kinds = {step.kind for step in rubric.steps}
    if rubric.discretionary or _CONTINUOUS.search(rubric.text) or _RANGE.search(rubric.text) or not kinds:
        return None
    full = Fraction(weight)
    if kinds <= {StepKind.BRANCH, StepKind.VETO}:
        branches = steps_of(rubric, StepKind.BRANCH)
        marks = {_marks(step, weight) for step in branches if number_of(step.marks) is not None}
        marks |= {full - Fraction(loss) for loss in _ONE_LOSS.findall(rubric.text)}  # 因客观原因推迟的扣1分
        each = [Fraction(loss) for loss in _CASE_LOSS.findall(rubric.text) if Fraction(loss) >= full / _MOST_STEPS]
        marks |= {full - count * loss for loss in each for count in range(floor(full / loss) + 1)}
        return frozenset({*marks, Fraction(0), full}) if len(marks) > 1 and max(marks) == full else None
    if kinds <= {StepKind.PENALTY, StepKind.VETO}:
        penalties = steps_of(rubric, StepKind.PENALTY)
        loss = penalty_loss(penalties[0], weight)
        per = penalties[0].per or ""
        if len(penalties) != 1 or not loss or loss < full / 100 or (number_of(per) or 1) != 1 or regexp(r"[%％]|百分点").search(per):
            return None
        counts = range(floor(full / loss) + 1)
        return frozenset({*(full - count * loss for count in counts), Fraction(0)})
    return None


def _cap(score: Fraction, weight: Fraction) -> Fraction:
    return min(weight, max(Fraction(0), score))


def _scored(score: Callable[[Fraction], Fraction], actual: Quantity, way: Way, working: str) -> Score:
    """A monotone standard on a value and on both ends of what it stands for."""
    reach = actual.interval(Reading.ROUNDED)
    ends = [decimal_of(score(Fraction(end)), 12) for end in (reach.low, reach.high)]
    exact = score(Fraction(actual.value))
    return Score(exact, Interval(min(ends), max(ends)), f"{working} = {_plain(exact)}", way)


def _threshold_working(standing: Standing, start: RubricStep, penalty: RubricStep, loss: Fraction, way: Way) -> str:
    edge = _plain(number_of(start.value) or Fraction(0))
    actual = _plain(Fraction(standing.actual.value)) if standing.actual else "?"
    per = number_of(penalty.per) or Fraction(1)
    missed = f"({actual} - {edge})" if start.comparator in LE else f"({edge} - {actual})"
    over = f" ÷ {_plain(per)}" if per != 1 else ""
    inside = {Way.BEGUN: f"⌈{missed}{over}⌉", Way.WHOLE: f"⌊{missed}{over}⌋"}.get(way, f"{missed}{over}")
    return f"{standing.weight:f} - {inside} × {_plain(loss)}"


def _plain(number: Fraction) -> str:
    return f"{decimal_of(number):f}"

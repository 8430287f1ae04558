"""The most that a standard gives, by its points and in all, and the marks that it can give at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from model.figure import Rubric, RubricStep, StepKind
from model.regexp import regexp
from validate.rescore import penalty_loss
from validate.scores import number_of, plain_number, steps_of


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
        marks = [marks_of(step, weight) for step in branches]
        best = max(marks)
        complete = len(branches) > 1 and not regexp(r"满分|全部分|权重分|全分|100\s*[%％]").search(rubric.text) and not rubric.discretionary
        if len(marks) > 1 and sum(marks, Fraction(0)) == Fraction(weight):
            # 6月底达到50%得2分，12月底达到95%得3分: branches of several points
            found.append(Top(Fraction(weight), " + ".join(plain_number(m) for m in marks), tuple(branches), complete))
        found.append(Top(best, f"max({', '.join(plain_number(m) for m in marks)})", (branches[marks.index(best)],), complete))
        if len(branches) > 1 and sum(marks, Fraction(0)) == weight:  # 目标相符得1.5分，资金匹配得1.5分: points, not grades
            found.append(Top(Fraction(weight), " + ".join(plain_number(m) for m in marks), tuple(branches), False))
    points = [step for step in steps_of(rubric, StepKind.POINT) if number_of(step.marks) is not None]
    if len(points) > 1 or (points and not branches):
        marks = [marks_of(step, weight) for step in points]
        whole = not branches and len(points) > 1 and numbered([step.mark for step in points])
        found.append(Top(sum(marks, Fraction(0)), " + ".join(plain_number(m) for m in marks), tuple(points), whole))
    shares = [step for step in steps_of(rubric, StepKind.SHARE) if number_of(step.loss) is not None]
    if len(shares) > 1 and numbered([step.mark for step in shares]) and not rubric.deduct_to_zero:
        parts = [number_of(step.loss) or Fraction(0) for step in shares]
        total = sum(parts, Fraction(0)) * Fraction(weight) / 100
        found.append(Top(total, f"({' + '.join(f'{plain_number(p)}%' for p in parts)}) × {weight:f}", tuple(shares), False))
    return tuple(found)


def marks_of(step: RubricStep, weight: Decimal) -> Fraction:
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
        marks = {marks_of(step, weight) for step in branches if number_of(step.marks) is not None}
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

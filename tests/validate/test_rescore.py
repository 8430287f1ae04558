"""Scoring standards applied again."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.figure import Comparator, Rubric, RubricStep, StepKind, Subject
from model.quantity import Precision, Quantity, Reading
from model.span import Anchor, Span
from validate.rescore import below_floor, by_target, by_threshold
from validate.score_formula import Formula, by_formula, formula_of
from validate.scores import Standing, Way, held, number_of
from validate.top_marks import numbered, place_of, reachable, tops

HERE = Anchor(Span(0, 1))


def rubric(*steps: RubricStep, text: str = "", to_zero: bool = False) -> Rubric:
    return Rubric("r", Subject(), text, HERE, 0, steps, to_zero)


def step(kind: StepKind, **fields: object) -> RubricStep:
    return RubricStep(kind, str(fields.pop("text", "")), HERE, **fields)  # type: ignore[arg-type]


def quantity(text: str, unit: str = "%", ulp: str | None = None) -> Quantity:
    places = len(text.partition(".")[2])
    return Quantity(Decimal(text), unit, Decimal(ulp) if ulp else Decimal(1).scaleb(-places), Precision.PRINTED)


SCALE = rubric(
    step(StepKind.THRESHOLD, value="95%", comparator=Comparator.GE), step(StepKind.PENALTY, per="1%", loss="2%", unit="权重%"),
    step(StepKind.ZERO_BELOW, value="60%", comparator=Comparator.LT),
)


def test_so_much_off_for_each_point() -> None:
    scores = {score.way: score.exact for score in by_threshold(SCALE, Standing(Decimal(5), quantity("88.4")))}
    assert scores == {Way.PROPORTIONAL: Fraction("4.34"), Way.BEGUN: Fraction("4.3"), Way.WHOLE: Fraction("4.4")}


def test_full_marks_at_and_above_the_threshold_and_nothing_below_nought() -> None:
    assert {score.exact for score in by_threshold(SCALE, Standing(Decimal(5), quantity("97")))} == {Fraction(5)}
    assert {score.exact for score in by_threshold(SCALE, Standing(Decimal(5), quantity("1")))} == {Fraction(0)}


def test_a_threshold_from_above() -> None:
    scale = rubric(step(StepKind.THRESHOLD, value="5%", comparator=Comparator.LE), step(StepKind.PENALTY, per="1%", loss="0.5分", unit="分"))
    assert by_threshold(scale, Standing(Decimal(4), quantity("7")))[0].exact == 3


def test_the_floor() -> None:
    assert below_floor(SCALE, quantity("52.1")) is True
    assert below_floor(SCALE, quantity("60.0")) is None
    assert below_floor(SCALE, quantity("61")) is False
    assert below_floor(rubric(), quantity("61")) is None


@pytest.mark.parametrize(("text", "wanted"), [
    ("得分=（业绩值/目标值）×指标权重", Formula.RATIO), ("得分=实际完成值÷目标值×100%×权重分", Formula.RATIO), ("得分=预算执行率×权重", Formula.RATE),
    ("得分=(目标值/实际完成值)*分值", Formula.INVERSE), ("得分=各项之和", None), ("得分=权重×资金到位率", Formula.RATE),
])
def test_formulas(text: str, wanted: Formula | None) -> None:
    assert formula_of(step(StepKind.FORMULA, text=text)) is wanted


def test_the_ratio_is_capped_and_reversed_for_ceilings() -> None:
    goal = quantity("80", "个")
    assert by_formula(Formula.RATIO, Standing(Decimal(8), quantity("96", "个"), goal, Comparator.GE))[0].exact == 8
    ways = {score.way: score.exact for score in by_target(Standing(Decimal(10), quantity("110", "元"), quantity("100", "元"), Comparator.LE))}
    assert ways == {Way.INVERSE: Fraction(100, 11), Way.EXCESS: Fraction(9)}
    assert by_formula(Formula.RATIO, Standing(Decimal(8), quantity("96", "户"), goal)) == ()


@given(st.decimals(min_value=1, max_value=100, places=2), st.decimals(min_value=0, max_value=100, places=2), st.integers(1, 30))
def test_a_score_never_leaves_nought_to_weight(edge: Decimal, actual: Decimal, weight: int) -> None:
    scale = rubric(step(StepKind.THRESHOLD, value=f"{edge}%", comparator=Comparator.GE), step(StepKind.PENALTY, per="1%", loss="2%", unit="权重%"))
    for score in by_threshold(scale, Standing(Decimal(weight), quantity(str(actual)))):
        assert 0 <= score.exact <= weight
        assert score.interval.low <= Decimal(weight) and score.interval.high >= 0
        assert held(quantity(f"{float(score.exact):.2f}", "分"), [score])[0] is not None


def test_held_takes_the_first_rung() -> None:
    scores = by_threshold(SCALE, Standing(Decimal(5), quantity("88.4")))
    assert held(quantity("4.30", "分"), scores)[0] is Reading.AS_PRINTED
    assert held(quantity("4.9", "分"), scores)[0] is None


def test_the_most_a_standard_gives() -> None:
    steps = step(StepKind.BRANCH, condition="按时", marks="5"), step(StepKind.BRANCH, condition="延期", marks="2")
    branches = rubric(*steps, text="按时得5分，延期得2分")
    assert [(top.marks, top.exactly) for top in tops(branches, Decimal(3))] == [(5, True)]
    points = rubric(step(StepKind.POINT, mark="①", marks="1.5"), step(StepKind.POINT, mark="②", marks="1.5"))
    assert [(top.marks, top.exactly) for top in tops(points, Decimal(3))] == [(3, True)]
    open_end = rubric(step(StepKind.POINT, mark="②", marks="1.5"), step(StepKind.POINT, mark="④", marks="1.5"))
    assert [top.exactly for top in tops(open_end, Decimal(3))] == [False]


def test_the_scores_that_can_be() -> None:
    cases = rubric(step(StepKind.PENALTY, per="一份", loss="25%", unit="权重%"), text="每缺一份扣权重分的25%")
    assert reachable(cases, Decimal(4)) == {4, 3, 2, 1, 0}
    assert reachable(rubric(step(StepKind.PENALTY, per="一份", loss="1分", unit="分"), text="酌情，每缺一份扣1分"), Decimal(4)) is None
    assert reachable(SCALE, Decimal(5)) is None


def test_marks_name_places() -> None:
    assert [place_of(mark) for mark in ("①", "(2)", "3.", "四", "E", "", None, "x")] == [1, 2, 3, 4, 5, None, None, None]
    assert numbered(["①", "②"]) and not numbered(["①", "③"]) and not numbered([None])


def test_numbers_in_fields() -> None:
    assert (number_of("0.5分"), number_of("2%"), number_of("1,200元"), number_of("若干"), number_of(None)) == (Fraction(1, 2), 2, 1200, None, None)

"""Scoring standards to steps, notes to marks."""

from __future__ import annotations

import pytest

from model.figure import Comparator, Rubric, RubricStep, StepKind, Subject
from model.view import View
from parsers.appraisals import prose_rubrics
from parsers.rubrics.notes import notes_in
from parsers.rubrics.site import Compact, Site
from parsers.rubrics.steps import rubric_in
from tests.parsers.tables_support import line_document


def _site(text: str) -> tuple[Site, View]:
    document = line_document(text)
    return Site(document, lambda _: 0, "x", Subject()), View(text, tuple(range(len(text))), len(text))


def steps(text: str) -> list[RubricStep]:
    rubric = rubric_in(*_site(text))
    return list(rubric.steps) if rubric else []


def kinds(text: str) -> list[StepKind]:
    return [step.kind for step in steps(text)]


def figures(text: str) -> list[str]:
    site, view = _site(text)
    rubric_in(site, view)
    return [f"{figure.role} {figure.raw}" for figure in site.figures]


def noted(text: str) -> list[str]:
    site, view = _site(text)
    notes_in(site, Compact(view))
    return [f"{figure.role} {figure.raw}" + (f" {figure.subject.item}" if figure.subject.item else "") for figure in site.figures]


def whole(text: str) -> Rubric:
    rubric = rubric_in(*_site(text))
    assert rubric is not None
    return rubric


def test_threshold_penalty_and_floor() -> None:
    found = steps("到位率达到92%以上为满分，之后每降低1%扣除3%权重分，（不含）70%以下不得分。")
    threshold, penalty, zero = found
    assert (threshold.kind, threshold.value, threshold.comparator) == (StepKind.THRESHOLD, "92%", Comparator.GE)
    assert (penalty.kind, penalty.per, penalty.loss, penalty.unit) == (StepKind.PENALTY, "1%", "3%", "权重%")
    assert (zero.kind, zero.value, zero.comparator) == (StepKind.ZERO_BELOW, "70%", Comparator.LT)
    assert figures("92%以上为满分，每降低1%扣除3%权重分，70%以下不得分") == ["criterion_penalty 3%", "criterion_threshold 92%"]


@pytest.mark.parametrize(("text", "per", "loss", "unit"), [
    ("每少一项扣0.5分，扣完为止", "1项", "0.5", "分"),
    ("每发现一处问题扣1分", "1处", "1", "分"),
    ("完成率每降低5个百分点扣2分", "5个百分点", "2", "分"),
    ("每延迟1天，扣0.2分", "1天", "0.2", "分"),
    ("每出现一例未归档，扣除权重分的20%", "1例", "20%", "权重%"),
    ("每低于目标值1%，扣权重分的5%", "1%", "5%", "权重%"),
    ("每缺1个扣分值的10%", "1个", "10%", "分值%"),
])
def test_penalties(text: str, per: str, loss: str, unit: str) -> None:
    step = next(step for step in steps(text) if step.kind is StepKind.PENALTY)
    assert (step.per, step.loss, step.unit) == (per, loss, unit)


def test_a_blank_inside_changes_nothing() -> None:
    assert kinds("95% 以上为满分， 之后每降 低 1% 扣 除 2%权重分") == kinds("95%以上为满分，之后每降低1%扣除2%权重分")


def test_point_lists() -> None:
    found = steps("①目标明确（0.5分）；②指标量化（1.5分）；③与预算匹配（1分）")
    assert [(step.kind, step.mark, step.marks) for step in found] == [
        (StepKind.POINT, "①", "0.5"), (StepKind.POINT, "②", "1.5"), (StepKind.POINT, "③", "1")]
    assert [step.mark for step in steps("（1）制度健全（2分），（2）执行到位（3分）")] == ["①", "②"]
    assert [(step.condition, step.marks) for step in steps("机构健全（1.5分）、分工明确（1.5分）")] == [("机构健全", "1.5"), ("分工明确", "1.5")]
    assert figures("①目标明确（0.5分）；②指标量化（1.5分）") == ["criterion_subscore_max 0.5分", "criterion_subscore_max 1.5分"]


def test_shares() -> None:
    found = steps("①②③齐全的得满分，缺①扣除权重分的40%，缺②扣除权重分的60%")
    assert [(step.mark, step.loss) for step in found if step.kind is StepKind.SHARE] == [("①", "40%"), ("②", "60%")]


def test_branches() -> None:
    found = [step for step in steps("按时完工得6分；未按时完工，但不影响使用的得3分；未按时完工且造成影响的不得分。") if step.kind is StepKind.BRANCH]
    assert [step.marks for step in found] == ["6", "3", "0"]
    assert found[1].condition == "未按时完工，但不影响使用"
    assert figures("按时完工得6分；未按时完工的得3分；否则不得分") == ["criterion_full_mark 6分"]


def test_formula_veto_and_flags() -> None:
    found = whole("得分=（完成值/目标值）×权重。")
    assert [step.kind for step in found.steps] == [StepKind.FORMULA]
    assert kinds("资金使用合规得满分，出现任一违规现象则不得分")[-1] is StepKind.VETO
    assert whole("根据资料情况酌情扣分").discretionary
    assert whole("每缺一份扣1分，扣完为止").deduct_to_zero
    assert not whole("每缺一份扣1分").deduct_to_zero


def test_no_standard() -> None:
    assert rubric_in(*_site("考察项目立项是否符合当地规划")) is None
    assert rubric_in(*_site("")) is None


@pytest.mark.parametrize(("text", "expected"), [
    ("手续完整，故①项得1分；内容合规，故②项得0.5分。", ["awarded_subscore 1分 ①", "awarded_subscore 0.5分 ②"]),
    ("有出入，该项扣除2分，该指标得 3.5 分。", ["deduction 2分", "indicator_score 3.5分"]),
    ("不可衡量，扣除10%权重分。", ["deduction_share 10%"]),
    ("资料齐全，该项不扣分，该项得分5分。", ["indicator_score 5分"]),
    ("每缺一项扣1分", []),
    ("共发放补贴20分批完成", []),
])
def test_notes(text: str, expected: list[str]) -> None:
    assert noted(text) == expected


def test_standards_in_paragraphs_belong_to_the_indicator_above() -> None:
    document = line_document("对于“B201 供水保证率”：\n结果90%以上为满分，之后每降低1%扣除2%权重分。")
    found, rubrics = prose_rubrics(document, lambda _: 0)
    assert rubrics[0].subject.code == "B201"
    assert rubrics[0].subject.indicator == "供水保证率"
    assert {figure.role for figure in found} == {"criterion_threshold", "criterion_penalty"}
    assert document.text[found[0].anchor.span.start:found[0].anchor.span.end] in ("90%", "2%")


def test_what_was_found_is_no_standard() -> None:
    document = line_document("1.补种率。分值4分。评分标准：补种率95%以上得满分，95%以下按比例得分。补种率88%，得3.7分。")
    found, rubrics = prose_rubrics(document, lambda _: 0)
    assert [step.kind.value for step in rubrics[0].steps] == ["threshold", "formula"]
    said = {figure.role: figure.raw for figure in found if figure.subject.indicator == "补种率"}
    assert (said["indicator_weight"], said["criterion_result"], said["indicator_score"]) == ("4分", "88%", "3.7分")


def test_a_result_among_several_rates_of_a_kind_is_not_told() -> None:
    document = line_document("1.补种率。分值4分。得分=补种率×分值。东片补种率88%，西片补种率90%，得3.5分。")
    found, _ = prose_rubrics(document, lambda _: 0)
    assert "criterion_result" not in {figure.role for figure in found}

"""Projects told one after the other: whose a figure is."""

from __future__ import annotations

import pytest

from model.figure import Figure
from parsers.extract import extract
from parsers.projects import project_named
from tests.parsers.reading import LEXICON, reading

_SCORED = """一、项目自评情况
（一）水库除险加固工程。预算80万元，支出76万元，预算执行率95%，自评得分95分。
（二）山洪预警系统运维项目。预算20万元，支出18万元，预算执行率90%，自评得分91分。
二、存在问题
部分项目支付较慢，涉及12户。
"""
_PARTS = """一、建设内容
（一）道路改造工程。改造道路4条，投资80万元。
（二）雨污管网工程。铺设管网3公里，投资60万元。
"""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("山洪预警系统运维项目。预算20万元", "山洪预警系统运维项目"),
        ("“阳光助学”补助资金绩效自评情况：全年", "阳光助学补助资金"),
        ("项目资金。到位80万元", None),
        ("中央财政专项资金：到位", None),
        ("加强项目管理，规范工程建设", None),
        ("产出指标完成情况。", None),
    ],
)
def test_what_names_a_project(text: str, name: str | None) -> None:
    assert project_named(text, LEXICON) == name


def _figures(text: str) -> tuple[Figure, ...]:
    return extract(reading(text).document, LEXICON).figures


def test_figures_are_of_the_project_they_stand_under() -> None:
    scopes = {(figure.raw, figure.subject.scope) for figure in _figures(_SCORED) if figure.role in ("execution_rate", "self_score", "households")}
    assert ("95%", "水库除险加固工程") in scopes
    assert ("91分", "山洪预警系统运维项目") in scopes
    assert all(scope is None for raw, scope in scopes if raw.startswith("12"))


def test_parts_of_one_project_are_no_projects() -> None:
    assert {figure.subject.scope for figure in _figures(_PARTS)} == {None}

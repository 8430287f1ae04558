"""Recognisers' confusions, put right only where nothing else can stand."""

from __future__ import annotations

import pytest

from ingest.layout.repair import repaired


@pytest.mark.parametrize(("text", "right"), [
    ("预算2O5.3万元", "预算205.3万元"), ("得分8.5l分", "得分8.5l分"), ("得分l.5", "得分l.5"), ("占1l.5%", "占11.5%"), ("3。14", "3.14"), ("5月20曰", "5月20日"),
])
def test_between_digits(text: str, right: str) -> None:
    assert repaired(text, (0.99,) * len(text)) == right


@pytest.mark.parametrize(("text", "right"), [
    ("某财预〔2023]12号", "某财预〔2023〕12号"), ("某财预[2023〕12号", "某财预〔2023〕12号"), ("某财预(2023)12号", "某财预(2023)12号"),
])
def test_brackets_round_a_year_follow_their_partner(text: str, right: str) -> None:
    assert repaired(text, (0.6,) * len(text)) == right


def test_a_bracket_that_the_recogniser_was_sure_of_is_the_reports_own() -> None:
    assert repaired("某财预〔2023]12号", (0.99,) * 13) == "某财预〔2023]12号"


@pytest.mark.parametrize(("text", "sure", "right"), [("一", 0.8, "—"), ("一", 0.99, "一"), ("一、", 0.8, "一、")])
def test_a_dash_alone(text: str, sure: float, right: str) -> None:
    assert repaired(text, (sure,) * len(text)) == right


@pytest.mark.parametrize(("text", "right"), [
    ("某县（2022)", "某县（2022）"), ("(一）总体", "（一）总体"), ("f(x)", "f(x)"), ("（甲(乙))", "（甲(乙)）"), ("甲）乙(", "甲）乙("), ("(1)甲（2)乙", "(1)甲（2）乙"),
])
def test_both_halves_of_a_bracket_are_of_one_width(text: str, right: str) -> None:
    assert repaired(text, (0.99,) * len(text)) == right


@pytest.mark.parametrize(("text", "right"), [
    ("5-（90%-82%)°(5°2%)", "5-（90%-82%）*(5*2%)"), ("气温5°以上", "气温5°以上"), ("S80>得分", "$80>得分"), ("（S80 >得分）", "（$80 >得分）"), ("满意°60%", "满意*60%"), ("S型道路", "S型道路"), ("型号S70", "型号S70"),
    ("=100%S，", "=100%$，"),
])
def test_signs_of_a_formula(text: str, right: str) -> None:
    assert repaired(text, (0.99,) * len(text)) == right

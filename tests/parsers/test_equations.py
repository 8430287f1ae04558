"""Printed working."""

import pytest

from parsers.equations import Working, workings
from parsers.extract import extract
from tests.parsers.reading import LEXICON, reading, told


def found(text: str) -> Working:
    scrap = reading(text)
    return workings(scrap.document, scrap.stretches, LEXICON)


@pytest.mark.parametrize(
    ("text", "label", "expression", "claimed", "unit"),
    [
        ("资金到位率=（1800/2000）*100%=90%。", "资金到位率", "(1800/2000)*100%", "90%", ""),
        ("预算执行率= (45.5÷50) ×100%=91%，", "预算执行率", "(45.5/50)*100%", "91%", ""),
        ("该项目得分=6-（95%-91.5%）*（6*2%）=5.58。", "该项目得分", "6-(95%-91.5%)*(6*2%)", "5.58", ""),
        ("合计12.5+30=42.5分", "", "12.5+30", "42.5", "分"),
        ("成本=1500.5/12.5=120.04万元/万平方米。", "成本", "1500.5/12.5", "120.04", "万元/万平方米"),
        ("剩余工程款： $640.25 \\times 97\\% - 384.15 = 236.89$ 万\n元", "剩余工程款", "640.25*97%-384.15", "236.89", ""),
        ("2,000.50－500.25＝1,500.25万元", "", "2,000.50-500.25", "1,500.25", "万元"),
        ("完成率=90/120=0.75=75%", "完成率", "90/120=0.75", "75%", ""),
        ("30万元+20万元=50万元", "", "30万元+20万元", "50", "万元"),
    ],
)
def test_reads(text: str, label: str, expression: str, claimed: str, unit: str) -> None:
    (equation,) = found(text).equations
    assert (equation.label, equation.expression, equation.claimed) == (label, expression, claimed)
    assert equation.claimed_unit == unit or "\n" in text


@pytest.mark.parametrize(
    "text", ["计划开工时间=6月", "指标值为=100%", "A=B", "2021-2025年=十四五", "满意度=（非常满意*100%+满意*80%）", "编号2021-3-1=甲"]
)
def test_no_working(text: str) -> None:
    assert found(text).equations == ()


def test_the_result_is_the_labels_figure() -> None:
    assert told(found("预算执行率=（90/100）*100%=90%").figures) == [("execution_rate", "90%")]
    assert told(found("单位成本=1500.5/12.5=120.04万元/万平方米").figures)[0] == ("unit_cost", "120.04万元/万平方米")
    assert told(found("某某=（90/100）*100%=90%").figures) == []


def test_the_operands_of_a_unit_cost() -> None:
    assert ("floor_area", "12.5") in told(found("改造成本=1500.5/12.5=120.04万元/万平方米").figures)


def test_a_score_takes_the_indicator_of_its_heading() -> None:
    (figure,) = found("对于“B102 道路养护及时率”：\n\n依据评分细则，该指标得分=6-（95%-91.5%）*（6*2%）=5.58。\n").figures
    assert (figure.role, figure.subject.code, figure.subject.indicator) == ("indicator_score", "B102", "道路养护及时率")


WEIGHTED = (
    "问卷中关于“4.您对养护是否满意？”，结果=（很满意*100%+满意*80%+一般*50%+不满意*0%）*100%。据分析，"
    "得分=（60.5%*100%+30%*0.8+9.5%*0.5+0%*0%）*100%=89.25%。"
)


def test_a_weighted_index_gives_its_shares() -> None:
    figures = found(WEIGHTED).figures
    assert told(figures) == [
        ("satisfaction_reported", "89.25%"),
        ("survey_option_share", "60.5%"),
        ("survey_option_share", "30%"),
        ("survey_option_share", "9.5%"),
        ("survey_option_share", "0%"),
    ]
    assert [figure.subject.option for figure in figures] == [None, "很满意", "满意", "一般", "不满意"]
    assert {figure.subject.question for figure in figures} == {4}


def test_the_anchor_covers_the_working() -> None:
    text = "说明：资金到位率=（1800/2000）*100%=90%。"
    (equation,) = found(text).equations
    assert text[equation.anchor.span.start : equation.anchor.span.end] == "资金到位率=（1800/2000）*100%=90%"
    assert text[equation.claimed_anchor.span.start : equation.claimed_anchor.span.end] == "90%"


def test_a_unit_cost_may_be_for_a_square_metre_spelt_with_a_figure() -> None:
    found = extract(reading("单位改造成本=3120.6/12.4=251.66万元/万m2，低于同类项目。\n").document, LEXICON)
    assert {("unit_cost", "251.66"), ("floor_area", "12.4")} <= {(one.role, one.number) for one in found.figures}

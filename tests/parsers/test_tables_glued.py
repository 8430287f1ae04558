"""Fund rows without separators."""

from __future__ import annotations

import pytest

from parsers.tables.flat import recovered
from parsers.tables.glued import cuts
from tests.parsers.tables_support import LEXICON, line_document, one, reading


@pytest.mark.parametrize(("left", "right", "money", "rate"), [
    ("303010100.00", "10", ("30", "30"), "100.00"),
    ("412.5206.251050", "5", ("412.5", "206.25"), "50"),
    ("8080641080", "8", ("80", "80", "64"), "80"),
])
def test_the_one_cut_that_agrees(left: str, right: str, money: tuple[str, ...], rate: str) -> None:
    cut, = cuts(left, right)
    assert (cut.money, cut.weight, cut.rate, cut.score) == (money, "10", rate, right)


def test_no_cut_agrees() -> None:
    assert cuts("123456789", "7") == []


def test_figures_of_a_run_together_row() -> None:
    found = reading(line_document("项目资金（万元）全年预算数全年执行数分值执行率得分\n年度资金总额412.5206.251050%5"))
    assert one(found, "funds_spent").number == "206.25"
    assert one(found, "budget_total").unit_text == "万元"
    assert one(found, "execution_rate").raw == "50%"
    assert one(found, "indicator_score").subject.indicator == "预算执行率"


def test_an_ambiguous_row_is_left_alone() -> None:
    found = reading(line_document("年度资金总额123456789%7"))
    assert found.figures == ()


_STRUNG = (
    "一级指标二级指标三级指标分值年度指标值全年实际值得分未完成原因分析产出指标(50分)数量指标巡护林道里程10≥36公里36公里10"
    "补植苗木数量15≥1200株1140株14.25质量指标苗木成活率1585%88%15时效指标完工及时率10100%100%10效益指标(30分)经济效益指标"
    "生态效益指标林区火情次数15≤3次2次15社会效益指标护林员收入状况15有所提高有所提高15满意度指标(10分)服务对象满意度指标"
    "护林员满意度10≥90%93%10总分10099.25"
)


def test_a_form_strung_together_is_cut_apart() -> None:
    found = reading(line_document(_STRUNG))
    rows = {figure.subject.indicator: figure.raw for figure in found.figures if figure.role == "indicator_weight"}
    assert rows == {"巡护林道里程": "10", "补植苗木数量": "15", "苗木成活率": "15", "完工及时率": "10", "林区火情次数": "15", "护林员收入状况": "15", "护林员满意度": "10"}
    assert [figure.raw for figure in found.figures if figure.role == "indicator_actual"][:3] == ["36公里", "1140株", "88%"]
    assert one(found, "total_score").number == "99.25"


def test_scores_alone_are_cut_by_their_total() -> None:
    found = reading(line_document(
        "一级指标二级指标三级指标年初目标值实际完成值得分产出指标数量指标培训班期数6630质量指标结业率95%97%20效益指标社会效益指标就业人数20人26人30总分100"))
    assert [figure.raw for figure in found.figures if figure.role == "indicator_score"] == ["30", "20", "30"]
    assert [figure.raw for figure in found.figures if figure.role == "indicator_target"] == ["6", "95%", "20人"]


def test_a_form_that_can_be_cut_in_two_ways_is_left_alone_and_said_so() -> None:
    document = recovered(line_document(
        "一级指标二级指标三级指标分值年度指标值实际完成值得分产出指标数量指标检测点数1111111质量指标检测点合格1111111时效指标检测次数1111111"), LEXICON)
    assert document.tables == ()
    assert [notice.code for notice in document.notices] == ["P-STRUNG"]


_LINES = """
产出指标数量指标管护水渠长度 ≥18公里 18公里 20 20
产出指标质量指标渠道完好率 ≥95% 93% 15 14.7
产出指标时效指标灌溉前清淤 4月底前 4月26日 15 15
效益指标社会效益指标受益农户 ≥400户 412户 30 30
满意度指标灌区农户满意度 ≥90% 94% 10 10
总分 100 99.7
"""


def test_rows_without_a_header_are_read_where_their_marks_show_the_columns() -> None:
    found = reading(line_document(_LINES.strip()))
    assert [figure.raw for figure in found.figures if figure.role == "indicator_weight"] == ["20", "15", "15", "30", "10"]
    assert [figure.raw for figure in found.figures if figure.role == "indicator_score"] == ["20", "14.7", "15", "30", "10"]
    assert {figure.subject.subdimension for figure in found.figures if figure.role == "indicator_actual"} == {"数量指标", "质量指标", "时效指标", "社会效益指标"}


@pytest.mark.parametrize("changed", [("15 14.7", "15 17"), ("30 30", "17 17")])
def test_rows_whose_marks_show_nothing_are_left_alone(changed: tuple[str, str]) -> None:
    text = _LINES.strip().replace(*changed).replace("总分 100 99.7", "")
    assert [figure for figure in reading(line_document(text)).figures if figure.role.startswith("indicator_")] == []


def test_a_fund_line_with_each_figure_behind_its_label() -> None:
    found = reading(line_document("全年预算数250万元全年执行数215万元执行率86%分值10得分8.6"))
    assert one(found, "budget_total").number == "250"
    assert one(found, "funds_spent").unit_text == "万元"
    assert one(found, "indicator_score").number == "8.6"

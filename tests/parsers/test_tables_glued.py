"""Fund rows without separators."""

from __future__ import annotations

import pytest

from parsers.tables.glued import cuts
from tests.parsers.tables_support import line_document, one, reading


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

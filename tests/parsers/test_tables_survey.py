"""Survey tables."""

from __future__ import annotations

import pytest

from tests.parsers.tables_support import one, read_rows, said, table_of

ROWS = table_of("选项|小计|比例\nA.非常满意|40|66.67%\nB.满意|15|25%\nC.不满意|5|8.33%\n本题有效填写人次|60|")


@pytest.mark.parametrize(("above", "number"), [
    ("第 4 题 您对供水水质是否满意？ [单选题]", 4),
    ("上文。\n3. 您对施工是否满意？", 3),
    ("第十二题：您对环境是否满意", 12),
    ("上文没有题号", None),
])
def test_the_question_is_told_above(above: str, number: int | None) -> None:
    found = read_rows(ROWS, before=above)
    assert one(found, "survey_valid").subject.question == number
    assert one(found, "survey_option_count", option="非常满意").raw == "40"
    assert one(found, "survey_option_share", option="不满意").raw == "8.33%"


def test_several_answers_are_marked() -> None:
    found = read_rows(ROWS, before="第2题 您从何处得知？[多选题]")
    assert {figure.subject.item for figure in found.figures if figure.role == "survey_option_share"} == {"多选"}


def test_a_count_is_no_share() -> None:
    found = read_rows(table_of("选项|人数|占比\n是|9|90%\n否|1|10%"))
    assert said(found, "survey_option_count") == ["survey_option_count 9", "survey_option_count 1"]


def test_questions_down_answers_across() -> None:
    found = read_rows(table_of("调查内容|非常满意|满意|不满意|合计|满意率\n水质|60|30|10|100|90%\n水压|50|25|25|100|75%"))
    assert one(found, "survey_option_count", question=2, option="不满意").raw == "25"
    assert one(found, "survey_valid", question=1).raw == "100"
    assert one(found, "satisfaction_reported", question=2).subject.scope == "水压"

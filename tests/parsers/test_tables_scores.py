"""Score tables of all layouts."""

from __future__ import annotations

from tests.parsers.tables_support import one, read_rows, said, table_of

CODED = table_of("""
一级指标|分值|二级指标|三级指标|权重|目标值|业绩值|评分标准|得分率|得分|评分说明
A 决策|20|A1 立项|A101 依据充分性|8|充分|充分|①符合规划（4分）；②符合职责（4分）|100%|8|故①项得4分，故②项得4分。该指标得8分。
|||A102 程序规范性|12|规范|较规范|程序齐全得12分；缺一项扣3分，扣完为止|75%|9|缺少评审，扣3分，该指标得9分。
B 产出|80|B1 数量|B101 新建水渠长度|80|≥12公里|11.4公里|得分=（业绩值/目标值）×权重|95%|76|
合计|||||||||93|
""")


def test_coded_rows() -> None:
    found = read_rows(CODED)
    assert one(found, "dimension_weight", code="A").raw == "20"
    assert one(found, "dimension_weight", dimension="产出").raw == "80"
    assert one(found, "indicator_weight", code="A101").subject.indicator == "依据充分性"
    figure = one(found, "indicator_actual", code="B101")
    assert (figure.raw, figure.number, figure.unit_text) == ("11.4公里", "11.4", "公里")
    assert one(found, "indicator_target", code="B101").comparator == ">="
    assert one(found, "indicator_target", code="A101").number is None
    assert one(found, "total_score").raw == "93"
    assert one(found, "indicator_rate", code="A102").raw == "75%"
    assert said(found, "dimension_score") == []


def test_notes_and_standards_belong_to_their_row() -> None:
    found = read_rows(CODED)
    assert [figure.subject.item for figure in found.figures if figure.role == "awarded_subscore"] == ["①", "②"]
    assert one(found, "deduction", code="A102").number == "3"
    assert [rubric.subject.code for rubric in found.rubrics] == ["A101", "A102", "B101"]
    assert found.rubrics[1].deduct_to_zero


def test_a_row_that_lost_leading_cells_moves_back() -> None:
    rows = table_of("""
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因
产出指标(50分)|数量指标|新建校舍|≥3栋|3栋|25|25|
时效指标|按期完工率|=100%|80%|25|20|雨季停工|
满意度指标|学生满意度|≥95%|96%|10|10||
总分||||100|95||
""")
    found = read_rows(rows)
    assert one(found, "indicator_target", indicator="按期完工率").raw == "=100%"
    assert one(found, "indicator_score", indicator="按期完工率").raw == "20"
    assert one(found, "satisfaction_reported", indicator="学生满意度").raw == "96%"
    assert one(found, "dimension_weight", dimension="产出指标").raw == "50分"
    assert one(found, "weight_total").raw == "100"
    assert one(found, "total_score").raw == "95"


def test_a_row_that_fits_no_way_is_skipped_with_a_notice() -> None:
    rows = table_of("""
三级指标|权重|得分率|得分
道路长度|10|100%|10
12公里|达标|10|优
""")
    found = read_rows(rows)
    assert [notice.code for notice in found.notices] == ["P-COLUMN-SHIFT"]
    assert said(found, "indicator_score") == ["indicator_score 10"]


def test_marks_mean_weight_beside_scores_and_score_beside_weights() -> None:
    beside_scores = read_rows(table_of("一级指标|二级指标|三级指标|分值|得分\n产出|数量|路灯数量|10|9"))
    assert said(beside_scores, "indicator_weight", "indicator_score") == ["indicator_weight 10", "indicator_score 9"]
    beside_weights = read_rows(table_of("三级指标|权重|分值\n路灯数量|10|9"))
    assert said(beside_weights, "indicator_weight", "indicator_score") == ["indicator_weight 10", "indicator_score 9"]


def test_each_level_has_its_marks() -> None:
    found = read_rows([
        ["一级指标", "分值", "二级指标", "分值", "三级指标", "分值", "得分"],
        [("决策", 2, 1), ("15", 2, 1), ("立项", 2, 1), ("15", 2, 1), "依据", "7", "7"],
        [None, None, None, None, "程序", "8", "6"],
        [("合计", 1, 3), None, None, "15", "", "15", "13"],
    ])
    assert one(found, "subdimension_weight").subject.subdimension == "立项"
    assert said(found, "dimension_weight", "dimension_score") == [
        "dimension_weight 15", "dimension_weight 15", "dimension_weight 15", "dimension_score 13"]
    assert [figure.raw for figure in found.figures if figure.role == "indicator_score"] == ["7", "6"]


def test_sideways_first_levels() -> None:
    found = read_rows(table_of("""
指标|项目决策|项目过程|产出|效益|合计
权重|20|20|30|30|100
分值|18|19.5|30|28.2|95.7
得分率|90%|97.5%|100%|94%|95.7%
"""))
    assert one(found, "total_score").raw == "95.7"
    assert one(found, "dimension_score", dimension="项目过程").raw == "19.5"
    assert one(found, "weight_total").raw == "100"
    assert len({figure.series for figure in found.figures if figure.role == "dimension_score"}) == 1


def test_sideways_marks_are_weights_where_scores_stand_below() -> None:
    found = read_rows(table_of("一级指标|决策|过程|产出|效益|总分\n分值|20|20|30|30|100\n得分|18|19|30|28|95"))
    assert one(found, "dimension_weight", dimension="决策").raw == "20"
    assert one(found, "dimension_score", dimension="决策").raw == "18"


def test_first_levels_down_a_column() -> None:
    found = read_rows(table_of("一级指标|权重|得分|得分率\n决策|20|18|90%\n过程|20|20|100%\n产出|60|50|83.33%\n合计|100|88|88%"))
    assert one(found, "dimension_score", dimension="产出").raw == "50"
    assert one(found, "dimension_rate", dimension="决策").raw == "90%"
    assert one(found, "score_rate").raw == "88%"
    assert said(found, "indicator_score") == []


def test_the_caption_names_the_one_first_level() -> None:
    found = read_rows(table_of("三级指标|权重|得分\n完成率|20|18\n合格率|20|20\n合计|40|38"), before="表4-3 项目产出指标得分情况")
    assert one(found, "dimension_score").subject.dimension == "项目产出"
    assert one(found, "indicator_score", indicator="完成率").subject.dimension == "项目产出"


def test_a_rounded_total_keeps_its_label() -> None:
    found = read_rows(table_of("三级指标|权重|得分\n完成率|50|48.6\n合格率|50|50\n总分|100|98.6\n总分（取整）|100|99"))
    assert [figure.label for figure in found.figures if figure.role == "total_score"] == ["总分", "总分(取整)"]


def test_percent_weights() -> None:
    found = read_rows(table_of("三级指标|权重|得分\n完成率|15%|14.2\n合格率|10%|10"))
    assert one(found, "indicator_weight", indicator="完成率").raw == "15%"


def test_a_text_that_runs_on_over_a_page() -> None:
    found = read_rows(table_of("""
三级指标|权重|评分标准|得分|评分说明
档案完整性|5|每缺少一份资料扣1分，|5|资料齐全，该指标得
||扣完为止。||5分。
"""))
    rubric, = found.rubrics
    assert rubric.deduct_to_zero
    assert len(rubric.steps) == 1
    assert said(found, "indicator_score") == ["indicator_score 5", "indicator_score 5分"]


def test_garbled_values_are_in_doubt() -> None:
    found = read_rows(table_of("三级指标|指标值|完成值|分值|得分\n开工时间|=0月|0月|5|5\n面积|≥3.12,5万平方米|3.12万平方米|5|5"))
    assert one(found, "indicator_target", indicator="开工时间").doubt
    assert one(found, "indicator_target", indicator="面积").doubt
    assert one(found, "indicator_actual", indicator="面积").doubt is None


def test_grade_in_the_total_row() -> None:
    found = read_rows(table_of("三级指标|分值|得分|备注\n完成率|100|96|\n总分|100|96|优"))
    assert one(found, "total_grade").raw == "优"


def test_the_total_of_a_piece_is_not_the_whole_s() -> None:
    head = "一级指标|二级指标|三级指标|权重|得分\n"
    piece = head + "效益|社会效益|灌溉面积增加|20|18\n满意度|服务对象满意度|农户满意度|10|9\n合计|||{}|{}"
    assert not {figure.role for figure in read_rows(table_of(piece.format(30, 27))).figures} & {"weight_total", "total_score"}
    assert "weight_total" in {figure.role for figure in read_rows(table_of(piece.format(100, 27))).figures}
    whole = head + "产出|产出数量|新修渠道长度|20|18\n效益|社会效益|灌溉面积增加|10|9\n合计|||30|27"
    assert "weight_total" in {figure.role for figure in read_rows(table_of(whole)).figures}

"""Self-evaluation, monitoring and cover forms."""

from __future__ import annotations

from ingest.build import DocumentBuilder
from model.document import BlockKind, Document, Source
from tests.parsers.tables_support import line_document, one, read_rows, reading, said, table_of

FORM = table_of("""
项目名称||乡村供水改造项目||||||
主管部门||某县水利局||实施单位|某县供水站|||
项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分|
|年度资金总额|1,200.00|1,260.50|1,134.45|10|90.0%|9.0|
|其中：当年财政拨款|1,200.00|1,200.00|1,100.00|—|—|—|
|其他资金|0.00|60.50|34.45|—|—|—|
年度总体目标|预期目标|||实际完成情况||||
|铺设管网20公里。|||已铺设管网19公里。||||
年度绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施
|产出指标|数量指标|铺设管网长度|≥20公里|19公里|25|23.75|材料涨价
|||受益村数|=6个|6个|25|25|
|效益指标|社会效益指标|用水条件|明显改善|达成预期指标|30|30|
|满意度指标|服务对象满意度指标|村民满意度|≥90%|92.5%|10|10|
总分||||||100|97.75|
""")


def test_every_block_of_a_form() -> None:
    found = read_rows(FORM)
    assert one(found, "project_name").raw == "乡村供水改造项目"
    assert said(found, "project_unit") == ["project_unit 某县水利局", "project_unit 某县供水站"]
    assert one(found, "budget_total", item="年初", source="年度资金总额").raw == "1,200.00"
    assert one(found, "budget_total", item="全年", source="其他资金").unit_text == "万元"
    assert one(found, "funds_spent", source="当年财政拨款").number == "1,100.00"
    assert one(found, "execution_rate").raw == "90.0%"
    assert one(found, "indicator_weight", indicator="预算执行率").raw == "10"
    assert one(found, "indicator_score", indicator="预算执行率").raw == "9.0"
    assert one(found, "indicator_actual", indicator="铺设管网长度").raw == "19公里"
    assert one(found, "indicator_target", indicator="受益村数").subject.subdimension == "数量指标"
    assert one(found, "indicator_actual", indicator="用水条件").number is None
    assert one(found, "satisfaction_target", indicator="村民满意度").subject.dimension == "满意度指标"
    assert one(found, "weight_total").raw == "100"
    assert one(found, "total_score").raw == "97.75"
    assert found.notices == ()


def test_quotas_in_brackets_are_weights_or_scores() -> None:
    found = read_rows(table_of("""
一级指标|二级指标|三级指标|年度指标值|实际完成值|得分
产出指标（50分）|数量指标（20分）|培训人次|≥300人次|320人次|20
效益指标（自评得分28分）|社会效益|就业率|≥80%|82%|28
"""))
    assert one(found, "dimension_weight").raw == "50分"
    assert one(found, "dimension_score").raw == "28分"
    assert one(found, "subdimension_weight").subject.subdimension == "数量指标"
    assert one(found, "indicator_score", indicator="培训人次").subject.dimension == "产出指标"


def test_a_monitoring_form() -> None:
    found = read_rows(table_of("""
资金来源|年度预算数|1-9月执行数|1-9月执行率|全年预计执行数
年度资金总额|300|120|40%|300
其中：省级财政资金|200|120|60%|200
一级指标|二级指标|三级指标|年度指标值|1-9月指标完成情况|全年指标预计完成情况|完成可能性
产出指标|数量指标|新建站房|4座|1座|4座|有可能
|质量指标|验收合格率|100%|-|100%|确定能
"""), before="（单位：万元）")
    assert one(found, "funds_spent", source="年度资金总额").subject.period == "1-9月"
    assert one(found, "execution_rate", source="省级财政资金").raw == "60%"
    assert one(found, "funds_forecast", source="省级财政资金").unit_text == "万元"
    assert one(found, "indicator_actual", indicator="新建站房").subject.period == "1-9月"
    assert one(found, "indicator_forecast", indicator="验收合格率").raw == "100%"
    assert one(found, "indicator_actual", indicator="验收合格率").raw == "-"


def test_a_cover_form() -> None:
    found = read_rows(table_of("""
项目名称|镇区排水工程|评价年度|2021
资金来源|县级财政资金|自评等级|良
自评分值|88.5|资金抽查占比|80%
发放调查问卷|60|回收调查问卷|58
满意度情况|居民满意度91.38%|各级资金投入总数|432.6
填报人|李某|联系电话|0712-3456789
"""), before="单位：万元、份")
    assert one(found, "self_score").raw == "88.5"
    assert one(found, "self_grade").raw == "良"
    assert one(found, "year").raw == "2021"
    assert one(found, "survey_sent").unit_text == "份"
    assert one(found, "satisfaction_reported").raw == "91.38%"
    assert one(found, "budget_total").unit_text == "万元"
    assert not any("3456789" in figure.raw for figure in found.figures)


def test_cells_one_a_line() -> None:
    found = reading(line_document("\n".join((
        "绩效自评表", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因",
        "产出指标", "数量指标", "维修桥梁", "≥4座", "4座", "20", "20", "无",
        "质量指标", "合格率", "100%", "98%", "30", "29.4", "一座返工",
        "效益指标", "社会效益指标", "出行便利", "明显提升", "明显提升", "40", "40", "无",
        "总分", "100", "99.4"))))
    assert one(found, "indicator_score", indicator="合格率").raw == "29.4"
    assert one(found, "indicator_target", indicator="出行便利").raw == "明显提升"
    assert one(found, "indicator_actual", indicator="维修桥梁").subject.subdimension == "数量指标"
    assert one(found, "indicator_score", indicator="出行便利").subject.dimension == "效益指标"
    assert one(found, "total_score").raw == "99.4"
    assert one(found, "deviation_note", indicator="合格率").raw == "一座返工"


def test_cells_parted_by_blanks() -> None:
    lines = ("表1 资金执行情况表", "单位：万元", "资金来源 年初预算 到位资金 实际支出",
             "合计 150.5 150 120.25", "中央资金 100 100 80.25", "县级资金 50.5 50 40")
    found = reading(line_document("\n\n".join(lines)))
    assert one(found, "funds_spent", source="县级资金").raw == "40"
    assert one(found, "budget_total", source="合计").unit_text == "万元"
    assert one(found, "funds_received", source="中央资金").raw == "100"


def test_prose_is_no_table() -> None:
    text = "项目年初预算 100万元，实际支出 90万元，执行率 90%。\n一级指标 包括决策和产出，三级指标 共十个。"
    assert reading(line_document(text)).figures == ()


def test_rows_run_together_part_at_what_closes_them() -> None:
    text = "\n".join((
        "表2 绩效目标执行监控表", "三级指标 指标值 1-6月指标完成情况 完成可能性", "维修桥梁 4座 1座 确定能新建泵房 2座 0座 有可能合格率 100%",
        "0% 确定能", "出行便利 提升 - √群众满意度 ≥95%满意 满意",
    ))
    found = reading(line_document(text))
    assert one(found, "indicator_actual", indicator="新建泵房").raw == "0座"
    assert one(found, "indicator_target", indicator="合格率").raw == "100%"
    assert one(found, "satisfaction_target").raw == "≥95%"


def test_a_head_spelled_out_and_names_cut_short() -> None:
    text = "\n".join((
        "一级指标 二级指标 三级指标 年度指标值 1-6月指标完成情况 全年预计完成情况 偏 差 原", "因分析 完成目标可能性 备注", "产出指", "标", "数量指标",
        "加固堤防长", "度", "8公里 3公里 8公里 √", "质量指标 合格率 100% 0 100% √效益指", "标", "社会效益 灌溉便利 提升 - 提升 √",
    ))
    found = reading(line_document(text))
    assert one(found, "indicator_target", indicator="加固堤防长度").raw == "8公里"
    assert one(found, "indicator_forecast", indicator="灌溉便利").subject.dimension == "效益指标"
    assert not [figure for figure in found.figures if "原因" in figure.raw]


def test_a_row_of_cells_over_several_lines() -> None:
    rows = ("三级指标 指标值 1-6月指标完成情况 完成可能性", "修建灌溉渠道（条数）6条，", "涉及农田面积1.2万亩。", "全部建成",
            "目前东干渠和西干渠的修建工作都还没", "有动工，经了解部分农户先行自己疏浚", "了旧渠道", "确定能", "合格率 100% 0% 确定能", "及时率 100% 0% 有可能")
    found = reading(line_document("\n".join(rows)))
    target, = (figure for figure in found.figures if (figure.subject.indicator or "").startswith("修建") and figure.role == "indicator_target")
    assert target.raw == "全部建成" and "1.2万亩" in str(target.subject.indicator)
    short = reading(line_document("\n".join((*rows[:4], *rows[7:]))))  # one cell too few: which is missing cannot be told
    assert "全部建成" not in [figure.raw for figure in short.figures if figure.role == "indicator_target"]


def test_a_value_and_the_next_label_run_together() -> None:
    found = reading(line_document("主管部门 云溪县水务局 预算单位 云溪县水务局评价类型 重点评价 √○ 自评 ○项目名称 灌区改造项目"))
    assert [figure.raw for figure in found.figures if figure.role == "project_unit"] == ["云溪县水务局", "云溪县水务局"]
    assert one(found, "project_name").raw == "灌区改造项目"
    assert [figure.raw for figure in reading(line_document("预算单位 云溪县教育局项目资金管理中心 负责人 无")).figures if figure.role == "project_unit"] != ["云溪县"]


def test_what_a_person_does_is_no_part_of_the_name() -> None:
    assert one(reading(line_document("项目负责人 江河 负责统筹全部工作。")), "person_role").raw == "江河"


def test_a_sum_at_a_line_start_is_no_form() -> None:
    assert reading(line_document("资金到位率 = (300/300) * 100% = 100%")).figures == ()


def paged(lines: list[str], right: float = 500.0) -> Document:
    """One paragraph whose lines, but the last, run to the right margin."""
    build = DocumentBuilder(Source("made.pdf", "0" * 64, 1, "application/pdf"))
    build.page(1, 595, 842)
    spans = [
        build.line(text, top=20.0 * at, bottom=20.0 * at + 12, xs=[80 + (right - 80) * place / len(text) for place in range(len(text) + 1)])
        for at, text in enumerate(lines)
    ]
    build.block(BlockKind.PARAGRAPH, *spans)
    return build.freeze()


def test_a_word_parted_at_the_margin() -> None:
    lines = ["单位：万元 资金来源 年初预算 到位资金 实际支出 合计 150.5 150 120.25中央财", "政资金 100 100 80.25省级财政资金 10", "10 0 县级资金 40.5 40 40"]
    found = reading(paged(lines))
    assert one(found, "funds_spent", source="中央财政资金").raw == "80.25"
    assert one(found, "budget_total", source="省级财政资金").raw == "10"  # two numbers are two cells
    assert one(found, "funds_received", source="省级财政资金").raw == "10"
    name = reading(paged(["一、概况 说明 见后面各段的详细内容和数据", "项目负责人 江河"]))
    assert name.figures == ()  # a word that happens to begin a line begins no row


def test_a_goal_told_in_words_has_no_unit_and_its_cells_moved_up() -> None:
    found = read_rows([
        ["指标名称", "计量单位", "指标性质", "指标值"], ["管护林道", "公里", "=", "86"], ["林区风貌", "定性", "明显改善", ""], ["巡护出勤率", "%", "≥", "95"]])
    targets = {figure.subject.indicator: figure.raw for figure in found.figures if figure.role == "indicator_target"}
    assert targets == {"管护林道": "86", "林区风貌": "明显改善", "巡护出勤率": "95"}


def test_a_unit_that_is_one_leaves_its_row_where_it_stands() -> None:
    found = read_rows([["指标名称", "计量单位", "指标性质", "指标值"], ["管护林道", "公里", "定量", "86"], ["巡护出勤率", "%", "≥", "95"]])
    targets = {figure.subject.indicator: figure.raw for figure in found.figures if figure.role == "indicator_target"}
    assert targets == {"管护林道": "86", "巡护出勤率": "95"}

"""Tables that came out as loose lines: rebuilt where header and rows agree, else left as prose."""

from tests.ingest.support import document, rows, wordings

FUNDS = """表 2-3 青禾县灌区项目资金情况表

单位：万元

资金来源 全年预算 年度下达资金
1－6 月

到位数

1－6 月

支出数

合计 310.50 300.00 210 95.4

中央补助资金 200.00 200 150 80

县级配套资金 110.50 100 60 15.4

二、绩效目标
"""


def test_header_wrapped_over_lines() -> None:
    found = document(FUNDS)
    table, = found.tables
    grid = rows(found, table)
    assert grid[0] == ["资金来源", "全年预算", "年度下达资金", "1-6 月到位数", "1-6 月支出数"]
    assert grid[1:] == [["合计", "310.50", "300.00", "210", "95.4"], ["中央补助资金", "200.00", "200", "150", "80"],
                        ["县级配套资金", "110.50", "100", "60", "15.4"]]
    assert table.caption is not None and table.unit_note is not None


def test_wrapped_cells_of_a_row() -> None:
    found = document("""表3-1 目标实现情况表

三级指标 指标值 上半年完成情况
完成可能性

分析

渠道衬砌里程 20公里 8公里 有可能

建筑物改造
2024 年 11

月前
0% 有可能

水利用系数 ≥0.6 0.58 确定能

群众满意度 ≥95% 96% 确定能

（三）其他情况
""")
    grid = rows(found, found.tables[0])
    assert grid[0][-1] == "完成可能性分析"
    assert grid[2] == ["建筑物改造", "2024 年 11月前", "0%", "有可能"]
    assert len(grid) == 5


def test_header_that_does_not_come_to_the_rows_count_stays_prose() -> None:
    found = document(FUNDS.replace("1－6 月\n\n到位数\n\n", ""))
    assert not found.tables
    assert any("合计 310.50" in words for words in wordings(found))


def test_figures_in_prose_are_no_table() -> None:
    assert not document("""表 2-1 资金情况见附件

本年度预算 300 万元，到位 200 万元，支出 150 万元。

上年度预算 280 万元，到位 190 万元，支出 140 万元。
""").tables


def test_indicator_form_with_upper_levels_on_lines_of_their_own() -> None:
    found = document("""青禾县灌区项目绩效目标监控表

绩效指
标

一级指
标

二级指标 三级指标 年度指标值
1-6 月指标
完成情况

全年预计
完成情况

完成目标可能性“√”

备注

产出指
标

数量指标

衬砌里程 20 8 20 √

建筑物改造
数

12 3 12 √

质量指标 验收合格率 100% 0 100% √

效益指
标

社会效益 保灌面积 3.2 1.1 3.2 √
""")
    grid = rows(found, found.tables[0])
    assert grid[0] == ["一级指标", "二级指标", "三级指标", "年度指标值", "1-6 月指标完成情况", "全年预计完成情况", "完成目标可能性“√”", "备注"]
    assert grid[1] == ["产出指标", "数量指标", "衬砌里程", "20", "8", "20", "√", ""]
    assert grid[2] == ["^", "^", "建筑物改造数", "12", "3", "12", "√", ""]
    assert grid[3][1:4] == ["质量指标", "验收合格率", "100%"]
    assert grid[4][0] == "效益指标"

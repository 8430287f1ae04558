"""Tables of one cell a line: read where every row has the header's length, left alone where one has not."""

from __future__ import annotations

from ingest.layout.plain import lines_of
from ingest.layout.stacked import stacked_tables

HEAD = "预算执行表（单位：万元）\n子项目\n预算数\n支出数\n执行率\n"
ROWS = "道路维修\n120.00\n96.00\n80.00%\n路灯更换\n60.00\n60.00\n100.00%\n"


def _cells(text: str) -> list[list[list[str]]]:
    return [[[text[cell.start : cell.end] for cell in row] for row in table.rows] for table in stacked_tables(lines_of(text))]


def test_rows_as_long_as_the_header() -> None:
    text = f"一、资金情况\n{HEAD}{ROWS}\n二、结论\n"
    assert _cells(text) == [[["子项目", "预算数", "支出数", "执行率"], ["道路维修", "120.00", "96.00", "80.00%"], ["路灯更换", "60.00", "60.00", "100.00%"]]]


def test_total_row_without_its_empty_cells() -> None:
    text = "表1 支出明细\n序号\n项目\n金额\n1\n道路维修\n96.00\n2\n路灯更换\n60.00\n合计\n156.00\n"
    assert _cells(text)[0][-1] == ["合计", "", "156.00"]


def test_a_row_that_lost_a_cell_leaves_all_as_it_is() -> None:
    assert _cells(HEAD + ROWS + "绿化\n30.00\n100.00%\n") == []
    assert _cells(HEAD + ROWS.replace("96.00\n", "")) == []


def test_without_a_title_or_without_figures_nothing_is_a_table() -> None:
    assert _cells(HEAD.split("\n", 1)[1] + ROWS) == []
    assert _cells("人员名单\n姓名\n单位\n职务\n甲某\n乙局\n科长\n丙某\n丁局\n科员\n") == []


def test_subtotals_without_their_empty_cells_and_columns_of_words_and_figures() -> None:
    text = (
        "表2 得分表\n一级指标\n三级指标\n分值\n目标值\n得分\n过程\n执行率\n5\n100%\n4.87\n过程\n合规性\n5\n合规\n4\n小计\n过程类\n10\n8.87\n"
        "产出\n完成数\n8\n≥90户\n8.00\n总计\n18\n16.87\n三、结论\n"
    )
    rows = _cells(text)[0]
    assert rows[3] == ["小计", "过程类", "10", "", "8.87"]
    assert rows[-1] == ["总计", "", "18", "", "16.87"]

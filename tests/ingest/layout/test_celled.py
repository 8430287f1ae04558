"""Tables of one cell a line, closed by bars."""

from __future__ import annotations

from ingest.layout.celled import celled_tables
from ingest.layout.plain import lines_of

FORM = """绩效目标自评表 |
||||
一级指标 |
二级指标 |
年度指标值 |
全年实际值 |
得分 |
产出指标 |
数量指标 |
>=30人 |
28人 |
5 |
|
质量指标 |
>=95% |
96% |
|
效益指标 |
||||
"""


def test_runs_of_bars_end_rows_and_give_the_width() -> None:
    (table,) = celled_tables(lines_of(FORM))
    rows = [[FORM[cell.start : cell.end] for cell in row] for row in table.rows]
    assert rows[1] == ["一级指标", "二级指标", "年度指标值", "全年实际值", "得分"]
    assert rows[2] == ["产出指标", "数量指标", ">=30人", "28人", "5"]
    assert rows[3] == ["", "质量指标", ">=95%", "96%", ""]


def test_without_a_width_that_fits_nothing_is_made() -> None:
    assert celled_tables(lines_of(FORM.replace("||||\n", "|\n"))) == []
    assert celled_tables(lines_of(FORM.replace("28人 |\n", ""))) == []


def test_a_cell_may_run_over_two_lines() -> None:
    (table,) = celled_tables(lines_of(FORM.replace("质量指标 |", "质量\n指标 |")))
    cell = table.rows[3][1]
    assert FORM.replace("质量指标 |", "质量\n指标 |")[cell.start : cell.end] == "质量\n指标"


GOALS = """指标名称 |
计量单位 |
指标性质 |
指标值 |
管护林道 |
公里 |
= |
86 |
林区风貌 |
定性 |
明显改善 | |
补植成本 |
万元 |
≤ |
42 |
巡护出勤率 |
% |
≥ |
95 |
护林工作秩序 |
定性 |
好 | |
群众满意度 |
% |
≥ |
90 |
"""


def test_of_several_widths_the_one_that_puts_figures_under_figures() -> None:
    (table,) = celled_tables(lines_of(GOALS))
    rows = [[GOALS[cell.start : cell.end] for cell in row] for row in table.rows]
    assert rows[0] == ["指标名称", "计量单位", "指标性质", "指标值"]
    assert rows[1] == ["管护林道", "公里", "=", "86"]
    assert len(rows) == 7

"""Tables of one cell a line with merged and empty cells: read where one arrangement is all but certain, left alone where not."""

from __future__ import annotations

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from ingest.layout.dealt import dealt_tables
from ingest.layout.plain import lines_of

HEAD = "一级指标\n二级指标\n三级指标\n分值\n目标值\n完成值\n得分\n"
ROWS = (
    "决策\n项目立项\n立项规范性\n4\n规范\n规范\n4\n程序完整性\n3\n完整\n完整\n3\n"
    "产出\n数量指标\n铺设管道长度\n10\n≥12公里\n12.6公里\n10\n新建泵站\n8\n2座\n2座\n8\n质量指标\n验收合格率\n7\n100%\n95.00%\n6.65\n"
)
PROSE = "以上得分由评价组根据现场核查情况逐项评定，扣分原因详见正文第四部分。\n评价组认为项目总体完成较好，但资料归档不够及时。\n"


def _cells(text: str) -> list[list[list[str]]]:
    return [[[text[cell.start : cell.end] for cell in row] for row in table.rows] for table in dealt_tables(lines_of(text))]


def test_merged_cells_stand_once() -> None:
    rows = _cells(f"表3 评分表\n{HEAD}{ROWS}{PROSE}")[0]
    assert len(rows) == 6
    assert rows[1] == ["决策", "项目立项", "立项规范性", "4", "规范", "规范", "4"]
    assert rows[2] == ["", "", "程序完整性", "3", "完整", "完整", "3"]
    assert rows[4] == ["", "", "新建泵站", "8", "2座", "2座", "8"]
    assert rows[5] == ["", "质量指标", "验收合格率", "7", "100%", "95.00%", "6.65"]


def test_a_header_of_usual_names_needs_no_title() -> None:
    assert len(_cells(f"各项得分如下。\n{HEAD}{ROWS}{PROSE}")) == 1


def test_a_total_stands_under_what_it_adds_up() -> None:
    rows = _cells(f"表3 评分表\n{HEAD}{ROWS}合计\n32\n31.65\n{PROSE}")[0]
    assert rows[-1] == ["合计", "", "", "32", "", "", "31.65"]


def test_a_total_that_adds_up_nothing_is_left_out() -> None:
    rows = _cells(f"表3 评分表\n{HEAD}{ROWS}合计\n31.65\n").pop()
    assert rows[-1][0] == "合计"
    rows = _cells("表1 支付表\n标段\n合同金额（万元）\n已支付（万元）\n支付时间\n一标段\n60.00\n60.00\n2023年3月1日\n"
                  "二标段\n40.00\n40.00\n2023年4月2日\n三标段\n20.00\n20.00\n2023年5月6日\n合计\n120.00\n").pop()
    assert len(rows) == 4


def test_a_column_that_is_mostly_empty() -> None:
    text = "表4 月度考核\n月份\n考核得分\n扣款（万元）\n实付（万元）\n备注\n"
    text += "".join(f"{month}月\n{90 + month}\n0.50\n{20 + month}.00\n" + ("雨季增加巡查\n" if month == 7 else "") for month in range(1, 13))
    rows = _cells(text + PROSE)[0]
    assert len(rows) == 13
    assert rows[7] == ["7月", "97", "0.50", "27.00", "雨季增加巡查"]
    assert rows[8] == ["8月", "98", "0.50", "28.00", ""]


def test_the_next_question_and_its_header_are_no_part() -> None:
    first = "选项\n份数\n占比\n满意\n60\n60.00%\n一般\n30\n30.00%\n不满意\n10\n10.00%\n有效填写人次\n100\n"
    second = "选项\n份数\n占比\n便利\n70\n70.00%\n一般\n20\n20.00%\n不便\n10\n10.00%\n有效填写人次\n100\n"
    for between in ("您觉得出行便利吗？（单选）\n", ""):
        tables = _cells(f"表5 满意度情况\n{first}{between}{second}")
        assert [len(rows) for rows in tables] == [5, 5]


def test_two_columns_alike_and_one_cell_short_is_nothing() -> None:
    assert _cells("表6 情况表\n名称\n预算数\n支出数\n甲项\n10.00\n9.00\n乙项\n8.00\n丙项\n6.00\n5.00\n") == []


def test_names_alone_and_prose_are_nothing() -> None:
    assert _cells("表7 人员表\n姓名\n单位\n职务\n甲某\n乙局\n科长\n丁局\n科员\n戊某\n") == []
    assert _cells(PROSE * 6) == []


_NAMES = ("管道铺设", "泵站建设", "道路恢复", "水质检测", "用户接入", "设备购置", "人员培训", "资料归档", "宣传公示", "台账登记")


@settings(max_examples=60, derandomize=True, phases=(Phase.generate,))
@given(st.data())
def test_what_is_read_is_what_was_there(data: st.DataObject) -> None:
    """Whatever is merged or empty: the very grid, or no table, for words may be a remark on one row or a name of the next."""
    count = data.draw(st.integers(3, 9))
    rows = []
    for at in range(count):
        full = data.draw(st.integers(2, 12))
        score = data.draw(st.integers(1, full * 10)) / 10
        rate = f"{data.draw(st.integers(50, 100))}.00%"
        group = at == 0 or data.draw(st.booleans())
        note = data.draw(st.sampled_from(("", "", "资料不全，酌情扣分")))
        rows.append(["产出" if at == 0 else "效益" if at == count - 1 else "", "甲乙丙丁戊己庚辛壬"[at] + "类工程" if group or at == count - 1 else "",
                     f"{_NAMES[at]}率", str(full), rate, f"{score:.2f}", note])
    head = ["一级指标", "二级指标", "三级指标", "分值", "完成值", "得分", "备注"]
    text = "表8 评分表\n" + "\n".join(cell for row in (head, *rows) for cell in row if cell) + "\n"
    for found in _cells(text):
        rows[-1][-1] = found[-1][-1] and rows[-1][-1]  # the last remark may be what follows the table
        assert found == [head, *rows]

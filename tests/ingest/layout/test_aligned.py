"""Tables without vertical rules."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.layout.aligned import aligned_tables
from ingest.layout.content import Ruling, Run
from ingest.layout.grid import PageTable
from tests.ingest.layout.test_tables import word

_AT = (50, 200, 300, 400)


def runs(rows: Sequence[Sequence[str]], top: float = 100, step: float = 18) -> list[Run]:
    return [word(text, _AT[c], top + step * r) for r, row in enumerate(rows) for c, text in enumerate(row) if text]


def texts(table: PageTable) -> list[list[str]]:
    found = [[""] * (len(table.xs) - 1) for _ in range(len(table.ys) - 1)]
    for cell in table.cells:
        found[cell.row][cell.column] = cell.text
    return found


_ROWS = [["科目", "年初", "年末", "增减"], ["货币资金", "12.5", "13.0", "4%"], ["应收账款", "7.0", "", "-"], ["固定资产", "1,020", "1,100", "8%"]]


def test_figures_in_columns_are_a_table() -> None:
    tables, left = aligned_tables(1, [*runs(_ROWS), word("以上为资产情况的说明文字", 50, 300)], [])
    assert [texts(table) for table in tables] == [_ROWS]
    assert [run.text for run in left] == ["以上为资产情况的说明文字"]


def test_words_in_columns_without_a_rule_are_text() -> None:
    options = [["1.您满意吗", "非常满意", "满意", "一般"]] * 5
    tables, left = aligned_tables(1, runs(options), [])
    assert tables == [] and len(left) == 20


def test_three_rules_make_a_table_of_words() -> None:
    rows = [["阶段", "工作", "人员"], ["准备", "收集资料", "甲组"], ["实施", "现场核查", "乙组"]]
    rules = [Ruling(45, y, 460, y) for y in (95, 113, 155)]
    tables, left = aligned_tables(1, runs(rows), rules)
    assert [texts(table) for table in tables] == [rows] and left == []


def test_a_wrapped_entry_stays_in_its_row() -> None:
    rows = [["阶段", "工作", "人员"], ["准备", "收集资料", "甲组"], ["", "并且归档", ""], ["实施", "现场核查", "乙组"]]
    rules = [Ruling(45, y, 460, y) for y in (95, 111, 160)]
    tables, _ = aligned_tables(1, runs(rows, step=13), rules)
    assert texts(tables[0]) == [["阶段", "工作", "人员"], ["准备", "收集资料并且归档", "甲组"], ["实施", "现场核查", "乙组"]]


def test_prose_between_two_rules_is_text() -> None:
    lines = [word("这一页上下各有一条横线而中间只是正文", 50, 100 + 18 * at) for at in range(6)]
    tables, left = aligned_tables(1, lines, [Ruling(45, 90, 460, 90), Ruling(45, 300, 460, 300)])
    assert tables == [] and len(left) == 6


def test_a_heading_over_two_columns_covers_both() -> None:
    rows = [["科目", "", "", ""], ["货币资金", "12.5", "13.0", "4%"], ["应收账款", "7.0", "6.0", "-"], ["固定资产", "1,020", "1,100", "8%"]]
    wide = Run("本年与上年各数", (195.0, 220.0, 245.0, 270.0, 290.0, 310.0, 325.0, 340.0), 100, 110, 10)
    tables, _ = aligned_tables(1, [*runs(rows), wide], [Ruling(45, y, 460, y) for y in (95, 113, 175)])
    head = [cell for cell in tables[0].cells if cell.row == 0 and cell.text]
    assert [(cell.column, cell.column_span, cell.text) for cell in head] == [(0, 1, "科目"), (1, 2, "本年与上年各数")]

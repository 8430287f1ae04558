"""Workbooks: merged ranges, values as displayed."""

import datetime
import io
import re
import zipfile

import openpyxl
import pytest

from ingest.read import read_bytes
from ingest.readers.number_format import displayed as _displayed
from model.document import BlockKind, Document
from tests.ingest.support import claims, rows, wordings


def test_titles_merges_and_formats() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "资金情况"
    for line in (["青禾县公路项目资金情况表"], ["单位：万元"], ["来源", "预算", "执行率"], ["中央", 300, 0.954], ["县级", 120.5, "=6月"]):
        sheet.append(line)
    sheet.merge_cells("A1:C1")
    sheet["B4"].number_format = "#,##0.00"
    sheet["C4"].number_format = "0.0%"
    buffer = io.BytesIO()
    book.save(buffer)
    found = read_bytes(buffer.getvalue(), "a.xlsx")
    assert isinstance(found, Document) and set(claims(found)) <= {1}
    assert rows(found, found.tables[0]) == [["来源", "预算", "执行率"], ["中央", "300.00", "95.4%"], ["县级", "120.5", "=6月"]]
    assert found.tables[0].caption is not None and found.tables[0].unit_note is not None
    assert "资金情况" in wordings(found, BlockKind.CAPTION)


@pytest.mark.parametrize(("value", "form", "said"), [
    (1234.5, "#,##0.00", "1,234.50"), (0.8528, "0.00%", "85.28%"), (0.1 + 0.2, "General", "0.3"), (5, "General", "5"), (2.0, "General", "2"),
    (7.126, '0.00"万元"', "7.13万元"), (None, "General", ""), (datetime.date(2023, 5, 6), "yyyy-mm-dd", "2023-05-06"), (True, "General", "TRUE"),
])
def test_displayed(value: object, form: str, said: str) -> None:
    assert _displayed(value, form) == said


def _book(sheet_rows: list[list[object]]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in sheet_rows:
        sheet.append(line)
    return book


def _saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _kept(content: bytes, cell: str, value: str) -> bytes:
    """The workbook with a formula's kept value put in, as a spreadsheet program does."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            blob = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                blob = re.sub(rf'(<c r="{cell}"[^>]*><f>[^<]*</f>)<v\s*/>|(<c r="{cell}"[^>]*><f>[^<]*</f>)<v></v>'.encode(),
                              lambda match: (match[1] or match[2]) + b"<v>" + value.encode() + b"</v>", blob)
            new.writestr(name, blob)
    return out.getvalue()


def test_a_formula_without_a_kept_value_is_computed() -> None:
    found = read_bytes(_saved(_book([["来源", "金额"], ["中央", 80.5], ["县级", 20], ["合计", "=SUM(B2:B3)"], ["占比", "=B2/B4"]])), "a.xlsx")
    assert isinstance(found, Document)
    assert rows(found, found.tables[0])[3:] == [["合计", "100.5"], ["占比", "0.800995024875622"]] and not found.notices


def test_a_formula_that_its_kept_value_contradicts() -> None:
    content = _saved(_book([["来源", "金额"], ["中央", 80.5], ["县级", 20], ["合计", "=SUM(B2:B3)"]]))
    good, bad = (read_bytes(_kept(content, "B4", value), "a.xlsx") for value in ("100.5", "98.5"))
    assert isinstance(good, Document) and isinstance(bad, Document)
    assert not good.notices and rows(good, good.tables[0])[3] == ["合计", "100.5"]
    notice, = bad.notices
    assert notice.code == "I-FORMULA" and "B4" in notice.message.zh and "100.5" in notice.message.zh and "98.5" in notice.message.zh
    assert notice.span is not None and bad.text[notice.span.start : notice.span.end] == "98.5"


def test_a_formula_that_is_not_understood_leaves_a_notice() -> None:
    found = read_bytes(_saved(_book([["来源", "金额"], ["中央", "=VLOOKUP(A1,A:B,2,0)"], ["县级", "=B3"]])), "a.xlsx")
    assert isinstance(found, Document)
    assert [notice.code for notice in found.notices] == ["I-NO-VALUE", "I-NO-VALUE"]


def test_hidden_sheets_rows_and_columns_are_noted() -> None:
    book = _book([["来源", "金额", "旧值"], ["中央", 80, 1], ["县级", 20, 2]])
    book.active.row_dimensions[3].hidden = True  # type: ignore[union-attr]
    book.active.column_dimensions["C"].hidden = True  # type: ignore[union-attr]
    book.create_sheet("底稿").append(["秘密", 5])
    book["底稿"].sheet_state = "hidden"
    found = read_bytes(_saved(book), "a.xlsx")
    assert isinstance(found, Document)
    assert "秘密" not in found.text and rows(found, found.tables[0])[2] == ["县级", "20", "2"]
    assert [(notice.code, notice.level.value) for notice in found.notices] == [("I-HIDDEN", "warning"), ("I-HIDDEN", "info")]
    assert "底稿" in found.notices[0].message.zh and "第3行、C列" in found.notices[1].message.zh


def test_a_style_far_away_costs_nothing() -> None:
    book = _book([["来源", "金额"], ["中央", 80]])
    book.active["XFD1048576"].number_format = "0.00"  # type: ignore[index]
    found = read_bytes(_saved(book), "a.xlsx")
    assert isinstance(found, Document) and rows(found, found.tables[0]) == [["来源", "金额"], ["中央", "80"]]


def test_formulas_over_other_files_dates_and_volatile_ones_are_not_doubted() -> None:
    import datetime

    made = [
        ["来源", "金额"], ["中央", "=SUM('[预算.xlsx]汇总'!A1:A3)"], ["县级", "=[1]汇总!A1+1"], ["日期", datetime.date(2023, 5, 1)],
        ["随机", "=RAND()*100"], ["今日", "=TODAY()-1"], ["合计", "=SUM(B2:B4)"],
    ]
    content = _saved(_book(made))
    for cell in ("B2", "B3", "B5", "B6", "B7"):
        content = _kept(content, cell, "5")
    found = read_bytes(content, "a.xlsx")
    assert isinstance(found, Document) and not found.notices


def test_precision_as_displayed_is_believed() -> None:
    """A workbook that rounds each value before it uses it: 33.33 three times are 99.99."""
    book = _book([["来源", "金额"], ["甲", 33.333], ["乙", 33.333], ["合计", "=SUM(B2:B3)"]])
    content = _kept(_saved(book), "B4", "66.66")
    doubted = read_bytes(content, "a.xlsx")
    book.calculation.fullPrecision = False  # type: ignore[union-attr]
    believed = read_bytes(_kept(_saved(book), "B4", "66.66"), "a.xlsx")
    assert isinstance(doubted, Document) and isinstance(believed, Document)
    assert [notice.code for notice in doubted.notices] == ["I-FORMULA"] and not believed.notices


def test_long_chains_of_formulas_end_soon() -> None:
    chain = [["甲", 1], *(["乙", f"=SUM(B1:B{at})"] for at in range(1, 120))]
    found = read_bytes(_saved(_book(chain)), "a.xlsx")
    assert isinstance(found, Document)
    assert rows(found, found.tables[0])[20] == ["乙", str(2**19)]


def test_several_sheets_each_by_its_name() -> None:
    book = _book([["来源", "金额"], ["中央", 80], ["县级", 20]])
    book.active.title = "资金表"  # type: ignore[union-attr]
    for row in (["附表2　指标得分", None], ["指标", "得分"], ["产出", 30], ["效益", 18.5]):
        sheet = book["得分表"] if "得分表" in book.sheetnames else book.create_sheet("得分表")
        sheet.append(row)
    book["得分表"].merge_cells("A1:B1")
    found = read_bytes(_saved(book), "a.xlsx")
    assert isinstance(found, Document)
    assert [rows(found, table)[1:] for table in found.tables] == [[["中央", "80"], ["县级", "20"]], [["产出", "30"], ["效益", "18.5"]]]
    captions = [found.text[table.caption.start : table.caption.end] if table.caption else "" for table in found.tables]
    assert captions[0] == "资金表" and "指标得分" in captions[1]

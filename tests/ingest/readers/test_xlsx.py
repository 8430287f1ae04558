"""Workbooks: merged ranges, values as displayed."""

import datetime
import io

import openpyxl
import pytest

from ingest.read import read_bytes
from ingest.readers.xlsx import _displayed
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
    (7.126, '0.00"万元"', "7.13"), (None, "General", ""), (datetime.date(2023, 5, 6), "yyyy-mm-dd", "2023-05-06"), (True, "General", "TRUE"),
])
def test_displayed(value: object, form: str, said: str) -> None:
    assert _displayed(value, form) == said

"""Workbooks: each sheet's titles and its table, values as displayed."""

from __future__ import annotations

import datetime
import io
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from ingest.build import DocumentBuilder
from ingest.layout.items import CellItem, Paragraph, TableItem, emit
from model.document import BlockKind

_DEFAULT_NAME = re.compile(r"(?:sheet|工作表|表)\s*\d*", re.I)
_DECIMALS = re.compile(r"[0#]\.(0+)")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
_WORDED = re.compile(r"=[^A-Za-z(]*[\u4e00-\u9fff%％]")
"""=6月, =100%: a target value that the sheet took for a formula."""
MOST_ROWS = 20_000


class XlsxReader:
    """Excel 2007 and later; formulas by the value last computed."""

    media_types: tuple[str, ...] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",)

    def sniff(self, head: bytes) -> bool:
        """Whether it is a zip that names a workbook."""
        return head.startswith(b"PK\x03\x04") and b"xl/" in head

    def read(self, content: bytes, build: DocumentBuilder) -> None:
        """Sheet by sheet: lone cells above a table are paragraphs, the rest is the table."""
        import openpyxl

        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        formulas = openpyxl.load_workbook(io.BytesIO(content))
        items: list[Paragraph | TableItem] = []
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                continue
            if not _DEFAULT_NAME.fullmatch(sheet.title):
                items.append(Paragraph(sheet.title, BlockKind.CAPTION))
            items.extend(_sheet(sheet, formulas[sheet.title]))
        emit(items, build)


def _sheet(sheet: Any, formulas: Any) -> list[Paragraph | TableItem]:
    merged = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    rows: list[list[CellItem]] = []
    for row in sheet.iter_rows(max_row=min(sheet.max_row, MOST_ROWS)):
        cells = [made for cell in row if (made := _cell(cell, merged, formulas)) is not None]
        if any(cell.text for cell in cells) or rows:
            rows.append(cells)
    while rows and not any(cell.text for cell in rows[-1]):
        rows.pop()
    items: list[Paragraph | TableItem] = []
    table = TableItem()
    offset = 0
    for number, cells in enumerate(rows):
        inked = [cell for cell in cells if cell.text]
        last = number + 1 == len(rows)
        lone = len(inked) == 1 and inked[0].column == 0 and not any(cell.row_span > 1 for cell in inked)
        if lone and (not table.cells or last):
            tail = Paragraph(inked[0].text)
            if table.cells:
                items.append(table)
                table = TableItem()
            items.append(tail)
            offset = number + 1
        else:
            for cell in cells:
                cell.row = number - offset
                table.cells.append(cell)
    if table.cells:
        items.append(_trimmed(table))
    return [_trimmed(item) if isinstance(item, TableItem) else item for item in items]


def _trimmed(table: TableItem) -> TableItem:
    """Without the empty columns at the right, and spans within the rows that are left."""
    wide = max((cell.column + 1 for cell in table.cells if cell.text), default=0)
    high = max(cell.row for cell in table.cells) + 1
    table.cells = [cell for cell in table.cells if cell.column < wide]
    for cell in table.cells:
        cell.column_span = min(cell.column_span, max(wide - cell.column, 1))
        cell.row_span = min(cell.row_span, high - cell.row)
    return table


def _cell(cell: Any, merged: dict[tuple[int, int], Any], formulas: Any) -> CellItem | None:
    from openpyxl.cell.cell import MergedCell

    if isinstance(cell, MergedCell):
        return None
    area = merged.get((cell.row, cell.column))
    down, across = (area.max_row - area.min_row + 1, area.max_col - area.min_col + 1) if area is not None else (1, 1)
    value = cell.value
    if value is None:
        written = formulas.cell(cell.row, cell.column).value
        value = written if isinstance(written, str) and _WORDED.match(written) else None
    return CellItem(0, cell.column - 1, _displayed(value, cell.number_format or "General"), down, across)


def _displayed(value: Any, form: str) -> str:
    """A value as the sheet shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime | datetime.date):
        dashed = "yyyy" in form.lower() and "年" not in form
        return f"{value.year}-{value.month:02d}-{value.day:02d}" if dashed else f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, int | float):
        return _figure(Decimal(repr(value)), form)
    return str(value).strip()


def _figure(value: Decimal, form: str) -> str:
    plain = _QUOTED.sub("", form.split(";")[0])
    percent = "%" in plain
    if percent:
        value *= 100
    places = _DECIMALS.search(plain)
    if places or re.search(r"[0#]", plain):
        value = value.quantize(Decimal(1).scaleb(-len(places[1]) if places else 0), ROUND_HALF_UP)
    else:
        value = Decimal(format(value, ".15g")) if value == value.to_integral_value() or abs(value.as_tuple().exponent) > 15 else value  # type: ignore[arg-type]
    said = format(value, ",f" if "," in plain else "f")
    if not places and "." in said:
        said = said.rstrip("0").rstrip(".")
    return said + ("%" if percent else "")

"""Workbooks: each sheet's titles and its table, values as displayed."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ingest.build import DocumentBuilder
from ingest.layout.items import CellItem, Paragraph, TableItem, emit
from ingest.layout.sheet import items_of
from ingest.packages import package, piece
from ingest.readers.base import Unreadable
from ingest.readers.formulas import UNKNOWN, column_number, contradicts, decimal_of, value_of
from ingest.readers.number_format import displayed
from model.document import BlockKind
from model.notice import Level, Say
from model.regexp import regexp

_DEFAULT_NAME = regexp(r"(?:sheet|工作表|表)\s*\d*", re.I)
_WORDED = regexp(r"=[^A-Za-z(]*[\u4e00-\u9fff%％]")
"""=6月, =100%: a target value that the sheet took for a formula."""
MOST_ROWS = 20_000
_MOST_COLUMNS = 256
_DEEPEST = 20
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_MOST_MERGED = 2_000_000
_ENDLESS = Say("工作表中合并单元格的范围过大，未读取。", "Merged ranges of the sheets are too large; not read.")


class XlsxReader:
    """Excel 2007 and later; formulas by the value last computed, or by our own where none was kept."""

    media_types: tuple[str, ...] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",)

    def sniff(self, head: bytes) -> bool:
        """Whether it is a zip that names a workbook."""
        return head.startswith(b"PK\x03\x04") and b"xl/" in head

    def read(self, content: bytes, build: DocumentBuilder) -> None:
        """Sheet by sheet: lone cells above a table are paragraphs, the rest is the table."""
        import openpyxl

        _without_endless_merges(content)
        book = _Book(openpyxl.load_workbook(io.BytesIO(content), data_only=True), openpyxl.load_workbook(io.BytesIO(content)))
        items: list[Paragraph | TableItem] = []
        for sheet in book.visible:
            if not _DEFAULT_NAME.fullmatch(sheet.title):
                items.append(Paragraph(sheet.title, BlockKind.CAPTION))
            items.extend(items_of(list(book.rows(sheet))))
        emit(items, build)
        for level, code, say in book.remarks():
            build.notice(code, level, say=say)


def shown_items(content: bytes) -> list[Paragraph | TableItem]:
    """The sheet that a workbook shows when it is opened.  Raises Unreadable, and whatever openpyxl does."""
    import openpyxl

    _without_endless_merges(content)
    book = _Book(openpyxl.load_workbook(io.BytesIO(content), data_only=True), openpyxl.load_workbook(io.BytesIO(content)))
    return items_of(list(book.rows(book.active))) if book.active is not None else []


def _without_endless_merges(content: bytes) -> None:
    """Raises Unreadable for merged ranges of millions of cells: the library would make each of them."""
    with package(content) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                places = sum(_area(match) for match in _MERGE.finditer(piece(archive, name)))
                if places > _MOST_MERGED:
                    raise Unreadable("I-TOO-LARGE", "too_large", _ENDLESS)


def _area(match: re.Match[bytes]) -> int:
    (left, top), (right, bottom) = ((column_number(match[at].decode()), int(match[at + 1])) for at in (1, 3))
    return max(0, right - left + 1) * max(0, bottom - top + 1)


class _Book:
    """A workbook twice: with values, and with formulas."""

    def __init__(self, values: Any, formulas: Any) -> None:
        self._values, self._formulas = values, formulas
        self.visible = [sheet for sheet in values.worksheets if sheet.sheet_state == "visible"]
        self.active = values.active if values.active in self.visible else next(iter(self.visible), None)
        self._cut: list[str] = []
        self._hidden: list[str] = []
        self._open: set[tuple[str, int, int]] = set()
        self._known: dict[tuple[str, int, int], Decimal] = {}
        calculation = formulas.calculation
        self._as_displayed = calculation is not None and calculation.fullPrecision is False

    def rows(self, sheet: Any) -> Iterator[list[CellItem]]:
        """The rows as far as there are values, hidden ones too: they count in the sums."""
        merged = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
        inked = [(cell.row, cell.column) for cell in self._formulas[sheet.title]._cells.values() if cell.value is not None]
        high, wide = max((row for row, _ in inked), default=0), max((column for _, column in inked), default=0)
        if high > MOST_ROWS or wide > _MOST_COLUMNS:
            self._cut.append(sheet.title)
        if high:
            for row in sheet.iter_rows(max_row=min(high, MOST_ROWS), max_col=min(wide, _MOST_COLUMNS)):
                yield [made for cell in row if (made := self._cell(sheet, cell, merged)) is not None]
        rows = [str(row) for row, about in sorted(sheet.row_dimensions.items()) if about.hidden and row <= high]
        columns = [letter for letter, about in sheet.column_dimensions.items() if about.hidden and (about.min or 0) <= wide]
        if rows or columns:
            said = "、".join([*(f"第{row}行" for row in rows[:5]), *(f"{letter}列" for letter in columns[:5])])
            self._hidden.append(f"{sheet.title}（{said}{'等' if len(rows) > 5 or len(columns) > 5 else ''}）")

    def remarks(self) -> Iterator[tuple[Level, str, Say]]:
        """What a reader of the sheets would not see."""
        unseen = [sheet.title for sheet in self._values.worksheets if sheet.sheet_state != "visible"]
        if unseen:
            names = "、".join(unseen[:10])
            yield Level.WARNING, "I-HIDDEN", Say(f"隐藏的工作表未读：{names}。", f"Hidden sheets were not read: {names}.")
        if self._hidden:
            places = "、".join(self._hidden)
            yield Level.INFO, "I-HIDDEN", Say(f"隐藏的行列也已读：{places}。", f"Hidden rows and columns were read too: {places}.")
        if self._cut:
            names = "、".join(self._cut)
            yield Level.WARNING, "I-CUT", Say(
                f"工作表过大，只读了前{MOST_ROWS}行、{_MOST_COLUMNS}列：{names}。",
                f"Only the first {MOST_ROWS} rows and {_MOST_COLUMNS} columns were read: {names}.",
            )

    def _cell(self, sheet: Any, cell: Any, merged: dict[tuple[int, int], Any]) -> CellItem | None:
        from openpyxl.cell.cell import MergedCell

        if isinstance(cell, MergedCell):
            return None
        area = merged.get((cell.row, cell.column))
        down, across = (area.max_row - area.min_row + 1, area.max_col - area.min_col + 1) if area is not None else (1, 1)
        value = cell.value
        remark = None
        written = self._formulas[sheet.title].cell(cell.row, cell.column).value
        if isinstance(written, str) and written.startswith("=") and len(written) > 1:
            if value is None:
                value = written if _WORDED.match(written) else self._computed(sheet.title, cell.row, cell.column)
                if value is UNKNOWN:
                    value, remark = None, ("I-NO-VALUE", _no_value(sheet.title, cell.coordinate, written))
            else:
                remark = self._doubt(sheet.title, cell, written)
        return CellItem(0, cell.column - 1, displayed(value, cell.number_format or "General"), down, across, remark=remark)

    def _doubt(self, title: str, cell: Any, written: str) -> tuple[str, Say] | None:
        """What to say of a formula whose kept value is not what it gives."""
        kept = None if self._as_displayed else decimal_of(cell.value)  # else each value was rounded before it was used
        computed = value_of(written, title, self._value) if kept is not None else None
        if kept is None or computed is None or not contradicts(kept, computed):
            return None
        form = cell.number_format or "General"
        now, then = displayed(computed, form), displayed(kept, form)
        return "I-FORMULA", Say(
            f"工作表“{title}”{cell.coordinate}：公式{written[:80]}应得{now}，文件中存的是{then}。",
            f"Sheet {title}, {cell.coordinate}: {written[:80]} gives {now}, the file keeps {then}.",
        )

    def _value(self, title: str, row: int, column: int) -> object:
        """A cell's value; of a formula without one, what it gives."""
        if title not in self._values.sheetnames:
            return UNKNOWN
        cell = self._values[title]._cells.get((row, column))
        value = cell.value if cell is not None else None
        return self._computed(title, row, column) if value is None else value

    def _computed(self, title: str, row: int, column: int) -> object:
        """A number; None for an empty cell, UNKNOWN where a formula is not understood."""
        cell = self._formulas[title]._cells.get((row, column))
        written = cell.value if cell is not None else None
        if not isinstance(written, str) or not written.startswith("="):
            return None
        place = (title, row, column)
        if place in self._known:
            return self._known[place]
        if place in self._open or len(self._open) >= _DEEPEST:
            return UNKNOWN
        self._open.add(place)
        found = value_of(written, title, self._value)
        self._open.discard(place)
        if found is None:
            return UNKNOWN
        self._known[place] = found
        return found


def _no_value(title: str, coordinate: str, written: str) -> Say:
    return Say(
        f"工作表“{title}”{coordinate}：公式{written[:80]}没有保存过结果，该格未读。请用表格软件打开并保存一次。",
        f"Sheet {title}, {coordinate}: {written[:80]} was never computed, the cell was not read. Open the file in a spreadsheet program and save it.",
    )

"""The discrepancy list as rows: CSV, and an Excel workbook that opens well (frozen head, filters, widths, colours)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from model.result import DocumentResult
from report.words import COLUMNS, SEVERITY, places, quote, remarks

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_FILL = {"high": "F8CBAD", "medium": "FFE699", "low": "E2EFDA", "info": "EDEDED"}
_WIDTHS = {"path": 28, "severity": 8, "rule": 8, "title": 30, "message": 70, "reported": 16, "expected": 16, "computation": 40, "place": 24,
           "evidence": 50, "note": 24, "cause": 16, "fingerprint": 18}


def rows(results: Iterable[DocumentResult], lang: str) -> Iterator[tuple[str, ...]]:
    """One row a finding, in the order of ``COLUMNS``; an unreadable file is a row too."""
    for result in results:
        document = result.document
        if document is None:
            message = result.error.message.in_(lang) if result.error else ""
            yield (result.path, "", "", "无法读取" if lang == "zh" else "not read", message, *[""] * (len(COLUMNS) - 5))
            continue
        for finding in result.findings:
            yield (
                result.path, SEVERITY[finding.severity].in_(lang), finding.rule, finding.title.in_(lang), finding.message.in_(lang),
                finding.reported, finding.expected, finding.computation, places(finding, lang),
                " | ".join(quote(anchor, document) for anchor in finding.evidence[:4]), remarks(finding, lang), finding.cause, finding.fingerprint,
            )


def write_csv(results: Iterable[DocumentResult], lang: str, stream: IO[str]) -> None:
    """UTF-8 with a byte-order mark, which Excel needs to see Chinese; text that would be a formula is quoted."""
    stream.write("\ufeff")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([word.in_(lang) for word in COLUMNS.values()])
    for row in rows(results, lang):
        writer.writerow([_harmless(value) for value in row])


def _harmless(value: str) -> str:
    """A report must not run formulas in the reader's spreadsheet."""
    return "'" + value if value.startswith(("=", "+", "-", "@", "\t")) and not value[1:2].isdigit() else value


def write_xlsx(results: Iterable[DocumentResult], lang: str, path: Path) -> None:
    """Two sheets: the findings, and the files with their counts."""
    from openpyxl import Workbook

    kept = list(results)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "疑点" if lang == "zh" else "Findings"
    _fill(sheet, [word.in_(lang) for word in COLUMNS.values()], rows(kept, lang), list(_WIDTHS.values()))
    _colour(sheet, lang)
    files = book.create_sheet("文件" if lang == "zh" else "Files")
    head = ["文件", "疑点", "数字", "已核对", "情况"] if lang == "zh" else ["File", "Findings", "Numbers", "Checked", "Status"]
    read = "已读" if lang == "zh" else "read"
    _fill(files, head, ((r.path, str(len(r.findings)), str(r.coverage.numbers), str(r.coverage.checked),
                         r.error.message.in_(lang) if r.error else read) for r in kept), [40, 8, 8, 8, 40])
    book.save(path)


def _fill(sheet: Worksheet, head: list[str], body: Iterable[tuple[str, ...]], widths: list[int]) -> None:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet.append(head)
    for row in body:
        sheet.append([ILLEGAL_CHARACTERS_RE.sub("", value) for value in row])
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _colour(sheet: Worksheet, lang: str) -> None:
    from openpyxl.styles import PatternFill

    fills = {SEVERITY[severity].in_(lang): PatternFill("solid", start_color=_FILL[severity.value]) for severity in SEVERITY}
    for row in sheet.iter_rows(min_row=2, min_col=2, max_col=2):
        fill = fills.get(str(row[0].value))
        if fill is not None:
            row[0].fill = fill

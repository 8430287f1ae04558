"""PDF: what the page shows becomes the same blocks and tables that other formats give."""

from __future__ import annotations

import io

import pytest

from ingest.options import Options
from ingest.read import read_bytes
from model.document import BlockKind, Document
from model.notice import Notice
from model.span import Origin
from model.view import cell_view
from tests.ingest.pdfs import Sheet, write
from tests.ingest.support import claims, rows, wordings

_XS, _YS = (85.0, 200.0, 300.0, 400.0), (120.0, 140.0, 160.0, 200.0)
_CELLS = {(0, 0): "项目", (0, 1): "分值", (0, 2): "得分", (1, 0): "甲项", (1, 1): "5", (1, 2): "4.5", (2, 0): "乙项\n续写", (2, 1): "合计"}
_WIDE = "某某县农村公路养护工程由县交通运输局组织实施资金来源为县级财政预算"


def read(*sheets: Sheet, tail: bytes = b"%%EOF\n") -> Document:
    found = read_bytes(write(*sheets, tail=tail), "scrap.pdf", Options(ocr=False))
    assert not isinstance(found, Notice), found
    return found


def numbered(sheet: Sheet, number: int) -> Sheet:
    sheet.text(292, 790, f"- {number} -", 10)
    return sheet


@pytest.mark.parametrize(("rotate", "origin", "lying"), [
    (0, (0, 0), False), (90, (0, 0), False), (180, (10, 20), False), (270, (0, 0), False), (0, (-30, 40), False), (0, (0, 0), True),
])
def test_a_page_reads_the_same_however_it_is_turned(rotate: int, origin: tuple[float, float], lying: bool) -> None:
    sheet = Sheet(rotate=rotate, origin=origin, lying=lying)
    sheet.text(85, 70, "一、基本情况", 16)
    sheet.grid(_XS, _YS, _CELLS, {(2, 1): (1, 2)})
    found = read(sheet)
    assert wordings(found, BlockKind.HEADING) == ["一、基本情况"]
    assert rows(found, found.tables[0]) == [["项目", "分值", "得分"], ["甲项", "5", "4.5"], ["乙项续写", "合计", "^"]]
    assert (found.pages[0].width, found.pages[0].height) == pytest.approx((595, 842))
    box = found.tables[0].cells[0].bbox
    assert box is not None and (box.x0, box.top, box.x1, box.bottom) == pytest.approx((85, 120, 200, 140), abs=1)


def test_any_span_has_a_box() -> None:
    sheet = Sheet()
    sheet.text(100, 200, "预算数500万元", 10)
    found = read(sheet)
    at = found.text.index("500")
    anchor = found.anchor(type(found.pages[0].span)(at, at + 3))
    assert anchor.page == 1 and anchor.bbox is not None
    assert (anchor.bbox.x0, anchor.bbox.x1) == pytest.approx((130, 145), abs=0.5)
    assert anchor.bbox.top == pytest.approx(200, abs=1)


def test_wrapped_lines_are_one_paragraph_and_the_next_indent_is_another() -> None:
    sheet = Sheet()
    below = sheet.prose(100, [_WIDE, "安排共计五百万元。"])
    sheet.prose(below - 20, ["另起一段。"])
    assert wordings(read(sheet)) == [_WIDE + "安排共计五百万元。", "另起一段。"]


def test_a_paragraph_runs_over_the_page_and_its_number_is_left_out() -> None:
    first, second = numbered(Sheet(), 1), numbered(Sheet(), 2)
    first.prose(700, [_WIDE, _WIDE + "安排"])
    second.prose(80, ["共计五百万元。"], indent=0)
    found = read(first, second)
    assert wordings(found) == [_WIDE + _WIDE + "安排共计五百万元。"]
    assert wordings(found, BlockKind.FURNITURE) == ["- 2 -"]
    assert set(claims(found)) == {1}


def test_running_heads_are_furniture_and_a_figure_below_is_not() -> None:
    sheets = []
    for number in range(1, 5):
        sheet = numbered(Sheet(), number)
        sheet.text(200, 40, "某县绩效评价报告", 9)
        sheet.prose(300, [f"第{number}页只有这一句。"])
        sheets.append(sheet)
    found = read(*sheets)
    assert wordings(found, BlockKind.FURNITURE).count("某县绩效评价报告") == 4
    assert wordings(found) == [f"第{number}页只有这一句。" for number in range(1, 5)]


def test_caption_and_unit_note_belong_to_the_table() -> None:
    sheet = Sheet()
    sheet.text(180, 70, "表2-1 资金到位情况")
    sheet.text(330, 95, "单位：万元", 10)
    sheet.grid(_XS, _YS, _CELLS)
    found = read(sheet)
    table = found.tables[0]
    assert table.caption and found.text[table.caption.start : table.caption.end] == "表2-1 资金到位情况"
    assert table.unit_note and found.text[table.unit_note.start : table.unit_note.end] == "单位：万元"
    assert [block.kind for block in found.blocks] == [BlockKind.CAPTION, BlockKind.NOTE, BlockKind.TABLE]


def test_a_table_over_two_pages_is_one_with_its_header_once_and_the_cut_cell_whole() -> None:
    xs = (85.0, 150.0, 200.0, 320.0)
    first, second = numbered(Sheet(), 1), numbered(Sheet(), 2)
    first.grid(xs, (640, 660, 700, 760), {
        (0, 0): "指标", (0, 1): "分值", (0, 2): "说明", (1, 0): "时效", (1, 1): "5", (1, 2): "按期完工。",
        (2, 0): "质量", (2, 1): "7", (2, 2): "验收资料由监理单位签字\n齐全并按规定归档保存期",
    }, bottom=False)
    second.grid(xs, (70, 90, 110, 130), {
        (0, 0): "指标", (0, 1): "分值", (0, 2): "说明", (1, 2): "满五年。", (2, 0): "成本", (2, 1): "3", (2, 2): "节约。",
    })
    found = read(first, second)
    assert len(found.tables) == 1 and found.tables[0].pages == (1, 2)
    assert rows(found, found.tables[0]) == [
        ["指标", "分值", "说明"], ["时效", "5", "按期完工。"],
        ["质量", "7", "验收资料由监理单位签字齐全并按规定归档保存期满五年。"], ["成本", "3", "节约。"],
    ]
    cut = next(cell for cell in found.tables[0].cells if "满五年" in cell_view(found, cell).text)
    assert len(cut.more) == 1 and found.page_of(cut.more[0].start) == found.pages[1]
    assert set(claims(found)) == {1}


def test_a_merged_cell_runs_on_over_the_page() -> None:
    xs = (85.0, 150.0, 200.0, 320.0)
    first, second = Sheet(), Sheet()
    first.grid(xs, (700, 730, 760), {(0, 0): "一级", (0, 1): "分值", (0, 2): "三级", (1, 0): "产出", (1, 1): "40", (1, 2): "里程"})
    cells = {(0, 2): "质量", (1, 2): "时效", (2, 0): "效益", (2, 1): "20", (2, 2): "满意度"}
    second.grid(xs, (70, 90, 110, 130), cells, {(0, 0): (2, 1), (0, 1): (2, 1)})
    found = read(first, second)
    assert rows(found, found.tables[0]) == [
        ["一级", "分值", "三级"], ["产出", "40", "里程"], ["^", "^", "质量"], ["^", "^", "时效"], ["效益", "20", "满意度"],
    ]


def test_another_table_on_the_next_page_stays_another() -> None:
    first, second = Sheet(), Sheet()
    first.grid((85.0, 200.0, 300.0), (700, 730, 760), {(0, 0): "甲", (0, 1): "乙", (1, 0): "丙", (1, 1): "丁"})
    second.text(85, 60, "以上为资金情况，以下为产出情况。")
    second.grid((85.0, 200.0, 300.0), (90, 110, 130), {(0, 0): "戊", (0, 1): "己", (1, 0): "庚", (1, 1): "辛"})
    assert len(read(first, second).tables) == 2


def test_contents_lines() -> None:
    sheet = Sheet()
    sheet.text(85, 100, "一、基本情况.......................3")
    sheet.text(85, 130, "二、评价结论.......................9")
    sheet.prose(200, ["正文由此开始。"])
    found = read(sheet)
    assert len(wordings(found, BlockKind.CONTENTS)) == 2 and wordings(found) == ["正文由此开始。"]


def test_a_scanned_page_leaves_a_notice_and_a_blank_one_does_not() -> None:
    text, scan, blank = Sheet(), Sheet(picture=True), Sheet()
    text.prose(100, ["只有一页有字。"])
    found = read(text, scan, blank)
    assert [notice.code for notice in found.notices] == ["I-SCAN"]
    span = found.notices[0].span
    assert span is not None and found.page_of(span.start) == found.pages[1]
    assert len(found.pages) == 3


def test_text_over_a_picture_of_the_page_is_a_recognisers() -> None:
    sheet = Sheet(picture=True)
    sheet.prose(100, ["扫描后识别的文字。"])
    assert read(sheet).pages[0].origin is Origin.OCR


@pytest.mark.parametrize(("content", "kind"), [
    (b"%PDF-1.4\n", "truncated"), (b"%PDF-1.4\n1 0 obj << /Type /Catalog", "truncated"), (write(Sheet())[:300], "truncated"),
])
def test_a_damaged_file_is_refused(content: bytes, kind: str) -> None:
    found = read_bytes(content, "scrap.pdf")
    assert isinstance(found, Notice) and found.kind == kind


def test_a_file_without_its_tail_is_read_with_a_notice() -> None:
    sheet = Sheet()
    sheet.prose(100, ["还能读出这一句。"])
    found = read(sheet, tail=b"")
    assert "I-TRUNCATED" in [notice.code for notice in found.notices] and wordings(found) == ["还能读出这一句。"]


def test_a_password_is_asked_for_by_a_notice() -> None:
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"ab" * 32 + b"> /U <" + b"cd" * 32 + b"> >> /ID [<00> <00>] "
    content = write(Sheet()).replace(b"trailer << ", b"trailer << " + lock)
    found = read_bytes(content, "scrap.pdf")
    assert isinstance(found, Notice) and found.kind == "encrypted"


def test_pdfium_and_pdfplumber_see_the_same_cells() -> None:
    import pdfplumber

    sheet = Sheet()
    sheet.grid(_XS, _YS, _CELLS, {(2, 1): (1, 2)})
    content = write(sheet)
    with pdfplumber.open(io.BytesIO(content)) as document:
        expected = [["" if cell is None else cell.replace("\n", "") for cell in row] for row in document.pages[0].extract_tables()[0]]
    found = read(sheet)
    assert [["" if cell == "^" else cell for cell in row] for row in rows(found, found.tables[0])] == expected

"""Notes at the foot of a page are read by themselves; what they part is joined."""

from __future__ import annotations

import pytest

from ingest.read import read_bytes
from model.document import BlockKind, Document
from tests.ingest.pdfs import Sheet, write

WHOLE = (
    "青禾县灌渠整修项目由县水利局实施，年度预算资金分三批下达，用于渠道衬砌和闸门更换以及管护道路整修等各项内容，截至年底全部到位并已支付的资金为"
    "贰佰万元，其余资金于次年一季度前拨付到各乡镇和各施工单位，有关情况已在本报告附件中逐项列明。"
)
FIRST, REST = [WHOLE[:22], WHOLE[22:46], WHOLE[46:70]], [WHOLE[70:94], WHOLE[94:]]


def opened(*sheets: Sheet) -> Document:
    found = read_bytes(write(*sheets), "a.pdf")
    assert isinstance(found, Document)
    return found


def said(document: Document, kind: BlockKind) -> list[str]:
    """Each block of a kind as joined text."""
    found = []
    for block in document.blocks:
        if block.kind is kind:
            inside = [at for at in range(block.span.start, block.span.end) if not any(gap.start <= at < gap.end for gap in block.gaps)]
            found.append("".join(document.text[at] for at in inside).replace("\n", ""))
    return found


def pages(note: str, mark: str = "", rule: bool = False, size: float = 9.0) -> tuple[Sheet, Sheet]:
    """A paragraph that runs from one page to the next, with a note between; ``mark`` is raised in its second line."""
    above, below = Sheet(), Sheet()
    above.prose(660, FIRST, indent=36, size=18, pitch=28)
    if mark:
        above.text(85 + 18 * 5 + 1, 686, mark, 8)
    if rule:
        above.rule(85, 752, 230, 752)
    above.text(85, 760, note, size)
    above.text(295, 800, "1", 10)
    for at, line in enumerate(REST):
        below.text(85, 80 + 28 * at, line, 18)
    below.text(295, 800, "2", 10)
    return above, below


@pytest.mark.parametrize(("note", "mark", "rule"), [
    ("1 含上年结转资金20万元。", "1", False), ("1 含上年结转资金20万元。", "", True), ("[1]含上年结转资金20万元。", "1", False), ("①含上年结转资金20万元。", "①", False),
])
def test_a_note_does_not_part_a_paragraph(note: str, mark: str, rule: bool) -> None:
    found = opened(*pages(note, mark, rule))
    assert said(found, BlockKind.NOTE) == [note]
    assert [text.replace("①", "").replace(" ", "") for text in said(found, BlockKind.PARAGRAPH)] == [WHOLE]
    start = found.text.index("含上年")
    assert found.anchor(next(block.span for block in found.blocks if block.kind is BlockKind.NOTE)).page == 1
    assert start > found.text.index(REST[1])
    assert found.anchor(next(line.span for line in found.lines if REST[1] in found.text[line.span.start : line.span.end])).page == 2


@pytest.mark.parametrize(("note", "mark", "rule", "size"), [
    ("1 含上年结转资金20万元。", "", False, 9.0),  # nothing points to it
    ("1 含上年结转资金20万元。", "1", False, 18.0),  # as large as the text
    ("含上年结转资金20万元。", "", True, 9.0),  # it has no mark
    ("2 含上年结转资金20万元。", "1", False, 9.0),  # another mark's
])
def test_what_is_no_note_stays_where_it_is(note: str, mark: str, rule: bool, size: float) -> None:
    found = opened(*pages(note, mark, rule, size))
    assert said(found, BlockKind.NOTE) == []
    assert found.text.index("含上年") < found.text.index(REST[0])


def test_raised_marks_are_no_digits_of_the_text_but_squares_are() -> None:
    sheet = Sheet()
    sheet.text(85, 100, "本年共支出200", 18)
    sheet.text(85 + 18 * 6.5 + 9, 98, "1", 8)
    sheet.text(85 + 18 * 6.5 + 14, 100, "万元，整修渠道面积为30m", 18)
    sheet.text(85 + 18 * 6.5 + 14 + 18 * 11.5 + 1, 98, "2", 8)
    sheet.prose(160, FIRST, size=18, pitch=28)
    sheet.text(85, 740, "1 含上年结转资金。", 9)
    sheet.text(85, 760, "2 不含管护道路。", 9)
    sheet.rule(85, 730, 230, 730)
    text = "".join(opened(sheet).text.split())
    assert "支出200万元" in text and "30m2" in text


def test_a_note_does_not_part_a_table() -> None:
    xs = [85.0, 235.0, 385.0, 510.0]
    above, below = Sheet(), Sheet()
    above.prose(120, FIRST, size=18, pitch=28)
    above.text(85 + 18 * 5 + 1, 146, "1", 8)
    above.grid(xs, [600, 640, 680, 720], {(0, 0): "批次", (0, 1): "金额", (0, 2): "日期", (1, 0): "第一批", (1, 1): "300", (2, 0): "第二批", (2, 1): "150"})
    above.text(85, 760, "1 含上年结转资金。", 9)
    below.grid(xs, [80, 120, 160], {(0, 0): "第三批", (0, 1): "50", (1, 0): "合计", (1, 1): "500"})
    found = opened(above, below)
    assert [table.rows for table in found.tables] == [5]
    assert said(found, BlockKind.NOTE) == ["1 含上年结转资金。"]

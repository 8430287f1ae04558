"""Evidence as it is shown: the right words marked, neighbours together, nothing cut that is marked."""

from __future__ import annotations

import pytest

from model.document import Document
from model.span import Anchor, Span
from report.exhibits import PagePart, Passage, TablePart, exhibits
from tests.ingest import pdfs
from tests.ingest.support import document as scrap

PROSE = "一、资金情况\n本项目预算300万元，到位280万元。截至年底共支出260万元，执行率为95%。其余按合同约定于次年支付。\n"
TABLE = "表1 资金表\n来源\t预算\t支出\n" + "".join(f"科目{at}\t{at}\t{at * 2}\n" for at in range(1, 31)) + "合计\t465\t930\n"


def at(document: Document, words: str) -> Anchor:
    start = document.text.index(words)
    cell = next((cell for table in document.tables for cell in table.cells if cell.span.start <= start < cell.span.end), None)
    place = None
    if cell is not None:
        from model.span import CellRef

        place = CellRef(0, cell.row, cell.column)
    return document.anchor(Span(start, start + len(words)), place)


def test_marked_words_in_their_sentence() -> None:
    document = scrap(PROSE)
    (shown,) = exhibits(document, [at(document, "95%"), at(document, "260万元")], pages=False)
    assert isinstance(shown, Passage)
    assert [(piece.text, piece.evidence) for piece in shown.pieces] == [
        ("截至年底共支出", 0), ("260万元", 2), ("，执行率为", 0), ("95%", 1), ("。", 0),
    ]
    assert shown.evidence == (1, 2)


def test_sentences_apart_are_passages_apart() -> None:
    document = scrap("甲项目预算300万元。" + "该县位于盆地边缘，气候温和。" * 12 + "\n乙项目预算200万元。\n")
    shown = exhibits(document, [at(document, "300万元"), at(document, "200万元")], pages=False)
    assert [exhibit.evidence for exhibit in shown] == [(1,), (2,)]


def test_overlapping_marks_say_nothing_twice() -> None:
    document = scrap(PROSE)
    (shown,) = exhibits(document, [at(document, "260万元"), at(document, "支出260万元"), at(document, "60万元，执行")], pages=False)
    assert isinstance(shown, Passage)
    assert "".join(piece.text for piece in shown.pieces).count("260万元") == 1


def test_rows_of_a_table_with_the_cell_marked() -> None:
    document = scrap(TABLE)
    (shown,) = exhibits(document, [at(document, "930"), at(document, "465")], pages=False)
    assert isinstance(shown, TablePart)
    rows = [["".join(piece.text for piece in cell.pieces) for cell in row] for row in shown.rows]
    assert rows[0] == ["来源", "预算", "支出"]
    assert [] in rows  # rows left out
    assert rows[-1] == ["合计", "465", "930"]
    assert [cell.evidence for cell in shown.rows[-1]] == [0, 2, 1]
    assert len(rows) < 10


def test_a_long_cell_is_cut_around_its_mark() -> None:
    long = "该指标考察资金是否及时拨付，" * 20 + "实际得分为4.52分，" + "其余要求均已满足，" * 20
    document = scrap(f"指标\t得分\t说明\n资金到位\t5\t{long}\n资金使用\t4\t无\n执行情况\t3\t无\n")
    (shown,) = exhibits(document, [at(document, "4.52分")], pages=False)
    assert isinstance(shown, TablePart)
    cell = next(cell for row in shown.rows for cell in row if cell.evidence)
    assert ("4.52分", 1) in [(piece.text, piece.evidence) for piece in cell.pieces]
    assert len("".join(piece.text for piece in cell.pieces)) < 80


def _read(sheet: pdfs.Sheet) -> Document:
    from ingest.read import read_bytes

    found = read_bytes(pdfs.write(sheet), "a.pdf")
    assert isinstance(found, Document)
    return found


def _pdf() -> Document:
    sheet = pdfs.Sheet()
    sheet.prose(100, ["本项目预算300万元，到位280万元，支出", "260万元，结余20万元。"])
    sheet.prose(600, ["项目实施后道路完好率为98%。"])
    return _read(sheet)


def test_boxes_on_pages_neighbours_together() -> None:
    document = _pdf()
    broken = document.text.index("支出")
    over = document.anchor(Span(broken, document.text.index("260万元") + 5))
    near, far = exhibits(document, [over, at(document, "300万元"), at(document, "98%")], pages=True)
    assert isinstance(near, PagePart) and isinstance(far, PagePart)
    assert near.evidence == (1, 2) and far.evidence == (3,)
    first = [mark for mark in near.marks if mark.evidence == 1]
    assert [mark.number for mark in first] == [1, 0]  # two lines, numbered once
    assert first[0].box.x0 > first[1].box.x0 and first[0].box.bottom < first[1].box.bottom
    assert near.box.top < first[0].box.top and near.box.bottom < far.box.top


@pytest.mark.parametrize("lower", range(1, 14, 2))
def test_no_line_of_the_marked_column_is_cut(lower: int) -> None:
    sheet = pdfs.Sheet()
    for row in range(40):
        sheet.text(60, 100 + 14 * row, f"渠道整修第{row}段工程已经按期完成", 11)
        sheet.text(320, 100 + lower + 14 * row, f"闸门更换第{row}座工程已经按期完成", 11)
    document = _read(sheet)
    for words in ("渠道整修第19段", "闸门更换第21座"):
        (part,) = exhibits(document, [at(document, words)], pages=True)
        assert isinstance(part, PagePart)
        column = [line for line in document.lines if (line.xs[0] < 300) == (part.marks[0].box.x0 < 300)]
        for edge in (part.box.top, part.box.bottom):
            assert not [line for line in column if line.top < edge < line.bottom]


def test_without_pages_the_same_is_told_in_words() -> None:
    document = _pdf()
    shown = exhibits(document, [at(document, "300万元"), at(document, "98%")], pages=False)
    assert all(isinstance(exhibit, Passage) for exhibit in shown)


def test_no_more_than_asked_for() -> None:
    document = scrap(PROSE)
    anchors = [at(document, "95%")] * 20
    assert exhibits(document, anchors, pages=False, most=3)[0].evidence == (1, 2, 3)

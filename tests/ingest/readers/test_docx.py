"""Word documents made here: merged cells, notes, text boxes, tracked changes, printed numbers."""

import io
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.read import read_bytes
from model.document import BlockKind, Document
from tests.ingest.support import claims, rows, wordings

HEADING = BlockKind.HEADING


def _read(made: Any) -> Document:
    buffer = io.BytesIO()
    made.save(buffer)
    found = read_bytes(buffer.getvalue(), "made.docx")
    assert isinstance(found, Document)
    assert set(claims(found)) <= {1}
    return found


def _add(made: Any, xml: str) -> None:
    made.element.body.insert(len(made.element.body) - 1, parse_xml(xml.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))


def test_body_in_order_with_headings_by_style_and_by_wording() -> None:
    made = docx.Document()
    made.add_heading("项目概况", 2)
    made.add_paragraph("本项目预算300万元。")
    made.add_table(1, 2).rows[0].cells[0].text = "甲"
    made.add_paragraph("一、基本情况")
    found = _read(made)
    assert [block.kind for block in found.blocks] == [HEADING, BlockKind.PARAGRAPH, BlockKind.TABLE, HEADING]
    assert [block.level for block in found.blocks if block.kind is HEADING] == [2, 1]


def test_merged_cells() -> None:
    made = docx.Document()
    made.add_paragraph("表 1 资金情况表（单位：万元）")
    table = made.add_table(3, 3)
    for row, line in enumerate((("来源", "金额", "备注"), ("中央", "80", ""), ("县级", "20", "无"))):
        for column, word in enumerate(line):
            table.cell(row, column).text = word
    table.cell(1, 2).merge(table.cell(2, 2))
    table.cell(0, 1).merge(table.cell(0, 2))
    found = _read(made)
    read, = found.tables
    assert rows(found, read) == [["来源", "金额备注", "^"], ["中央", "80", "无"], ["县级", "20", "^"]]
    assert read.caption is not None and read.unit_note is not None


def test_tracked_changes_are_accepted() -> None:
    made = docx.Document()
    _add(made, "<w:p><w:r><w:t>预算</w:t></w:r><w:del><w:r><w:delText>300</w:delText></w:r></w:del><w:ins><w:r><w:t>350</w:t></w:r></w:ins>"
               "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>万元</w:t></w:r></w:p>")
    assert wordings(_read(made)) == ["预算350万元"]


def test_text_box_is_read_once() -> None:
    made = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>自评得分98分</w:t></w:r></w:p></w:txbxContent>"
    _add(made, f'<w:p {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
               f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>")
    assert wordings(_read(made)) == ["自评得分98分"]


def test_nested_table_becomes_its_own() -> None:
    made = docx.Document()
    outer = made.add_table(2, 2)
    outer.cell(0, 0).text = "附表"
    inner = outer.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "甲", "5"
    found = _read(made)
    assert [rows(found, table)[-1] for table in found.tables] == [["", ""], ["甲", "5"]]


def test_headers_and_footers_are_furniture() -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "某县公路项目评价报告"
    made.add_paragraph("正文。")
    found = _read(made)
    assert wordings(found, BlockKind.FURNITURE) == ["某县公路项目评价报告"]
    assert wordings(found) == ["正文。"]


def test_printed_numbers_of_lists() -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE

    made = docx.Document()
    numbering = made.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
    numbering.insert(0, parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for level, word in ((0, "基本情况"), (1, "背景"), (1, "目标"), (0, "评价结论"), (1, "得分")):
        _add(made, f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr></w:pPr><w:r><w:t>{word}</w:t></w:r></w:p>')
    assert wordings(_read(made), HEADING) == ["一、基本情况", "1.背景", "2.目标", "二、评价结论", "1.得分"]


def test_contents_by_style_and_by_shape() -> None:
    made = docx.Document()
    made.add_paragraph("目录")
    made.add_paragraph("一、基本情况\t3")
    made.add_paragraph("二、评价结论\t9")
    made.add_paragraph("一、基本情况")
    found = _read(made)
    assert len(wordings(found, BlockKind.CONTENTS)) == 2 and wordings(found, HEADING) == ["一、基本情况"]

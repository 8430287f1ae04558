"""What a Word document holds besides words: pictures of pages, workbooks, other objects; notes; changes to paragraphs' ends."""

from __future__ import annotations

import io
from typing import Any

import docx
import numpy as np
import openpyxl
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm
from PIL import Image

from ingest import ocr
from ingest.options import Options
from ingest.read import read_bytes
from ingest.recognised import Engine, Picture, Recognised
from model.document import Document
from model.span import Span
from tests.ingest.pictures import Knowing, line, paper
from tests.ingest.support import claims, rows, wordings

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def read(made: Any, options: Options | None = None) -> Document:
    buffer = io.BytesIO()
    made.save(buffer)
    found = read_bytes(buffer.getvalue(), "made.docx", options)
    assert isinstance(found, Document), found
    assert set(claims(found)) <= {1}
    return found


def add(made: Any, xml: str) -> None:
    made.element.body.insert(len(made.element.body) - 1, parse_xml(xml.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))


def knowing(monkeypatch: pytest.MonkeyPatch, *lines: Recognised) -> Knowing:
    """Install an engine that reads these lines on every picture."""
    engine = Knowing(lambda picture: list(lines))

    def give(threads: int, keep: bool) -> Engine | None:
        return engine

    monkeypatch.setattr(ocr, "engine", give)
    return engine


def png(picture: Picture) -> io.BytesIO:
    file = io.BytesIO()
    Image.fromarray(picture).save(file, "PNG")
    file.seek(0)
    return file


def test_a_picture_of_a_page_is_recognised_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    knowing(monkeypatch, line("本项目预算300万元。", 250, 300, sure=0.99), line("支出260万元。", 250, 500, sure=0.4))
    made = docx.Document()
    made.add_paragraph("附件：自评表如下。")
    made.add_picture(png(paper()), width=Cm(16))
    made.add_paragraph("以上。")
    found = read(made)
    text = "".join(wordings(found))
    assert text.index("如下。") < text.index("预算300万元") < text.index("支出260万元") < text.index("以上。")
    sure, doubtful, typed = (found.anchor(Span(found.text.index(word), found.text.index(word) + len(word))) for word in ("300万元", "260万元", "如下"))
    assert sure.confidence == pytest.approx(0.99) and not sure.doubtful
    assert doubtful.doubtful and typed.confidence is None


def test_photographs_and_small_pictures_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = knowing(monkeypatch, line("路牌", 100, 100))
    made = docx.Document()
    made.add_paragraph("现场照片。")
    made.add_picture(png(np.full((900, 1400, 3), (90, 140, 60), np.uint8)))
    made.add_picture(png(paper(200, 400)))
    assert wordings(read(made)) == ["现场照片。"]
    assert engine.asked == 0


def test_a_picture_in_a_header_is_no_part_of_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = knowing(monkeypatch, line("抬头", 100, 100))
    made = docx.Document()
    made.add_paragraph("正文。")
    made.sections[0].header.paragraphs[0].add_run().add_picture(png(paper()))
    read(made)
    assert engine.asked == 0


def test_without_a_recogniser_pictures_of_pages_are_told_of() -> None:
    made = docx.Document()
    made.add_paragraph("附件。")
    made.add_picture(png(paper()))
    found = read(made, Options(ocr=False))
    assert [notice.code for notice in found.notices] == ["I-SCAN"] and "1幅" in found.notices[0].message.zh


def _workbook(**about: Any) -> bytes:
    book = openpyxl.Workbook()
    for row in (["来源", "金额"], ["中央", 80.5], ["县级", 20]):
        book.active.append(row)  # type: ignore[union-attr]
    book.create_sheet("底稿").append(["不显示", 1])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _embed(made: Any, content: bytes, program: str) -> None:
    name = "/word/embeddings/sheet1.xlsx" if content[:2] == b"PK" else "/word/embeddings/object1.bin"
    part = Part(PackURI(name), "application/octet-stream", content, made.part.package)
    key = made.part.relate_to(part, _RELATIONS + "/package")
    add(made, f'<w:p {nsdecls("w", "r")} xmlns:o="urn:schemas-microsoft-com:office:office"><w:r><w:object>'
              f'<o:OLEObject Type="Embed" ProgID="{program}" r:id="{key}"/></w:object></w:r></w:p>')


def test_an_embedded_workbook_is_a_table_in_its_place() -> None:
    made = docx.Document()
    made.add_paragraph("资金来源如下。")
    _embed(made, _workbook(), "Excel.Sheet.12")
    made.add_paragraph("以上。")
    found = read(made)
    assert [rows(found, table) for table in found.tables] == [[["来源", "金额"], ["中央", "80.5"], ["县级", "20"]]]
    assert found.text.index("如下") < found.text.index("中央") < found.text.index("以上") and "不显示" not in found.text


@pytest.mark.parametrize(("content", "program"), [(b"\xd0\xcf\x11\xe0" + bytes(600), "Package"), (b"PK\x03\x04 broken", "Excel.Sheet.12")])
def test_other_objects_are_named(content: bytes, program: str) -> None:
    made = docx.Document()
    made.add_paragraph("见附件。")
    _embed(made, content, program)
    found = read(made)
    assert [notice.code for notice in found.notices] == ["I-ATTACHMENT"] and program in found.notices[0].message.zh


def test_a_note_follows_the_paragraph_that_names_it() -> None:
    made = docx.Document()
    notes = (f'<w:footnotes {nsdecls("w")}><w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
             '<w:footnote w:id="2"><w:p><w:r><w:t>改革前为某县水务局。</w:t></w:r></w:p></w:footnote></w:footnotes>')
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    made.part.relate_to(Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), made.part.package), _RELATIONS + "/footnotes")
    add(made, '<w:p><w:r><w:t>单位为某县水利局</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>。</w:t></w:r></w:p>')
    made.add_paragraph("预算300万元。")
    assert wordings(read(made)) == ["单位为某县水利局。", "改革前为某县水务局。", "预算300万元。"]


def test_a_deleted_end_joins_two_paragraphs_and_moved_words_stand_once() -> None:
    made = docx.Document()
    add(made, '<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="甲"/></w:rPr></w:pPr><w:r><w:t>本项目预算</w:t></w:r></w:p>')
    add(made, "<w:p><w:r><w:t>300万元。</w:t></w:r></w:p>")
    add(made, '<w:p><w:moveFrom w:id="3"><w:r><w:t>支出260万元。</w:t></w:r></w:moveFrom></w:p>')
    add(made, '<w:p><w:moveTo w:id="4"><w:r><w:t>支出260万元。</w:t></w:r></w:moveTo></w:p>')
    add(made, '<w:p><w:pPr><w:rPr><w:del w:id="5" w:author="甲"/></w:rPr></w:pPr><w:r><w:t>以上。</w:t></w:r></w:p>')
    assert wordings(read(made)) == ["本项目预算300万元。", "支出260万元。", "以上。"]

"""PDF beyond plain pages: columns, tables beside tables, forms, passwords that are none, files inside, text layers that lie."""

from __future__ import annotations

import hashlib
import struct

import pytest

from ingest.options import Options
from ingest.read import read_bytes
from model.document import BlockKind, Document
from tests.broken.made import pdf, stream
from tests.ingest import pdfs
from tests.ingest.support import rows, wordings

_PLAIN = Options(ocr=False)
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_FONT = b"/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R %b %b >>"


def read(content: bytes) -> Document:
    found = read_bytes(content, "a.pdf", _PLAIN)
    assert isinstance(found, Document), found
    return found


def test_two_columns_under_a_title() -> None:
    sheet = pdfs.Sheet()
    sheet.text(150, 60, "某县农村供水工程绩效评价报告", 16)
    left = ["本项目预算三百万元，县财政于当年", "六月下达，其中中央资金二百万元，", "县级配套一百万元，已全部到位。"] * 3
    right = ["项目覆盖十二个行政村，受益人口八", "千余人，工程于当年十月完工并通过", "验收，供水保证率达到九成以上。"] * 3
    for at, (one, other) in enumerate(zip(left, right, strict=True)):
        sheet.text(60, 110 + at * 18, one, 11)
        sheet.text(320, 110 + at * 18, other, 11)
    document = read(pdfs.write(sheet))
    text = "".join(wordings(document))
    assert "县财政于当年六月下达" in text and "受益人口八千余人" in text
    assert text.index("已全部到位") < text.index("项目覆盖")


def test_columns_without_a_title_and_one_column_with_short_lines() -> None:
    sheet = pdfs.Sheet()
    for at in range(9):
        sheet.text(60, 110 + at * 18, "本项目预算三百万元，县财政于当年", 11)
    for at, word in enumerate(["一、基本情况", "二、资金情况", "三、完成情况", "四、存在问题", "五、有关建议", "六、其他事项", "七、附件"]):
        sheet.text(240, 300 + at * 18, word, 11)
    text = "".join(wordings(read(pdfs.write(sheet)), *BlockKind))
    assert text.index("一、") < text.index("二、") < text.index("七、")


def test_tables_beside_and_below_one_another() -> None:
    sheet = pdfs.Sheet()
    sheet.prose(60, ["下表为资金情况。"])
    sheet.grid([80, 160, 240], [100, 120, 140], {(0, 0): "来源", (0, 1): "金额", (1, 0): "中央", (1, 1): "200"})
    sheet.grid([320, 400, 480], [100, 120, 140], {(0, 0): "支出", (0, 1): "金额", (1, 0): "工程", (1, 1): "260"})
    sheet.grid([80, 160, 240], [200, 220, 240], {(0, 0): "指标", (0, 1): "得分", (1, 0): "产出", (1, 1): "30"})
    document = read(pdfs.write(sheet))
    assert [rows(document, table) for table in document.tables] == [
        [["来源", "金额"], ["中央", "200"]], [["支出", "金额"], ["工程", "260"]], [["指标", "得分"], ["产出", "30"]],
    ]


def test_a_table_without_rules() -> None:
    sheet = pdfs.Sheet()
    sheet.prose(60, ["资金使用情况如下（单位：万元）："])
    wanted = [["来源", "预算数", "到位数"], ["中央资金", "200.00", "180.50"], ["省级资金", "60.00", "60.00"], ["合计", "260.00", "240.50"]]
    for at, row in enumerate(wanted):
        for x, words in zip((90, 200, 300), row, strict=True):
            sheet.text(x, 100 + at * 22, words, 11)
    sheet.prose(260, ["以上数据来自县财政局。"])
    document = read(pdfs.write(sheet))
    assert [rows(document, table) for table in document.tables] == [wanted]


def test_words_set_one_below_the_other_in_a_cell() -> None:
    sheet = pdfs.Sheet()
    cells = {(0, 1): "资金到位率", (0, 2): "5", (1, 1): "资金使用合规性", (1, 2): "4"}
    sheet.grid([80, 110, 300, 400], [100, 220, 340], cells, {(0, 0): (2, 1)})
    for at, char in enumerate("项目过程"):
        sheet.text(89, 180 + at * 14, char, 11)
    document = read(pdfs.write(sheet))
    assert rows(document, document.tables[0]) == [["项目过程", "资金到位率", "5"], ["^", "资金使用合规性", "4"]]


def test_a_text_layer_that_lost_its_figures_is_not_believed() -> None:
    sheet = pdfs.Sheet()
    sheet.prose(100, ["本项目预算\ue001\ue002\ue002万元，到位\ue003\ue004\ue002.\ue001万元，其余按合同约定于下一年度", "支付，执行率为\ue005\ue006.\ue001%，得分\ue007.\ue002分。"])
    found = read(pdfs.write(sheet))
    assert [notice.code for notice in found.notices] == ["I-SCAN"]


# -- passwords, forms, files inside ---------------------------------------------------------------------------------------------------


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) & 255
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) & 255
        j = (j + state[i]) & 255
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) & 255])
    return bytes(out)


def test_an_owner_password_alone_asks_for_nothing() -> None:
    """Encrypted, but readable by anyone: only printing or copying is forbidden."""
    about = bytes(16)
    owner = _rc4(hashlib.md5(_PADDING).digest()[:5], _PADDING)
    key = hashlib.md5(_PADDING + owner + struct.pack("<i", -4) + about).digest()[:5]
    own = hashlib.md5(key + b"\x04\x00\x00\x00\x00").digest()[:10]
    content = pdf(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>", _PAGE % (_FONT, b""),
         stream(_rc4(own, b"BT /F 12 Tf 80 700 Td (Budget 300, paid 280.) Tj ET")),
         b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <%b> /U <%b> >>" % (owner.hex().encode(), _rc4(key, _PADDING).hex().encode())],
        b"/Encrypt 5 0 R /ID [<%b> <%b>]" % (about.hex().encode(), about.hex().encode()),
    )
    assert "Budget 300, paid 280." in read(content).text


def _form(*fields: bytes, drawn: bytes = b"") -> bytes:
    """A page with a label and fields from object 6 on; object 5 is their font."""
    listed = b" ".join(b"%d 0 R" % (at + 6) for at in range(len(fields)))
    return pdf([
        b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [%b] /DA (/F 12 Tf) /DR << /Font << /F 5 0 R >> >> >> >>" % listed,
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>", _PAGE % (_FONT, b"/Annots [%b]" % listed),
        stream(b"BT /F 12 Tf 80 700 Td (Budget of the project:) Tj ET " + drawn), b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", *fields,
    ])


def _field(kind: bytes, value: bytes, flags: int = 4) -> bytes:
    return (b"<< /Type /Annot /Subtype /Widget /FT %b /T (f%d) %b /DA (/F 12 Tf 0 g) /Rect [220 695 320 715] /F %d >>"
            % (kind, len(value), value, flags))


def test_what_a_form_holds_is_read_where_it_stands() -> None:
    utf16 = ("三百万元".encode("utf-16-be")).hex().encode()
    document = read(_form(_field(b"/Tx", b"/V <feff%b>" % utf16)))
    assert wordings(document) == ["Budget of the project: 三百万元"]


@pytest.mark.parametrize("field", [_field(b"/Tx", b"/V (300)", 2), _field(b"/Tx", b""), _field(b"/Sig", b"/V (300)")])
def test_hidden_and_empty_fields_say_nothing(field: bytes) -> None:
    assert wordings(read(_form(field))) == ["Budget of the project:"]


def test_a_value_that_the_page_prints_too_is_read_once() -> None:
    document = read(_form(_field(b"/Tx", b"/V (300.55)"), drawn=b"BT /F 12 Tf 222 700 Td (300.55) Tj ET"))
    assert document.text.count("300.55") == 1


def test_files_inside_are_named() -> None:
    found = read(pdf([
        b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a.xlsx) 5 0 R] >> >> >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>", _PAGE % (_FONT, b""), stream(b"BT /F 12 Tf 80 700 Td (See the attached workbook.) Tj ET"),
        b"<< /Type /Filespec /F (a.xlsx) /EF << /F 6 0 R >> >>", stream(b"PK", b"/Type /EmbeddedFile"),
    ]))
    assert [notice.code for notice in found.notices] == ["I-ATTACHMENT"]
    assert "a.xlsx" in found.notices[0].message.zh and "a.xlsx" in found.notices[0].message.en


def _unembedded(encoding: bytes, words: str, place: bytes) -> bytes:
    """Type in a Chinese font that the file names and does not hold."""
    return pdf([
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>", _PAGE % (b"/Resources << /Font << /F 5 0 R >> >>", b""),
        stream(b"BT /F 12 Tf %b Td <%b> Tj ET" % (place, words.encode("utf-16-be").hex().encode())),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-%b /Encoding /%b /DescendantFonts [6 0 R] >>" % (encoding, encoding),
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> "
        b"/DW 1000 /FontDescriptor 7 0 R >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 "
        b"/CapHeight 880 /StemV 93 >>",
    ])


@pytest.mark.parametrize(("encoding", "place"), [(b"UniGB-UCS2-H", b"80 700"), (b"UniGB-UCS2-V", b"300 800")])
def test_a_font_that_is_not_in_the_file_across_and_down(encoding: bytes, place: bytes) -> None:
    document = read(_unembedded(encoding, "本项目预算三百万元，支出二百六十万元。", place))
    assert wordings(document) == ["本项目预算三百万元，支出二百六十万元。"]

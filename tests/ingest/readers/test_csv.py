"""Tables in text files."""

import pytest

from ingest.read import read_bytes
from ingest.readers.csv import separator_of
from model.document import Document
from tests.ingest.support import claims, rows, wordings

LINES = [["来源", "预算", "备注"], ["中央", "1,300.50", "到位"], ["县级", "120", "无，待补"]]
EXPECTED = [["来源", "预算", "备注"], ["中央", "1,300.50", "到位"], ["县级", "120", "无，待补"]]


def _read(content: bytes, name: str = "表.csv") -> Document:
    found = read_bytes(content, name)
    assert isinstance(found, Document) and set(claims(found)) <= {1}
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_encodings_and_separators(encoding: str, separator: str) -> None:
    text = "\r\n".join(separator.join(f'"{cell}"' for cell in line) for line in LINES)
    found = _read(text.encode(encoding))
    assert rows(found, found.tables[0]) == EXPECTED
    assert found.source.media_type == "text/csv" and not found.notices


def test_titles_above_and_a_line_break_in_a_cell() -> None:
    found = _read('某县资金情况表,,\n单位：万元,,\n来源,预算\n"中央\n财政",300\n'.encode())
    assert wordings(found, *{block.kind for block in found.blocks})[:2] == ["某县资金情况表", "单位:万元"]
    assert rows(found, found.tables[0]) == [["来源", "预算"], ["中央财政", "300"]]
    assert found.tables[0].caption is not None and found.tables[0].unit_note is not None


def test_one_column_is_paragraphs_and_an_open_quote_no_trouble() -> None:
    assert "本项目预算300万元。" in wordings(_read("本项目预算300万元。\n".encode()))
    found = _read('来源,预算\n"中央,300\n县级,20\n'.encode())
    assert "300" in found.text and "20" in found.text


def test_separator() -> None:
    assert separator_of("a;b\nc,1;d\ne;f") == ";"
    assert separator_of("sep") == ","

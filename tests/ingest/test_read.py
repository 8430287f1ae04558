"""Files that cannot be read give one clear notice each; nothing raises."""

import io
import zipfile
from pathlib import Path

import docx
import pytest

from ingest.options import Options
from ingest.read import read, read_bytes
from model.document import Document
from model.notice import Notice

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _docx() -> bytes:
    made = docx.Document()
    made.add_paragraph("本项目预算300万元。" * 40)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _zip(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return buffer.getvalue()


def _locked_zip() -> bytes:
    made = bytearray(_zip(word__document_xml=b"<w/>"))
    made[6] |= 1
    at = made.index(b"PK\x01\x02")
    made[at + 8] |= 1
    return bytes(made)


BROKEN = {
    "empty.txt": (b"", "empty"),
    "blank.txt": ("\ufeff \n\n\t\r\n".encode(), "empty"),
    "half.docx": (_docx()[:9000], "truncated"),
    "stub.docx": (b"PK\x03\x04", "truncated"),
    "no_body.docx": (_zip(word__styles_xml=b"<a/>"), "truncated"),
    "bad_xml.docx": (_zip(word__document_xml=b"<w:document><w:body>"), "truncated"),
    "locked_office.docx": (OLE + b"\x00" * 2000 + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "locked_zip.docx": (_locked_zip(), "encrypted"),
    "cut.doc": (OLE + b"\x00" * 100, "truncated"),
    "noise.txt": (bytes(range(256)) * 40, "unsupported"),
    "zeros.pdf": (b"\x00" * 500, "empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(200)) * 9, "truncated"),
    "picture.gif": (b"GIF89a" + bytes(range(200)) * 9, "unsupported"),
    "archive.zip": (_zip(a_xml=b"<a/>"), "unsupported"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_files(tmp_path: Path, name: str) -> None:
    content, kind = BROKEN[name]
    path = tmp_path / name
    path.write_bytes(content)
    found = read(path)
    assert isinstance(found, Notice), name
    assert found.kind == kind
    assert found.message.zh and found.message.en


def test_missing_directory_and_too_large(tmp_path: Path) -> None:
    assert _kind(read(tmp_path / "none.txt")) == "unreadable"
    assert _kind(read(tmp_path)) == "unreadable"
    path = tmp_path / "a.txt"
    path.write_text("本项目预算300万元。", "utf-8")
    assert _kind(read(path, Options(max_bytes=10))) == "too_large"
    assert isinstance(read(path), Document)


def _kind(found: Document | Notice) -> str | None:
    return found.kind if isinstance(found, Notice) else None


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("甲", "utf-8")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert _kind(read(path)) == "unreadable"


def test_wrong_suffix_is_read_by_content() -> None:
    found = read_bytes(_docx(), "report.pdf")
    assert isinstance(found, Document) and found.source.media_type.endswith("wordprocessingml.document")
    assert [notice.code for notice in found.notices] == ["I-SUFFIX"]
    assert not read_bytes("甲乙。".encode(), "报告.txt").notices  # type: ignore[union-attr]


def test_a_few_bad_bytes_leave_a_notice() -> None:
    found = read_bytes("本项目预算300万元，".encode() * 50 + b"\xff" + "已全部支出。".encode(), "a.txt")
    assert isinstance(found, Document)
    assert [notice.code for notice in found.notices] == ["I-ENCODING"]

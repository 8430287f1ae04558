"""Bad input costs one clear line, little time and little memory, and never more than its own file."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from ingest.options import Options
from ingest.read import read, read_bytes, sha256_of
from model.document import Document
from model.notice import Notice
from tests.broken import made

ROOT = Path(__file__).parents[2]
_TEXT = '<ofd:TextObject Boundary="20 20 100 10" Size="4"><ofd:TextCode X="0" Y="4" DeltaX="g 999999999 4">本项目预算300万元。</ofd:TextCode></ofd:TextObject>'
_MEGA = 1 << 20

CASES: dict[str, tuple[bytes, str | None]] = {
    "bomb.docx": (made.swollen(made.word(), "word/document.xml", 200 * _MEGA), "too_large"),
    "bomb.xlsx": (made.swollen(made.workbook(), "xl/worksheets/sheet1.xml", 200 * _MEGA), "too_large"),
    "bomb.ofd": (made.swollen(made.ofd(), "Doc_0/Pages/Page_0/Content.xml", 200 * _MEGA), "too_large"),
    "lie.docx": (made.lying(made.word(), "word/document.xml", 200 * _MEGA, 5000), "truncated"),
    "lie.xlsx": (made.lying(made.workbook(), "xl/worksheets/sheet1.xml", 200 * _MEGA, 900), "truncated"),
    "many.docx": (made.zipped([("word/document.xml", b"<a/>"), *((f"word/{at}", b"") for at in range(21_000))]), "too_large"),
    "laughs.docx": (made.with_dtd(made.word(), "word/document.xml", made.BOMB_DTD), "unreadable"),
    "laughs.xlsx": (made.with_dtd(made.workbook(), "xl/worksheets/sheet1.xml", made.BOMB_DTD), "unreadable"),
    "laughs.ofd": (made.with_dtd(made.ofd(), "Doc_0/Document.xml", made.BOMB_DTD), "unreadable"),
    "outside.docx": (made.with_dtd(made.word(), "word/styles.xml", made.FILE_DTD), "unreadable"),
    "outside.xlsx": (made.with_dtd(made.workbook(), "xl/workbook.xml", made.FILE_DTD), "unreadable"),
    "outside.ofd": (made.with_dtd(made.ofd(), "OFD.xml", made.FILE_DTD), "unreadable"),
    "locked.docx": (made.OLE + b"\x00" * 2000 + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "locked.xlsx": (made.OLE + b"\x00" * 2000 + "EncryptionInfo".encode("utf-16-le"), "encrypted"),
    "locked.ofd": (made.locked(made.ofd()), "encrypted"),
    "locked_inside.ofd": (made.replaced(made.zipped({"Encryptions.xml": b"<a/>", "OFD.xml": b"<a/>"}), "", bytes), "encrypted"),
    "locked.pdf": (made.LOCKED_PDF, "encrypted"),
    "no_pages.pdf": (made.NO_PAGES, "empty"),
    "no_pages.ofd": (made.replaced(made.ofd(), "Doc_0/Document.xml", lambda blob: b"<Document><Pages/></Document>"), "empty"),
    "no_document.ofd": (made.zipped({"OFD.xml": b"<OFD/>"}), "truncated"),
    "loop_reference.pdf": (made.LOOPING_REFERENCE, "any"),
    "loop_tree.pdf": (made.LOOPING_TREE, "any"),
    "loop_form.pdf": (made.LOOPING_FORM, "any"),
    "loop_xref.pdf": (made.LOOPING_XREF, "any"),
    "deep_array.pdf": (made.DEEP_ARRAY, "any"),
    "deep_tree.pdf": (made.DEEP_TREE, "any"),
    "claims.tiff": (made.claimed_tiff(50_000), "any"),
    "deep_tables.docx": (made.replaced(made.word(), "word/document.xml", lambda blob: blob.replace(
        b"<w:body>", b"<w:body>" + b"<w:tbl><w:tr><w:tc>" * 300 + b"</w:tc></w:tr></w:tbl>" * 300)), "any"),
    "huge_picture.pdf": (made.HUGE_PICTURE, "any"),
    "claims.png": (made.claimed_png(50_000), "any"),
    "deltas.ofd": (made.ofd(_TEXT), None),
    "deep.html": (b"<html><body>" + b"<div>" * 50_000 + "本项目预算300万元。".encode() + b"</body></html>", "any"),
    "laughs.html": ((made.BOMB_DTD + "<html><body><p>预算300万元&l9;</p></body></html>").encode(), None),
    "spans.html": (b"<table>" + b'<tr><td rowspan="65000" colspan="9999">1</td></tr>' * 300 + b"</table>", None),
    "spans.docx": (made.replaced(made.word(), "word/document.xml", lambda blob: blob.replace(b"<w:body>", b"<w:body>" + made.WIDE_ROW * 50)), None),
    "merged.xlsx": (made.replaced(made.workbook(), "xl/worksheets/sheet1.xml", lambda blob: blob.replace(
        b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>')), "too_large"),
    "deep.ofd": (made.ofd("<ofd:PageBlock>" * 200 + "</ofd:PageBlock>" * 200), "any"),
    "one_line.txt": (("预算" * 2_000_000).encode(), "any"),
}
"""Name → content, and the error kind: None where it is read after all, "any" where either will do."""


@pytest.mark.parametrize("name", CASES)
def test_one_line_or_a_document(name: str) -> None:
    content, kind = CASES[name]
    found = read_bytes(content, name, Options(ocr=False))
    if isinstance(found, Notice):
        assert kind in (found.kind, "any")
        assert found.message.zh and "\n" not in found.message.zh
    else:
        assert kind in (None, "any")
        assert "root:" not in found.text and len(found.text) < 5_000_000


def test_all_of_them_in_little_memory(tmp_path: Path) -> None:
    """The whole collection in one process that may have 1.5 GB of address space."""
    pytest.importorskip("resource")
    for name, (content, _) in CASES.items():
        (tmp_path / name).write_bytes(content)
    code = (
        "import resource, sys; from pathlib import Path\n"
        "resource.setrlimit(resource.RLIMIT_AS, (3 << 29, 3 << 29))\n"
        "from ingest.options import Options\nfrom ingest.read import read\n"
        "for path in sorted(Path(sys.argv[1]).iterdir()):\n    print(path.name, type(read(path, options=Options(ocr=False))).__name__)\n"
        "status = Path('/proc/self/status')\n"  # the system's count of a child starts with its parent's memory
        "print(status.read_text().split('VmHWM:')[1].split()[0] if status.exists() else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, cwd=ROOT, timeout=120, check=True)
    *said, peak = done.stdout.split("\n")[:-1]
    assert len(said) == len(CASES)
    assert int(peak) < (1 << 19)  # kilobytes


def test_a_pdf_of_twenty_thousand_pages() -> None:
    found = read_bytes(made.many_pages(20_000), "厚.pdf")
    assert isinstance(found, Notice) and found.kind == "too_large"
    assert "20000页" in found.message.zh and "5000页" in found.message.zh and "max_pages" in found.message.zh
    assert isinstance(read_bytes(made.many_pages(12), "薄.pdf", Options(max_pages=12, ocr=False)), Document | Notice)
    few = read_bytes(made.many_pages(12), "薄.pdf", Options(max_pages=11))
    assert isinstance(few, Notice) and "11页" in few.message.zh


def test_a_file_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("本项目预算300万元。", "utf-8")
    calm = read(path)
    assert isinstance(calm, Document) and not calm.notices

    def disturbed(self: Path) -> bytes:
        with self.open("rb") as file:
            content = file.read()
        with self.open("ab") as file:
            file.write("又改。".encode())
        return content

    monkeypatch.setattr(Path, "read_bytes", disturbed)
    found = read(path)
    assert isinstance(found, Document)
    assert [notice.code for notice in found.notices] == ["I-CHANGED"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipes_and_devices_are_not_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "管道.pdf"
    os.mkfifo(pipe)
    found: list[object] = []
    for path in (pipe, Path("/dev/zero"), tmp_path):
        worker = threading.Thread(target=lambda path=path: found.extend((read(path), sha256_of(path))), daemon=True)  # type: ignore[misc]
        worker.start()
        worker.join(5)
        assert not worker.is_alive()
    assert [item.kind for item in found if isinstance(item, Notice)] == ["unreadable"] * 3
    assert [item for item in found if isinstance(item, str)] == ["", "", ""]


def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("甲", "utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    found = read(path)
    assert isinstance(found, Notice) and found.kind == "unreadable" and "权限" in found.message.zh


def test_a_file_too_large_says_how_large(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("甲".encode() * _MEGA)
    found = read(path, Options(max_bytes=2_000_000))
    assert isinstance(found, Notice) and found.kind == "too_large"
    assert "3.15MB" in found.message.zh and "上限2MB" in found.message.zh and "limit of 2 MB" in found.message.en


_ODD = ("换\n行.txt", "引'号\"“.txt", "-v.txt", "表情😀.txt", "空 格 .txt", "%s%d{}.txt", "a" * 200 + ".txt", "零宽\u200b\u202e倒.txt")


@pytest.mark.skipif(os.name == "nt", reason="the system forbids such names")
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md", "sarif", "html"])
def test_odd_file_names(tmp_path: Path, form: str) -> None:
    for name in _ODD:
        (tmp_path / name).write_text("一、基本情况\n本项目预算300万元，已支出280万元，执行率为95%。", "utf-8")
    with open(os.fsencode(tmp_path) + b"/\xff\xfe.txt", "wb") as file:  # noqa: PTH123 - no text is this name
        file.write("本项目预算300万元。".encode())
    command = [sys.executable, "-m", "cli", "audit", str(tmp_path), "--format", form, "--quiet", "--jobs", "1"]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, timeout=120, check=False)
    assert done.returncode in (0, 1), done.stderr.decode("utf-8", "replace")[-2000:]
    done.stdout.decode("utf-8")
    assert b"Traceback" not in done.stderr


def test_a_sparse_file_of_two_gigabytes_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "大.pdf"
    with path.open("wb") as file:
        file.truncate(2 << 30)
    found = read(path)
    assert isinstance(found, Notice) and found.kind == "too_large" and "2147MB" in found.message.zh and "200MB" in found.message.zh
    assert sha256_of(path, 200_000_000) == ""


def test_the_limits_come_from_the_settings(tmp_path: Path) -> None:
    from pipeline.audit import audit_one
    from pipeline.settings import Settings

    path = tmp_path / "a.txt"
    path.write_text("本项目预算300万元。" * 1000, "utf-8")
    result = audit_one(path, Settings(max_bytes=20_000))
    assert result.error is not None and result.error.kind == "too_large" and "上限0.02MB" in result.error.message.zh
    assert audit_one(path, Settings(max_bytes=200_000)).error is None
    path = tmp_path / "a.pdf"
    path.write_bytes(made.many_pages(12))
    result = audit_one(path, Settings(max_pages=11))
    assert result.error is not None and "11页" in result.error.message.zh


def test_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.symlink_to(tmp_path / "无.pdf")
    found = read(path)
    assert isinstance(found, Notice) and found.kind == "unreadable" and "链接" in found.message.zh


@pytest.mark.parametrize(("head", "word"), [
    (b"Rar!\x1a\x07\x00", "RAR"), (b"Rar!\x1a\x07\x01\x00", "RAR"), (b"7z\xbc\xaf\x27\x1c", "7z"), (b"\x1f\x8b\x08", "GZ"), (b"BZh9", "TAR"),
    (bytes(257) + b"ustar", "TAR"),
])
def test_archives_that_are_not_opened_are_named(head: bytes, word: str) -> None:
    found = read_bytes(head + bytes(range(256)) * 4, "报告.zip")
    assert isinstance(found, Notice) and found.kind == "unsupported" and word in found.message.zh and "ZIP" in found.message.en


def test_slides_are_named() -> None:
    found = read_bytes(made.zipped({"[Content_Types].xml": b"<a/>", "ppt/presentation.xml": b"<a/>"}), "汇报.pptx")
    assert isinstance(found, Notice) and found.kind == "unsupported" and "PDF" in found.message.zh


def test_the_batch_goes_on_and_the_store_has_a_row(tmp_path: Path) -> None:
    """Each bad file one line on stderr in either language, a row with its kind in the store, and exit code 3."""
    folder = tmp_path / "in"
    folder.mkdir()
    wanted = {"bomb.docx": "too_large", "locked.pdf": "encrypted", "laughs.xlsx": "unreadable", "no_pages.pdf": "empty", "lie.xlsx": "truncated"}
    for name in wanted:
        (folder / name).write_bytes(CASES[name][0])
    (folder / "b.rar").write_bytes(b"Rar!\x1a\x07\x01\x00" + bytes(500))
    (folder / "好.txt").write_text("一、基本情况\n本项目预算300万元。", "utf-8")
    wanted["b.rar"] = "unsupported"
    command = [sys.executable, "-m", "cli", "ingest", str(folder), "--db", str(tmp_path / "库.db"), "--quiet", "--jobs", "1"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120, check=False)
    assert done.returncode == 3, done.stderr
    assert len(done.stderr.strip().split("\n")) == len(wanted)
    from store.database import open_store

    rows = open_store(tmp_path / "库.db").execute("select path, status, error_kind from document").fetchall()
    assert {Path(path).name: kind for path, status, kind in rows if status == "failed"} == wanted
    assert [Path(path).name for path, status, _ in rows if status == "read"] == ["好.txt"]
    again = [sys.executable, "-m", "cli", "audit", "--db", str(tmp_path / "库.db"), "--lang", "en", "--quiet", "--format", "json"]
    done = subprocess.run(again, capture_output=True, text=True, cwd=ROOT, timeout=120, check=False)
    assert done.returncode == 3
    assert "zip bomb" in done.stderr and "压缩" not in done.stderr

"""Archives of reports: names, nesting, bounds; nothing lands outside the folder."""

from __future__ import annotations

import io
import os
import tracemalloc
import zipfile
from pathlib import Path

import pytest

import ingest.archive
from ingest.archive import DEEPEST, Member, Unpacker, is_archive
from tests.broken import made

SUFFIXES = frozenset({".txt", ".docx", ".zip", ".pdf"})
TEXT = "本项目预算300万元。".encode()


def _unpack(folder: Path, content: bytes) -> list[Member]:
    path = folder / "包.zip"
    path.write_bytes(content)
    scratch = folder / "scratch"
    scratch.mkdir()
    before = {file for file in folder.rglob("*") if scratch not in file.parents}
    found = list(Unpacker(scratch, SUFFIXES).unpack(path))
    assert {file for file in folder.rglob("*") if scratch not in file.parents} == before
    assert all(member.path is None or member.path.parent == scratch for member in found)
    return [Member(member.name.removeprefix(str(path)), member.path, member.trouble) for member in found]


def _kinds(members: list[Member]) -> list[tuple[str, str | None]]:
    return [(member.name, member.trouble.kind if member.trouble else None) for member in members]


def test_members_in_order_without_what_systems_leave(tmp_path: Path) -> None:
    found = _unpack(tmp_path, made.zipped({
        "二/报告.txt": TEXT, "一.docx": made.word(), "图.gif": b"GIF", ".DS_Store": b"x", "__MACOSX/._一.docx": b"x", "~$一.docx": b"x", "二/": b"", ".隐/a.txt": TEXT,
    }))
    assert _kinds(found) == [("!/一.docx", None), ("!/二/报告.txt", None)]
    assert found[1].path is not None and found[1].path.read_bytes() == TEXT


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_without_a_flag(tmp_path: Path, encoding: str) -> None:
    class Raw(zipfile.ZipInfo):
        def _encodeFilenameFlags(self) -> tuple[bytes, int]:
            return "饮水/自评报告.txt".encode(encoding), self.flag_bits & ~0x800

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(Raw("x.txt"), TEXT)
    assert _kinds(_unpack(tmp_path, buffer.getvalue())) == [("!/饮水/自评报告.txt", None)]


def test_paths_that_lead_outside_lead_nowhere(tmp_path: Path) -> None:
    names = ["../../逃.txt", "/etc/逃.txt", "C:\\逃.txt", "..\\..\\逃.txt", "a/../../逃.txt", "长" * 3000 + ".txt", "控\x07制\n.txt"]
    found = _unpack(tmp_path, made.zipped([(name, TEXT) for name in names]))
    assert len(found) == len(names)
    assert all(member.path is not None and member.path.name[:6].isdigit() for member in found)
    assert all(member.name.isprintable() and len(member.name) < 600 for member in found)


def test_a_link_is_no_member(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("密.txt")
    info.external_attr = 0o120777 << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(info, "/etc/passwd")
        archive.writestr("报告.txt", TEXT)
    assert _kinds(_unpack(tmp_path, buffer.getvalue())) == [("!/报告.txt", None)]


def test_archives_inside_archives_to_a_limit(tmp_path: Path) -> None:
    content = made.zipped({"底.txt": TEXT})
    for depth in range(DEEPEST):
        content = made.zipped({f"{depth}.zip": content, f"层{depth}.txt": TEXT})
    found = _kinds(_unpack(tmp_path, content))
    assert ("!/2.zip!/层1.txt", None) in found and ("!/2.zip!/1.zip!/层0.txt", None) in found
    assert ("!/2.zip!/1.zip!/0.zip", "too_large") in found
    assert not list((tmp_path / "scratch").glob("*.zip"))


@pytest.mark.parametrize(("content", "kind"), [
    (made.zipped({"a.txt": b"\x00" * (600 << 20)}), "too_large"),
    (made.zipped({"a.txt": b"\x00" * (3 << 20)}), "too_large"),
    (made.zipped([(f"{at}.txt", b"") for at in range(20_100)]), "too_large"),
    (made.zipped({"图.gif": b"GIF"}), "empty"),
    (made.locked(made.zipped({"a.txt": TEXT, "b.txt": TEXT})), "encrypted"),
    (made.zipped({"a.txt": TEXT})[:40], "truncated"),
], ids=["huge", "steep", "many", "bare", "locked", "cut"])
def test_an_archive_that_is_not_opened_is_one_line(tmp_path: Path, content: bytes, kind: str) -> None:
    found = _unpack(tmp_path, content)
    assert _kinds(found) == [("", kind)]
    assert found[0].trouble is not None and "\n" not in found[0].trouble.message.zh


def test_a_damaged_member_costs_itself(tmp_path: Path) -> None:
    content = bytearray(made.zipped({"a.txt": os.urandom(5000), "b.txt": TEXT}))
    content[1000:1100] = b"\xff" * 100
    assert _kinds(_unpack(tmp_path, bytes(content))) == [("!/a.txt", "truncated"), ("!/b.txt", None)]


def test_a_large_member_costs_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest.archive, "_LARGEST", 4000)
    found = _unpack(tmp_path, made.zipped({"a.txt": os.urandom(5000), "b.txt": TEXT}))
    assert _kinds(found) == [("!/a.txt", "too_large"), ("!/b.txt", None)]


def test_of_a_large_archive_only_the_directory_is_read(tmp_path: Path) -> None:
    path = tmp_path / "大.zip"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(3 << 30)
    tracemalloc.start()
    assert is_archive(path, SUFFIXES)  # a package cut short, named as such when it is opened
    assert [member.trouble.kind for member in Unpacker(tmp_path, SUFFIXES).unpack(path) if member.trouble] == ["truncated"]
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 8 << 20


def test_the_run_has_a_budget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest.archive, "_LARGEST_RUN", 60)
    found = _unpack(tmp_path, made.zipped({"a.txt": TEXT, "b.txt": TEXT, "c.txt": TEXT}))
    assert _kinds(found) == [("!/a.txt", None), ("!/b.txt", None), ("!/c.txt", "too_large")]


def test_what_is_an_archive(tmp_path: Path) -> None:
    for name, content in (("a.zip", made.zipped({"x.txt": TEXT})), ("b.bin", made.zipped({"x.txt": TEXT})), ("c.zip", made.word()), ("d.docx", made.zipped({"x.txt": TEXT})), ("e.zip", TEXT)):
        (tmp_path / name).write_bytes(content)
    assert [is_archive(tmp_path / f"{name}", SUFFIXES) for name in ("a.zip", "b.bin", "c.zip", "d.docx", "e.zip", "none.zip")] == [True, True, False, False, False, False]


def test_an_uncompressed_pdf_inside_is_a_member(tmp_path: Path) -> None:
    """Its first bytes show through the archive's."""

    path = tmp_path / "包.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("报告.pdf", b"%PDF-1.4 ...")
    assert is_archive(path, SUFFIXES)

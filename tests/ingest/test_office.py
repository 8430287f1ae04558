"""Old formats: through LibreOffice where it is, one clear line where it is not, and no conversion without end."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

import ingest.office
from ingest.read import read_bytes
from model.document import Document
from model.notice import Notice
from tests.ingest.support import rows, wordings

RTF = (
    r"{\rtf1\ansi\ansicpg936\uc0 \u19968 \u12289 \u36164 \u37329 \u24773 \u20917 \par \u26412 \u39033 \u30446 \u39044 \u31639 300\u19975 \u20803 \u12290 \par"
    r"\trowd\cellx2000\cellx4000 \u25351 \u26631 \intbl\cell 12.50\intbl\cell\row\trowd\cellx2000\cellx4000 \u20915 \u31574 \intbl\cell 9.30\intbl\cell\row}"
).encode("ascii")
needs_office = pytest.mark.skipif(not (shutil.which("soffice") or shutil.which("libreoffice")), reason="LibreOffice is not here")


@needs_office
def test_rtf_becomes_paragraphs_and_a_table() -> None:
    found = read_bytes(RTF, "报告.rtf")
    assert isinstance(found, Document)
    assert "本项目预算300万元。" in wordings(found)
    assert rows(found, found.tables[0]) == [["指标", "12.50"], ["决策", "9.30"]]
    assert found.source.media_type == "application/rtf" and not found.notices


@needs_office
@pytest.mark.slow
def test_doc_and_xls_say_what_their_new_formats_say(tmp_path: Path) -> None:
    import docx
    import openpyxl

    word = docx.Document()
    word.add_paragraph("本项目预算300万元，已支出280万元。")
    word.save(str(tmp_path / "a.docx"))
    book = openpyxl.Workbook()
    sheet = book.active
    for line in (("来源", "金额"), ("中央", 80.5), ("合计", "=B2")):
        sheet.append(line)
    sheet["B2"].number_format = "0.00"
    book.save(str(tmp_path / "b.xlsx"))
    for name, form in (("a.docx", "doc"), ("b.xlsx", "xls")):
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        subprocess.run(["soffice", "--headless", profile, "--convert-to", form, "--outdir", str(tmp_path), str(tmp_path / name)], check=True, capture_output=True)
    old = read_bytes((tmp_path / "a.doc").read_bytes(), "a.wps")
    assert isinstance(old, Document) and wordings(old) == ["本项目预算300万元，已支出280万元。"]
    assert old.source.media_type == "application/msword" and not old.notices
    table = read_bytes((tmp_path / "b.xls").read_bytes(), "b.xls")
    assert isinstance(table, Document)
    assert rows(table, table.tables[0]) == [["来源", "金额"], ["中央", "80.50"], ["合计", "80.5"]]


def test_without_libreoffice_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(ingest.office, "_PLACES", ())
    found = read_bytes(RTF, "报告.rtf")
    assert isinstance(found, Notice)
    assert (found.code, found.kind) == ("I-OFFICE", "unsupported")
    assert "LibreOffice" in found.message.zh and "\n" not in found.message.zh


def _fake(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_a_conversion_without_end_is_ended_with_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _fake(tmp_path, f"sleep 300 & echo $! > {tmp_path}/child\nwait", monkeypatch)
    monkeypatch.setattr(ingest.office, "SECONDS", 1)
    found = read_bytes(RTF, "报告.rtf")
    assert isinstance(found, Notice) and (found.code, found.kind) == ("I-TIMEOUT", "timeout")
    child = int((tmp_path / "child").read_text())
    for _ in range(50):
        if not _runs(child):
            break
        time.sleep(0.1)
    assert not _runs(child)


def _runs(process: int) -> bool:
    """Whether a process is still there and no zombie."""
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_a_file_that_libreoffice_cannot_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _fake(tmp_path, "exit 1", monkeypatch)
    found = read_bytes(RTF, "报告.rtf")
    assert isinstance(found, Notice) and found.kind == "truncated"


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_macros_are_off_and_the_profile_is_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _fake(tmp_path, f'cp profile/user/registrymodifications.xcu {tmp_path}/seen; echo "$@" > {tmp_path}/said', monkeypatch)
    read_bytes(RTF, "报告.rtf")
    seen, said = (tmp_path / "seen").read_text(), (tmp_path / "said").read_text()
    assert "DisableMacrosExecution" in seen and "MacroSecurityLevel" in seen
    assert "-env:UserInstallation=file:///" in said and "--headless" in said
    assert not Path(said.split("file://")[1].split()[0]).exists()  # gone with its folder


def test_a_password_shows_in_the_bytes() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    word = bytearray(ole.ljust(512, b"\x00") + b"\xec\xa5" + b"\x00" * 2000 + "WordDocument".encode("utf-16-le"))
    word[523] = 0x01
    found = read_bytes(bytes(word), "a.doc")
    assert isinstance(found, Notice) and found.kind == "encrypted"
    book = ole.ljust(512, b"\x00") + b"\x09\x08\x10\x00\x00\x06\x05\x00" + b"\x00" * 12 + b"\x2f\x00" + b"\x00" * 2000 + "Workbook".encode("utf-16-le")
    locked = read_bytes(book, "a.xls")
    assert isinstance(locked, Notice) and locked.kind == "encrypted"

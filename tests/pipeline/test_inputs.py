"""Paths to files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.audit import audit_one
from pipeline.inputs import expand
from pipeline.settings import Settings
from tests.broken.made import locked, zipped


def test_folders_globs_and_names(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "in" / "deep").mkdir(parents=True)
    for name in ("in/b.docx", "in/deep/a.PDF", "in/~$b.docx", "in/.hidden.txt", "in/photo.raw", "c.weird"):
        (tmp_path / name).write_text("x")
    (tmp_path / "bare").mkdir()
    monkeypatch.chdir(tmp_path)
    found = expand(("in", "in/*.docx", "c.weird", "bare", "nix.txt", "*.nix"))
    assert [path.as_posix() for path in found.files] == ["in/b.docx", "in/deep/a.PDF", "c.weird"]
    assert found.missing == ("nix.txt", "*.nix")
    assert found.barren == ("bare",)


def test_a_name_with_brackets_that_exists_is_a_file(tmp_path: Path) -> None:
    path = tmp_path / "报告[终稿].txt"
    path.write_text("x")
    assert expand((str(path),)).files == (path,)


def test_members_of_an_archive_are_files_until_closed(tmp_path: Path) -> None:
    text = "本项目预算300万元。".encode()
    (tmp_path / "包.zip").write_bytes(zipped({"一.txt": text, "二.docx": b"PK\x03\x04", "内.zip": locked(zipped({"三.txt": text}))}))
    (tmp_path / "外.txt").write_bytes(text)
    with expand((str(tmp_path),)) as inputs:
        assert len(inputs.files) == 3 and all(path.is_file() for path in inputs.files)
        results = list(inputs.named(audit_one(path, Settings()) for path in inputs.files))
        kept = inputs.files[0].parent
    shown = [result.path.removeprefix(str(tmp_path)) for result in results]
    assert shown == ["/包.zip!/一.txt", "/包.zip!/二.docx", "/外.txt", "/包.zip!/内.zip"]
    assert [result.error.kind if result.error else None for result in results] == [None, "truncated", None, "encrypted"]
    assert results[0].document is not None and results[0].document.source.name == "一.txt"
    assert not kept.exists() and (tmp_path / "外.txt").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_nothing_that_looks_like_a_report_is_passed_over_in_silence(tmp_path: Path) -> None:
    """Broken links, links to themselves, pipes, foreign archives: each one line.  A folder of a report's name is a folder."""
    (tmp_path / "夹.pdf").mkdir()
    (tmp_path / "夹.pdf" / "内.txt").write_text("本项目预算300万元。", "utf-8")
    (tmp_path / "断.pdf").symlink_to(tmp_path / "无.pdf")
    (tmp_path / "绕.pdf").symlink_to(tmp_path / "绕.pdf")
    os.mkfifo(tmp_path / "管.pdf")
    (tmp_path / "包.rar").write_bytes(b"Rar!\x1a\x07\x01\x00" + bytes(500))
    (tmp_path / "包.7z").write_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(500))
    found = expand((str(tmp_path),))
    errors = {path.name: audit_one(path, Settings()).error for path in found.files}
    assert {name: error.kind if error else None for name, error in errors.items()} == {
        "内.txt": None, "断.pdf": "unreadable", "绕.pdf": "unreadable", "管.pdf": "unreadable", "包.rar": "unsupported", "包.7z": "unsupported",
    }
    said = {name: error.message.zh for name, error in errors.items() if error}
    assert "链接" in said["断.pdf"] and "管道" in said["管.pdf"] and "RAR" in said["包.rar"] and "ZIP" in said["包.7z"]
    assert expand((str(tmp_path / "断.pdf"), str(tmp_path / "无.pdf"))).missing == (str(tmp_path / "无.pdf"),)

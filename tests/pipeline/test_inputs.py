"""Paths to files."""

from __future__ import annotations

from pathlib import Path

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

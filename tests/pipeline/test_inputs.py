"""Paths to files."""

from __future__ import annotations

from pathlib import Path

from pipeline.inputs import expand


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

"""What of a file was not read is said without being asked for."""

from pathlib import Path

import pytest

from ingest import ocr
from pipeline.audit import audit_one
from pipeline.batch import Tally, unread
from pipeline.settings import Settings
from tests.ingest.pdfs import Sheet, write


def test_pages_not_read_are_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(ocr, "engine", lambda threads, keep: None)
    typed = Sheet()
    typed.prose(70, ["青禾县灌渠整修项目由县水利局实施，年度预算资金五百万元"])
    path = tmp_path / "a.pdf"
    path.write_bytes(write(typed, Sheet(picture=True), typed, Sheet(picture=True)))
    result = audit_one(path, Settings())
    (line,) = unread(result)
    assert line.zh.startswith("第2、4页（2页）：") and line.en.startswith("page 2, 4 (2 in all): ")
    assert list(Tally("zh").watch(iter([result]))) == [result]
    assert capsys.readouterr().err.count("第2、4页") == 1
    list(Tally("zh", quiet=True).watch(iter([result])))
    assert not capsys.readouterr().err


def test_a_file_read_whole_needs_no_word(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("青禾县灌渠整修项目由县水利局实施。\n")
    assert not list(unread(audit_one(path, Settings())))

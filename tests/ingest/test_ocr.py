"""The port: what was recognised once is not recognised again, whatever happens to the memory of it."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from ingest import ocr, remembered
from ingest.recognised import Box, Picture, Reading, Recognised
from ingest.remembered import Remembering

_LINE = Recognised("预算5万元", (0.0, 10.0, 20.0, 30.0, 40.0, 50.0), 3.0, 13.0, (0.99, 0.98, 0.5, 1.0, 0.97))
_READING = Reading(5, 4, 0, 0.0, False, (_LINE,), (Box(0.0, 1.5, 5.0, 1.5),))


class Slow:
    """An engine that is asked through a memory."""

    version = "slow 1"

    def recognise(self, picture: Picture, walls: Sequence[Box] = ()) -> list[Recognised]:
        return [_LINE]

    def reread(self, picture: Picture, places: Sequence[Box]) -> list[Recognised]:
        return [_LINE for _ in places]


class Counting:
    """Reads, and counts how often."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> Reading:
        self.asked += 1
        return _READING


def picture(shade: int = 255) -> Picture:
    return np.full((4, 5, 3), shade, np.uint8)


def test_a_page_seen_before_is_not_read_again(tmp_path: Path) -> None:
    read = Counting()
    assert Remembering(Slow(), tmp_path).reading(picture(), read) == _READING
    assert Remembering(Slow(), tmp_path).reading(picture(), read) == _READING
    assert read.asked == 1
    Remembering(Slow(), tmp_path).reading(picture(0), read)
    assert read.asked == 2


def test_another_version_reads_again(tmp_path: Path) -> None:
    engine, read = Slow(), Counting()
    Remembering(engine, tmp_path).reading(picture(), read)
    engine.version = "slow 2"
    Remembering(engine, tmp_path).reading(picture(), read)
    assert read.asked == 2


def test_other_code_reads_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Counting()
    Remembering(Slow(), tmp_path).reading(picture(), read)
    monkeypatch.setattr(remembered, "_edition", lambda: "another")
    Remembering(Slow(), tmp_path).reading(picture(), read)
    assert read.asked == 2


def test_every_file_that_results_depend_on_is_there() -> None:
    assert all((Path(remembered.__file__).parent / name).is_file() for name in remembered.CODE)


@pytest.mark.parametrize("damage", [b"", b"\x1f\x8b", b"no gzip at all", gzip.compress(b"[]", mtime=0), gzip.compress(b"{}", mtime=0)])
def test_a_damaged_memory_is_mended(tmp_path: Path, damage: bytes) -> None:
    read = Counting()
    Remembering(Slow(), tmp_path).reading(picture(), read)
    (kept,) = tmp_path.rglob("*.gz")
    whole = kept.read_bytes()
    kept.write_bytes(damage)
    assert Remembering(Slow(), tmp_path).reading(picture(), read) == _READING
    assert (read.asked, kept.read_bytes()) == (2, whole)


def test_no_memory_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert Remembering(Slow(), tmp_path / "file").reading(picture(), Counting()) == _READING


def test_nothing_half_written_is_left(tmp_path: Path) -> None:
    Remembering(Slow(), tmp_path).reading(picture(), Counting())
    assert [path.suffix for path in tmp_path.rglob("*") if path.is_file()] == [".gz"]


def test_the_folder_follows_xdg(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert ocr.cache_folder() == Path("/somewhere/gouji/ocr")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert ocr.cache_folder() == Path.home() / ".cache/gouji/ocr"


def test_without_the_packages_there_is_no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "PACKAGES", ("rapidocr", "a_package_nobody_has"))
    assert ocr.missing()[-1] == "a_package_nobody_has"
    ocr.engine.cache_clear()
    assert ocr.engine(1, True) is None
    ocr.engine.cache_clear()

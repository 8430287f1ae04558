"""The port: what was recognised once is not recognised again, whatever happens to the memory of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ingest import ocr
from ingest.ocr import Picture, Recognised, Remembering

_LINE = Recognised("预算5万元", (0.0, 10.0, 20.0, 30.0, 40.0, 50.0), 3.0, 13.0, (0.99, 0.98, 0.5, 1.0, 0.97))


class Slow:
    """An engine that counts how often it is asked."""

    version = "slow 1"

    def __init__(self) -> None:
        self.asked = 0

    def recognise(self, picture: Picture) -> list[Recognised]:
        self.asked += 1
        return [_LINE]


def picture(shade: int = 255) -> Picture:
    return np.full((4, 5, 3), shade, np.uint8)


def test_a_page_seen_before_is_not_recognised_again(tmp_path: Path) -> None:
    engine = Slow()
    assert Remembering(engine, tmp_path).recognise(picture()) == [_LINE]
    assert Remembering(engine, tmp_path).recognise(picture()) == [_LINE]
    assert engine.asked == 1
    Remembering(engine, tmp_path).recognise(picture(0))
    assert engine.asked == 2


def test_another_version_asks_again(tmp_path: Path) -> None:
    engine = Slow()
    Remembering(engine, tmp_path).recognise(picture())
    engine.version = "slow 2"
    Remembering(engine, tmp_path).recognise(picture())
    assert engine.asked == 2


@pytest.mark.parametrize("damage", [b"", b"\x1f\x8b", b"no gzip at all"])
def test_a_damaged_memory_is_mended(tmp_path: Path, damage: bytes) -> None:
    engine = Slow()
    Remembering(engine, tmp_path).recognise(picture())
    (kept,) = tmp_path.rglob("*.gz")
    whole = kept.read_bytes()
    kept.write_bytes(damage)
    assert Remembering(engine, tmp_path).recognise(picture()) == [_LINE]
    assert (engine.asked, kept.read_bytes()) == (2, whole)


def test_no_memory_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert Remembering(Slow(), tmp_path / "file").recognise(picture()) == [_LINE]


def test_nothing_half_written_is_left(tmp_path: Path) -> None:
    Remembering(Slow(), tmp_path).recognise(picture())
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

"""Pictures as files."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from ingest import ocr
from ingest.read import read_bytes
from ingest.recognised import Engine, Picture, Recognised
from ingest.sniff import sniff
from model.document import Document
from model.notice import Notice
from tests.ingest.pictures import Knowing, line


def shapes(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, ...]]:
    """Install an engine; what it is shown is noted."""
    seen: list[tuple[int, ...]] = []

    def say(picture: Picture) -> list[Recognised]:
        seen.append(picture.shape)
        return [line("一、基本情况", 100, 100)]

    def give(threads: int, keep: bool) -> Engine | None:
        return Knowing(say)

    monkeypatch.setattr(ocr, "engine", give)
    return seen


def saved(form: str, size: tuple[int, int], mode: str = "RGB", **options: Any) -> bytes:
    file = io.BytesIO()
    Image.new(mode, size, 255 if mode in ("L", "1", "P", "I;16") else "white").save(file, form, **options)
    return file.getvalue()


@pytest.mark.parametrize(("form", "media"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("TIFF", "image/tiff")])
def test_pictures_are_known_by_their_bytes(form: str, media: str) -> None:
    assert sniff(saved(form, (20, 20))).media_type == media


@pytest.mark.parametrize(("form", "mode"), [("PNG", "RGBA"), ("PNG", "L"), ("PNG", "1"), ("PNG", "P"), ("PNG", "I;16"), ("JPEG", "CMYK"), ("TIFF", "L")])
def test_every_mode_is_read_at_one_resolution(monkeypatch: pytest.MonkeyPatch, form: str, mode: str) -> None:
    seen = shapes(monkeypatch)
    found = read_bytes(saved(form, (1240, 1754), mode, dpi=(150, 150)), f"page.{form.lower()}")
    assert isinstance(found, Document) and found.text.strip() == "一、基本情况"
    assert seen[0] == pytest.approx((2339, 1653, 3), abs=2)
    assert (round(found.pages[0].width), round(found.pages[0].height)) == (595, 842)


@pytest.mark.parametrize(("size", "options", "shown"), [
    ((3024, 4032), {}, (2339, 1754, 3)), ((400, 230), {}, (479, 833, 3)), ((1440, 878), {"dpi": (192, 192)}, (915, 1500, 3)),
])
def test_resolutions_are_guessed_where_the_file_says_none(
    monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], options: dict[str, Any], shown: tuple[int, ...],
) -> None:
    seen = shapes(monkeypatch)
    read_bytes(saved("JPEG", size, **options), "photo.jpg")
    assert seen[0] == pytest.approx(shown, abs=2)


def test_each_frame_is_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    shapes(monkeypatch)
    file = io.BytesIO()
    pages = [Image.new("L", (400, 300), 255) for _ in range(3)]
    pages[0].save(file, "TIFF", save_all=True, append_images=pages[1:], dpi=(100, 100))
    found = read_bytes(file.getvalue(), "fax.tif")
    assert isinstance(found, Document) and [page.number for page in found.pages] == [1, 2, 3]


def test_a_camera_that_lay_on_its_side(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = shapes(monkeypatch)
    turned = Image.Exif()
    turned[0x0112] = 6
    read_bytes(saved("JPEG", (1754, 1240), exif=turned, dpi=(150, 150)), "photo.jpg")
    assert seen[0][0] > seen[0][1]


@pytest.mark.parametrize("size", [(50_000, 20), (20_001, 20), (9_500, 9_500), (2_000, 4)])
def test_an_absurd_picture_is_refused_in_one_line(monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]) -> None:
    seen = shapes(monkeypatch)
    found = read_bytes(saved("PNG", size, "1"), "wide.png")
    assert isinstance(found, Notice) and (found.code, found.kind) == ("I-IMAGE-SIZE", "too_large")
    assert "\n" not in found.message.zh and not seen


def test_a_picture_cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    shapes(monkeypatch)
    found = read_bytes(saved("PNG", (800, 800))[:60], "cut.png")
    assert isinstance(found, Notice) and found.kind == "truncated"


def test_without_an_engine_a_picture_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def give(threads: int, keep: bool) -> Engine | None:
        return None

    monkeypatch.setattr(ocr, "engine", give)
    found = read_bytes(saved("PNG", (100, 100)), "page.png")
    assert isinstance(found, Notice) and (found.code, found.kind) == ("I-SCAN", "unsupported")

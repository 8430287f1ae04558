"""OFD pages that are pictures: recognised like any scan, shown with boxes that fit."""

from __future__ import annotations

import io
import zipfile

import numpy as np
import pytest
from PIL import Image

from ingest import ocr
from ingest.options import Options
from ingest.pictures import PagePictures
from ingest.read import read_bytes
from ingest.recognised import Engine, Picture, Recognised
from model.document import Document
from model.span import Origin, Span
from tests.broken import made
from tests.ingest.pictures import Knowing, line, paper

_RES = ('<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016" BaseLoc="Res"><ofd:MultiMedias>'
        '<ofd:MultiMedia ID="7" Type="Image"><ofd:MediaFile>scan.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>')
_WHOLE = '<ofd:ImageObject ResourceID="7" Boundary="0 0 210 297" CTM="210 0 0 297 0 0"/>'


def scanned(page: str, picture: Picture | None) -> bytes:
    """An OFD of one page with a picture among its resources."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made.ofd(page))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            blob = old.read(name)
            if name.endswith("Document.xml"):
                blob = blob.replace(b"<ofd:CommonData>", b"<ofd:CommonData><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>")
            new.writestr(name, blob)
        new.writestr("Doc_0/DocumentRes.xml", _RES)
        if picture is not None:
            file = io.BytesIO()
            Image.fromarray(picture).save(file, "PNG")
            new.writestr("Doc_0/Res/scan.png", file.getvalue())
    return out.getvalue()


def install(monkeypatch: pytest.MonkeyPatch, *lines: Recognised) -> list[tuple[int, ...]]:
    seen: list[tuple[int, ...]] = []

    def say(picture: Picture) -> list[Recognised]:
        seen.append(picture.shape)
        return list(lines)

    def give(threads: int, keep: bool) -> Engine | None:
        return Knowing(say)

    monkeypatch.setattr(ocr, "engine", give)
    return seen


def marked() -> Picture:
    """A sheet with a black bar where the line of type will be said to stand."""
    picture = paper()
    picture[300:339, 250:550] = 0
    return picture


@pytest.mark.parametrize("place", [_WHOLE, '<ofd:ImageObject ResourceID="7" Boundary="0 0 210 297"/>'])
def test_a_page_that_is_a_picture_is_recognised(monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    seen = install(monkeypatch, line("本项目预算300万元。", 250, 300))
    content = scanned(place, marked())
    found = read_bytes(content, "a.ofd")
    assert isinstance(found, Document) and found.text.strip() == "本项目预算300万元。"
    assert seen[0] == pytest.approx((2339, 1654, 3), abs=2) and found.pages[0].origin is Origin.OCR
    ((_, box),) = found.boxes(Span(0, 10))
    with PagePictures(content, found.source.media_type) as pictures:
        picture = pictures.picture(found.pages[0], 2.0)
    assert picture is not None
    dark = (picture.max(axis=2) < 128)[round(box.top * 2) : round(box.bottom * 2), round(box.x0 * 2) : round(box.x1 * 2)]
    assert float(np.mean(dark)) > 0.8


def test_half_a_page_of_picture_lies_where_it_should(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, line("附图", 100, 100))
    content = scanned('<ofd:ImageObject ResourceID="7" Boundary="105 0 105 148.5" CTM="105 0 0 148.5 0 0"/>', np.zeros((800, 600, 3), np.uint8))
    found = read_bytes(content, "a.ofd")
    assert isinstance(found, Document)
    with PagePictures(content, found.source.media_type) as pictures:
        picture = pictures.picture(found.pages[0], 1.0)
    assert picture is not None
    dark = picture.max(axis=2) < 128
    assert dark[:415, 300:].mean() > 0.98 and dark[:, :290].mean() < 0.01 and dark[425:].mean() < 0.01


@pytest.mark.parametrize("picture", [None, "broken"])
def test_a_picture_that_cannot_be_shown_leaves_a_notice(monkeypatch: pytest.MonkeyPatch, picture: str | None) -> None:
    seen = install(monkeypatch, line("甲", 100, 100))
    content = scanned(_WHOLE, None)
    if picture:
        with zipfile.ZipFile(buffer := io.BytesIO(content), "a") as archive:
            archive.writestr("Doc_0/Res/scan.png", b"\x89PNG\r\n\x1a\n broken")
        content = buffer.getvalue()
    found = read_bytes(content, "a.ofd")
    assert isinstance(found, Document) and not seen
    assert [notice.code for notice in found.notices] == ["I-SCAN"]


def test_without_a_recogniser_nothing_is_read() -> None:
    found = read_bytes(scanned(_WHOLE, marked()), "a.ofd", Options(ocr=False))
    assert isinstance(found, Document) and [notice.code for notice in found.notices] == ["I-SCAN"]

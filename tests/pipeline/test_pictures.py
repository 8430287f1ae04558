"""Stretches of pages: cut where asked, of the file that was read and no other."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from ingest.read import read
from model.document import Document
from model.span import BBox
from pipeline.pictures import FilePictures
from tests.ingest import pdfs


def made(path: Path, words: str) -> Document:
    sheet = pdfs.Sheet()
    sheet.prose(100, [words])
    path.write_bytes(pdfs.write(sheet))
    found = read(path)
    assert isinstance(found, Document)
    return found


def test_a_stretch_of_a_page(tmp_path: Path) -> None:
    path = tmp_path / "甲.pdf"
    document = made(path, "本项目预算300万元。")
    with FilePictures() as pictures:
        inked = pictures.cut(str(path), document, document.pages[0], BBox(80, 90, 300, 130))
        bare = pictures.cut(str(path), document, document.pages[0], BBox(80, 400, 300, 440))
    assert inked is not None and bare is not None and inked[0] == "image/png"
    with Image.open(io.BytesIO(inked[1])) as image, Image.open(io.BytesIO(bare[1])) as empty:
        assert abs(image.width - 220 * 1.6) <= 1 and abs(image.height - 40 * 1.6) <= 1
        assert image.convert("L").getextrema()[0] < 100
        assert empty.convert("L").getextrema()[0] > 250


def test_a_file_that_changed_or_went_is_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "甲.pdf"
    document = made(path, "本项目预算300万元。")
    path.write_bytes(path.read_bytes() + b"\n")
    with FilePictures() as pictures:
        assert pictures.cut(str(path), document, document.pages[0], BBox(80, 90, 300, 130)) is None
    path.unlink()
    with FilePictures() as pictures:
        assert pictures.cut(str(path), document, document.pages[0], BBox(80, 90, 300, 130)) is None


def test_results_call_files_by_other_names(tmp_path: Path) -> None:
    path = tmp_path / "000001.pdf"
    document = made(path, "本项目预算300万元。")
    with FilePictures({"包.zip!/甲.pdf": path}.__getitem__) as pictures:
        assert pictures.cut("包.zip!/甲.pdf", document, document.pages[0], BBox(80, 90, 300, 130)) is not None

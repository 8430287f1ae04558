"""Pages of the files audited as small pictures, for whoever shows evidence."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.pictures import PagePictures
from ingest.read import sha256_of
from model.document import Document, Page
from model.span import BBox, Origin

if TYPE_CHECKING:
    from ingest.recognised import Picture

_SCALE = 1.6
"""Pixels a point in a list (115 dots an inch): small, and still well read."""
_LARGE = 2.0
_COLOURS = 24
_QUALITY = 55
_GREY = 24
_RED, _BLUE = (200, 30, 25), (29, 77, 124)


class FilePictures:
    """Opens a file when its first page is asked for, and keeps it until another one's is.  To be closed (``with``)."""

    def __init__(self, locate: Callable[[str], Path] = Path) -> None:
        """``locate``: where the file lies that results call by a name."""
        self._locate = locate
        self._name = ""
        self._open: PagePictures | None = None

    def __enter__(self) -> FilePictures:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def cut(self, name: str, document: Document, page: Page, box: BBox) -> tuple[str, bytes] | None:
        """A stretch of a page as (media type, content); None where the file is gone, has changed, or cannot be shown."""
        whole = self._of(name, document).picture(page, _SCALE)
        if whole is None:
            return None
        ratio = whole.shape[1] / page.width
        left, top, right, bottom = (max(0, round(edge * ratio)) for edge in (box.x0, box.top, box.x1, box.bottom))
        return _encoded(whole[top : max(bottom, top + 1), left : max(right, left + 1)], scanned=page.origin is Origin.OCR)

    def marked(self, name: str, document: Document, page: Page, marks: Iterable[tuple[int, BBox]]) -> bytes | None:
        """A whole page as a PNG with numbered boxes; box 1 is red, a number 0 is not written."""
        whole = self._of(name, document).picture(page, _LARGE)
        return None if whole is None else _drawn(whole, whole.shape[1] / page.width, marks)

    def _of(self, name: str, document: Document) -> PagePictures:
        if self._open is None or self._name != name:
            self._close()
            path = self._locate(name)
            same = sha256_of(path) == document.source.sha256
            self._name, self._open = name, PagePictures(path.read_bytes() if same else b"", document.source.media_type)
        return self._open

    def _close(self) -> None:
        if self._open is not None:
            self._open.__exit__()
        self._open = None


def _encoded(picture: Picture, *, scanned: bool) -> tuple[str, bytes]:
    """Type in few colours as PNG, a scan as JPEG, in grey where it has no colour."""
    from PIL import Image

    image = Image.fromarray(picture[:, :, ::-1])
    if int((picture.max(axis=2).astype(int) - picture.min(axis=2)).max()) < _GREY:
        image = image.convert("L")
    out = io.BytesIO()
    if scanned:
        image.save(out, "JPEG", quality=_QUALITY, optimize=True)
        return "image/jpeg", out.getvalue()
    image.quantize(16 if image.mode == "L" else _COLOURS).save(out, "PNG", optimize=True)
    return "image/png", out.getvalue()


def _drawn(picture: Picture, ratio: float, marks: Iterable[tuple[int, BBox]]) -> bytes:
    from PIL import Image, ImageDraw, ImageFont

    image = Image.fromarray(picture[:, :, ::-1])
    pen = ImageDraw.Draw(image)
    font: Any = ImageFont.load_default(13)
    for number, box in marks:
        colour = _RED if number == 1 else _BLUE
        left, top, right, bottom = box.x0 * ratio - 3, box.top * ratio - 3, box.x1 * ratio + 3, box.bottom * ratio + 3
        pen.rectangle((left, top, right, bottom), outline=colour, width=2)
        if number:
            pen.rectangle((left - 18, top, left, top + 18), fill=colour)
            pen.text((left - 9, top + 9), str(number), "white", font, anchor="mm")
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()

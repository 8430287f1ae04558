"""Pages of a file as pictures, in the coordinates in which they were read: what a person is shown as evidence."""

from __future__ import annotations

import logging
from collections import OrderedDict
from typing import TYPE_CHECKING, Any, Protocol

from ingest import sniff
from ingest.readers.base import Unreadable
from model.document import Page, Source
from model.span import Origin

if TYPE_CHECKING:
    from collections.abc import Callable

    from ingest.recognised import Picture

_log = logging.getLogger(__name__)
_KEPT = 24
"""Pages kept in memory: the findings of a report go back and forth between a few."""
_LONGEST = 3_000
"""Pixels; a page that would be longer is shown smaller."""


class _Pages(Protocol):
    """One format's way to a picture of a page as displayed, at about so many pixels a point; None where there is none."""

    def picture(self, page: Page, scale: float) -> Picture | None: ...

    def close(self) -> None: ...


class PagePictures:
    """The pages of one file.  To be closed (``with``)."""

    def __init__(self, content: bytes, media_type: str) -> None:
        """Raises nothing for a file without pages: it gives no pictures."""
        self._kept: OrderedDict[tuple[Page, float], Picture | None] = OrderedDict()
        self._pages: _Pages | None = None
        make = _FORMATS.get(media_type)
        if make is not None:
            try:
                self._pages = make(content)
            except Exception as trouble:  # noqa: BLE001 - libraries raise whatever they like over a broken file
                _log.debug("no pictures", exc_info=trouble)

    def __enter__(self) -> PagePictures:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pages is not None:
            self._pages.close()

    def picture(self, page: Page, scale: float) -> Picture | None:
        """The page as read (blue, green, red), in ``scale`` pixels a point; None where it cannot be shown."""
        key = (page, scale)
        if key not in self._kept:
            self._kept[key] = self._made(page, scale)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]

    def _made(self, page: Page, scale: float) -> Picture | None:
        if self._pages is None or min(page.width, page.height) < 8:
            return None
        scale = min(scale, _LONGEST / max(page.width, page.height))
        try:
            picture = self._pages.picture(page, scale)
        except Exception as trouble:  # noqa: BLE001 - a page that cannot be shown is described in words
            _log.debug("page %d has no picture", page.number, exc_info=trouble)
            return None
        return None if picture is None else _as_read(picture, page, scale)


def _as_read(picture: Picture, page: Page, scale: float) -> Picture:
    """The page turned and set straight as it was for reading, in the size asked for."""
    import cv2
    import numpy as np

    from ingest.layout.picture import tilted, turned

    upright = tilted(turned(picture, page.turn) if page.turn else picture, page.tilt)
    size = (max(1, round(page.width * scale)), max(1, round(page.height * scale)))
    if (upright.shape[1], upright.shape[0]) == size:
        return upright
    return np.asarray(cv2.resize(upright, size, interpolation=cv2.INTER_AREA), np.uint8)


class _Pdf:
    """By PDFium."""

    def __init__(self, content: bytes) -> None:
        import pypdfium2

        from ingest.readers.pdf import with_forms
        from ingest.readers.pdf_forms import unfolds_without_end

        if unfolds_without_end(content):
            raise Unreadable("I-UNREADABLE", "unreadable")
        self._document = with_forms(pypdfium2.PdfDocument(content))

    def picture(self, page: Page, scale: float) -> Picture | None:
        from ingest.readers.scans import rendered

        found = self._document[page.number - 1]
        try:
            longest = max(found.get_size())
            return rendered(found, min(scale * max(page.width, page.height) / longest, _LONGEST / longest))
        finally:
            found.close()

    def close(self) -> None:
        self._document.close()


class _Ofd:
    """Drawn by ourselves from what the page says."""

    def __init__(self, content: bytes) -> None:
        from ingest.build import DocumentBuilder
        from ingest.readers.ofd import documents_of

        documents = documents_of(content, DocumentBuilder(Source("", "", 0, sniff.OFD)))
        self._places = [(document, at) for document in documents for at in range(len(document.pages))]

    def picture(self, page: Page, scale: float) -> Picture | None:
        from ingest.drawn import drawn

        document, at = self._places[page.number - 1]
        scanned = document.picture(at, page.number, scale) if page.origin is Origin.OCR else None
        if scanned is not None:
            return scanned
        content = document.content(at, page.number)
        return None if content is None else drawn(content, scale)

    def close(self) -> None:
        """Nothing is open."""


class _Image:
    """The frames of a picture file."""

    def __init__(self, content: bytes) -> None:
        from ingest.readers.image import opened

        self._image: Any = opened(content)

    def picture(self, page: Page, scale: float) -> Picture | None:
        from ingest.readers.image import frame_of

        self._image.seek(page.number - 1)
        return frame_of(self._image)

    def close(self) -> None:
        self._image.close()


_FORMATS: dict[str, Callable[[bytes], _Pages]] = {
    sniff.PDF: _Pdf, sniff.OFD: _Ofd, sniff.PNG: _Image, sniff.JPEG: _Image, sniff.TIFF: _Image,
}

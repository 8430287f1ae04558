"""Pages without a usable text layer, given to a recogniser one by one."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from ingest import ocr
from ingest.build import DocumentBuilder
from ingest.layout.content import PageContent
from ingest.layout.legible import legible, mistaken
from model.notice import Level, Say
from model.span import Origin

if TYPE_CHECKING:
    from ingest.recognised import Picture

PAGES = logging.getLogger("ingest.pages")
"""Tells at level INFO, for whoever shows progress: args are the page and how many there are."""

DPI = 200
"""At this resolution pages are read."""
_log = logging.getLogger(__name__)
_LARGEST = 1_250.0
"""A page longer than A3 (in points) is a picture whose pixels were taken for points: read as if it were A4."""
_ABSURD = 5_000.0
_A4 = 842.0
_MARGINAL = 40
"""So few characters over a picture of the whole page are a stamp or a page number."""


def is_scan(shown: PageContent) -> bool:
    """Whether the page must be recognised: no characters, hardly any or mistaken ones over a picture, or such as cannot be what it shows."""
    if not shown.runs:
        return not shown.blank
    if shown.origin is Origin.OCR and (sum(len(run.text) for run in shown.runs) < _MARGINAL or mistaken(shown.runs)):
        return True
    return not legible(shown.runs)


class Scans:
    """Recognises pages; the engine is loaded at the first.  Without one, pages stay as they are."""

    def __init__(self, build: DocumentBuilder) -> None:
        self._build = build
        options = build.options
        self._engine = ocr.engine(options.workers, options.keep) if options.ocr else None

    @property
    def able(self) -> bool:
        """Whether there is an engine."""
        return self._engine is not None

    def page(self, page: Any, known: PageContent, pages: int) -> PageContent:
        """The content of a PDFium page (a ``PdfPage``) by its picture; what is known of it where that gives no more."""
        if self._engine is None:
            return known._replace(runs=() if not legible(known.runs) else known.runs)
        longest = max(known.width, known.height)
        if longest > _ABSURD or longest > 20 * min(known.width, known.height):
            self._build.notice("I-IMAGE-SIZE", Level.WARNING, say=Say(
                f"第{known.number}页的尺寸超过上限，未识别。", f"Page {known.number} is too large in size and was not read.",
            ))
            return known._replace(blank=True)
        picture = rendered(page, DPI / 72 * (_A4 / longest if longest > _LARGEST else 1.0))
        if (picture.shape[1] > picture.shape[0]) != (known.width > known.height):  # its characters lay on their side
            known = known._replace(width=known.height, height=known.width)
        return self.picture(picture, known, pages)

    def picture(self, picture: Picture, known: PageContent, pages: int) -> PageContent:
        """The same for a picture of the page."""
        if self._engine is None:
            return known
        from ingest.layout.scan import page_content

        try:
            found = page_content(picture, known.number, known.width, known.height, self._engine)
        except Exception as trouble:  # noqa: BLE001 - one page that an engine chokes on must not cost the others
            _log.warning("page %d was not recognised: %s", known.number, trouble)
            return known._replace(runs=(), origin=Origin.OCR)
        PAGES.info("recognised page %d of %d", known.number, pages)
        fewer = len(found.runs) == 0 and legible(known.runs)
        return known if fewer and known.runs else found


def rendered(page: Any, scale: float) -> Picture:
    """Blue, green, red; PDFium's own memory is freed at once."""
    import numpy as np

    bitmap = page.render(scale=scale, rev_byteorder=False)
    try:
        return np.ascontiguousarray(bitmap.to_numpy()[:, :, :3])
    finally:
        bitmap.close()

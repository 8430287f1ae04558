"""The pictures on an OFD page, laid out as the page has them: a scan, as a rule."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ingest.readers.base import Unreadable
from ingest.readers.ofd_page import POINTS, Sheet, images_of

if TYPE_CHECKING:
    from ingest.recognised import Picture

_SMALLEST = 4


def pasted(sheet: Sheet, media: Callable[[str], bytes | None], scale: float) -> Picture | None:
    """The page in so many pixels a point (blue, green, red), white where no picture lies; None where none can be shown.

    ``media``: a picture's content by its resource's id.
    """
    import numpy as np
    from PIL import Image

    from ingest.readers.image import is_absurd, opened

    _, _, wide, high = sheet.box
    page = Image.new("RGB", (max(1, round(wide * POINTS * scale)), max(1, round(high * POINTS * scale))), "white")
    shown = False
    for key, box in images_of(sheet):
        left, top, right, bottom = (round(edge * scale) for edge in box)
        if right - left < _SMALLEST or bottom - top < _SMALLEST or right - left > 2 * page.width or bottom - top > 2 * page.height:
            continue
        try:
            content = media(key)
            if content is None:
                continue
            with opened(content) as image:
                if is_absurd(*image.size):
                    continue
                image.draft("RGB", (right - left, bottom - top))
                seen = image.convert("RGBA").resize((right - left, bottom - top), Image.Resampling.LANCZOS)
        except (OSError, ValueError, SyntaxError, Unreadable):  # PIL raises SyntaxError over a broken PNG
            continue
        page.paste(seen, (left, top), seen)
        shown = True
    return np.ascontiguousarray(np.asarray(page, np.uint8)[:, :, ::-1]) if shown else None

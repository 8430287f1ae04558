"""Pictures of pages as files: PNG, JPEG, TIFF of one page or many."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ingest.build import DocumentBuilder
from ingest.layout.assemble import Assembly
from ingest.layout.content import PageContent
from ingest.layout.order import PageLayout, layout
from ingest.readers.base import Unreadable
from ingest.readers.scans import DPI, Scans
from ingest.sniff import JPEG, PNG, TIFF
from model.notice import Level
from model.span import Origin

if TYPE_CHECKING:
    from ingest.recognised import Picture

_LONGEST = 20_000
_MOST_PIXELS = 80_000_000
"""Larger pictures are refused before a pixel is decoded."""
_MOST_FRAMES = 2_000
_PAPER = (1.25, 1.6)
_A4 = 842.0
_LARGEST = 1_250.0
_SCREEN = 96.0
_MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")


class ImageReader:
    """Each frame is a page, recognised like a page of a scanned PDF."""

    media_types: tuple[str, ...] = (PNG, JPEG, TIFF)

    def sniff(self, head: bytes) -> bool:
        return head.startswith(_MAGIC)

    def read(self, content: bytes, build: DocumentBuilder) -> None:
        scans = Scans(build)
        if not scans.able:
            raise Unreadable("I-SCAN", "unsupported")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            Assembly(build, list(_pages(content, build, scans))).run()


def _pages(content: bytes, build: DocumentBuilder, scans: Scans) -> Iterator[PageLayout]:
    """Each frame's layout; a frame is let go before the next is decoded."""
    with opened(content) as image:
        frames = min(getattr(image, "n_frames", 1), _MOST_FRAMES)
        for index in range(frames):
            image.seek(index)
            if is_absurd(*image.size):
                if frames == 1:
                    raise Unreadable("I-IMAGE-SIZE", "too_large")
                build.notice("I-IMAGE-SIZE", Level.WARNING)
                yield PageLayout(index + 1, 0.0, 0.0, Origin.OCR, (), blank=True)
                continue
            picture = frame_of(image)
            width, height = (side * 72 / DPI for side in (picture.shape[1], picture.shape[0]))
            known = PageContent(index + 1, width, height, (), (), Origin.OCR)
            yield layout(scans.picture(picture, known, frames))


def opened(content: bytes) -> Any:
    """The file as a PIL image, nothing decoded yet.  Raises Unreadable for one that claims too many pixels."""
    from PIL import Image

    try:
        return Image.open(io.BytesIO(content))
    except Image.DecompressionBombError as error:
        raise Unreadable("I-IMAGE-SIZE", "too_large") from error


def frame_of(image: Any) -> Picture:
    """The frame sought, as pages are read."""
    return _picture(image, DPI / _resolution(image))


def is_absurd(width: int, height: int) -> bool:
    """Whether a picture has too many pixels to be decoded, or too few to show anything."""
    return max(width, height) > _LONGEST or width * height > _MOST_PIXELS or min(width, height) < 8


def _resolution(image: Any) -> float:
    """Pixels an inch: what the file says where that gives a sheet of paper or a screen's part; else as if it showed an A4 page, or a screen."""
    longest, shortest = max(image.size), max(1, min(image.size))
    said = float((image.info.get("dpi") or (0, 0))[0])
    if 90 <= said <= 1200 and longest * 72 / said <= _LARGEST:
        return said
    if longest >= 1000 and (_PAPER[0] <= longest / shortest <= _PAPER[1] or longest * 72 / _SCREEN > _LARGEST):
        return float(longest * 72 / _A4)
    return _SCREEN


def _picture(image: Any, scale: float) -> Picture:
    """The frame upright as its camera says, on white, in the size at which pages are read; blue, green, red."""
    import cv2
    import numpy as np
    from PIL import Image, ImageOps

    before = image.width
    image.draft("RGB", (int(image.width * scale), int(image.height * scale)))
    factor = scale * before / image.width
    seen = ImageOps.exif_transpose(image)
    if seen.mode.startswith("I"):  # 16 bits
        seen = Image.fromarray((np.asarray(seen, np.float64) / 257).clip(0, 255).astype(np.uint8))
    if "A" in seen.mode or "transparency" in seen.info:
        seen = seen.convert("RGBA")
        seen = Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen)
    pixels = np.asarray(seen.convert("RGB"), np.uint8)[:, :, ::-1]
    size = (max(8, round(seen.width * factor)), max(8, round(seen.height * factor)))
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(np.ascontiguousarray(pixels), size, interpolation=way), np.uint8)

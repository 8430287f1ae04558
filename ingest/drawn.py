"""A page drawn from its characters and rulings, for formats that nothing renders: plain, but each character in its place."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from ingest.layout.content import PageContent, Run
from ingest.readers.ofd_page import advance

if TYPE_CHECKING:
    from ingest.recognised import Picture

_FONTS = (
    "NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc", "SourceHanSerifSC-Regular.otf", "SourceHanSansSC-Regular.otf", "simsun.ttc",
    "msyh.ttc", "msyh.ttf", "Songti.ttc", "PingFang.ttc", "STHeiti Light.ttc", "Hiragino Sans GB.ttc", "uming.ttc", "wqy-zenhei.ttc",
    "wqy-microhei.ttc", "DroidSansFallbackFull.ttf", "DroidSansFallback.ttf",
)
"""Fonts with Han characters by their file names, as systems have them; PIL looks for them where the system keeps its fonts."""
_HAN = "\u2e80"
_LARGER = 1.6
_INK = (40, 40, 40)
_RULE = (110, 110, 110)


def drawn(content: PageContent, scale: float) -> Picture | None:
    """The page in so many pixels a point (blue, green, red); None where the machine has no font for it."""
    import numpy as np
    from PIL import Image, ImageDraw

    if _font(12) is None:
        return None
    image = Image.new("RGB", (max(1, round(content.width * scale)), max(1, round(content.height * scale))), "white")
    pen = ImageDraw.Draw(image)
    for rule in content.rulings:
        pen.line([(rule.x0 * scale, rule.top * scale), (rule.x1 * scale, rule.bottom * scale)], _RULE, 1)
    for run in content.runs:
        font = _font(max(4, round(_type_size(run) * scale)))
        for char, x in zip(run.text, run.xs, strict=False):
            if not char.isspace():
                pen.text((x * scale, (run.bottom - 0.12 * run.size) * scale), char, _INK, font, anchor="ls")
    return np.ascontiguousarray(np.asarray(image, np.uint8)[:, :, ::-1])


def _type_size(run: Run) -> float:
    """The size at which figures fill their places: some files give their height for it."""
    if any(char > _HAN for char in run.text):
        return run.size
    natural = sum(advance(char) for char in run.text[:-1])
    return min(max(run.size, (run.xs[-2] - run.xs[0]) / natural), _LARGER * run.size) if natural else run.size


@cache
def _font(size: int) -> Any | None:
    from PIL import ImageFont

    for name in _FONTS:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return None

"""The picture of a page made fit to read: straight, its seals gone.  Sizes in pixels are those of 200 dots an inch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ingest.recognised import Box, Picture

_STEEPEST = 3.0
_FAINT = 90
_STRAIGHT = 0.03
_RED = 50
_COLOUR = 60
_FILLED = 0.01
_BLUSH = 20
"""The rim of a seal's ink is paler."""
_TYPE = 100.0
"""Printed type is at least so dark."""
_MOST_GAIN = 2.5
_HALF = 3
"""Half a ruling's width, its blurred rims included."""
_SEAL = (90, 700)
"""Seals measure between 11 and 90 mm."""


def red_of(picture: Picture) -> Picture:
    """The red channel as a grey picture: red ink is white on it."""
    return np.ascontiguousarray(picture[:, :, 2])


def greys_of(picture: Picture) -> list[Picture]:
    """Grey pictures in which rulings are dark: without red ink and, where cells are filled with another colour, without any colour."""
    blue, green, red = cv2.split(picture)
    brightest, darkest = (np.asarray(of(of(blue, green), red), np.uint8) for of in (cv2.max, cv2.min))
    filled = (cv2.subtract(brightest, darkest) > _COLOUR) & (red < brightest)
    return [red_of(picture), *([np.ascontiguousarray(brightest)] if float(filled.mean()) > _FILLED else [])]


def tilt(picture: Picture) -> float:
    """The small angle, in degrees, by which the picture must be turned for its lines of text to lie level; 0 where they do."""
    angle = _skew(red_of(picture))
    return angle if abs(angle) > _STRAIGHT else 0.0


def tilted(picture: Picture, angle: float) -> Picture:
    """The picture turned by a small angle."""
    if not angle:
        return picture
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    turned = cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255))
    return np.asarray(turned, np.uint8)


def _skew(grey: Picture) -> float:
    """Degrees; the angle with the sharpest profile of rows."""
    small = cv2.resize(255 - grey, None, fx=0.33, fy=0.33, interpolation=cv2.INTER_AREA)
    small = np.where(small > _FAINT, small, 0).astype(np.uint8)
    height, width = small.shape

    def sharpness(angle: float) -> float:
        turned = cv2.warpAffine(small, cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1), (width, height))
        return float((np.diff(turned.sum(axis=1, dtype=np.float64)) ** 2).sum())

    best = max(np.arange(-_STEEPEST, _STEEPEST + 0.01, 0.25).tolist(), key=lambda angle: (sharpness(angle), -abs(angle)))
    fine = np.arange(best - 0.2, best + 0.201, 0.04).tolist()
    return float(max([*fine, best, 0.0], key=lambda angle: (sharpness(angle), -abs(angle))))


def unsealed(picture: Picture) -> Picture:
    """The picture without red seals, but for a shade that hides no type under them; red lines of type stay."""
    red = picture[:, :, 2].astype(np.int16)
    redness = red - np.maximum(picture[:, :, 0], picture[:, :, 1])
    inked = (redness > _RED).astype(np.uint8)
    if int(inked.sum()) < _SEAL[0] * 4:
        return picture
    whole = cv2.morphologyEx(inked, cv2.MORPH_CLOSE, np.ones((25, 25), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(whole)
    clean = picture
    for x, y, wide, high, _ in stats[1:count].tolist():
        if not (_SEAL[0] <= min(wide, high) and max(wide, high) <= _SEAL[1] and max(wide, high) < 2 * min(wide, high)):
            continue
        if clean is picture:
            clean = picture.copy()
        place = (slice(y, y + high), slice(x, x + wide))
        clean[place] = np.repeat(_lifted(picture[place][:, :, 2], redness[place] > _BLUSH)[:, :, None], 3, axis=2)
    return clean


def _lifted(red: Picture, inked: NDArray[np.bool_]) -> Picture:
    """A seal's red channel with the paper under its ink as light, and the type there as dark, as around it."""
    under = cv2.morphologyEx(inked.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8)) > 0
    if not under.any() or under.all():
        return red
    paper, shade = float(np.percentile(red[~under], 75)), float(np.percentile(red[under], 65))
    dark, type_ = min(_TYPE, float(np.percentile(red[~under], 1))), float(np.percentile(red[under], 1))
    gain = min(_MOST_GAIN, max(1.0, (paper - dark) / max(1.0, shade - type_)))
    smooth = cv2.GaussianBlur(red, (3, 3), 0).astype(np.float32)
    lifted = np.clip(paper - (shade - smooth) * gain, 0, paper)
    return np.where(under, lifted, red).astype(np.uint8)


def unruled(picture: Picture, across: Sequence[Box], down: Sequence[Box]) -> Picture:
    """The picture with paper in place of its rulings, which a recogniser may take for strokes of characters near them."""
    if not across and not down:
        return picture
    clean = picture.copy()
    for box in across:
        _painted(clean, int(box.top), int(box.left), int(box.right))
    lying = clean.transpose(1, 0, 2)
    for box in down:
        _painted(lying, int(box.left), int(box.top), int(box.bottom))
    return clean


def _painted(picture: Picture, at: int, start: int, end: int) -> None:
    """A horizontal line of ink made as light as what lies around it."""
    first, last = max(0, at - _HALF), at + _HALF + 1
    band = picture[first:last, max(0, start - 1) : end + 2]
    if not band.size:
        return
    beside = picture[max(0, first - 2) : last + 2, max(0, start - 1) : end + 2]
    band[:] = np.maximum(band, np.percentile(beside.max(axis=2), 75).astype(np.uint8))


def turned(picture: Picture, quarters: int) -> Picture:
    """The picture turned clockwise by so many quarters."""
    return np.ascontiguousarray(np.rot90(picture, -quarters))

"""The picture of a page made fit to read: straight, its seals gone.  Sizes in pixels are those of 200 dots an inch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from ingest.ocr import Picture

_STEEPEST = 3.0
_FAINT = 90
_STRAIGHT = 0.03
_RED = 50
_COLOUR = 60
_FILLED = 0.01
_SEAL = (90, 700)
"""Seals measure between 11 and 90 mm."""


def red_of(picture: Picture) -> Picture:
    """The red channel as a grey picture: red ink is white on it."""
    return np.ascontiguousarray(picture[:, :, 2])


def greys_of(picture: Picture) -> list[Picture]:
    """Grey pictures in which rulings are dark: without red ink and, where cells are filled with another colour, without any colour."""
    brightest, darkest = picture.max(axis=2), picture.min(axis=2)
    filled = (brightest - darkest > _COLOUR) & (picture[:, :, 2] < brightest)
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
    inked = (red - np.maximum(picture[:, :, 0], picture[:, :, 1]) > _RED).astype(np.uint8)
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
        clean[place] = np.repeat(picture[place][:, :, 2:], 3, axis=2)
    return clean


def turned(picture: Picture, quarters: int) -> Picture:
    """The picture turned clockwise by so many quarters."""
    return np.ascontiguousarray(np.rot90(picture, -quarters))

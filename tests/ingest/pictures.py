"""Pictures drawn for tests, and an engine that knows what is on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import cv2
import numpy as np

from ingest.recognised import Box, Picture, Recognised

A4 = (2339, 1654)


def paper(height: int = A4[0], width: int = A4[1]) -> Picture:
    return np.full((height, width, 3), 255, np.uint8)


def grid(picture: Picture, xs: Sequence[int], ys: Sequence[int], thick: int = 2) -> None:
    """A ruled table."""
    for y in ys:
        cv2.line(picture, (xs[0], y), (xs[-1], y), (0, 0, 0), thick)
    for x in xs:
        cv2.line(picture, (x, ys[0]), (x, ys[-1]), (0, 0, 0), thick)


def words(picture: Picture, x: int, y: int, text: str = "MHE 83%", size: float = 1.0) -> None:
    """Something like type."""
    cv2.putText(picture, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, size, (20, 20, 20), 2, cv2.LINE_AA)


def page_of_type(rows: int = 20) -> Picture:
    picture = paper()
    for row in range(rows):
        words(picture, 200, 300 + 60 * row, "the quick brown fox jumps over it 12345")
    return picture


def line(text: str, x: float, y: float, size: float = 30.0, sure: float = 0.99) -> Recognised:
    """A line whose characters are as wide as high."""
    return Recognised(text, tuple(x + size * at for at in range(len(text) + 1)), y, y + 1.3 * size, (sure,) * len(text))


class Knowing:
    """Says what it is told to, by the picture's shape."""

    version = "knowing"

    def __init__(self, say: Callable[[Picture], list[Recognised]]) -> None:
        self._say = say
        self.asked = 0

    def recognise(self, picture: Picture, walls: Sequence[Box] = ()) -> list[Recognised]:
        self.asked += 1
        return self._say(picture)

    def reread(self, picture: Picture, places: Sequence[Box]) -> list[Recognised]:
        return []

"""What is drawn on a page, as rulings: thin bars by their middle line, boxes by their sides."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingest.layout.content import Ruling

THIN = 3.5
"""Bars up to this many points wide are rulings, not boxes."""
_SHORTEST = 2.0
_WHOLE = 0.97

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(a: Matrix, b: Matrix) -> Matrix:
    """First ``a``, then ``b``."""
    return (
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3], a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    )


class Drawing:
    """Collects the rulings of a page of some width and height, all in points from its top left."""

    def __init__(self, width: float, height: float) -> None:
        self.rulings: list[Ruling] = []
        self._width, self._height = width, height

    def bar(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """A line, or a bar as thin as one."""
        wide, high = x1 - x0, bottom - top
        if max(wide, high) < _SHORTEST or x1 < 0 or bottom < 0 or x0 > self._width or top > self._height:
            return
        if wide > high:
            middle = (top + bottom) / 2
            self.rulings.append(Ruling(x0, middle, x1, middle))
        else:
            middle = (x0 + x1) / 2
            self.rulings.append(Ruling(middle, top, middle, bottom))

    def outline(self, points: Sequence[tuple[float, float]]) -> None:
        """Each straight side of an outline that lies along an axis; the page's own background is no box."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        wide, high = max(xs) - min(xs), max(ys) - min(ys)
        if wide > _WHOLE * self._width and high > _WHOLE * self._height:
            return
        if wide <= THIN or high <= THIN:
            self.bar(min(xs), min(ys), max(xs), max(ys))
            return
        for (xa, ya), (xb, yb) in pairwise(points):
            if abs(xa - xb) < 0.5 or abs(ya - yb) < 0.5:
                self.bar(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))

"""What a page shows, before anyone reads it: runs of characters and rulings.  The seam where PDFium, pdfplumber, OFD and OCR meet.

Coordinates are points from the top left of the page as displayed.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from model.span import Origin


class Run(NamedTuple):
    """Characters set side by side on one baseline.  ``xs``: each one's left edge and, last, the right edge of the last;
    ``spaced``: the file has a blank after them; ``sure``: each one's confidence where they were recognised from a picture.

    A NamedTuple, not a dataclass: a report has tens of thousands, and these are made five times as fast.
    """

    text: str
    xs: tuple[float, ...]
    top: float
    bottom: float
    size: float
    spaced: bool = False
    sure: tuple[float, ...] = ()

    @property
    def x0(self) -> float:
        return self.xs[0]

    @property
    def x1(self) -> float:
        return self.xs[-1]

    def part(self, start: int, end: int) -> Run:
        """The characters from ``start`` to ``end``."""
        spaced = self.spaced and end == len(self.text)
        return Run(self.text[start:end], self.xs[start : end + 1], self.top, self.bottom, self.size, spaced, self.sure[start:end])

    def split(self, edges: list[float]) -> list[Run]:
        """The run cut wherever it crosses one of the ascending x ``edges`` (a character goes where its middle lies)."""
        pieces = []
        start, side = 0, bisect_left(edges, (self.xs[0] + self.xs[1]) / 2)
        for at in range(1, len(self.text)):
            here = bisect_left(edges, (self.xs[at] + self.xs[at + 1]) / 2)
            if here != side:
                pieces.append(self.part(start, at))
                start, side = at, here
        pieces.append(self.part(start, len(self.text)))
        return pieces


class Ruling(NamedTuple):
    """A straight line, horizontal or vertical (a thin bar counts as its middle line)."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        return self.x1 - self.x0 > self.bottom - self.top


class PageContent(NamedTuple):
    """One page.  ``origin`` is OCR where the characters lie over a picture of the page; ``blank``: there is nothing on it to read;
    ``lost``: the engine could not give all characters, another should be asked; ``turn`` and ``tilt`` are those of ``model.document.Page``."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    rulings: tuple[Ruling, ...]
    origin: Origin = Origin.TEXT_LAYER
    blank: bool = False
    lost: bool = False
    turn: int = 0
    tilt: float = 0.0

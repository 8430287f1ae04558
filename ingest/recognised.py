"""What recognisers take and give: the picture of a page in, lines of characters out, each character with its place and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Picture: TypeAlias = "NDArray[np.uint8]"
"""Rows, columns, and blue, green, red."""


class Recognised(NamedTuple):
    """A line of characters, in pixels of the picture.  ``xs``: each one's left edge and, last, the right edge of the last;
    ``sure``: each one's confidence, 0-1."""

    text: str
    xs: tuple[float, ...]
    top: float
    bottom: float
    sure: tuple[float, ...]


class Box(NamedTuple):
    """A part of a picture, in its pixels."""

    left: float
    top: float
    right: float
    bottom: float


class Reading(NamedTuple):
    """A picture set straight and upright, and read.  ``width``, ``height``: its pixels then; ``turn``: by how many quarters it was turned,
    clockwise; ``tilt``: degrees by which it was then set level; ``rulings``: horizontal and vertical ones;
    ``bare``: paper with hardly a speck on it."""

    width: int
    height: int
    turn: int
    tilt: float
    bare: bool
    lines: tuple[Recognised, ...]
    rulings: tuple[Box, ...]


class Engine(Protocol):
    """A recogniser.  ``version`` names everything that its results depend on."""

    version: str

    def recognise(self, picture: Picture, walls: Sequence[Box] = ()) -> list[Recognised]:
        """The lines of an upright picture, in any order; none runs through a wall (a vertical ruling)."""
        ...

    def reread(self, picture: Picture, places: Sequence[Box]) -> list[Recognised]:
        """What stands in each place, a line of type each; places that hold none are left out."""
        ...

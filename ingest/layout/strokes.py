"""Rulings of a picture: long thin strokes, told from strokes of characters by their length and by meeting one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ingest.recognised import Picture

_ACROSS = 64
_DOWN = 32
"""Pixels that a stroke must run without a break to be looked at."""
_THICKEST = 12
_MOST = 0.8
_SAME = 5
_GAP = 14
_MEET = 6
_TOUCH = 2.5
_LONG_ACROSS = 400
_LONG_DOWN = 110
"""No stroke of a character is so long: these are rulings whatever they meet."""
_SOLID = 0.97
_PADDED = 44
_ROUNDS = 12


class Stroke(NamedTuple):
    """``at``: y of a horizontal, x of a vertical; ``start`` and ``end`` along it.  Pixels."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        return self.end - self.start


def strokes(grey: Picture) -> tuple[list[Stroke], list[Stroke]]:
    """Horizontals and verticals of a straight grey picture."""
    ink = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 12)
    wide = np.asarray(cv2.dilate(ink, np.ones((3, 3), np.uint8)) > 0, np.bool_)
    across = [stroke for stroke in _joined(_joined(_runs(np.asarray(ink, np.uint8), _ACROSS))) if _solid(wide, stroke)]
    standing = np.ascontiguousarray(np.asarray(ink, np.uint8).T)
    down = [stroke for stroke in _joined(_joined(_runs(standing, _DOWN))) if _solid(wide.T, stroke)]
    down = [stroke for stroke in down if _is_ruling(stroke, across, down)]
    return _meeting(across, down)


def _runs(ink: Picture, least: int) -> list[Stroke]:
    """Horizontal strokes at least so long."""
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, 5), np.uint8))
    closed = cv2.dilate(closed, np.ones((2, 1), np.uint8))
    opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, least), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(opened)
    found: list[Stroke] = []
    for label, (x, y, wide, high, _) in enumerate(stats[:count].tolist()):
        if label and high <= _THICKEST:
            found.append(Stroke(y + high / 2, x, x + wide))
        elif label and wide > _LONG_ACROSS:
            found.extend(_core(np.asarray(labels[y : y + high, x : x + wide] == label, np.bool_), x, y))
    return found


def _core(ink: NDArray[np.bool_], x: int, y: int) -> list[Stroke]:
    """The long stroke in ink that a character sticks to."""
    rows = np.flatnonzero(ink.sum(axis=1) > _MOST * ink.shape[1])
    if not len(rows) or rows[-1] - rows[0] >= _THICKEST:
        return []
    columns = np.flatnonzero(ink[rows].any(axis=0))
    return [Stroke(y + (float(rows[0]) + float(rows[-1]) + 1) / 2, x + int(columns[0]), x + int(columns[-1]) + 1)]


def _joined(found: Sequence[Stroke]) -> list[Stroke]:
    """Pieces on one line with a small gap between them made one."""
    joined: list[Stroke] = []
    for stroke in sorted(found):
        at = _neighbour(joined, stroke)
        if at is None:
            joined.append(stroke)
        else:
            other = joined[at]
            joined[at] = Stroke(other.at, min(other.start, stroke.start), max(other.end, stroke.end))
    return joined


def _neighbour(joined: Sequence[Stroke], stroke: Stroke) -> int | None:
    """The stroke, of those sorted by place, that this one goes on."""
    for back in range(len(joined) - 1, -1, -1):
        other = joined[back]
        if stroke.at - other.at > _SAME:
            return None
        if stroke.start <= other.end + _GAP and stroke.end >= other.start - _GAP:
            return back
    return None


def _solid(ink: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], stroke: Stroke) -> bool:
    """A ruling is unbroken ink; the strokes of characters one after another are not."""
    at, start, end = int(stroke.at), int(stroke.start), int(stroke.end)
    return bool(ink[max(0, at - 2) : at + 3, start:end].any(axis=0).mean() > _SOLID)


def _is_ruling(stroke: Stroke, across: Sequence[Stroke], down: Sequence[Stroke]) -> bool:
    """A short vertical that no other continues elsewhere, nor fits between two horizontals, is part of a character."""
    if stroke.length > _LONG_DOWN:
        return True
    if stroke.length > _PADDED and _stands(stroke, across):
        return True
    return any(
        other is not stroke and abs(other.at - stroke.at) < _MEET and other.length >= stroke.length
        and (other.length > _LONG_DOWN or _stands(other, across))
        for other in down
    )


def _stands(stroke: Stroke, across: Sequence[Stroke]) -> bool:
    """Whether a vertical runs from one horizontal right to another."""
    return all(
        any(abs(other.at - end) <= _TOUCH and other.start <= stroke.at <= other.end for other in across) for end in (stroke.start, stroke.end)
    )


def _meeting(across: list[Stroke], down: list[Stroke]) -> tuple[list[Stroke], list[Stroke]]:
    """What is long, and what meets the others with both ends."""
    for _ in range(_ROUNDS):
        kept = [stroke for stroke in across if stroke.length > _LONG_ACROSS or _meets(stroke, down, 2)]
        upright = [stroke for stroke in down if _meets(stroke, kept, 1 if stroke.length > _LONG_DOWN else 2)]
        if len(kept) == len(across) and len(upright) == len(down):
            break
        across, down = kept, upright
    return across, down


def _meets(stroke: Stroke, others: Sequence[Stroke], ends: int) -> bool:
    """Whether so many of its ends stand on one of the others."""
    return sum(
        any(abs(other.at - end) <= _MEET and other.start - _MEET <= stroke.at <= other.end + _MEET for other in others)
        for end in (stroke.start, stroke.end)
    ) >= ends

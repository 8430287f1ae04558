"""What a recogniser's first look passed over: type that stands alone in the cell of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import cv2
import numpy as np

from ingest.layout.content import Ruling
from ingest.layout.rulings import frames
from ingest.layout.tables import grids_of
from ingest.recognised import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ingest.recognised import Picture, Recognised

_POINTS = 72 / 200
_INSIDE = 6
"""Pixels from a cell's middle of its rulings to where type may stand."""
_LEAST = 14
_HIGHEST = 90
"""Type higher than this is no line: a drawing, a seal's rim."""
_SPECK = 6
_DARK = 45
_FILLED = 0.6
_PAD = 5
_MOST = 200
"""A form of empty cells with many marks is not worth the while."""


def unread(picture: Picture, lines: Iterable[Recognised], rulings: Sequence[Box]) -> list[Box]:
    """Places of type in cells where no line was found.  Pixels at 200 dots an inch."""
    scaled = [Ruling(*(value * _POINTS for value in box)) for box in rulings]
    grids = [grid for frame in frames(scaled) for grid in grids_of(frame)]
    if not grids:
        return []
    middles = [((line.xs[0] + line.xs[-1]) / 2, (line.top + line.bottom) / 2, line) for line in lines]
    found: list[Box] = []
    for grid in grids:
        for slot in grid.slots:
            cell = Box(*(value / _POINTS for value in (slot.box.x0, slot.box.top, slot.box.x1, slot.box.bottom)))
            if not any(line.xs[0] < cell.right and line.xs[-1] > cell.left and cell.top < y < cell.bottom for _, y, line in middles):
                found.extend(_type_in(picture, cell))
    return found if len(found) <= _MOST else []


def _type_in(picture: Picture, cell: Box) -> Iterator[Box]:
    """Boxes round the rows of ink in a cell."""
    left, top, right, bottom = (int(value) for value in (cell.left + _INSIDE, cell.top + _INSIDE, cell.right - _INSIDE, cell.bottom - _INSIDE))
    if right - left < _LEAST or bottom - top < _LEAST:
        return
    ink = _ink(picture[top:bottom, left:right])
    for first, last in _stretches(np.asarray(ink.any(axis=1)), 3):
        columns = np.flatnonzero(ink[first:last].any(axis=0))
        start, end = int(columns[0]), int(columns[-1]) + 1
        part = ink[first:last, start:end]
        if int(part.sum()) < _LEAST or last - first > _HIGHEST or max(last - first, end - start) < _SPECK:
            continue
        if end - start > 4 * (last - first) and float(part.mean()) > _FILLED and end - start > _HIGHEST:
            continue  # a ruling's end, an underline
        high = max(last - first, 24)  # a dash is read as part of a line as high as others
        middle = top + (first + last) / 2
        yield Box(left + start - _PAD, middle - high / 2 - _PAD, left + end + _PAD, middle + high / 2 + _PAD)


def _ink(cut: Picture) -> NDArray[np.bool_]:
    """Dark strokes without specks."""
    grey = np.ascontiguousarray(cut.max(axis=2))
    paper = float(np.percentile(grey, 80))
    dark = (cv2.GaussianBlur(grey, (3, 3), 0) < paper - _DARK).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(dark)
    kept = [at for at in range(1, count) if stats[at, cv2.CC_STAT_AREA] >= _SPECK]
    return np.isin(labels, kept)


def _stretches(inked: NDArray[np.bool_], bridge: int) -> Iterator[tuple[int, int]]:
    """Where rows of ink begin and end; gaps of so few rows are no end."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], inked, [False])).astype(np.int8))).tolist()
    joined: list[tuple[int, int]] = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if joined and start - joined[-1][1] <= bridge:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    yield from joined

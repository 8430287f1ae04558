"""What the ink of a strip tells beyond a recogniser's characters: blanks, a slash taken for a one, characters one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ingest.recognised import Picture

_BODY = (0.15, 0.85)
"""The share of a strip's height where its own line stands; beyond lie rulings and neighbours."""
_LEAN = -0.2
_STROKE = 1.8
_SHORTEST = 0.55
_SHORTEST_DASH = 12
_SIDE = 48
_BETWEEN = 6


def ink_of(strip: Picture) -> NDArray[np.bool_]:
    """Where the strip is inked."""
    grey = np.ascontiguousarray(strip.min(axis=2))
    level, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_OTSU)
    return np.asarray(grey <= level, np.bool_) & (grey < 255)


def columns_of(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which columns of the strip hold ink of its line."""
    high = ink.shape[0]
    return np.asarray(ink[int(_BODY[0] * high) : max(1, int(_BODY[1] * high))].any(axis=0), np.bool_)


def widest_gap(columns: NDArray[np.bool_], first: float, last: float) -> tuple[int, int]:
    """Start and end of the widest stretch without ink between two places."""
    start = max(0, int(first))
    inked = columns[start : int(last) + 1]
    edges = np.flatnonzero(np.diff(np.concatenate(([True], inked, [True])).astype(np.int8)))
    if not len(edges):
        return start, start
    starts, ends = edges[::2], edges[1::2]
    at = int(np.argmax(ends - starts))
    return start + int(starts[at]), start + int(ends[at])


def leans(ink: NDArray[np.bool_]) -> bool:
    """Whether the ink is one stroke that leans to the right, as a slash does and a one does not."""
    rows, columns = np.nonzero(ink[int(0.1 * len(ink)) : int(0.9 * len(ink)) + 1])
    if len(rows) < 10 or float(rows.std()) < 2.0:
        return False
    slope = float(np.cov(rows, columns)[0, 1] / rows.var())
    rest = columns - columns.mean() - slope * (rows - rows.mean())
    return slope < _LEAN and float(rest.std()) < _STROKE + 0.03 * len(ink)


def stroke(strip: Picture) -> str:
    """The sign of a strip that holds one stroke alone: a slash, a dash; nothing where it is something else."""
    ink = ink_of(strip)
    rows, columns = np.nonzero(ink)
    if len(rows) < 10:
        return ""
    high, wide = int(np.ptp(rows)) + 1, int(np.ptp(columns)) + 1
    if high <= 0.25 * wide and wide >= _SHORTEST_DASH and len(rows) > 0.6 * high * wide:
        return "—"
    return "/" if high > wide / 2 and leans(ink) else ""


def rows_of(strip: Picture) -> list[tuple[int, int]]:
    """From where to where the lines of a strip stand that is wider than a character; none where a single one is as high as the strip."""
    high = strip.shape[0]
    inked = ink_of(strip).any(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], inked, [False])).astype(np.int8))).tolist()
    rows = [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if end - start > 0.15 * high]
    return rows if len(rows) <= 3 else []


def stacked(strip: Picture) -> tuple[Picture, list[tuple[int, int]]] | None:
    """The characters of a tall strip set side by side, and from where to where each stood; None where they cannot be told apart."""
    high, wide = strip.shape[:2]
    inked = ink_of(strip)[:, int(0.1 * wide) : max(1, int(0.9 * wide))].any(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], inked, [False])).astype(np.int8)))
    places: list[tuple[int, int]] = []
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if places and (end - places[-1][0] <= 1.05 * wide and min(end - start, places[-1][1] - places[-1][0]) < _SHORTEST * wide):
            places[-1] = (places[-1][0], end)
        else:
            places.append((start, end))
    if not 1 < len(places) <= 40 or max(end - start for start, end in places) > 1.6 * wide:
        return None
    blank = np.full((_SIDE, _BETWEEN, 3), 255, np.uint8)
    parts: list[Picture] = [blank]
    for start, end in places:
        middle, half = (start + end) / 2, wide / 2
        cut = strip[max(0, int(min(start, middle - half))) : min(high, int(max(end, middle + half)) + 1)]
        parts += [np.asarray(cv2.resize(cut, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA), np.uint8), blank]
    return np.hstack(parts), places

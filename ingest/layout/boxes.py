"""Rulings to boxes, as pdfplumber's table functions find them, at a tenth of their time: those compare every crossing with every other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ingest.layout.content import Ruling

_NEAR = 3.0
"""Rulings that miss one another by no more than this meet."""

Point = tuple[float, float]
Box = tuple[float, float, float, float]


class Crossing(NamedTuple):
    """The rulings that meet in a point."""

    across: set[Ruling]
    down: set[Ruling]


def crossings(across: Sequence[Ruling], down: Sequence[Ruling]) -> dict[Point, Crossing]:
    """Where horizontals and verticals meet, by (x, y)."""
    found: dict[Point, Crossing] = {}
    for upright in down:
        for level in across:
            reached = upright.top <= level.top + _NEAR and upright.bottom >= level.top - _NEAR
            if reached and level.x0 - _NEAR <= upright.x0 <= level.x1 + _NEAR:
                crossing = found.setdefault((upright.x0, level.top), Crossing(set(), set()))
                crossing.across.add(level)
                crossing.down.add(upright)
    return found


def boxes_of(met: Mapping[Point, Crossing]) -> Iterator[Box]:
    """The smallest box (x0, top, x1, bottom) to the right of and below each crossing, where rulings draw all its sides."""
    columns: dict[float, list[float]] = defaultdict(list)
    rows: dict[float, list[float]] = defaultdict(list)
    for x, y in sorted(met, reverse=True):  # so that each crossing finds those beyond it already there, the nearest last
        box = _box(x, y, rows[y], columns[x], met)
        if box:
            yield box
        columns[x].append(y)
        rows[y].append(x)


def _box(x: float, y: float, beyond: Sequence[float], below: Sequence[float], met: Mapping[Point, Crossing]) -> Box | None:
    corner = met[x, y]
    for bottom in reversed(below):
        under = met[x, bottom]
        if corner.down.isdisjoint(under.down):
            continue
        for right in reversed(beyond):
            beside, last = met[right, y], met.get((right, bottom))
            if last is None or corner.across.isdisjoint(beside.across):
                continue
            if not last.down.isdisjoint(beside.down) and not last.across.isdisjoint(under.across):
                return x, y, right, bottom
    return None


def tables_in(boxes: Sequence[Box]) -> list[list[Box]]:
    """Boxes that hang together by their corners, two at least, from the top down."""
    holders: dict[Point, list[Box]] = defaultdict(list)
    for box in boxes:
        for corner in _corners(box):
            holders[corner].append(box)
    found = []
    left = dict.fromkeys(boxes)
    while left:
        group = [left.popitem()[0]]
        for box in group:
            beside = dict.fromkeys(other for corner in _corners(box) for other in holders[corner] if other in left)
            for other in beside:
                del left[other]
            group.extend(beside)
        if len(group) > 1:
            found.append(group)
    return sorted(found, key=lambda group: min((top, x0) for x0, top, _, _ in group))


def _corners(box: Box) -> tuple[Point, Point, Point, Point]:
    x0, top, x1, bottom = box
    return (x0, top), (x0, bottom), (x1, top), (x1, bottom)

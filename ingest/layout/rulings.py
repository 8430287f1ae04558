"""Rulings tidied: near ones snapped together, pieces joined, sides that a page break or a fashion left open closed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from ingest.layout.content import Ruling

_SNAP = 3.0
_JOIN = 3.0
_TOUCH = 3.0
_OPEN = 4.0
"""A vertical must reach this far past the last horizontal for the side to count as open."""
_COLUMN = 20.0
_MOST_CROSSINGS = 4_000_000


@dataclass(frozen=True, slots=True)
class Frame:
    """Rulings that hang together."""

    across: tuple[Ruling, ...]
    down: tuple[Ruling, ...]


def frames(rulings: Iterable[Ruling]) -> list[Frame]:
    """The page's connected frames, each closed on all sides where its rulings allow."""
    return [_closed(frame) for frame in _groups(rulings) if frame.down and frame.across]


def loose(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Horizontals that no vertical touches."""
    return [ruling for frame in _groups(rulings) if not frame.down for ruling in frame.across]


def _groups(rulings: Iterable[Ruling]) -> list[Frame]:
    across = tidy([ruling for ruling in rulings if ruling.horizontal], _flip, _flip)
    down = tidy([ruling for ruling in rulings if not ruling.horizontal], _same, _same)
    return _connected(across, down) if len(across) * len(down) <= _MOST_CROSSINGS else []


def _same(ruling: Ruling) -> Ruling:
    return ruling


def _flip(ruling: Ruling) -> Ruling:
    return Ruling(ruling.top, ruling.x0, ruling.bottom, ruling.x1)


def tidy(rulings: list[Ruling], there: Callable[[Ruling], Ruling], back: Callable[[Ruling], Ruling]) -> list[Ruling]:
    """Snap and join rulings of one direction; ``there`` and ``back`` turn them to verticals and back."""
    turned = sorted((there(ruling) for ruling in rulings), key=lambda ruling: ruling.x0)
    snapped: list[Ruling] = []
    group: list[Ruling] = []
    for ruling in turned:
        if group and ruling.x0 - group[-1].x0 > _SNAP:
            snapped.extend(_snapped(group))
            group = []
        group.append(ruling)
    snapped.extend(_snapped(group))
    return [back(ruling) for ruling in snapped]


def _snapped(group: list[Ruling]) -> list[Ruling]:
    """Rulings on (nearly) one line, at their mean place, joined where their ends meet."""
    if not group:
        return []
    x = sum(ruling.x0 for ruling in group) / len(group)
    joined: list[Ruling] = []
    for ruling in sorted(group, key=lambda ruling: ruling.top):
        if joined and ruling.top <= joined[-1].bottom + _JOIN:
            if ruling.bottom > joined[-1].bottom:
                joined[-1] = Ruling(x, joined[-1].top, x, ruling.bottom)
        else:
            joined.append(Ruling(x, ruling.top, x, ruling.bottom))
    return joined


def _connected(across: list[Ruling], down: list[Ruling]) -> list[Frame]:
    """Rulings grouped by touch."""
    parent = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    order = sorted(range(len(down)), key=lambda at: down[at].x0)
    places = [down[at].x0 for at in order]
    for i, line in enumerate(across):
        for at in order[bisect_left(places, line.x0 - _TOUCH) : bisect_right(places, line.x1 + _TOUCH)]:
            if down[at].top - _TOUCH <= line.top <= down[at].bottom + _TOUCH:
                parent[root(len(across) + at)] = root(i)
    members = sorted(range(len(parent)), key=root)
    found = []
    for _, group in groupby(members, key=root):
        indexes = list(group)
        found.append(Frame(
            tuple(across[at] for at in indexes if at < len(across)), tuple(down[at - len(across)] for at in indexes if at >= len(across)),
        ))
    return found


def _closed(frame: Frame) -> Frame:
    """Close a side left open by a page break (no bottom rule) or by fashion (no rule at left and right)."""
    down = frame.down + _missing(frame.across, frame.down, _same)
    flat = [_flip(ruling) for ruling in down]
    across = frame.across + tuple(_flip(ruling) for ruling in _missing(tuple(flat), tuple(_flip(r) for r in frame.across), _same))
    return Frame(across, down)


def _missing(across: tuple[Ruling, ...], down: tuple[Ruling, ...], keep: Callable[[Ruling], Ruling]) -> tuple[Ruling, ...]:
    """The verticals wanted at the left and right ends of horizontals that reach beyond all verticals."""
    first, last = min(r.x0 for r in down), max(r.x0 for r in down)
    left = [r for r in across if r.x0 < first - _OPEN and r.x1 > first - _OPEN]
    right = [r for r in across if r.x1 > last + _OPEN and r.x0 < last + _OPEN]
    found = []
    if _open(across, left, [first - r.x0 for r in left]):
        x = min(r.x0 for r in left)
        found.append(keep(Ruling(x, min(r.top for r in left), x, max(r.top for r in left))))
    if _open(across, right, [r.x1 - last for r in right]):
        x = max(r.x1 for r in right)
        found.append(keep(Ruling(x, min(r.top for r in right), x, max(r.top for r in right))))
    return tuple(found)


def _open(across: tuple[Ruling, ...], reaching: list[Ruling], by: list[float]) -> bool:
    """Whether a column stands open on a side: most horizontals reach there, or the first and the last do, equally far and as far as a column is
    wide (a merged cell parts the others from the edge)."""
    if len(reaching) >= max(2, len(across) / 2):
        return True
    ends = {min(r.top for r in across), max(r.top for r in across)}
    return len(ends) == 2 and ends <= {r.top for r in reaching} and min(by) > _COLUMN and max(by) - min(by) < _SNAP

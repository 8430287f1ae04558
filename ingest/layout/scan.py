"""A picture of a page read: what a recogniser says of its characters and what its strokes say of its tables, as any page's content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from ingest.layout.content import PageContent, Ruling, Run
from ingest.layout.picture import greys_of, red_of, tilt, tilted, turned, unruled, unsealed
from ingest.layout.repair import repaired
from ingest.layout.rescue import unread
from ingest.layout.strokes import strokes
from ingest.recognised import Box, Reading
from ingest.remembered import Remembering
from model.span import Origin

if TYPE_CHECKING:
    from ingest.recognised import Engine, Picture, Recognised

_HAN = "\u2e80"
_SURE = 0.9
"""A page whose characters are less sure than this on the whole may lie on its side or stand on its head."""
_TALL = 1.5
_LYING = 0.3
_APART = 1.5
"""A blank of more ems than this parts two runs."""
_INK = 128
_SPECKS = 0.002
_BOX = 0.75
"""A detected line is higher than its type."""


def page_content(picture: Picture, number: int, width: float, height: float, engine: Engine) -> PageContent:
    """The page; ``width`` and ``height`` in points.  Coordinates are those of the page set straight and upright."""
    found = engine.reading(picture, lambda: _upright(picture, engine)) if isinstance(engine, Remembering) else _upright(picture, engine)
    if found.turn % 2:
        width, height = height, width
    scale = width / found.width
    rulings = tuple(Ruling(*(value * scale for value in box)) for box in found.rulings)
    runs = tuple(run for line in found.lines for run in _runs(line, scale))
    return PageContent(number, width, height, runs, rulings, Origin.OCR, blank=not runs and found.bare, turn=found.turn, tilt=found.tilt)


def _is_bare(picture: Picture) -> bool:
    """Paper with hardly a speck on it."""
    return float((red_of(picture) < _INK).mean()) < _SPECKS


def _upright(picture: Picture, engine: Engine) -> Reading:
    """The picture as it is meant to be read.  Other ways up are tried only where the first reads badly."""
    first = _tried(picture, 0, engine)
    if not first.lines or _reads_well(first):
        return first
    found = [first]
    for way in (1, 3, 2) if _lying(first.lines) >= _LYING else (2, 1, 3):
        found.append(_tried(picture, way, engine))
        if _reads_well(found[-1]):
            break
    return max(found, key=lambda reading: _worth(reading.lines))


def _reads_well(reading: Reading) -> bool:
    return bool(reading.lines) and _sure(reading.lines) >= _SURE and _lying(reading.lines) < _LYING


def _tried(picture: Picture, turn: int, engine: Engine) -> Reading:
    clean = unsealed(turned(picture, turn) if turn else picture)
    angle = tilt(clean)
    clean = tilted(clean, angle)
    drawn = [strokes(grey) for grey in greys_of(clean)]
    across = [Box(stroke.start, stroke.at, stroke.end, stroke.at) for found, _ in drawn for stroke in found]
    down = [Box(stroke.at, stroke.start, stroke.at, stroke.end) for _, found in drawn for stroke in found]
    typed = unruled(clean, across, down)
    lines = engine.recognise(typed, down)
    places = unread(typed, lines, [*across, *down]) if lines else []
    if places:
        lines = [*lines, *engine.reread(typed, places)]
    return Reading(clean.shape[1], clean.shape[0], turn, angle, _is_bare(clean), tuple(lines), (*across, *down))


def _sure(lines: Iterable[Recognised]) -> float:
    trust = [sure for line in lines for sure in line.sure]
    return sum(trust) / len(trust) if trust else 0.0


def _lying(lines: Sequence[Recognised]) -> float:
    """The share of characters in lines that are higher than wide."""
    tall = sum(len(line.text) for line in lines if line.bottom - line.top > _TALL * (line.xs[-1] - line.xs[0]) and len(line.text) > 1)
    return tall / max(1, sum(len(line.text) for line in lines))


def _worth(lines: Iterable[Recognised]) -> float:
    return sum(sure - 0.5 for line in lines for sure in line.sure if line.bottom - line.top <= _TALL * (line.xs[-1] - line.xs[0]))


def _runs(line: Recognised, scale: float) -> Iterator[Run]:
    """A recognised line in points, cut where it leaves a wide gap."""
    size, text = _em(line), repaired(line.text, line.sure)
    middle = (line.top + line.bottom) / 2
    wide = [at for at, char in enumerate(text) if char == " " and line.xs[at + 1] - line.xs[at] > _APART * size]
    for first, last in pairwise([-1, *wide, len(text)]):
        part = slice(first + 1, last)
        yield Run(
            text[part], tuple(x * scale for x in line.xs[first + 1 : last + 1]),
            (middle - size / 2) * scale, (middle + size / 2) * scale, size * scale, sure=line.sure[part],
        )


def _em(line: Recognised) -> float:
    """The size of the type: the usual advance of Han characters, else the line's height less its margins."""
    high = line.bottom - line.top
    steps = [
        (c - a) / 2 for (a, _, c), (left, right) in zip(zip(line.xs, line.xs[1:], line.xs[2:], strict=False), pairwise(line.text), strict=True)
        if left > _HAN and right > _HAN
    ]
    if len(steps) >= 3:
        return float(min(max(median(steps), 0.55 * high), 0.95 * high))
    return _BOX * high

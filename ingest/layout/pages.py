"""Running heads, running feet and page numbers: what stands at one height over page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.layout.footnotes import PAGE_NUMBER
from ingest.layout.grid import PageTable
from ingest.layout.lines import TextLine
from ingest.layout.order import PageLayout

_EDGE = 0.13
"""Heads and feet stand within this share of the page's height."""
_DEEP = 3
"""... and are among so many first or last lines."""
_OFTEN = 3
_GRID = 6.0

_DIGITS = re.compile(r"\d+")
_BLANKS = re.compile(r"\s+")


def furniture(pages: Sequence[PageLayout]) -> set[tuple[int, int]]:
    """(index of page, index of item) of every line that belongs to the page, not to the report."""
    spots: dict[tuple[int, int], tuple[str, bool, int]] = {}
    for at, page in enumerate(pages):
        for index, line, low in _edges(page):
            text = _BLANKS.sub("", line.text)
            numbered = PAGE_NUMBER.fullmatch(line.text) is not None
            spots[at, index] = ("#" if numbered else _DIGITS.sub("#", text), low, round(line.bottom / _GRID))
    seen = Counter(spots.values())
    found = set()
    for (at, index), (text, low, height) in spots.items():
        repeats = sum(seen[text, low, height + by] for by in (-1, 0, 1))
        if text == "#":
            if low or repeats >= 2:
                found.add((at, index))
        elif repeats >= _OFTEN or (repeats == len(pages) == 2 and not low):
            found.add((at, index))
    return _reaching(pages, found)


def _edges(page: PageLayout) -> Iterator[tuple[int, TextLine, bool]]:
    """Lines that could be heads (False) or feet (True)."""
    lines = [(at, item) for at, item in enumerate(page.items) if isinstance(item, TextLine)]
    lines.sort(key=lambda pair: pair[1].bottom)
    for at, line in lines[:_DEEP]:
        if line.bottom < _EDGE * page.height:
            yield at, line, False
    for at, line in lines[-_DEEP:]:
        if line.top > (1 - _EDGE) * page.height:
            yield at, line, True


def _reaching(pages: Sequence[PageLayout], found: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Only what nothing but furniture parts from the page's edge: a figure above the last paragraph is no page number."""
    kept = set()
    for at, index in found:
        page = pages[at]
        line = page.items[index]
        assert isinstance(line, TextLine)
        low = line.top > page.height / 2
        beyond = [
            other for other, item in enumerate(page.items)
            if (at, other) not in found and (_bottom(item) > line.bottom + 1 if low else _top(item) < line.top - 1)
        ]
        if not beyond:
            kept.add((at, index))
    return kept


def _top(item: TextLine | PageTable) -> float:
    return item.top if isinstance(item, TextLine) else item.box.top


def _bottom(item: TextLine | PageTable) -> float:
    return item.bottom if isinstance(item, TextLine) else item.box.bottom

"""Running heads, running feet and page numbers: what stands at one height over page after page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.layout.footnotes import PAGE_NUMBER
from ingest.layout.grid import PageTable
from ingest.layout.lines import TextLine
from ingest.layout.order import PageLayout
from model.regexp import regexp

_EDGE = 0.13
"""Heads and feet stand within this share of the page's height."""
_DEEP = 3
"""... and are among so many first or last lines."""
_OFTEN = 3
_GRID = 6.0
_NEAR = 12.0

_DIGITS = regexp(r"\d+")
_BLANKS = regexp(r"\s+")


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
    kept = _reaching(pages, found)
    return kept | set(_beside_numbers(pages, kept))


def _beside_numbers(pages: Sequence[PageLayout], found: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """A letterhead's foot on a page of its own: lines as low as the other pages' numbers, where on those pages no text goes."""
    numbers: dict[int, float] = {}
    floors: dict[int, float] = {}
    for at, page in enumerate(pages):
        lines = [item for index, item in enumerate(page.items) if (at, index) in found and isinstance(item, TextLine)]
        tops = [line.top for line in lines if _is_low_number(line, page)]
        if tops:
            numbers[at] = min(tops)
            floors[at] = max((_bottom(item) for index, item in enumerate(page.items) if (at, index) not in found), default=0.0)
    for at, page in enumerate(pages):
        others = [other for other in numbers if other != at and abs(pages[other].height - page.height) < 1]
        if len(others) < _OFTEN or at in numbers:
            continue
        edge = max(max(floors[other] for other in others), min(numbers[other] for other in others) - _NEAR)
        yield from ((at, index) for index, item in enumerate(page.items) if isinstance(item, TextLine) and edge < item.top < page.notes)


def _is_low_number(line: TextLine, page: PageLayout) -> bool:
    return line.top > (1 - _EDGE) * page.height and PAGE_NUMBER.fullmatch(line.text) is not None


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

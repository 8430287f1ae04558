"""Reading order: from the top down, and column by column where a page of prose is set in two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf
from statistics import median
from typing import NamedTuple

from ingest.layout.content import PageContent, Run
from ingest.layout.footnotes import notes_of
from ingest.layout.grid import PageTable
from ingest.layout.lines import TextLine, lines_of
from ingest.layout.tables import tables_of
from model.span import Origin

_GUTTER = 8.0
_FEWEST = 6
"""A column has at least so many lines."""
_COLUMN = 0.3
_WIDE = 0.62
_CENTRED = 0.1


class PageLayout(NamedTuple):
    """A page read: lines and tables in reading order.  ``blank``: nothing to read, as against a scan;
    ``notes``: from where on its lines are notes at its foot."""

    number: int
    width: float
    height: float
    origin: Origin
    items: tuple[TextLine | PageTable, ...]
    blank: bool = False
    turn: int = 0
    tilt: float = 0.0
    notes: float = inf


def layout(content: PageContent) -> PageLayout:
    """A page's lines and tables in reading order."""
    tables, free = tables_of(content)
    notes = notes_of(content)
    if notes is not None and any(table.box.bottom > notes.top for table in tables):
        notes = None
    if notes is not None and notes.marks:
        tables, free = tables_of(content._replace(runs=tuple(run for run in content.runs if run not in notes.marks)))
    tables.sort(key=lambda table: (table.box.top, table.box.x0))
    lines = _lines_in_order(free)
    return PageLayout(
        content.number, content.width, content.height, content.origin, tuple(_placed(lines, tables)), content.blank, content.turn, content.tilt,
        notes.top if notes else inf,
    )


def _placed(lines: Sequence[TextLine], tables: Sequence[PageTable]) -> list[TextLine | PageTable]:
    """Each table before the first line that stands below its top."""
    items: list[TextLine | PageTable] = list(lines)
    for table in reversed(tables):
        at = next((at for at, item in enumerate(items) if _follows(item, table)), len(items))
        items.insert(at, table)
    return items


def _follows(item: TextLine | PageTable, table: PageTable) -> bool:
    """Whether an item is read after a table: it stands below its top, or, being a table, to its right."""
    if isinstance(item, PageTable) and item.box.x0 >= table.box.x1 and item.box.top < table.box.bottom and table.box.top < item.box.bottom:
        return True
    return _top(item) > table.box.top and _shares_column(item, table)


def _top(item: TextLine | PageTable) -> float:
    return (item.top + item.bottom) / 2 if isinstance(item, TextLine) else item.box.top


def _shares_column(item: TextLine | PageTable, table: PageTable) -> bool:
    if isinstance(item, PageTable):
        return True
    return (item.x0 < table.box.x1 and item.x1 > table.box.x0) or item.top > table.box.bottom


def _lines_in_order(runs: Sequence[Run]) -> list[TextLine]:
    gutter = _gutter(runs)
    if gutter is None:
        return lines_of(runs)
    across = [run for run in runs if run.x0 < gutter < run.x1]
    ordered: list[TextLine] = []
    floor = float("-inf")
    for line in [*lines_of(across), None]:
        ceiling = line.top if line else float("inf")
        band = [run for run in runs if floor <= (run.top + run.bottom) / 2 < ceiling and not run.x0 < gutter < run.x1]
        ordered.extend(lines_of(run for run in band if run.x1 <= gutter))
        ordered.extend(lines_of(run for run in band if run.x0 >= gutter))
        if line:
            ordered.append(line)
            floor = (line.top + line.bottom) / 2
    return ordered


def _gutter(runs: Sequence[Run]) -> float | None:
    """The middle of the empty strip between two columns of prose, None where there is none."""
    if len(runs) < 2 * _FEWEST:
        return None
    left, right = min(run.x0 for run in runs), max(run.x1 for run in runs)
    span = right - left
    if span < 200:
        return None
    centre = (left + right) / 2
    narrow = [  # neither lines as wide as the page nor titles in its middle
        (run.x0, run.x1) for run in _segments(runs) if run.x1 - run.x0 < _WIDE * span and abs((run.x0 + run.x1) / 2 - centre) > _CENTRED * span
    ]
    for start, end in _gaps(narrow):
        middle = (start + end) / 2
        if end - start >= _GUTTER and left + 0.3 * span < middle < right - 0.3 * span:
            sides = [[x1 - x0 for x0, x1 in narrow if x1 <= middle], [x1 - x0 for x0, x1 in narrow if x0 >= middle]]
            if all(len(side) >= _FEWEST and median(side) >= _COLUMN * span for side in sides):
                return middle
    return None


def _segments(runs: Iterable[Run]) -> list[Run]:
    """Runs of one baseline joined where less than an em and a half lies between them."""
    joined: list[Run] = []
    for run in sorted(runs, key=lambda run: (round(run.bottom), run.x0)):
        if joined and abs(joined[-1].bottom - run.bottom) < 0.3 * run.size and -run.size < run.x0 - joined[-1].x1 < 1.5 * run.size:
            joined[-1] = joined[-1]._replace(xs=(joined[-1].x0, max(joined[-1].x1, run.x1)))
        else:
            joined.append(run)
    return joined


def _gaps(intervals: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """What the intervals leave uncovered between them."""
    gaps = []
    reach: float | None = None
    for start, end in sorted(intervals):
        if reach is not None and start > reach:
            gaps.append((reach, start))
        reach = end if reach is None else max(reach, end)
    return gaps

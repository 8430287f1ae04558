"""Tables whose every cell stands on a line of its own, closed by a bar; empty cells are bars alone:

    项目名称 |
    道路维修 |
    |||

Rows have no marks, but a run of bars mostly ends one, so their width is the number of cells that divides all those ends; the largest
that leaves a header without figures.
Where no width fits, nothing is made of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layout.plain import TextLine
from ingest.layout.rows import TextTable, kind_of
from model.regexp import regexp
from model.span import Span

_CLOSED = regexp(r"(?P<ink>[^|]*?)\s*(?P<bars>\|[|\s]*)")
WIDTHS = range(20, 2, -1)
LEAST = 12
"""So many closed lines make a run worth reading."""
_OPEN = 3
"""A cell's text may run over so many lines before its bar."""


@dataclass(slots=True)
class _Run:
    first: int
    last: int
    cells: list[Span]
    ends: list[int]
    """How many cells there are up to the end of each run of bars."""


def celled_tables(lines: Sequence[TextLine]) -> list[TextTable]:
    """The tables of one cell a line, in order.  Linear."""
    found: list[TextTable] = []
    for run in _runs(lines):
        width = _width(lines, run)
        if width is not None:
            rows = tuple(tuple(run.cells[at : at + width]) for at in range(0, len(run.cells), width))
            found.append(TextTable(run.first, run.last, rows))
    return found


def _fits(run: _Run, width: int) -> bool:
    good = sum(end % width == 0 for end in run.ends)
    return len(run.cells) >= 2 * width and good >= 2 and good * 10 >= len(run.ends) * 9


def _width(lines: Sequence[TextLine], run: _Run) -> int | None:
    """The largest width that fits; sooner one that leaves no rest, no figure in the header, and figures under figures."""
    fitting = [width for width in WIDTHS if _fits(run, width)]
    texts = {line.span.start: line.text.rstrip("| ") for line in lines[run.first : run.last + 1]}
    kinds = [kind_of(texts.get(cell.start, "")) in _FIGURES if len(cell) else None for cell in run.cells]
    even = [width for width in fitting if len(kinds) % width == 0 and not any(kinds[:width]) and _pure(kinds[width:], width)]
    return next(iter((*even, *fitting)), None)


_FIGURES = ("number", "rate", "value")
_PURE = 0.8


def _pure(kinds: Sequence[bool | None], width: int) -> bool:
    """Whether nearly all cells of a column are figures, or none are."""
    columns = [[kind for kind in kinds[at::width] if kind is not None] for at in range(width)]
    alike = sum(max(column.count(True), column.count(False)) for column in columns)
    return any(any(column) for column in columns) and alike >= _PURE * sum(map(len, columns))


def _runs(lines: Sequence[TextLine]) -> list[_Run]:
    runs: list[_Run] = []
    run: _Run | None = None
    opened: list[Span] = []
    for at, line in enumerate(lines):
        closed = _CLOSED.fullmatch(line.text)
        if closed is None:
            opened.append(line.span)
            if run is not None and (len(opened) > _OPEN or line.text.count("|")):
                runs.append(run)
                run = None
            continue
        if run is None:
            run, opened = _Run(at, at, [], []), []
        start = line.span.start
        ink = Span(start, start + len(closed["ink"]))
        run.cells.append(Span(opened[0].start, ink.end if len(ink) else opened[-1].end) if opened else ink)
        bars = closed["bars"].count("|")
        run.cells.extend(Span(ink.end, ink.end) for _ in range(bars - 1))
        if bars > 1:
            run.ends.append(len(run.cells))
        run.last, opened = at, []
    if run is not None:
        runs.append(run)
    return [one for one in runs if one.last - one.first + 1 >= LEAST]

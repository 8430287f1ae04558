"""Rates of several rows of a table told one after another, of two columns that the other rates of the list make out: 总体满意度92.68%，其中东镇94.87%、西镇91.18%、南镇92.86%
beside 乡镇 | 有效 | 满意."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

from model.document import Table
from model.figure import Worded
from model.regexp import regexp
from parsers.worded.layout.grid import Grid, numeric
from parsers.worded.layout.laid import Laid, Line
from parsers.worded.layout.named_rows import Printed, held_to_cells, row_names
from parsers.worded.scene import Term

_STOP = regexp(r"[。；;]")
_WHOLE = regexp(r"(?:总体|综合|平均|合计|全[县市区镇乡]|率|度|比例)(?:为|是|达到?|:)*$")
_FEWEST = 3
"""Rates, the whole's among them; all but one of them must be the columns' to tell which columns those are."""


def rates_in_turn(laid: Laid) -> Iterator[Worded]:
    """Of each sentence the rates led by the names of rows, and before them the one of all rows."""
    tables = [(table, grid, names) for table, grid in laid.grids if len(names := row_names(grid)) >= _FEWEST]
    for line in laid.lines("%") if tables else ():
        for terms in _sentences(line):
            for table, grid, names in tables:
                yield from _held(laid, table, grid, line, list(_rows(grid, names, terms)))


def _sentences(line: Line) -> Iterator[list[Term]]:
    """The rates of each sentence, where it tells no number besides."""
    at = 0
    for stop in [*(match.end() for match in _STOP.finditer(line.view.text)), len(line.view.text)]:
        inside = [term for term in line.terms if at <= term.start < stop]
        if len(inside) >= _FEWEST and all(term.dimension == "percent" and term.exact and term.unit == "%" for term in inside):
            yield inside
        at = stop


def _rows(grid: Grid, names: dict[int, str], terms: Sequence[Term]) -> Iterator[tuple[int, Term]]:
    for at, term in enumerate(terms):
        rows = [row for row, name in names.items() if name in term.clause]
        if len(rows) == 1:
            yield rows[0], term
        elif not at and not rows and grid.total is not None and _WHOLE.search(term.clause):
            yield grid.total, term


def _held(laid: Laid, table: Table, grid: Grid, line: Line, told: Sequence[tuple[int, Term]]) -> Iterator[Worded]:
    if len(told) < _FEWEST or len({row for row, _ in told}) != len(told):
        return
    fitting = []
    for pair in combinations(numeric(grid, table), 2):
        for over, under in (pair, pair[::-1]):
            ratios = [_ratio(grid, row, over, under, term) for row, term in told]
            if None not in ratios and sum(map(bool, ratios)) >= len(told) - 1 and not all(grid.number(row, over) == grid.number(row, under) for row, _ in told):
                fitting.append((over, under))
    if len(fitting) != 1:
        return
    over, under = fitting[0]
    for row, term in told:
        number = Printed.of(laid.document, line, term, "%")
        way = f"{grid.number(row, over)}/{grid.number(row, under)}"
        yield held_to_cells(laid.document, table, grid, "rate", f"{grid.label(row)}之比", number, [(row, over), (row, under)], (way,))


def _ratio(grid: Grid, row: int, over: int, under: int, term: Term) -> bool | None:
    """Whether two cells make a rate as printed; None where they hold no numbers."""
    top, base = grid.number(row, over), grid.number(row, under)
    if top is None or base is None or not Decimal(base):
        return None
    places = Decimal(1).scaleb(-len(term.plain.partition(".")[2]))
    return (Decimal(top) * 100 / Decimal(base)).quantize(places, ROUND_HALF_UP) == Decimal(term.plain)

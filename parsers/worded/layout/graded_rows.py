"""The rate of good roads (rivers, houses) below a table that goes down the grades: 优等路 | 良等路 | 中等路 | 次等路 | 差等路, then 优良中等路率85.10%."""

from __future__ import annotations

from collections.abc import Iterator

from model.document import Table
from model.figure import Worded
from model.regexp import regexp
from parsers.worded.layout.grid import Grid, numeric
from parsers.worded.layout.laid import Laid, Line
from parsers.worded.layout.named_rows import Printed, held_to_cells
from parsers.worded.scene import Term

_GRADES = "优良中次差"
_ROW = regexp(r"(?P<grade>[优良中次差])(?:等|秀|好)?(?P<what>[\u4e00-\u9fff]{0,3})(?:\([^()]*\))?")
_RATE = regexp(r"^(?:其中|全[县市区镇]|(?:农村)?公路|道路|河道|水质|断面|房屋|综合|总体)*(?P<grades>优良中|优良|优)(?:等|秀|好)?(?P<what>[\u4e00-\u9fff]{0,2})(?:率|占比|比例)(?:仅|约|为|达到?|是|:)*$")
_FEWEST = 4


def graded_rows(laid: Laid) -> Iterator[Worded]:
    """The grades from the best on, a row each, with one column of amounts; the text names the best of them together."""
    tables = [(table, grid) for table, grid in laid.grids if len(grid.rows) >= _FEWEST and len(numeric(grid, table)) == 1 and _graded(grid)]
    for line in laid.lines("优") if tables else ():
        for term in line.terms:
            match = _RATE.search(term.clause) if term.unit == "%" and term.exact and not _counted(line, term) else None
            found = [(table, grid) for table, grid in tables if match is not None and match["what"] in (_what(grid), "")]
            if match is not None and len(found) == 1:
                yield _worded(laid, *found[0], (line, term), len(match["grades"]))


def _counted(line: Line, rate: Term) -> bool:
    """断面42个，达标39个，优良率92.86%: whether the sentence tells counts of its own before the rate."""
    opens = max(line.view.text.rfind(stop, 0, rate.start) for stop in "。；;")
    return any(opens < term.start < rate.start and term.dimension != "percent" for term in line.terms)


def _graded(grid: Grid) -> bool:
    """优, 良, 中, 次 and perhaps 差, of one thing."""
    rows = [_ROW.fullmatch(grid.label(row)) for row in grid.rows]
    told = "".join(match["grade"] for match in rows if match is not None)
    return len(told) == len(rows) and told.startswith(_GRADES[:2]) and list(told) == sorted(set(told), key=_GRADES.index) and len({match["what"] for match in rows if match is not None}) == 1


def _what(grid: Grid) -> str:
    match = _ROW.fullmatch(grid.label(grid.rows[0]))
    return match["what"].removeprefix("等") if match is not None else ""


def _worded(laid: Laid, table: Table, grid: Grid, told: tuple[Line, Term], best: int) -> Worded:
    line, term = told
    column = numeric(grid, table)[0]
    numbers = [grid.number(row, column) or "0" for row in grid.rows]
    way = f"({'+'.join(numbers[:best])})/({'+'.join(numbers)})"
    number = Printed.of(laid.document, line, term, "%")
    return held_to_cells(laid.document, table, grid, "rate", "优良率", number, [(row, column) for row in grid.rows], (way,))

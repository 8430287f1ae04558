"""What is left of a row's number when the text has told where the others went: 手持终端发给9个队所共110台，其余25台备用 beside 手持终端 | 135台."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.document import Document, Table
from model.figure import Worded
from model.regexp import regexp
from parsers.worded.layout.grid import Grid
from parsers.worded.layout.laid import Laid, Line
from parsers.worded.layout.named_rows import Printed, held_to_cells, row_names
from parsers.worded.scene import Term, alike

_LEFT = regexp(r"(?:^|[，,;；])(?:其余|剩余|余下|剩下|余)(?:的)?(?P<whose>[\u4e00-\u9fff]{0,4})$")
_EACH = regexp(r"[各均每]|其中|中")
_STOP = regexp(r"[。；;]")
_COUNT = regexp(r"数量|台数|套数|件数|个数|购置|采购|配备|建设")
_FEWEST, _MOST = 2, 4


def rests_of_rows(laid: Laid) -> Iterator[Worded]:
    """Only where the clause tells no whole of its own, names one row, and that row has one number of the same counter."""
    tables = [(table, grid, names) for table, grid in laid.grids if len(names := row_names(grid)) >= _FEWEST]
    lines = laid.lines("余") if tables else ()
    for line in lines:
        for rest in line.terms:
            if is_rest(rest):
                for table, grid, names in tables:
                    yield from _held(laid.document, table, grid, names, line, rest)


def is_rest(term: Term) -> bool:
    """其余25台; 其余各5台 are so many each."""
    told = _LEFT.search(term.lead) if term.countable and term.dimension.startswith("count:") else None
    return told is not None and not _EACH.search(told["whose"])


def side_by_side(gone: Sequence[Term]) -> bool:
    """发给甲80台、乙30台; but of 取证180人，本地就业100人 the one may be the other's whole."""
    return all(term.lead.startswith(("、", "和", "及", "以及")) and not _EACH.search(term.lead) for term in gone[1:])


def _held(document: Document, table: Table, grid: Grid, names: dict[int, str], line: Line, rest: Term) -> Iterator[Worded]:
    text = line.view.text
    opens = max((match.end() for match in _STOP.finditer(text, 0, rest.start)), default=0)
    gone = [term for term in line.terms if opens <= term.start < rest.start and alike(term, rest) and term.unit == rest.unit]
    rows = [row for row, name in names.items() if gone and name in text[opens : gone[0].start]]
    cells = [(rows[0], column) for column in grid.heads if _counts(grid, rows[0], column, rest.unit)] if len(rows) == 1 else []
    if len(cells) != 1 or len(gone) > _MOST or not all(term.countable for term in gone) or not side_by_side(gone):
        return
    whole, parts = grid.number(*cells[0]) or "0", [Decimal(term.plain) for term in gone]
    if max(parts) >= Decimal(whole) or sum(parts) > Decimal(whole):
        return
    number = Printed.of(document, line, rest)
    way = "-".join((whole, *(term.plain for term in gone)))
    yield held_to_cells(document, table, grid, "gap", f"{names[rows[0]]}其余", number, cells, (way,))


def _counts(grid: Grid, row: int, column: int, unit: str) -> bool:
    """160台; or 160 under a head that says what is counted so: 数量（台）."""
    head = grid.heads[column]
    return grid.number(row, column) is not None and (grid.unit(row, column) == unit or (not grid.unit(row, column) and f"({unit})" in head.replace("（", "(").replace("）", ")") and bool(_COUNT.search(head))))

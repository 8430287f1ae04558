"""What an estimate is to be kept to when something is struck off it: 总投资 | 860.00 in a table, then 应予核减24.50万元，建议总投资控制在835.50万元以内."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.document import Table
from model.figure import Worded
from model.regexp import regexp
from parsers.worded.layout.grid import Grid
from parsers.worded.layout.laid import Laid, Line
from parsers.worded.layout.named_rows import Printed, held_to_cells
from parsers.worded.scene import Term, alike

_CUT = regexp(r"(?:核减|审减|调减|压减|剔除|扣减)(?:投资|资金|金额|费用|概算|预算)*(?:共计?|合计|约|为)*$")
_KEPT = regexp(r"(?:总投资|投资|概算|预算|资金|总额|总造价)(?:规模|总额|额)?(?:应|宜|需)?(?:控制|调整|核定|核减|压减)(?:在|为|至|到)$")
_WHOLE = regexp(r"(?:项目|工程|建设|概算|估算)*(?:总投资|合计|总计|总额)(?:\([^()]*\))?")
_NEAR = Decimal("0.5")


def cuts_from_totals(laid: Laid) -> Iterator[Worded]:
    """Only where the tables of the report have one such whole, from which no more than half is struck off."""
    for line in laid.lines("控制在") if laid.grids else ():
        for cut, kept in zip(line.terms, line.terms[1:], strict=False):
            told = _CUT.search(cut.clause) and _KEPT.search(kept.clause) and cut.countable and kept.countable
            if told and cut.dimension == "money" and alike(cut, kept):
                yield from _held(laid, line, cut, kept)


def _held(laid: Laid, line: Line, cut: Term, kept: Term) -> Iterator[Worded]:
    found = [one for table, grid in laid.grids for one in _wholes(table, grid)]
    if len({number for _, _, _, number in found}) != 1 or cut.unit != kept.unit:
        return
    table, grid, place, number = found[0]
    if not Decimal(cut.plain) < number * _NEAR or abs(number - Decimal(kept.plain)) > number * _NEAR:
        return
    printed = Printed.of(laid.document, line, kept)
    yield held_to_cells(laid.document, table, grid, "gap", "核减之后的总额", printed, [place], (f"{number:f}-{cut.plain}",))


def _wholes(table: Table, grid: Grid) -> Iterator[tuple[Table, Grid, tuple[int, int], Decimal]]:
    """The one number of each row that is called the whole, whichever run of rows it stands in."""
    for row in sorted({row for row, _ in grid.texts}):
        if not any(_WHOLE.fullmatch(grid.texts.get((row, column), "")) for column in (0, 1)):
            continue
        columns = [column for column in range(1, table.columns) if grid.number(row, column) is not None]
        if len(columns) == 1:
            yield table, grid, (row, columns[0]), Decimal(grid.number(row, columns[0]) or 0)

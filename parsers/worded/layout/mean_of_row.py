"""What one of so many costs, told behind the table whose row has the sum: 国内公务接待72批次、528人次，人均接待费用112.5元 below 公务接待费 | 5.94."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lexicon.load import Lexicon
from model.document import Table
from model.figure import Worded
from model.regexp import regexp
from parsers.worded.layout.grid import Grid, numeric
from parsers.worded.layout.laid import Laid, Line
from parsers.worded.layout.named_rows import Printed, held_to_cells, row_names
from parsers.worded.scene import Term

_MEAN = regexp(r"(?:^|[，,；;])(?:平均)?(?P<unit>[人户车辆台床生亩])均(?P<name>[\u4e00-\u9fff]{2,12})$")
_TAIL = regexp(r"(?:费用|支出|经费|费|金额|资金|成本|开支)+$")
_SPENT = regexp(r"决算|支出|实际|执行")
_OTHER = regexp(r"预算|计划|上年|去年|增|减|比|率|占")
_OWN_UNIT = regexp(r"[(（](?:单位[:：])?(?P<unit>(?:亿|万|千)?元)[)）]")
_STOP = regexp(r"[。]")


def means_of_rows(laid: Laid) -> Iterator[Worded]:
    """Only where one row's name holds what the mean is of, its table has one column of what was spent, and the sentence one count of that unit and no
    other sum of money before the mean."""
    lines = [(line, term, match) for line in laid.lines("均") for term in line.terms if term.exact and term.dimension == "money" and (match := _MEAN.search(term.lead))]
    if not lines:
        return
    tables = [(table, grid, row_names(grid)) for table, grid in laid.grids]
    for line, term, match in lines:
        core = _TAIL.sub("", match["name"])
        counts = _counts(line, term, match["unit"], laid.lexicon)
        found = [
            (table, grid, row, column) for table, grid, names in tables for row, name in names.items() if len(core) > 1 and core in name and (match["unit"] not in "车辆" or "车" in name)
            for column in _spent(table, grid) if grid.number(row, column) is not None
        ]
        if len(found) == 1 and len(counts) == 1:
            table, grid, row, column = found[0]
            unit = _unit(laid, table, grid, column)
            factor = laid.lexicon.units[unit].factor if unit in laid.lexicon.units else None
            if factor is not None:
                yield _worded(laid, table, grid, (row, column), line, term, counts[0], factor / term.factor)


def _counts(line: Line, mean: Term, unit: str, lexicon: Lexicon) -> list[Term]:
    """The counts of that unit in the sentence, people served before parties served; none where it tells a sum of its own."""
    begin = max((match.end() for match in _STOP.finditer(line.view.text, 0, mean.start)), default=0)
    before = [term for term in line.terms if begin <= term.start < mean.start]
    named = lexicon.maps["counted_as"].get(unit, unit).split("、")
    counts = [term for term in before if term.countable and term.unit in named]
    last = counts[-1:] if counts else []
    between = [term for term in before if last and term.start > last[0].start]
    return last if not any(term.dimension == "money" for term in between) else []


def _spent(table: Table, grid: Grid) -> list[int]:
    found = [column for column in numeric(grid, table) if _SPENT.search(grid.heads.get(column, "")) and not _OTHER.search(grid.heads.get(column, ""))]
    return found if len(found) == 1 else []


def _unit(laid: Laid, table: Table, grid: Grid, column: int) -> str:
    """In the column's head, else beside the table."""
    told = _OWN_UNIT.search(grid.heads.get(column, "")) or _OWN_UNIT.search("".join(laid.document.text[max(0, table.span.start - _NEAR) : table.span.start].split()))
    return told["unit"] if told else ""


_NEAR = 60


def _worded(laid: Laid, table: Table, grid: Grid, cell: tuple[int, int], line: Line, mean: Term, count: Term, scale: Decimal) -> Worded:
    whole = grid.number(*cell) or "0"
    way = f"{whole if scale == 1 else f'({whole}*{scale.normalize():f})'}/{Decimal(count.plain) * count.factor:f}"
    number = Printed.of(laid.document, line, mean)
    return held_to_cells(laid.document, table, grid, "average", f"{grid.label(cell[0])}平均数", number, [cell], (way,))

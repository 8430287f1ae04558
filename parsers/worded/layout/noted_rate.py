"""A row's result worked from the counts of its note: 完工及时率 | 100% | 66.67% | … | 3个施工标段中2个按期完工; 抽检48份，46份达标 beside 95.83%."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from model.document import Document, Table
from model.figure import Worded
from model.regexp import regexp
from parsers.stretch import PartOf
from parsers.worded.layout.grid import Grid, relation
from parsers.worded.layout.laid import Laid

_NOTE = regexp(
    r"(?:^|[，,。；;：:])[^，,。；;\d]{0,12}?(?P<whole>\d+)(?P<unit>个|份|项|处|户|人|名|件|台|套|辆|座|条|所|家|次|场|期|笔|宗|村)(?P<noun>[\u4e00-\u9fff（）()]{0,12}?)(?:中|里|[，,])[，,]?(?:其中)?(?:仅|有|共)*"
    r"(?P<part>\d+)(?P=unit)[^，,。；;\d%]{0,12}(?=[，,。；;]|$)"
)
_RESULT = regexp(r"实际|完成(?:值|情况|率)|业绩值|达到值")
_RATE = regexp(r"率|度|比例|情况")
_OF_SCORES = regexp(r"扣|未计|另")


def noted_rates(laid: Laid) -> Iterator[Worded]:
    """Only where the head says that the column holds results, and one note of the row tells so many of so many."""
    for table, grid in laid.grids:
        columns = [column for column, head in grid.heads.items() if _RESULT.search(head)]
        for row in grid.rows if len(columns) == 1 else ():
            if grid.unit(row, columns[0]) == "%" and _RATE.search(grid.label(row)):
                yield from _held(laid.document, laid.part_of, table, grid, row, columns[0])


def _held(document: Document, part_of: PartOf, table: Table, grid: Grid, row: int, column: int) -> Iterator[Worded]:
    found = [(other, match) for other in range(column + 1, table.columns) for match in _NOTE.finditer(grid.texts.get((row, other), ""))]
    if len(found) != 1:
        return
    other, match = found[0]
    whole, part = int(match["whole"]), int(match["part"])
    if part <= whole and not _OF_SCORES.search(match.group()):
        ways = (f"{part}/{whole}", f"({whole}-{part})/{whole}")
        told = relation(document, table, grid, part_of, (row, column), [(row, other)], ways, None, "%", "rate")
        yield replace(told, label=f"{grid.label(row)}（按说明）", firm=True)

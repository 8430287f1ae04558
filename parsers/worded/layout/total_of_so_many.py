"""What so many rows of a table come to, told anywhere in the text: 以上八个项目全年实际支出合计1,262.50万元 beside 项目名称 | 全年预算 | 实际支出 of eight rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.document import BlockKind, Document, Table
from model.figure import Worded
from model.regexp import regexp
from model.view import squeezed
from parsers.small_numbers import small
from parsers.stretch import Stretch
from parsers.worded.layout.grid import Grid
from parsers.worded.layout.laid import Laid
from parsers.worded.layout.named_rows import Printed, held_to_cells

_KIND = r"项目|单位|部门|机构|企业|公司|乡镇|镇|乡|街道|社区|村|学校|医院|标段|园区|站点|中心|县区|县|区|科目|类别"
_TOLD = regexp(
    rf"(?:以上|上述|这|全部|所有|上表)(?P<n>\d{{1,3}}|[两三四五六七八九十]{{1,3}})(?:个|家|所|项)(?:[\u4e00-\u9fff]{{0,6}}?)(?P<kind>{_KIND})(?P<what>[^，。；;:\d]{{0,16}}?)(?:合计|共计|总计|累计|总额|总数|共)(?:为|是|达|:)*"
    r"(?P<x>\d[\d,]*(?:\.\d+)?)(?P<unit>万元|亿元|元|人次|公里|平方米|[人户亩])"
)
_NO_PART = regexp(r"其中|中的|增加|减少|增长|下降|节约|结余|结转|上年|去年|目标")
_IDLE = regexp(r"实际|累计|全年|年度|本年|金额|资金|数|额|的|分别|已|共|合计|情况|\d{4}年度?|[（(][^()（）]*[)）]")
_FEWEST, _NEAR = 3, Decimal("0.2")


@dataclass(frozen=True, slots=True)
class _Told:
    """So many of a kind, what they come to, and what of them is told."""

    many: int
    kind: str
    what: str
    number: Printed


def totals_of_so_many(laid: Laid) -> Iterator[Worded]:
    """Each such sum against the totals of the tables with so many rows of the kind, where one column alone is of what the text says."""
    for told in _all_told(laid.document, laid.stretches):
        found = [(table, grid, column) for table, grid in laid.grids if len(grid.rows) == told.many and _of_kind(grid, told) for column in _columns(grid, told)]
        if len({_total(grid, column) for _, grid, column in found}) == 1:
            yield _worded(laid.document, *found[0], told)


def _all_told(document: Document, stretches: Sequence[Stretch]) -> Iterator[_Told]:
    for stretch in stretches:
        if stretch.cell is not None or stretch.kind is BlockKind.CAPTION or not stretch.view.offsets:
            continue
        view = squeezed(stretch.view)
        for match in _TOLD.finditer(view.text):
            many = small(match["n"]) or 0
            if many >= _FEWEST and not _NO_PART.search(match["what"]):
                anchor = document.anchor(view.span(match.start("x"), match.end("unit")), None)
                yield _Told(many, match["kind"], match["what"], Printed(match["x"].replace(",", ""), match["unit"], anchor, stretch.part))


def _of_kind(grid: Grid, told: _Told) -> bool:
    return any(told.kind in head for head in grid.heads.values())


def _total(grid: Grid, column: int) -> Decimal | None:
    """The total printed; where the table has none, what its rows come to."""
    rows = [grid.total] if grid.total is not None else grid.rows
    numbers = [grid.number(row, column) for row in rows]
    return sum((Decimal(number) for number in numbers if number is not None), Decimal(0)) if None not in numbers else None


def _columns(grid: Grid, told: _Told) -> list[int]:
    """Those whose head shares two characters with what the text tells of, and whose total is of the size told."""
    what = _IDLE.sub("", told.what)
    pairs = {what[at : at + 2] for at in range(len(what) - 1)}
    return [column for column, head in grid.heads.items() if any(pair in _IDLE.sub("", head) for pair in pairs) and _of_size(grid, column, told)]


def _of_size(grid: Grid, column: int, told: _Told) -> bool:
    total = _total(grid, column)
    return total is not None and not any(grid.unit(row, column) == "%" for row in grid.rows) and abs(total - Decimal(told.number.plain)) <= total * _NEAR


def _worded(document: Document, table: Table, grid: Grid, column: int, told: _Told) -> Worded:
    label = f"{told.many}个{told.kind}合计"
    if grid.total is not None:
        return held_to_cells(document, table, grid, "tabled", label, told.number, [(grid.total, column)], (f"1*{grid.number(grid.total, column)}",))
    way = "+".join(grid.number(row, column) or "0" for row in grid.rows)
    return held_to_cells(document, table, grid, "sum", label, told.number, [(row, column) for row in grid.rows], (way,))

"""A table of figures as a grid: the text of each place, the head of each column, the run of rows with figures, the total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from model.document import Cell, Document, Table
from model.figure import Worded
from model.kept import kept
from model.regexp import regexp
from model.span import Anchor, CellRef
from model.view import cell_view
from parsers.stretch import PartOf

_NUMBER = regexp(r"(?P<number>[-－−]?\d[\d,]*(?:\.\d+)?)(?P<unit>%|[\u4e00-\u9fff²㎡]{0,4})")
_YEAR = regexp(r"(?:19|20)\d\d年度?(?:年初|预算|决算|计划|实际|执行|支出|收入|完成|到位|调整)*(?:数|额)?")
"""A head, not a figure."""
_BARE_YEAR = regexp(r"(?:19|20)\d\d年?度?")
ROW_ORDINAL = regexp(r"^(?:(?:任务|项目|子项)[\d一二三四五六七八九十]{1,3}[.、．:：]?|[\d一二三四五六七八九十]{1,3}[.、．])\s*(?=[\u4e00-\u9fff]{2})")
"""任务3草原修复: what a row is of, without its place."""
TOTAL = regexp(r"(?:(?:全年|年度|本年|各项|[上下]半年|前[一二三四]季度|\d{1,2}[-—–~至]\d{1,2}月份?)?(?:合计|总计)|共计|总分|合计得分|总得分|总和|累计|[两三四五]年(?:合计|累计)|全[省市县区州旗盟镇](?:合计)?|合计[/／、或(（]?平均(?:数|值|分)?[)）]?|平均[/／、或]合计)(?:\([^()]*\))?")
_SUBTOTAL = regexp(r"小计(?:\([^()]*\))?")
"""The last row of a table without 合计."""
GAP = regexp(r"结余|差额|差异|缺口|剩余|未支付|未付|未拨|未到位|未完成|尚欠|扣分|节约|增减|结转|余额|差(?:值|距)?(?:\([^()]*\))?$")
_MINUS = "-－−"
_MOST = 12
_LONG = 60


@dataclass(slots=True)
class Grid:
    """Squeezed texts by place, the head of each column, the rows of figures, the row of totals."""

    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    heads: dict[int, str] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)
    total: int | None = None
    nested: bool = False
    """Whether the rows are subtotals, each of which may be told to be the whole of its own."""
    below: set[int] = field(default_factory=set)
    """Columns of gaps that are all told with a minus (复核分 less 自评分): it is how large they are."""
    _labels: dict[int, str] = field(default_factory=dict, repr=False)

    def number(self, row: int, column: int) -> str | None:
        text = self.texts.get((row, column), "")
        text = text.lstrip(_MINUS) if column in self.below else text
        return _number(text)

    def unit(self, row: int, column: int) -> str:
        match = _NUMBER.fullmatch(self.texts.get((row, column), ""))
        return match["unit"] if match else ""

    def label(self, row: int) -> str:
        """A row's first text that is no number, or the year that it begins with.  The texts are whole when first asked."""
        if not self._labels:
            inside: dict[int, list[str]] = {}
            for (at, _), text in sorted(self.texts.items()):
                inside.setdefault(at, []).append(text)
            self._labels.update((at, _label(texts)) for at, texts in inside.items())
        return self._labels.get(row, "")


def _label(texts: Sequence[str]) -> str:
    if texts and _BARE_YEAR.fullmatch(texts[0]):
        return texts[0]
    return next((text for text in texts if text and not _NUMBER.fullmatch(text)), "")


@kept
def _number(text: str) -> str | None:
    match = _NUMBER.fullmatch(text) if not _YEAR.fullmatch(text) else None
    return match["number"].replace(",", "").replace("－", "-").replace("−", "-") if match else None


Way = tuple[str, tuple[int, ...]]
"""A template with {0}, {1} for columns (t0 for the total row's, p for what the row before has in the result's column), and the columns."""
Grids = Sequence[tuple[Table, Grid]]
"""The tables of a document, each read as a grid."""


def grids_of(document: Document) -> Iterator[tuple[Table, Grid]]:
    return ((table, _grid(document, table)) for table in document.tables)


def in_groups(grid: Grid) -> bool:
    """Whether several rows are subtotals: then each group's rates are of its own, and are told with the subtotals."""
    first = min(grid.rows, default=0)  # 小计 over columns heads them
    return sum(bool(_SUBTOTAL.fullmatch(text)) for (row, _), text in grid.texts.items() if row >= first) >= _GROUPS


_GROUPS = 2


def plain(document: Document, table: Table) -> Grid:
    """The texts alone, no rows told apart yet."""
    grid = Grid()
    for cell in table.cells:
        grid.cells[cell.row, cell.column] = cell
        grid.texts[cell.row, cell.column] = "".join(cell_view(document, cell).text.split())
    return grid


def _grid(document: Document, table: Table) -> Grid:
    """The run of rows with figures, the heads above it, the total."""
    grid = plain(document, table)
    counted = {row: sum(grid.number(row, column) is not None for column in range(table.columns)) for row in sorted({row for row, _ in grid.texts})}
    figured = [row for row, numbers in counted.items() if numbers >= 2 and not _names_years(grid, row)]
    closing = [row for row, numbers in counted.items() if numbers == 1 and TOTAL.fullmatch(grid.label(row))]
    if figured and closing == [figured[-1] + 1] and not any(numbers == 1 for row, numbers in counted.items() if row not in closing) and len(figured) == figured[-1] - figured[0] + 1:
        figured += closing  # 合计 2,118.00 below rows of a serial number and a sum
    figured = figured or _single_column(grid, table, counted)
    if not figured:
        return grid
    numbered = set(figured)
    figured = _run(figured)
    above = [row for row in (figured[0] - 2, figured[0] - 1) if row not in numbered]
    for column in range(table.columns):
        grid.heads[column] = "".join(grid.texts.get((row, column), "") for row in above)
    for column, head in grid.heads.items():
        told = [text for row in figured if (text := grid.texts.get((row, column), "")) and text[-1].isdigit()]
        stepped = [text for text in told if text.strip("0.")]  # 0: no step at all
        if GAP.search(head) and len(stepped) > 1 and all(text[0] in _MINUS for text in stepped):
            grid.below.add(column)
    totals = [row for row in figured if TOTAL.fullmatch(grid.label(row))] or [row for row in figured[-1:] if _SUBTOTAL.fullmatch(grid.label(row))]
    grid.total = totals[0] if len(totals) == 1 else None
    grid.rows = [row for row in figured if row not in totals]
    if grid.total is not None and _shifted(grid, table):
        grid.total = None
    return grid


def by_measure(grid: Grid) -> list[Grid]:
    """生活补贴 | 人次 | … over an empty cell | 金额 | …: rows that name two measures or more in turn, below each name, are as many tables; each with
    its measure in the heads and the names in its rows.  None where no column names measures in turn."""
    rows = sorted({*grid.rows, *([] if grid.total is None else [grid.total])})
    for column in range(1, _MEASURES_AT):
        told = [grid.texts.get((row, column), "") for row in rows]
        size = next((at for at in range(1, len(told)) if told[at] == told[0]), 0)
        named = {row: grid.texts.get((row, column - 1), "") for row in rows}
        if size < _FEWEST or len(rows) % size or len(rows) < size * _FEWEST or told != told[:size] * (len(rows) // size) or any(not text or _NUMBER.fullmatch(text) for text in told):
            continue
        blocks = [rows[at : at + size] for at in range(0, len(rows), size)]
        if all(named[block[0]] and all(named[row] in ("", named[block[0]]) for row in block[1:]) for block in blocks):
            return [_of_measure(grid, column, [(block[at], named[block[0]]) for block in blocks]) for at in range(size)]
    return []


_MEASURES_AT, _FEWEST = 3, 2


def _of_measure(grid: Grid, column: int, rows: Sequence[tuple[int, str]]) -> Grid:
    measure = grid.texts[rows[0][0], column]
    heads = {at: f"{head}{measure}" for at, head in grid.heads.items() if at > column}
    texts = {place: text for place, text in grid.texts.items() if place[1] > column} | {(row, column): name for row, name in rows}
    totals = [row for row, name in rows if TOTAL.fullmatch(name)]
    own = Grid(grid.cells, texts, heads)
    own.total = totals[0] if totals == [rows[-1][0]] else None
    own.rows = [row for row, _ in rows if row != own.total]
    return own


def _single_column(grid: Grid, table: Table, counted: Mapping[int, int]) -> list[int]:
    """The rows of 等级 | 里程 with a total below them: one number each, all in one column."""
    rows = [row for row, numbers in counted.items() if numbers == 1]
    columns = {column for row in rows for column in range(1, table.columns) if grid.number(row, column) is not None}
    totals = [row for row in rows if TOTAL.fullmatch(grid.label(row))]
    return rows if len(rows) > _SINGLES and len(columns) == 1 and totals == rows[-1:] and rows == list(range(rows[0], rows[-1] + 1)) else []


_SINGLES = 2


def _names_years(grid: Grid, row: int) -> bool:
    """年度 | 2022 | 2023 | 合计: a head, whose numbers are all years, one after the other."""
    numbers = [number for column in sorted(at for other, at in grid.texts if other == row) if (number := grid.number(row, column)) is not None]
    return len(numbers) > 1 and all(_BARE_YEAR.fullmatch(number) for number in numbers) and numbers == sorted(set(numbers))


def _shifted(grid: Grid, table: Table) -> bool:
    """Whether the total row has a number where no row above has one: its cells were merged, and stand under other columns' heads."""
    held = {column for row in grid.rows for column in range(table.columns) if grid.number(row, column) is not None}
    whole = grid.total or 0
    bare = [column for column in range(table.columns) if grid.number(whole, column) is not None and grid.unit(whole, column) in ("", "%")]
    return any(column not in held for column in bare)  # 3个不合格 is a remark


def _run(rows: list[int]) -> list[int]:
    """The longest run of neighbouring rows: a form of several blocks is no one list."""
    best: list[int] = []
    run: list[int] = []
    for row in rows:
        run = [*run, row] if run and row == run[-1] + 1 else [row]
        best = run if len(run) > len(best) else best
    return best


def numeric(grid: Grid, table: Table) -> list[int]:
    """Columns in which nearly all rows hold a number; a column of serial numbers is none."""
    found = []
    for column in range(table.columns):
        values = [grid.number(row, column) for row in grid.rows]
        held = [value for value in values if value is not None]
        serial = held == [str(at) for at in range(1, len(held) + 1)] and column == 0
        if len(held) * 3 >= len(values) * 2 and not serial and len(grid.heads.get(column, "")) < _LONG:
            found.append(column)
    return found[:_MOST]


def anchor_of(document: Document, table: Table, grid: Grid, place: tuple[int, int]) -> Anchor:
    """Where the cell at a row and a column stands."""
    cell = grid.cells[place]
    return document.anchor(cell.span, CellRef(table.index, cell.row, cell.column))


def relation(document: Document, table: Table, grid: Grid, part_of: PartOf, at: tuple[int, int], others: Sequence[tuple[int, int]],
             ways: tuple[str, ...], group: str | None, unit: str, kind: str = "cells") -> Worded:
    """The number of one place and what those of others make of it; ways of one index in a group are one way of working."""
    places = [place for place in others if place in grid.cells and grid.number(*place) is not None and place != at]
    claimed = grid.number(*at) or ""
    claim = anchor_of(document, table, grid, at)
    there = tuple(anchor_of(document, table, grid, place) for place in places)
    label = f"{grid.label(at[0])}{grid.heads.get(at[1], '')}"[:30]
    return Worded(
        id="", kind=kind, label=label, claimed=claimed, claimed_unit=unit or grid.unit(*at), ways=ways, firm=True,
        anchor=there[0] if there else claim, claimed_anchor=claim, part=part_of(grid.cells[at].span.start), group=group,
        tokens=tuple(grid.cells[place].span for place in (at, *places)), places=there, printed=tuple(grid.number(*place) or "" for place in places),
    )

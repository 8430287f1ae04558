"""Columns that are worked from one another, whatever the table is of: a rate from two columns, a gap, a product, a total row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, permutations

from model.document import Cell, Document, Table
from model.figure import Worded
from model.regexp import regexp
from model.span import Anchor, CellRef
from model.view import cell_view
from parsers.stretch import PartOf

_NUMBER = regexp(r"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>%|[\u4e00-\u9fff²㎡]{0,4})")
_YEAR = regexp(r"(?:19|20)\d\d年(?:度|预算|决算|计划|实际)?")
"""A head, not a figure."""
_BARE_YEAR = regexp(r"(?:19|20)\d\d年?度?")
TOTAL = regexp(r"(?:合计|总计|共计|总分|合计得分|总得分|总和|累计|[两三四五]年(?:合计|累计)|全[省市县区州旗盟镇](?:合计)?)(?:\([^()]*\))?")
_SUBTOTAL = regexp(r"小计(?:\([^()]*\))?")
"""The last row of a table without 合计."""
_NESTED = regexp(r"其中|小计|^[(（]?[一二三四五六七八九十]+[)）、]|分项")
_RATE = regexp(r"率|占比|比例|比重|进度(?!款)|%")
_GAP = regexp(r"结余|差额|差异|缺口|剩余|未支付|未付|未拨|未到位|未完成|尚欠|扣分|节约|增减|结转|余额|差(?:值|距)?(?:\([^()]*\))?$")
_SUM = regexp(r"总分(?!值)|合计|小计|总计|总额|总数|总人数|累计(?:已)?(?:支付|拨付|付款|支出|完成|到位)")
_PRODUCT = regexp(r"金额|资金|补贴|费用|小计|总价|合价|补助|投资|支出|^(?!单位|每).{0,4}保费")
_AVERAGE = regexp(r"平均|[人户亩单台每次日]均|均价|每[人户亩台套公]")
_UNIT_COST = regexp(r"单位(?:成本|造价|费用)|单方造价|吨水|(?:成本|造价|费用|运费|能耗|电耗)[（(](?:万?元|度|千瓦时)[/／][\u4e00-\u9fffm²³]{1,4}[)）]$")
"""吨水成本（元/吨）: worked out of what was spent and what was done, as a mean is."""
NO_SUM = regexp(rf"平均|均|单价|单产|亩产|元[/／]|标准|价格|率|比(?!赛)|序号|年份|年度|编号|定额|规格|{_UNIT_COST.pattern}")
_HEADS_OVER_TIME = regexp(r"[月年日]均[\u4e00-\u9fff]{0,6}(?:人数|户数|人次|床位数)")
"""月均享受人数: those of the places add up."""
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

    def number(self, row: int, column: int) -> str | None:
        text = self.texts.get((row, column), "")
        text = text.lstrip(_MINUS) if column in self.below else text
        match = _NUMBER.fullmatch(text) if not _YEAR.fullmatch(text) else None
        return match["number"].replace(",", "") if match else None

    def unit(self, row: int, column: int) -> str:
        match = _NUMBER.fullmatch(self.texts.get((row, column), ""))
        return match["unit"] if match else ""

    def label(self, row: int) -> str:
        inside = sorted((column, text) for (at, column), text in self.texts.items() if at == row)
        year = next((text for _, text in inside[:1] if _BARE_YEAR.fullmatch(text)), "")
        return year or next((text for _, text in inside if text and not _NUMBER.fullmatch(text)), "")


Grids = Sequence[tuple[Table, Grid]]
"""The tables of a document, each read as a grid."""


def grids_of(document: Document) -> Iterator[tuple[Table, Grid]]:
    return ((table, _grid(document, table)) for table in document.tables)


def table_relations(document: Document, grids: Grids, part_of: PartOf) -> Iterator[Worded]:
    """Each figure of a table that its row or its column might give, with all the ways that the table allows."""
    for table, grid in grids:
        if len(grid.rows) >= 2 and not in_groups(grid):
            yield from _columns(document, table, grid, part_of)
        turned = _turned(grid, table)
        if turned is not None:
            across = replace(table, rows=table.columns, columns=table.rows)
            yield from worked(document, across, turned, part_of, numeric(turned, across), ".across")


def _turned(grid: Grid, table: Table) -> Grid | None:
    """The grid with its rows for columns, where one row is the rate of others: 应收 | 实收 | 占比 down, the years across; None where none is."""
    names = {row: grid.texts.get((row, 0), "") for row in grid.rows}
    rated = [row for row, name in names.items() if _RATE.search(name) and not _MARKS.search(name) and all(
        grid.unit(row, column) == "%" for column in range(1, table.columns) if grid.number(row, column) is not None)]
    if not rated or len(names) - len(rated) < 2 or grid.total is not None or _MARKS.search("".join(names.values())):
        return None
    turned = Grid({(c, r): cell for (r, c), cell in grid.cells.items()}, {(c, r): text for (r, c), text in grid.texts.items()}, names)
    turned.rows = [column for column in range(1, table.columns) if any(grid.number(row, column) is not None for row in names)]
    return turned


_MARKS = regexp(r"得分|分值|权重")
"""First-level indicators across: the rules on marks see to them."""


def in_groups(grid: Grid) -> bool:
    """Whether several rows are subtotals: then each group's rates are of its own, and are told with the subtotals."""
    first = min(grid.rows, default=0)  # 小计 over columns heads them
    return sum(bool(_SUBTOTAL.fullmatch(text)) for (row, _), text in grid.texts.items() if row >= first) >= _GROUPS


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
        if _GAP.search(head) and len(stepped) > 1 and all(text[0] in _MINUS for text in stepped):
            grid.below.add(column)
    totals = [row for row in figured if TOTAL.fullmatch(grid.label(row))] or [row for row in figured[-1:] if _SUBTOTAL.fullmatch(grid.label(row))]
    grid.total = totals[0] if len(totals) == 1 else None
    grid.rows = [row for row in figured if row not in totals]
    if grid.total is not None and _shifted(grid, table):
        grid.total = None
    return grid


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


_GROUPS = 2


def _columns(document: Document, table: Table, grid: Grid, part_of: PartOf) -> Iterator[Worded]:
    yield from worked(document, table, grid, part_of, numeric(grid, table))
    yield from _means(document, table, grid, part_of, numeric(grid, table))
    yield from _totals(document, table, grid, part_of, [column for column in numeric(grid, table) if not _is_rate(grid, column)])


def worked(document: Document, table: Table, grid: Grid, part_of: PartOf, numeric: Sequence[int], key: str = "") -> Iterator[Worded]:
    """What the columns of numbers make of one another in the rows of a grid; ``key`` parts rows that are worked in another way."""
    rates = [column for column in numeric if _is_rate(grid, column)]
    amounts = [column for column in numeric if column not in rates]
    everywhere = [*grid.rows, *([grid.total] if grid.total is not None else [])]
    for column in rates:
        ways = [*_rate_ways(grid, amounts, grid.heads.get(column, "")), *_scale_ways(amounts, column)]
        yield from _rows(document, table, grid, part_of, column, everywhere, ways, key)
    for column in amounts:
        others = [other for other in amounts if other != column]
        ways = [*_amount_ways(grid, column, others), *_standard_ways(grid, column, others)]
        if ways:
            yield from _rows(document, table, grid, part_of, column, everywhere, ways, key)


def _is_rate(grid: Grid, column: int) -> bool:
    """A head that says so; or 满意度, 覆盖面 and the like over figures that are all percentages."""
    head = _PAID_UP_TO.sub("", grid.heads.get(column, ""))
    units = {grid.unit(row, column) for row in grid.rows if grid.number(row, column) is not None}
    return bool(_RATE.search(head) or (units == {"%"} and head.endswith("度"))) and not re.search(r"目标|指标值|完成值|完成情况|实际值|权重|分值", head)


_PAID_UP_TO = regexp(r"[（(]\d+(?:\.\d+)?%[)）]")
"""已支付（97%）: sums, and how much of the contract they are."""
_Way = tuple[str, tuple[int, ...]]
"""A template with {0}, {1} for columns (t0 for the total row's), and the columns."""


_RAISED = regexp(r"增长|增幅|增速|涨幅|上升|提[高升]|变[动化]|同比|环比")
_LOWERED = regexp(r"下浮|节约|节支|降低|核减|审减|降幅|减少|去除率|削减率|压减率")
_LOADED = regexp(r"负荷率|产能利用率|能力利用率|运行率")
_DAYS = ("365", "366")


def _rate_ways(grid: Grid, amounts: Sequence[int], head: str) -> list[_Way]:
    """A column in another; where the head says by how much less it is, or more (下浮率, 增长率), the step between them."""
    ways: list[_Way] = [("{0}/{1}", pair) for pair in permutations(amounts, 2)]
    if _LOWERED.search(head):
        ways += [("({0}-{1})/{0}", pair) for pair in permutations(amounts, 2)]
    if _RAISED.search(head):
        ways += [("({1}-{0})/{0}", pair) for pair in permutations(amounts, 2)]
    if _LOADED.search(head):  # so many 万吨 a year of so many 吨 a day
        ways += [(f"{{0}}{scale}/({{1}}*{days})", pair) for pair in permutations(amounts, 2) for scale in ("*10000", "") for days in _DAYS]
    if grid.total is not None:
        ways += [("{0}/{t0}", (column,)) for column in amounts]
        ways += [("{0}/{0}", (column,)) for column in amounts[:1] if grid.nested]
    return ways


def _scale_ways(amounts: Sequence[int], column: int) -> Iterator[_Way]:
    """满意、基本满意、不满意 and 满意率 behind them: the first of the answers in all of them."""
    run = [other for other in amounts if other < column]
    while run and run[-1] - run[0] >= len(run):
        run.pop(0)
    for size in range(2, len(run) + 1) if len(run) <= _SCALE else ():
        scale = run[-size:]
        names = [f"{{{at}}}" for at in range(size)]
        for good in range(1, size):
            yield f"({'+'.join(names[:good])})/({'+'.join(names)})", tuple(scale)


_SCALE = 6
"""So many answers at most."""


def _amount_ways(grid: Grid, column: int, others: Sequence[int]) -> list[_Way]:
    head = grid.heads.get(column, "")
    ways: list[_Way] = []
    if _GAP.search(head):
        ways += [("{0}-{1}", pair) for pair in permutations(others, 2)]
    if _AVERAGE.search(head) or _UNIT_COST.search(head):
        ways += [("{0}/{1}", pair) for pair in permutations(others, 2)] + [("{0}*10000/{1}", pair) for pair in permutations(others, 2)]
    if _SUM.search(head):
        run = [other for other in others if other > column]
        ways += [("+".join(f"{{{at}}}" for at in range(size)), tuple(run[:size])) for size in range(2, len(run) + 1)]
        left = [other for other in others if other < column]
        ways += [("+".join(f"{{{at}}}" for at in range(size)), tuple(left[-size:])) for size in range(2, len(left) + 1)]
    if _PRODUCT.search(head) and not any(_AVERAGE.search(grid.heads.get(other, "")) for other in others):
        pairs = [(a, b) for at, a in enumerate(others) for b in others[at + 1 :]]
        ways += [("{0}*{1}", pair) for pair in pairs] + [("{0}*{1}/10000", pair) for pair in pairs]
    return ways


def _standard_ways(grid: Grid, column: int, others: Sequence[int]) -> Iterator[_Way]:
    """补助金额 at one standard a head: the same multiple of another column in most rows, and a round one."""
    if not _PRODUCT.search(grid.heads.get(column, "")):
        return
    for bases in (*((other,) for other in others), *_abreast(grid, others)):
        pairs = [(grid.number(row, column), _added(grid, row, bases)) for row in grid.rows]
        shares = Counter(Fraction(a) / b for a, b in pairs if a and b)
        standard, times = shares.most_common(1)[0] if shares else (Fraction(0), 0)
        plain = Decimal(standard.numerator) / Decimal(standard.denominator)
        if times < shares.total() and _adds_up(grid, column) and all(_adds_up(grid, other) for other in bases):
            continue  # as printed the rows make their totals: one of them has a standard of its own
        if times >= _SAME and times * 5 >= len(grid.rows) * 3 and len(plain.normalize().as_tuple().digits) <= _ROUND and standard not in (0, 1):
            names = "+".join(f"{{{at}}}" for at in range(len(bases)))
            yield f"({names})*{plain.normalize():f}" if len(bases) > 1 else f"{names}*{plain.normalize():f}", bases


def _abreast(grid: Grid, others: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Two neighbouring columns of one kind, paid for alike: 春季（人） and 秋季（人）, 上半年（户） and 下半年（户）."""
    for left, right in pairwise(others):
        units = [_HEAD_UNIT.search(grid.heads.get(column, "")) for column in (left, right)]
        if right == left + 1 and units[0] is not None and units[1] is not None and units[0].group(1) == units[1].group(1):
            yield left, right


_HEAD_UNIT = regexp(r"[（(]([\u4e00-\u9fff]{1,4})[)）]$|([人户]数|人次|次数|数量)$")


def _added(grid: Grid, row: int, columns: Sequence[int]) -> Fraction | None:
    """What columns make together in a row."""
    numbers = [grid.number(row, column) for column in columns]
    return sum((Fraction(number) for number in numbers if number is not None), Fraction(0)) if None not in numbers else None


def _adds_up(grid: Grid, column: int) -> bool:
    """Whether a column's rows make its total."""
    whole = grid.number(grid.total, column) if grid.total is not None else None
    return whole is not None and Decimal(whole) == sum(Decimal(grid.number(row, column) or 0) for row in grid.rows)


_SAME, _ROUND = 3, 3
"""So many rows at one standard, of so few digits, are no chance."""


def _rows(document: Document, table: Table, grid: Grid, part_of: PartOf, column: int, rows: Sequence[int], ways: Sequence[_Way],
          key: str = "") -> Iterator[Worded]:
    percent, signed = _is_rate(grid, column), any(grid.unit(row, column) == "%" for row in rows)
    for row in rows:
        claimed = grid.number(row, column)
        if claimed is None or (grid.unit(row, column) == "%") != (percent and signed):
            continue
        filled = tuple(_fill(grid, way, row) for way in ways)
        used = sorted({at for _, columns in ways for at in columns} | {column})
        yield relation(document, table, grid, part_of, (row, column), [(row, at) for at in used], filled, f"t{table.index}.{column}{key}",
                       "%" if percent else "")


def _fill(grid: Grid, way: _Way, row: int) -> str:
    template, columns = way
    values = [grid.number(row, column) for column in columns]
    total = grid.number(grid.total, columns[0]) if grid.total is not None else None
    if any(value is None for value in values) or (total is None and "{t0}" in template):
        return ""
    return template.format(*values, t0=total)


def _totals(document: Document, table: Table, grid: Grid, part_of: PartOf, amounts: Sequence[int]) -> Iterator[Worded]:
    if grid.total is None or any(_NESTED.search(grid.label(row)) for row in grid.rows):
        return
    elsewhere = _worth_elsewhere(grid)
    for column in amounts:
        if elsewhere and _MARKS.search(grid.heads.get(column, "")):
            continue
        if NO_SUM.search(_HEADS_OVER_TIME.sub("", grid.heads.get(column, ""))):
            continue
        claimed = grid.number(grid.total, column)
        parts = [(row, column) for row in grid.rows if grid.number(row, column) is not None]
        empty = [row for row in grid.rows if grid.texts.get((row, column), "") not in ("", "-", "—", "/", "0") and (row, column) not in parts]
        if claimed is None or len(parts) < 2 or empty or (grid.total != max(*grid.rows, grid.total) and grid.total != min(*grid.rows, grid.total)):
            continue
        way = "+".join(grid.number(*part) or "0" for part in parts)
        yield relation(document, table, grid, part_of, (grid.total, column), parts, (way,), f"t{table.index}.total", "")


_MEAN = regexp(r"(?:算术)?平均(?:值|分|得分)?|均值")
_SCORES = regexp(r"得分|评分|分数")
_FEWEST = 3


def _means(document: Document, table: Table, grid: Grid, part_of: PartOf, columns: Sequence[int]) -> Iterator[Worded]:
    """平均 below scores: the mean of the rows above it; means of rates may be weighed, and are left alone."""
    rows = sorted({row for row, _ in grid.texts if row >= min(grid.rows, default=0)})
    if not rows or not _MEAN.fullmatch(grid.label(rows[-1])):
        return
    for column in columns:
        above = [(row, column) for row in rows[:-1] if row != grid.total]
        if len(above) < _FEWEST or not _SCORES.search(grid.heads.get(column, "")) or any(grid.number(*place) is None for place in (*above, (rows[-1], column))):
            continue
        way = f"({'+'.join(grid.number(*place) or '0' for place in above)})/{len(above)}"
        yield relation(document, table, grid, part_of, (rows[-1], column), above, (way,), None, "", "average")


_EXECUTION, _FULL_MARKS = 10, 100


def _worth_elsewhere(grid: Grid) -> bool:
    """分值 that add to 90 over 总分 100 (or over an empty cell): the other ten are those of 预算执行率, in the rows of funds above; so are some of
    the marks."""
    for column, head in grid.heads.items():
        if grid.total is not None and re.search(r"分值|权重", head):
            whole = Decimal(grid.number(grid.total, column) or _FULL_MARKS)
            return whole - sum(Decimal(grid.number(row, column) or 0) for row in grid.rows) == _EXECUTION
    return False


def relation(document: Document, table: Table, grid: Grid, part_of: PartOf, at: tuple[int, int], others: Sequence[tuple[int, int]],
             ways: tuple[str, ...], group: str | None, unit: str, kind: str = "cells") -> Worded:
    """The number of one place and what those of others make of it; ways of one index in a group are one way of working."""
    def anchor(place: tuple[int, int]) -> Anchor:
        cell = grid.cells[place]
        return document.anchor(cell.span, CellRef(table.index, cell.row, cell.column))

    places = [place for place in others if place in grid.cells and grid.number(*place) is not None and place != at]
    claimed = grid.number(*at) or ""
    row = anchor(places[0]) if places else anchor(at)
    label = f"{grid.label(at[0])}{grid.heads.get(at[1], '')}"[:30]
    return Worded(
        id="", kind=kind, label=label, claimed=claimed, claimed_unit=unit or grid.unit(*at), ways=ways, firm=True, anchor=row, claimed_anchor=anchor(at),
        part=part_of(grid.cells[at].span.start), group=group, tokens=tuple(grid.cells[place].span for place in (at, *places)),
    )

"""Columns with subtotals: each 小计 is the sum of the rows above it (or, where it heads them, below it), 合计 that of the subtotals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from lexicon.match import alternatives
from model.document import Document, Table
from model.figure import Worded
from model.regexp import regexp
from parsers.stretch import PartOf
from parsers.worded.layout.grid import TOTAL, Grid, in_groups, numeric, plain, relation
from parsers.worded.layout.laid import Laid
from parsers.worded.layout.tables import NO_SUM, worked

_SUB = regexp(r"(?:[\u4e00-\u9fff]{0,6})?小计(?:\([^()]*\))?")
_SOME = regexp(r"小\s*计")
_NOTHING = ("", "-", "—", "–", "/", "0")
_FEWEST = 2
_MARKS = regexp(r"分值|权重|得分")
_FULL, _OF_BUDGET = 100, 10


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows below the head, in order: those of things, of subtotals, and the total's, which may be missing."""

    parts: tuple[int, ...]
    subs: tuple[int, ...]
    total: int | None
    budget_apart: bool = False
    """Whether the marks of the budget's execution stand above, with the money (the form of 财预〔2020〕10号)."""


def subtotal_relations(laid: Laid) -> Iterator[Worded]:
    """The subtotals and the total of every column of numbers that has some."""
    for table in laid.document.tables:
        if not _SOME.search(laid.document.text, table.span.start, table.span.end):
            continue
        grid = plain(laid.document, table)
        rows = _rows(grid, table)
        if rows is None:
            continue
        first = min((*rows.parts, *rows.subs))
        for column in range(table.columns):
            grid.heads[column] = "".join(grid.texts.get((row, column), "") for row in range(max(0, first - 2), first))
        rows = replace(rows, budget_apart=any(_lacks_budget(grid, rows, column) for column in range(table.columns)))
        for column in range(table.columns):
            yield from _column(laid.document, table, grid, laid.part_of, rows, column)
        if in_groups(grid):
            yield from _groups(laid.document, table, grid, laid.part_of, rows)


def _groups(document: Document, table: Table, grid: Grid, part_of: PartOf, rows: _Rows) -> Iterator[Worded]:
    """The rates of each group's rows, which stand above their subtotal; then those of the subtotals in the whole."""
    if max(rows.parts) > max(rows.subs) or min(rows.subs) < min(rows.parts):
        return  # the subtotals head their groups
    held = [row for row in (*rows.parts, *rows.subs) if _numbers(grid, table, row)]
    known = numeric(replace(grid, rows=held), table)
    edges = [min(rows.parts) - 1, *rows.subs]
    for first, sub in pairwise(edges):
        group = replace(grid, rows=[row for row in held if first < row < sub], total=sub)
        yield from (told for told in worked(document, table, group, part_of, known) if told.claimed_anchor.cell is not None and told.claimed_anchor.cell.row != sub)
    yield from worked(document, table, replace(grid, rows=list(rows.subs), total=rows.total, nested=True), part_of, known, ".groups")


def _rows(grid: Grid, table: Table) -> _Rows | None:
    labels = {row: [grid.texts.get((row, column), "") for column in range(table.columns)] for row in range(table.rows)}
    subs = tuple(row for row, texts in labels.items() if any(_SUB.fullmatch(text) for text in texts))
    totals = [row for row, texts in labels.items() if row not in subs and any(TOTAL.fullmatch(text) for text in texts) and _numbers(grid, table, row)]
    first = next((row for row in labels if _numbers(grid, table, row)), 0)
    parts = tuple(row for row in labels if row >= first and row not in subs and row not in totals)
    if not subs or len(totals) > 1 or len(subs) + len(totals) < _FEWEST or (totals and totals[0] < max(*parts, *subs)):
        return None
    return _Rows(parts, subs, totals[0] if totals else None)


def _numbers(grid: Grid, table: Table, row: int) -> int:
    return sum(grid.number(row, column) is not None for column in range(table.columns))


def _column(document: Document, table: Table, grid: Grid, part_of: PartOf, rows: _Rows, column: int) -> Iterator[Worded]:
    first = min((*rows.parts, *rows.subs))
    told = [row for row in rows.subs if grid.number(row, column) is not None]
    other = [row for row in rows.parts if grid.number(row, column) is None and grid.texts.get((row, column), "") not in _NOTHING]
    if NO_SUM.search(grid.heads[column]) or len(told) < len(rows.subs) or other:
        return
    held = [row for row in rows.parts if grid.number(row, column) is not None]
    edges = [first - 1, *rows.subs, table.rows]
    ways: list[tuple[str, str]] = []
    for at, sub in enumerate(rows.subs):
        above = [row for row in held if edges[at] < row < sub]
        below = [row for row in held if sub < row < edges[at + 2]]
        ways.append((_sum(grid, above, column), _sum(grid, below, column)))
        if any(ways[-1]):
            parts = [(row, column) for row in above or below]
            yield relation(document, table, grid, part_of, (sub, column), parts, ways[-1], f"t{table.index}.{column}.subtotal", "", kind="subtotal")
    if rows.total is not None and grid.number(rows.total, column) is not None and not (rows.budget_apart and _MARKS.search(grid.heads[column])):
        loose = [row for row in held if rows.subs[-1] < row < rows.total]
        members = [(row, column) for row in (*rows.subs, *loose)]
        closed = [*loose] if loose and _holds(grid, (loose[0], column), _sum(grid, rows.subs, column)) else []  # 施工合计 below the lots' 小计
        totals = tuple(filter(None, (_sum(grid, [*rows.subs, *loose], column), _sum(grid, rows.subs, column), _sum(grid, held, column), _sum(grid, closed, column))))
        found = relation(document, table, grid, part_of, (rows.total, column), members, totals, None, "", kind="subtotal")
        yield replace(found, firm=any(all(_holds(grid, (sub, column), way[side]) for sub, way in zip(rows.subs, ways, strict=True)) for side in (0, 1)))


def _lacks_budget(grid: Grid, rows: _Rows, column: int) -> bool:
    told = [grid.number(row, column) for row in (*rows.subs, *(() if rows.total is None else (rows.total,)))]
    marks = [Decimal(mark) for mark in told if mark is not None]
    full = rows.total is not None and len(marks) == len(told) and bool(_MARKS.search(grid.heads[column])) and marks[-1] == _FULL
    return full and marks[-1] - sum(marks[:-1]) == _OF_BUDGET


def _holds(grid: Grid, place: tuple[int, int], way: str) -> bool:
    return bool(way) and sum(map(Decimal, way.split("+"))) == Decimal(grid.number(*place) or 0)


def _sum(grid: Grid, rows: Sequence[int], column: int) -> str:
    return "+".join(grid.number(row, column) or "" for row in rows) if len(rows) >= _FEWEST else ""


_WHICH = regexp(r"^(?:\d{1,2}[.、．])?[(（]?其中[)）]?[:：]?")
_UNSUMMED = regexp(r"单价|均|标准|得分|分值|权重|评分|满分|率|占比|比例|%|序号|编号")
_ALIKE = {"只": "头", "羽": "头", "口": "头", "名": "人", "人次": "人"}
_CLOSE, _NEAR, _CLOSER = Decimal("0.2"), Decimal("0.16"), Decimal("0.03")
_COSTS = regexp(r"(?:工程|安装|设备|监理|设计|勘察|预备|征地)[\u4e00-\u9fff]{0,4}费")


def rows_of_which(laid: Laid) -> Iterator[Worded]:
    """补助种植面积 | 30亩 over 其中桃树 | 2亩, 其中蔬菜 | 28亩, or over 其中：桃树, 蔬菜: the rows that 其中 opens, one after another, make the row above them,
    in every column of amounts; so do 1.…, 2.… below （一）…小计."""
    kinds = re.compile(alternatives(laid.lexicon.words["overlapping_kinds"]))
    for table in laid.document.tables:
        told = laid.document.text[table.span.start : table.span.end]
        if "其中" not in told and "小计" not in told:
            continue
        grid = plain(laid.document, table)
        for row in range(table.rows - 1):
            for column in range(table.columns):
                for parts in _opened(grid, table, row, column):
                    if len(parts) >= _FEWEST and not any(kinds.search(grid.texts.get((at, column), "")) for at in parts):
                        yield from _of_which(laid, table, grid, (row, column), parts)
        for row in range(table.rows) if "其中" in told else ():
            yield from _within_row(laid, table, grid, row)


_BELOW = regexp(r"^\d{1,2}[.、．]\s*(?=[\u4e00-\u9fff])")
_LEVEL = regexp(r"^(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）.、．])")
_OF_LEVEL = regexp(r"^[（(][一二三四五六七八九十][)）][^。]{0,14}(?:小计|合计|总额)$")
_OTHER_UNIT = regexp(r"[（(](?P<unit>[\u4e00-\u9fff%㎡²]{1,4})[)）]$")


def _opened(grid: Grid, table: Table, whole: int, column: int) -> Iterator[list[int]]:
    """The rows below one that 其中 opens in a column of names: each opened so, or, behind the first, all that follow up to another level, a total, or another unit;
    and those numbered below a subtotal."""
    def name(row: int) -> str:
        return grid.texts.get((row, column), "")

    if not name(whole) or (_DIGIT.match(name(whole)) and not _LEVEL.match(name(whole))):
        return
    if _WHICH.match(name(whole + 1)) and not _WHICH.match(name(whole)):
        same = next((at for at in range(whole + 1, table.rows) if not _WHICH.match(name(at))), table.rows)
        if same - whole > _FEWEST:
            yield list(range(whole + 1, same))
            return
        units = {match["unit"] for match in map(_OTHER_UNIT.search, (name(whole), name(whole + 1))) if match}
        end = same
        while end < table.rows and name(end) and not _LEVEL.match(name(end)) and not TOTAL.fullmatch(name(end)) and not _DIGIT.match(name(end)):
            unit = _OTHER_UNIT.search(name(end))
            if unit is not None and unit["unit"] not in units:
                break
            end += 1
        yield list(range(whole + 1, end))
    elif _OF_LEVEL.match(name(whole)) and _BELOW.match(name(whole + 1)):
        end = next((at for at in range(whole + 1, table.rows) if not _BELOW.match(name(at))), table.rows)
        yield list(range(whole + 1, end))


def _of_which(laid: Laid, table: Table, grid: Grid, place: tuple[int, int], rows: Sequence[int]) -> Iterator[Worded]:
    whole, name = place
    for column in range(name + 1, table.columns):
        if grid.number(whole, column) is None and grid.texts.get((whole, column), "").strip("-—/"):
            break  # another name, with numbers of its own
        blank = next((at for at, row in enumerate(rows) if grid.number(row, column) is None), len(rows))
        parts = rows if all(_WHICH.match(grid.texts.get((row, name), "")) for row in rows) else rows[:blank]
        numbers = [grid.number(row, column) for row in (whole, *parts)]
        units = {_ALIKE.get(unit := grid.unit(row, column), unit) for row in (whole, *parts)}
        if len(parts) < _FEWEST or None in numbers or len(units) != 1 or "%" in units or _UNSUMMED.search(_head_above(grid, whole, column)):
            continue
        claimed, *own = (Decimal(number or 0) for number in numbers)
        if len(own) > _FEWEST and claimed in {sum(own) - one for one in own}:
            continue  # 其中：三公经费 beside 其中：基本支出 and 其中：项目支出
        sizes = range(_FEWEST, len(own) + 1)
        nearest = min(sizes, key=lambda size: abs(sum(own[:size]) - claimed))
        made = nearest if abs(sum(own[:nearest]) - claimed) <= claimed * _CLOSER else len(own)  # 其中：人员经费, 公用经费, and behind them 项目支出
        each = all(_WHICH.match(grid.texts.get((row, name), "")) for row in parts)
        some = not each and any(_COSTS.search(grid.texts.get((row, name), "")) for row in parts)  # 其中：建安工程费, 设备购置费: hardly all that it cost
        if abs(sum(own[:made]) - claimed) <= claimed * (_CLOSE if each else _CLOSER if some else _NEAR):
            way = "+".join(str(number) for number in numbers[1 : made + 1])
            yield relation(laid.document, table, grid, laid.part_of, (whole, column), [(row, column) for row in parts[:made]], (way,), None, "", "sum")


_SUM_NAME = regexp(r"(?:预算数|总额|总投资|资金额|预算金额|金额|总计|合计|总规模)(?:[（(][^()（）]*[)）])?$")


def _within_row(laid: Laid, table: Table, grid: Grid, row: int) -> Iterator[Worded]:
    """预算数 | 20 | 其中：财政资金 | 15 | 其他资金 | 5: a sum and its parts in one wide row of names and numbers; one left empty is nought."""
    cells = [column for column in range(table.columns) if grid.texts.get((row, column), "")]
    opens = next((column for column in cells if _WHICH.match(grid.texts[row, column])), None)
    before = [column for column in cells if opens is not None and column < opens]
    if opens is None or len(before) < _FEWEST or grid.number(row, before[-1]) is None or not _SUM_NAME.search(grid.texts[row, before[-2]]):
        return
    parts = [column for column in cells if column > opens and grid.number(row, column) is not None]
    names = [column for column in cells if column >= opens and grid.number(row, column) is None]
    units = {grid.unit(row, column) for column in (before[-1], *parts)}
    claimed = Decimal(grid.number(row, before[-1]) or 0)
    if len(names) >= _FEWEST and parts and len(units) == 1 and abs(sum(Decimal(grid.number(row, part) or 0) for part in parts) - claimed) <= claimed * _CLOSE:
        way = "+".join(grid.number(row, part) or "0" for part in parts)
        way = way if "+" in way else f"1*{way}"
        yield relation(laid.document, table, grid, laid.part_of, (row, before[-1]), [(row, part) for part in parts], (way,), None, "", "sum")


def _head_above(grid: Grid, row: int, column: int) -> str:
    """The nearest text above a place that is no number."""
    above = (grid.texts.get((at, column), "") for at in range(row - 1, -1, -1))
    return next((text for text in above if text and not _DIGIT.match(text)), "")


_DIGIT = regexp(r"[≥≤=<>]?\d")
_HEAD_SUB = regexp(r"(?:小计|合计)(?:\([^()]*\))?$")


def sums_of_heads(laid: Laid) -> Iterator[Worded]:
    """总额 | 甲小计 | 甲第一批 | 甲第二批 | 乙小计 | 乙第一批 | …: in a table of one row what each 小计 is of stands behind it, and the column before the first is
    of all of them."""
    for table, grid in laid.grids:
        if len(grid.rows) != 1 or grid.total is not None:
            continue
        row = grid.rows[0]
        amounts = [column for column in numeric(grid, table) if not _UNSUMMED.search(grid.heads.get(column, "")) and not grid.unit(row, column)]
        subs = [column for column in amounts if _HEAD_SUB.search(grid.heads.get(column, "")) and column != amounts[0]]
        if len(subs) < _FEWEST:
            continue
        ends = [*subs[1:], amounts[-1] + 1]
        groups = [(sub, [column for column in amounts if sub < column < end]) for sub, end in zip(subs, ends, strict=True)]
        for whole, parts in (*groups, *([(amounts[0], subs)] if amounts.index(subs[0]) == 1 else [])):
            claimed = Decimal(grid.number(row, whole) or 0)
            if len(parts) >= _FEWEST and abs(sum(Decimal(grid.number(row, part) or 0) for part in parts) - claimed) <= claimed * _CLOSE:
                way = "+".join(grid.number(row, part) or "0" for part in parts)
                yield relation(laid.document, table, grid, laid.part_of, (row, whole), [(row, part) for part in parts], (way,), None, "", "sum")

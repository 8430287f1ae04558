"""What a paragraph tells of the table right below it: 共采集样品3,150份，结果如下： above a table whose total of 份 is another number by a slip;
受益农户4,386户。…各村情况见表2。 above a table whose 受益户数（户） make another one; 对6家企业给予贴息，见表5： above a table of five rows under 企业名称."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.document import BlockKind, Document, Table
from model.figure import Worded
from model.regexp import regexp
from model.slips import mistyped
from model.span import Anchor
from model.view import View, squeezed
from parsers.stretch import Stretch
from parsers.worded.layout.grid import Grid
from parsers.worded.layout.laid import Laid
from parsers.worded.layout.tables import NO_SUM

_INTRODUCES = regexp(r"(?:如下(?:表(?:所示)?)?|见下表|见表[\d一二三四五六七八九十-]*|下表所示)[\u4e00-\u9fff]{0,6}[:：。]?$")
_TOLD = regexp(r"(?<![\d.,])(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>万元|[元份人户个家项头只羽件批台套亩名场株吨])(?!次|[/／每])")
_UNIT = regexp(r"[(（](?P<unit>[\u4e00-\u9fff]{1,2})[)）]$")
_ABOVE = 2
"""So many stretches above a table may be its introduction: a caption may stand between."""
_DIGITS = 3


def introduced_relations(laid: Laid) -> Iterator[Worded]:
    """The only number of its unit in the sentence that introduces a table, against the only total of that unit, where a slip parts them; and the only
    one in its paragraph, where its words name the column."""
    paragraphs = [stretch for stretch in laid.stretches if stretch.cell is None and stretch.view.offsets]
    for table, grid in laid.grids:
        intro = _above(paragraphs, table) if grid.total is not None else None
        if intro is None:
            continue
        view = squeezed(intro.view)
        start = max(view.text.rfind("。", 0, len(view.text) - 1), view.text.rfind("；")) + 1
        yield from _rows_counted(laid, table, grid, view, intro.part)
        told = list(_TOLD.finditer(view.text, start))
        everything = list(_TOLD.finditer(view.text))
        for match in everything:
            called = [column for column in range(table.columns) if _unit(grid, column) == match["unit"] and _called(grid, column, view.text, match)]
            if len(called) == 1 and sum(other["unit"] == match["unit"] for other in everything) == 1 and _near(grid, called[0], match):
                anchor = laid.document.anchor(view.span(*match.span("number")), None)
                yield from _against(laid.document, grid, called[0], match, anchor, laid.part_of(anchor.span.start))
        for match in told:
            columns = _meant(grid, [column for column in range(table.columns) if _unit(grid, column) == match["unit"]], match["number"].replace(",", ""))
            if len(columns) == 1 and sum(other["unit"] == match["unit"] for other in told) == 1:
                anchor = laid.document.anchor(view.span(*match.span("number")), None)
                yield from _against(laid.document, grid, columns[0], match, anchor, laid.part_of(anchor.span.start))


_THINGS = regexp(r"(?<![\d.])(?P<n>\d{1,2})(?:个|家|所|处|座)(?P<noun>[\u4e00-\u9fff]{2,10})(?P<etc>等)?")
_NAME_HEAD = regexp(r"(?P<kind>[\u4e00-\u9fff]{2,6}?)(?:名称)?")
_SOME_ONLY = regexp(r"其中|其余|[上去前]年|抽|每|约|第|至少|部分|主要")
_ROWS, _OFF = 3, 2


def _rows_counted(laid: Laid, table: Table, grid: Grid, view: View, part: int) -> Iterator[Worded]:
    """So many things of the kind that heads the names, where the table has a row or two more or less, numbered off and added up."""
    serial = [grid.texts.get((row, 0), "") for row in grid.rows]
    names = [grid.texts.get((row, 1), "") for row in grid.rows]
    numbered = serial == [str(at + 1) for at in range(len(serial))] and len(set(names)) == len(names)
    kind = _NAME_HEAD.fullmatch(grid.heads.get(1, "")) if numbered and len(serial) >= _ROWS else None
    told = [match for match in _THINGS.finditer(view.text) if kind is not None and kind["kind"] in match["noun"]]
    if len(told) != 1 or told[0]["etc"] or not 0 < abs(int(told[0]["n"]) - len(serial)) <= _OFF:
        return
    if not _SOME_ONLY.search(_STOPS.split(view.text[max(0, told[0].start() - _WORDS) : told[0].start()])[-1]):
        claimed = laid.document.anchor(view.span(*told[0].span("n")), None)
        places = tuple(laid.document.anchor(grid.cells[row, 1].span, None) for row in grid.rows if (row, 1) in grid.cells)
        yield Worded(
            id="", kind="listed", label="下表行数", claimed=told[0]["n"], claimed_unit=told[0].group()[len(told[0]["n"])], ways=(f"1*{len(serial)}",), firm=True, anchor=places[0],
            claimed_anchor=claimed, part=part, tokens=(claimed.span,), places=places,
        )


_OTHER = regexp(r"计划|目标|预计|原|上年|去年|累计|历年|全[省市州盟县区旗]|约|近|超过|不足|新增|增加|减少|其中|平均|每|尚|未|剩余")
_WORDS = 10
_ASIDE = regexp(r"[(（][^()（）]*[)）]")
_CLOSE = Decimal("0.15")


def _called(grid: Grid, column: int, text: str, told: re.Match[str]) -> bool:
    """Whether two characters together of the column's head lead to the number in its own clause, and no word of another matter does."""
    lead = _STOPS.split(text[max(0, told.start() - _WORDS) : told.start()])[-1]
    head = _ASIDE.sub("", grid.heads.get(column, ""))
    return not _OTHER.search(lead) and any(head[at : at + 2] in lead for at in range(len(head) - 1))


def _near(grid: Grid, column: int, told: re.Match[str]) -> bool:
    """Whether the number may be the column's total, mistyped or not kept up."""
    total = grid.number(grid.total or 0, column)
    return total is not None and abs(Decimal(told["number"].replace(",", "")) - Decimal(total)) <= Decimal(total) * _CLOSE


_STOPS = regexp(r"[，,。；;、:：]")


def _against(document: Document, grid: Grid, column: int, told: re.Match[str], anchor: Anchor, part: int) -> Iterator[Worded]:
    number, total = told["number"].replace(",", ""), grid.number(grid.total or 0, column) or ""
    parts = [(row, column) for row in grid.rows if grid.number(row, column) is not None]
    if len(parts) != len(grid.rows) or len(total.replace(".", "")) < _DIGITS or NO_SUM.search(grid.heads.get(column, "")):
        return
    spans = tuple(grid.cells[place].span for place in parts)
    yield Worded(
        id="", kind="parts", label="下表各项之和", claimed=number, claimed_unit=told["unit"], ways=("+".join(grid.number(*place) or "0" for place in parts),), firm=True,
        anchor=document.anchor(grid.cells[grid.total or 0, column].span, None), claimed_anchor=anchor, part=part, tokens=(anchor.span, *spans),
    )


def _meant(grid: Grid, columns: Sequence[int], number: str) -> list[int]:
    """The columns whose total is the number, else those whose total a slip parts from it."""
    totals = {column: total for column in columns if (total := grid.number(grid.total or 0, column)) is not None}
    same = [column for column, total in totals.items() if total == number]
    return same[:1] or [column for column, total in totals.items() if mistyped(number, total)]


def _above(paragraphs: Sequence[Stretch], table: Table) -> Stretch | None:
    """The paragraph that introduces a table by its last words; ``paragraphs`` in text order."""
    end = bisect_left(paragraphs, table.span.start, key=lambda stretch: stretch.view.offsets[-1])
    for stretch in reversed(paragraphs[max(0, end - _ABOVE) : end]):
        if stretch.kind is not BlockKind.CAPTION and _INTRODUCES.search(squeezed(stretch.view).text):
            return stretch
    return None


def _unit(grid: Grid, column: int) -> str:
    match = _UNIT.search(grid.heads.get(column, ""))
    return match["unit"] if match else grid.unit(grid.total or 0, column)

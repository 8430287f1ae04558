"""How long each row's works took, beside the days on which they began and ended: 学校 | 开工 | 完工 | 用时; 标段 | 开工日期 | 竣工日期 | 实际工期（天）."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from model.document import Document, Table
from model.figure import Figure, Subject
from model.regexp import regexp
from parsers.dates import only_date
from parsers.stretch import PartOf
from parsers.worded.layout.grid import Grid, Grids, anchor_of

_FROM = regexp(r"(?:实际)?(?:开工|动工|开始|启动|进场|开班|起始|培训开始|受理)(?:日期|时间|日)?")
_TO = regexp(r"(?:实际)?(?:完工|竣工|交工|结束|完成|结业|结题|办结|培训结束)(?:日期|时间|日)?")
_LASTS = regexp(r"(?:实际)?(?:用时|历时|工期|施工工期|建设工期|施工天数|天数|培训天数|时长|办理时长|办理天数)(?:[（(](?P<unit>天|日|日历天)[)）])?")
_DAYS = regexp(r"(?P<number>\d{1,4})(?P<unit>个?日历天|天|日)?")
_TO_THE_DAY = regexp(r"[日号\d]$")
_FEWEST = 3
"""Rows: of fewer, nobody can tell that the column counts all days, and not those worked."""


@dataclass(frozen=True, slots=True)
class _Columns:
    begun: int
    ended: int
    length: int
    unit: str


def days_of_rows(document: Document, grids: Grids, part_of: PartOf) -> Iterator[Figure]:
    """Each length as lapse, its two days as lapse_from and lapse_to, as ``lapses`` tells them."""
    for table, grid in grids:
        for head in sorted({row for row, _ in grid.texts})[:_HEADS]:
            columns = _columns(grid, table, head)
            rows = [row for row in sorted({row for row, _ in grid.texts if row > head}) if _told(grid, row, columns)] if columns is not None else []
            if columns is not None and len(rows) >= _FEWEST:
                for row in rows:
                    yield from _figures(document, table, grid, row, columns, part_of)
                break


_HEADS = 3
"""Rows that may hold the heads."""


def _columns(grid: Grid, table: Table, head: int) -> _Columns | None:
    """Only where each of the three has one column."""
    heads = {column: grid.texts.get((head, column), "") for column in range(table.columns)}
    begun, ended = ([column for column, text in heads.items() if pattern.fullmatch(text)] for pattern in (_FROM, _TO))
    lasts = [(column, match["unit"] or "") for column, text in heads.items() if (match := _LASTS.fullmatch(text)) is not None]
    return _Columns(begun[0], ended[0], *lasts[0]) if len(begun) == len(ended) == len(lasts) == 1 else None


def _told(grid: Grid, row: int, columns: _Columns) -> bool:
    match = _DAYS.fullmatch(grid.texts.get((row, columns.length), ""))
    return match is not None and bool(match["unit"] or columns.unit) and all(_is_day(grid.texts.get((row, column), "")) for column in (columns.begun, columns.ended))


def _is_day(text: str) -> bool:
    date = only_date(text)
    return date is not None and bool(_TO_THE_DAY.search(date.raw)) and date.form != "months"


def _figures(document: Document, table: Table, grid: Grid, row: int, columns: _Columns, part_of: PartOf) -> Iterator[Figure]:
    length = anchor_of(document, table, grid, (row, columns.length))
    match = _DAYS.fullmatch(grid.texts[row, columns.length])
    part, item = part_of(length.span.start), str(length.span.start)
    if match is not None:
        raw = match.group() if match["unit"] else f"{match.group()}天"
        yield Figure(id="", role="lapse", raw=raw, label="", anchor=length, part=part, number=match["number"], unit_text="天", subject=Subject(item=item), tokens=(length.span,))
    for role, column in (("lapse_from", columns.begun), ("lapse_to", columns.ended)):
        anchor = anchor_of(document, table, grid, (row, column))
        yield Figure(id="", role=role, raw=grid.texts[row, column], label="", anchor=anchor, part=part, subject=Subject(item=item), tokens=(anchor.span,))

"""The day of a deed that a row of a table has, told again in the text: 10月份服务费于2023年11月28日支付 beside 月份 | … | 支付日期; 第二季度发放时间为6月27日
beside 季度 | 发放时间; 三标段于2023年5月8日开工 beside 项目 | 一标段 | 二标段 | 三标段."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.document import Document
from model.figure import Figure, Subject
from model.regexp import regexp
from model.span import Anchor
from parsers.dates import DateHit, dates_in
from parsers.process.dated_rows import DatedRow, Day, dated_rows, deeds_in, named_row, same_deed
from parsers.stretch import Stretch
from parsers.worded.layout.grid import Grid, Grids

_STOP, _PAUSE = regexp(r"[。；;]"), regexp(r"[，,、（）()]")
_BETWEEN = 14
"""Characters between the row's name and the day: 10月份服务费于; more may name a part of it, or another thing."""
_SOME = regexp(r"[、和及与]|先行|首|部分|其中|分批|陆续|再次|又|预付|进度款|[尾余]款|结算款|质保|保证金|第[一二三四五六\d][次笔]|[\d一二三四五六七八九十]+[个座条所处台户名]|之前|之后")
_PLANNED = regexp(r"计划|约定|合同(?!签|订|日期|时间)|要求|应|拟|预计|目标|原定|规定|期限|截止")
_FORMS = ("full", "dots", "day")


def days_retold(document: Document, grids: Grids, stretches: Sequence[Stretch]) -> Iterator[Figure]:
    """Each day of the text as ``told_day`` and that of its row as ``row_day``, bound by ``item``."""
    tables = [rows for table, grid in grids for turned in (False, True) if (rows := [row for row in dated_rows(document, table.index, grid, turned) if row.names and _is_whole(grid, turned)])]
    for stretch in stretches if tables else ():
        if stretch.cell is not None:
            continue
        for hit in dates_in(stretch.text):
            if hit.form in _FORMS and hit.raw[-1:] in "日号前0123456789" and not hit.range_start and not hit.range_end:
                found = [day for rows in tables for day in _days(stretch.text, hit, rows)]
                if len(found) == 1:
                    yield from _figures(document, stretch, hit, found[0])


def _is_whole(grid: Grid, turned: bool) -> bool:
    """No row without a name of its own: an empty cell on the left goes on with the row above."""
    return turned or all(grid.texts.get((row, 0)) for row in grid.rows)


def _days(text: str, hit: DateHit, rows: Sequence[DatedRow]) -> list[Day]:
    """The one day of the named row that is of the deed told with the date."""
    opens = max((stop.end() for stop in _STOP.finditer(text, 0, hit.start)), default=0)
    opens = max([opens, *(other.end for other in dates_in(text) if opens <= other.start < hit.start)])
    lead = text[opens : hit.start]
    row = named_row(lead, rows)
    if row is None:
        return []
    name = max((name for name in row.names if name in lead), key=len)
    between = lead[lead.rindex(name) + len(name) :]
    ends = _PAUSE.search(text, hit.end) or _STOP.search(text, hit.end)
    behind = text[hit.end : min(stop.start() for stop in (_PAUSE.search(text, hit.end), _STOP.search(text, hit.end)) if stop) if ends else len(text)]
    deeds = deeds_in(between) | deeds_in(behind)
    if len(between) > _BETWEEN or not deeds or _SOME.search(between + behind) or _SOME.search(lead[: lead.rindex(name)][-1:]):
        return []
    planned = bool(_PLANNED.search(between + behind))
    days = [day for day in row.days if deeds_in(day.head) and same_deed(deeds_in(day.head), deeds) and day.due == planned]
    return days if len(days) == 1 else []


def _figures(document: Document, stretch: Stretch, hit: DateHit, day: Day) -> Iterator[Figure]:
    told = stretch.anchor(document, hit.start, hit.end)
    item = str(told.span.start)
    for role, raw, anchor in (("told_day", hit.raw, told), ("row_day", day.raw, day.anchor)):
        yield _figure(role, raw, anchor, stretch.part, item, day.head)


def _figure(role: str, raw: str, anchor: Anchor, part: int, item: str, label: str) -> Figure:
    return Figure(id="", role=role, raw=raw, label=label, anchor=anchor, part=part, subject=Subject(item=item), tokens=(anchor.span,))

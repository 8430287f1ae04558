"""What a table says of each of its rows, that it was in time or late, beside the day that was due and the day on which it was done: 计划完成时间 | 实际完成时间 | 是否按期."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from model.document import Document
from model.figure import Figure, Subject
from model.regexp import regexp
from parsers.dates import only_date
from parsers.process.dated_rows import DatedRow, Day, dated_rows, deeds_in, same_deed
from parsers.stretch import PartOf
from parsers.worded.layout.grid import Grid, Grids

_ASKED = regexp(r"是否(?P<late>逾期|超期|延期|滞后|延误|超时)?|(?:完成|履约|进度|按期|时效)情况|备注|评价|结论|说明")
_YES, _NO = regexp(r"是|√|✓"), regexp(r"否|×|✗")
_IN_TIME = regexp(r"(?:已)?(?:按期|按时|准时|如期|及时|提前)(?:完成|完工|交付|竣工|到货|开工)?|未(?:逾期|超期|延期|滞后)")
_LATE = regexp(r"(?:未(?:按期|按时|如期|及时)|逾期|超期|延期|滞后|延误|超时)(?:完成|完工|交付|竣工|到货|开工)?")


def kept_by_rows(document: Document, grids: Grids, part_of: PartOf) -> Iterator[Figure]:
    """Of a row in time kept_until and kept_done, of a late one said_later and said_than, bound by ``item``; only where no row tells two deeds."""
    for table, grid in grids:
        rows = dated_rows(document, table.index, grid)
        first = min((_line(row) for row in rows), default=0)
        heads = {column: "".join(grid.texts.get((line, column), "") for line in range(max(0, first - 2), first)) for _, column in grid.texts}
        for row in rows:
            pair = _pair(row)
            late = _said(grid, heads, _line(row)) if pair is not None else None
            if pair is None or late is None:
                continue
            due, done = pair
            for role, day in (("said_later", done), ("said_than", due)) if late[0] else (("kept_until", due), ("kept_done", done)):
                words = f"{late[1]}，晚于" if late[0] else late[1]
                yield Figure(id="", role=role, raw=day.raw, label=words, anchor=day.anchor, part=part_of(day.anchor.span.start),
                             subject=Subject(item=str(done.anchor.span.start)), tokens=(day.anchor.span,))


def _pair(row: DatedRow) -> tuple[Day, Day] | None:
    """The one day that was due, and the one on which that was done."""
    due, done = [day for day in row.days if day.due], [day for day in row.days if not day.due]
    done = [day for day in done if day.done] or done
    alone = len(due) == len(done) == 1
    return (due[0], done[0]) if alone and same_deed(deeds_in(due[0].head), deeds_in(done[0].head)) else None


def _line(row: DatedRow) -> int:
    cell = row.days[0].anchor.cell
    return cell.row if cell is not None else -1


def _said(grid: Grid, heads: Mapping[int, str], line: int) -> tuple[bool, str] | None:
    """Whether the row is said to be late, and by which words; None where it is not said, or not plainly."""
    for column, head in sorted(heads.items()):
        text, asked = grid.texts.get((line, column), ""), _ASKED.search(head)
        if asked is None or only_date(text) is not None:
            continue
        if asked.group().startswith("是否") and (_YES.fullmatch(text) or _NO.fullmatch(text)):
            return bool(_YES.fullmatch(text)) == bool(asked["late"]), f"{head}：{text}"
        if _IN_TIME.fullmatch(text) or _LATE.fullmatch(text):
            return bool(_LATE.fullmatch(text)), text
    return None

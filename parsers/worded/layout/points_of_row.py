"""How many points a row's rate lies behind the year's progress: 门诊人次完成率落后于序时进度14个百分点 beside 门诊人次 | 2400 | 1464 | 61.00%."""

from __future__ import annotations

from collections.abc import Iterator

from model.document import Document, Table
from model.figure import Worded
from model.regexp import regexp
from parsers.worded.changes.points_off import is_timely, of_one_time, told_off
from parsers.worded.layout.grid import Grid
from parsers.worded.layout.laid import Laid, Line
from parsers.worded.layout.named_rows import Printed, held_to_cells, row_names
from parsers.worded.scene import Term, scene_with

_TIMELY = regexp(r"(?:序时|时间|应达)进度|进度要求")
_RATE = regexp(r"率|进度")
_SENTENCE = regexp(r"[^。；;]+")
_FEWEST = 2


def points_of_rows(laid: Laid) -> Iterator[Worded]:
    """Where the words name one row and a column of rates by its head, and the report tells one number of the year's progress."""
    tables = [(table, grid, names) for table, grid in laid.grids if len(names := row_names(grid)) >= _FEWEST]
    if not tables:
        return
    lines = list(laid.lines("进度"))
    timely = {term.plain: term for line in lines for term in line.terms if is_timely(scene_with(line.view.text, 0, len(line.view.text), laid.lexicon, line.terms), term)}
    told = (sentence for line in lines for sentence in _SENTENCE.findall(line.view.text) if _TIMELY.search(sentence))
    for line in lines if len(timely) == 1 and of_one_time(told) else ():
        for step in line.terms:
            off = told_off(line.view.text, step)
            if off is not None and _TIMELY.fullmatch(off["base"]):
                for table, grid, names in tables:
                    yield from _held(laid.document, table, grid, names, line, step, next(iter(timely)))


def _held(document: Document, table: Table, grid: Grid, names: dict[int, str], line: Line, step: Term, timely: str) -> Iterator[Worded]:
    off = told_off(line.view.text, step)
    words = step.clause[: off.start()] if off is not None else ""
    rows = [row for row, name in names.items() if name in words]
    columns = [column for column, head in grid.heads.items() if head and _RATE.search(head) and head in words]
    rate = grid.number(rows[0], columns[0]) if len(rows) == len(columns) == 1 else None
    if off is None or rate is None:
        return
    up = bool(off["up"] or off["more"])
    number = Printed.of(document, line, step)
    way = f"{rate}-{timely}" if up else f"{timely}-{rate}"
    yield held_to_cells(document, table, grid, "gap", f"{names[rows[0]]}与序时进度之差", number, [(rows[0], columns[0])], (way,))

"""Tables of a plain text with one cell a line and nothing to mark the rows: a header of names, and rows as long as the header.

    预算执行表（单位：万元）
    子项目
    预算数
    支出数
    道路维修
    120.00
    96.00
    …

Only under a table's title, and only where every row has figures in the columns in which the others have them.  Never guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.layout.plain import TextLine
from ingest.layout.prose import CAPTION, NOTE, TABLE_NAME, UNIT_NOTE
from ingest.layout.rows import TextTable, kind_of
from ingest.outline import heading_level, is_front
from model.span import Span

WIDTHS = range(3, 13)
_FEWEST_ROWS = 2
_LONGEST_NAME, _LONGEST_CELL = 20, 80
_FIGURES = ("number", "rate", "value", "date")
_TOTAL = re.compile(r"(?:合\s*计|总\s*计|总\s*分|共\s*计|小\s*计)")


def stacked_tables(lines: Sequence[TextLine]) -> list[TextTable]:
    """The tables among the lines, in order."""
    found: list[TextTable] = []
    at = 0
    while at < len(lines):
        at += 1
        if not _is_title(lines[at - 1].text):
            continue
        if at < len(lines) and UNIT_NOTE.fullmatch(lines[at].text):
            at += 1
        table = _table(lines, at, _end(lines, at))
        if table is not None:
            found.append(table)
            at = table.last + 1
    return found


def _is_title(text: str) -> bool:
    return len(text) <= 60 and bool(CAPTION.fullmatch(text) or TABLE_NAME.fullmatch(text)) and not text.endswith(("。", "；"))


def _end(lines: Sequence[TextLine], start: int) -> int:
    """Where lines stop being cells: at a wider gap, a heading, a note, a tabbed or a long line."""
    for at in range(start, len(lines)):
        line = lines[at]
        gap = at > start and line.blanks > lines[start].blanks
        told = NOTE.match(line.text) or heading_level(line.text) is not None or is_front(line.text)
        if gap or told or line.tabbed or len(line.text) > _LONGEST_CELL:
            return at
    return len(lines)


def _table(lines: Sequence[TextLine], start: int, end: int) -> TextTable | None:
    """The width at which all lines make rows; None where none does."""
    for width in WIDTHS:
        head = [line.text for line in lines[start : start + width]]
        if end - start < width * (_FEWEST_ROWS + 1) or not all(_is_name(text) for text in head):
            break
        rows = _rows(lines, start + width, end, width) if len(set(head)) == width else None
        if rows is not None:
            names = tuple(line.span for line in lines[start : start + width])
            return TextTable(start, end - 1, (names, *rows))
    return None


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and "。" not in text and (kind_of(text) == "words" or bool(re.search(r"[\u4e00-\u9fff]{3}", text)))


def _rows(lines: Sequence[TextLine], start: int, end: int, width: int) -> tuple[tuple[Span, ...], ...] | None:
    whole = (end - start) // width
    last = start + whole * width
    body = [list(lines[at : at + width]) for at in range(start, last, width)]
    figured = _figured(body) if _alike(body) else None
    if figured is None or len(body) < _FEWEST_ROWS:
        return None
    rows = [tuple(line.span for line in row) for row in body]
    rest = lines[last:end]
    if rest:
        total = _total(rest, figured, width)
        if total is None:
            return None
        rows.append(total)
    return tuple(rows)


def _alike(body: Sequence[Sequence[TextLine]]) -> bool:
    """Whether each column holds figures in all rows or in none, dashes aside."""
    for column in zip(*body, strict=True):
        kinds = {kind_of(line.text) in _FIGURES for line in column if kind_of(line.text) != "dash"}
        if len(kinds) > 1:
            return False
    return True


def _figured(body: Sequence[Sequence[TextLine]]) -> list[int] | None:
    """The columns of figures; None where there is none right of the names."""
    found = [at for at, column in enumerate(zip(*body, strict=True)) if any(kind_of(line.text) in _FIGURES for line in column)]
    return found if any(found) else None


def _total(rest: Sequence[TextLine], figured: Sequence[int], width: int) -> tuple[Span, ...] | None:
    """A last row 合计 that lost its empty cells: its figures stand in the columns of figures, all but a serial number's."""
    columns = [at for at in figured if at > 0]
    figures = rest[1:]
    if not _TOTAL.fullmatch(rest[0].text) or len(figures) != len(columns) or any(kind_of(line.text) not in _FIGURES for line in figures):
        return None
    cells = {0: rest[0].span} | {at: line.span for at, line in zip(columns, figures, strict=True)}
    end = rest[-1].span.end
    return tuple(cells.get(at, Span(end, end)) for at in range(width))

"""A tabbed row whose cell holds a line break: what stands behind the break is no row of its own, but the rest of that cell and of its row.

Only a cell that cannot have ended is taken for broken: it closes with a pause, or within brackets.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.layout.plain import TextLine
from model.regexp import regexp
from model.span import Span

_PAUSED = regexp(r"[\u4e00-\u9fff\d％%）)”][、，,；]$")
_PAIRS = (("（", "）"), ("(", ")"), ("《", "》"), ("“", "”"))
_MARKED = regexp(r"[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]|[①-⑳]")
_LONGEST = 60


def is_open(cell: str) -> bool:
    """Whether a cell's text breaks off: 影像资料不全、; （含监理费."""
    text = cell.strip()
    return bool(_PAUSED.search(text)) or any(text.count(left) > text.count(right) for left, right in _PAIRS)


def goes_on_from(lines: Sequence[TextLine], at: int, last: int) -> bool:
    """Whether an untabbed line is the rest of the last cell of the tabbed row right above it."""
    line, row = lines[at], lines[last]
    if line.tabbed or not row.tabbed or last != at - 1 or line.blanks or len(line.text) > _LONGEST:
        return False
    return is_open(row.text.rpartition("\t")[2])


def whole_rows(text: str, rows: Sequence[tuple[Span, ...]]) -> list[tuple[int, tuple[Span, ...]]]:
    """The rows with the torn ones put together, each with the number of its first line."""
    columns = max(map(len, rows), default=0)
    whole: list[tuple[int, tuple[Span, ...]]] = []
    for number, row in enumerate(rows):
        if whole and _completes(text, whole[-1][1], row, columns):
            at, above = whole[-1]
            whole[-1] = at, (*above[:-1], Span(above[-1].start, row[0].end), *row[1:])
        else:
            whole.append((number, row))
    return whole


def _completes(text: str, above: tuple[Span, ...], row: tuple[Span, ...], columns: int) -> bool:
    """Whether a row's first cell goes on with the last one above, and both together are as wide as the table."""
    if columns < _FEWEST or len(above) + len(row) - 1 != columns or not len(above[-1]) or not len(row[0]):
        return False
    first = text[row[0].start : row[0].end]
    return len(above) > 1 and not _MARKED.match(first) and is_open(text[above[-1].start : above[-1].end])


_FEWEST = 3

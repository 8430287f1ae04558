"""Tables of a plain text whose columns are held apart by runs of blanks: a header of names, and rows of figures that stand below them.

Only where every row fits the header's columns; a stretch with one row that does not stays prose.  Never guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layout.plain import TextLine, width_of
from ingest.layout.prose import is_caption_with_unit
from ingest.layout.rows import TextTable, kind_of
from model.regexp import regexp
from model.span import Span

_ENTRY = regexp(r"\S+(?:[ \u00a0]\S+)*")
_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 3
"""Rows with the header."""
_FEWEST_FULL = 2
_FIGURES = 0.5
"""Share of the cells right of the names that must be figures."""
_NAME = regexp(r"(?:19|20)\d\d年(?:度|[\u4e00-\u9fff]{2,}.*)?|.*[\u4e00-\u9fff]{3,}(?:[（(][^（）()]{1,6}[)）])?")
"""A header may begin with figures: 2021年, 60—79周岁人数."""
_FIGURE_KINDS = ("number", "rate", "dash", "value", "date")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A cell's text and where it stands in half-width columns."""

    span: Span
    text: str
    left: int
    right: int


def spaced_tables(lines: Sequence[TextLine]) -> list[TextTable]:
    """The tables among the lines, in order."""
    found: list[TextTable] = []
    at = 0
    while at < len(lines):
        run = _run(lines, at)
        table = _table(at, run) if len(run) >= _FEWEST_ROWS else None
        if table is not None:
            found.append(table)
        at += max(1, len(run) if table is not None else 1)
    return found


def _run(lines: Sequence[TextLine], start: int) -> list[list[_Entry]]:
    """The entries of lines from here on, as long as they hold several and no blank line comes between."""
    rows: list[list[_Entry]] = []
    for at in range(start, len(lines)):
        line = lines[at]
        apart = line.tabbed or "|" in line.text or (rows and line.blanks) or (not rows and is_caption_with_unit(line.text))
        entries = [] if apart else _entries(line)
        if len(entries) < (_FEWEST_COLUMNS if not rows else 2):
            break
        rows.append(entries)
    return rows


def _entries(line: TextLine) -> list[_Entry]:
    if "  " not in line.text and "\u3000" not in line.text:
        return []
    found = []
    for match in _ENTRY.finditer(line.text.replace("\u3000", "\t")):
        start = line.span.start + match.start()
        left = line.indent + width_of(line.text[: match.start()])
        words = line.text[match.start() : match.end()]
        found.append(_Entry(Span(start, start + len(words)), words, left, left + width_of(words)))
    return found


def _table(first: int, rows: list[list[_Entry]]) -> TextTable | None:
    """The rows as a table, None where their entries do not stand in the header's columns or are no figures."""
    header, body = rows[0], rows[1:]
    if any((kind_of(entry.text) not in ("words", "long") and not _NAME.fullmatch(entry.text)) or len(entry.text) > 24 for entry in header):
        return None
    full = [row for row in body if len(row) == len(header)]
    if any(len(row) > len(header) for row in body) or len(full) < _FEWEST_FULL:
        return None
    kinds = [kind_of(entry.text) for row in body for entry in row[1:]]
    if sum(kind in _FIGURE_KINDS for kind in kinds) < _FIGURES * len(kinds):
        return None
    edges = [(min(row[at].left for row in (header, *full)), max(row[at].right for row in (header, *full))) for at in range(len(header))]
    placed = [_placed(row, edges) for row in rows]
    if any(row is None for row in placed) or (2 * len(full) <= len(body) and not _short_alike([row for row in placed if row is not None])):
        return None
    return TextTable(first, first + len(rows) - 1, tuple(row for row in placed if row is not None))


def _short_alike(rows: Sequence[tuple[Span, ...]]) -> bool:
    """Whether all rows that are not full leave the same columns empty: a rate told of the first level only."""
    return len({tuple(len(cell) == 0 for cell in row) for row in rows} - {(False,) * len(rows[0])}) == 1


def _placed(row: list[_Entry], edges: Sequence[tuple[int, int]]) -> tuple[Span, ...] | None:
    """A row's cells by column: all of them in order, or each in the one column that it stands in; None where that is not clear."""
    if len(row) == len(edges):
        return tuple(entry.span for entry in row)
    cells: dict[int, Span] = {}
    for entry in row:
        over = [at for at, (left, right) in enumerate(edges) if entry.left < right and entry.right > left]
        if len(over) != 1 or over[0] in cells or any(at > over[0] for at in cells):
            return None
        cells[over[0]] = entry.span
    end = row[-1].span.end
    return tuple(cells.get(at, Span(end, end)) for at in range(len(edges)))

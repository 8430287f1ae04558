"""Rows of cells without rulings → a grid: each cell to its column, broken rows mended, merged cells guessed from empty ones.

The text holds only tabs (or bars), so a row may have lost leading cells, stand shifted, or continue the row above after a page break.
A row moves only where its cells' kinds (number, rate, code, words …) plainly fit other columns better; in doubt it stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.layout.heads import is_total, level_of, names_a_level
from model.kept import kept
from model.regexp import regexp
from model.span import Span

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("dash", regexp(r"[-—–－/／√✓○×无]{1,2}")),
    ("number", regexp(r"[-+−]?\d[\d,，]*(?:\.\d+)?\s*分?")),
    ("rate", regexp(r"[-+−]?\d[\d,]*(?:\.\d+)?\s*[%％]")),
    ("date", regexp(r"\d{4}\s*[.\-/年]\s*\d{1,2}.{0,12}")),
    ("value", regexp(r"[≥≤=＝><＞<≧≦]\s*.{1,16}|约?\d[\d,]*(?:\.\d+)?\s*[^\d\s]\S{0,11}(?:\s\S{1,4})?")),
    ("code", regexp(r"[A-Z]\s?\d{1,4}.*")),
)
_ALIKE = {
    frozenset(("number", "rate")): 0.3, frozenset(("number", "value")): 0.3, frozenset(("rate", "value")): 0.6,
    frozenset(("code", "words")): 0.5, frozenset(("words", "long")): 0.4, frozenset(("date", "value")): 0.5,
    frozenset(("words", "value")): 0.2,
}
_OPEN = regexp(r"[^。；;！!？?.：:]$")
_ITEM = regexp(r"[（(]?\d{1,2}[）).、]|[①-⑳]")
_CLEAN = regexp(r"\s+")
FIGURES = ("number", "rate", "value", "date")
"""The kinds of cells that are figures."""
LONG = 24
UNKNOWN = 0.35


@dataclass(frozen=True, slots=True)
class RawRow:
    """Cells as cut from a line; ``loose`` where a blank line or a page number stands before it."""

    cells: tuple[Span, ...]
    loose: bool = False


@dataclass(frozen=True, slots=True)
class TextTable:
    """Indices of the first and last of its lines, and its rows' cells; an empty cell is an empty span."""

    first: int
    last: int
    rows: tuple[tuple[Span, ...], ...]


@dataclass(slots=True)
class GridCell:
    row: int
    column: int
    pieces: list[Span]
    row_span: int = 1
    column_span: int = 1
    header: bool = False


@dataclass(slots=True)
class Grid:
    """Cells with ink (and empty ones that nothing covers); ``dropped`` are repeated header rows."""

    cells: list[GridCell]
    columns: int
    dropped: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    """A row in work: column → pieces; only cells with ink."""

    cells: dict[int, list[Span]]
    empties: dict[int, Span]
    raw: int
    loose: bool
    texts: dict[int, str]
    heads: bool = False


@kept
def kind_of(text: str) -> str:
    """What a cell looks like."""
    for kind, pattern in _KINDS:
        if pattern.fullmatch(text):
            return kind
    return "long" if len(text) >= LONG else "words"


KINDS = (*(kind for kind, _ in _KINDS), "words", "long")


def likeness(a: str, b: str) -> float:
    """How well a kind of cell goes where another is usual, 0 to 1."""
    if a == b:
        return 1.0
    if "dash" in (a, b):
        return 0.5
    return _ALIKE.get(frozenset((a, b)), 0.0)


def build_grid(text: str, raw_rows: Sequence[RawRow]) -> Grid:
    """The grid of a table's rows.  Linear in the number of cells."""
    rows = [_row(text, raw) for raw in raw_rows]
    columns = max((max(row.cells, default=0) for row in rows), default=0) + 1
    for row in rows:
        row.heads = _is_head(row)
    _place(rows, columns)
    rows, dropped = _merge(rows)
    return Grid(_cover(rows, columns), columns, dropped)


def _row(text: str, raw: RawRow) -> _Row:
    texts = {column: text[cell.start : cell.end] for column, cell in enumerate(raw.cells) if len(cell)}
    return _Row(
        cells={column: [raw.cells[column]] for column in texts},
        empties={column: cell for column, cell in enumerate(raw.cells) if not len(cell)},
        raw=len(raw.cells), loose=raw.loose, texts=texts,
    )


def _is_head(row: _Row) -> bool:
    """Three short wordings or more and not one figure."""
    return len(row.texts) >= 3 and all(kind_of(word) == "words" and not regexp(r"\d").search(word) for word in row.texts.values())


# -- each row to its columns --------------------------------------------------------------------------------------------------------


def _place(rows: Sequence[_Row], columns: int) -> None:
    """Move rows that stand shifted.  Rows between two headers are compared with one another."""
    start = 0
    for end in range(1, len(rows) + 1):
        if end == len(rows) or (rows[end].heads and not rows[end - 1].heads):
            body = [row for row in rows[start:end] if not row.heads]
            full = [row for row in body if max(row.cells, default=-1) == columns - 1 and len(row.cells) > 1]
            if len(full) >= 2:
                profile = _profile(full)
                for place, row in enumerate(body):
                    if row.raw < columns or max(row.cells, default=0) < columns - 1:
                        _shift(row, columns, profile, body[place - 1] if place else None)
            start = end


def _profile(rows: Sequence[_Row]) -> dict[int, Counter[str]]:
    profile: dict[int, Counter[str]] = {}
    for row in rows:
        for column, word in row.texts.items():
            profile.setdefault(column, Counter())[kind_of(word)] += 1
    return profile


def _fit(profile: dict[int, Counter[str]], column: int, kind: str) -> float:
    kinds = profile.get(column)
    if not kinds:
        return UNKNOWN
    return sum(count * likeness(kind, other) for other, count in kinds.items()) / kinds.total()


def _is_band(row: _Row) -> bool:
    """A line of one cell that names the level of the rows below it: 决策类指标（15分）."""
    return row.raw == 1 and all(names_a_level(word) for word in row.texts.values())


def _shift(row: _Row, columns: int, profile: dict[int, Counter[str]], above: _Row | None) -> None:
    """Move the row's cells right (all, or all but the first) where their kinds fit better there."""
    if not row.cells or _is_band(row):
        return
    last, first = max(row.cells), min(row.cells)
    total = is_total(row.texts[first])
    torn = row.loose and first > 1 and len(row.texts) <= 3 and all(kind_of(word) in ("words", "long", "value") for word in row.texts.values())

    def score(cut: int, by: int) -> float:
        points = 0.0
        for column, word in row.texts.items():
            at = column + by if column >= cut else column
            if column == first and total:
                points += 1.0 if at == first else 0.0
            elif torn and above is not None:
                points += _continues(above.texts.get(at, ""), word)
            else:
                points += _fit(profile, at, kind_of(word))
        return points

    stay = score(0, 0)
    cuts = [column for column in row.cells if column > first] if total else [0, first + 1] if first == 0 else [0]
    options = [(score(cut, by), cut, by) for cut in cuts for by in range(1, columns - last)]
    if not options:
        return
    best = max(option for option, _, _ in options)
    margin = 0.5 if row.raw >= columns else 0.1
    even = [(cut, by) for points, cut, by in options if points >= best - 0.01]
    if len(even) > 1 and len(row.texts) == row.raw == columns - 1 and level_of(row.texts[first]) is None:
        even = [(cut, by) for cut, by in even if cut == 0]  # the name left out is the merged one of the level above
    if best < stay + margin or len(even) > 1:
        return
    cut, by = even[0]

    def move(column: int) -> int:
        return column + by if column >= cut else column

    row.cells = {move(column): pieces for column, pieces in row.cells.items()}
    row.texts = {move(column): word for column, word in row.texts.items()}
    row.empties = {move(column): span for column, span in row.empties.items() if move(column) < columns}


# -- rows broken by a page, repeated headers ----------------------------------------------------------------------------------------


def _continues(above: str, word: str) -> float:
    """How well a cell's text goes on with another, 0 to 1.5: the first has no end, the second no beginning."""
    if not above or kind_of(word) in ("number", "rate", "dash") or kind_of(above) in ("number", "rate", "dash", "date"):
        return 0.0
    if sum(above.count(mark) for mark in "（(“《") > sum(above.count(mark) for mark in "）)”》"):
        return 1.5
    if not _OPEN.search(above) or (_ITEM.match(word) and len(above) < LONG):
        return 0.0
    return 1.0 if len(above) >= LONG else 0.4


def _is_continuation(row: _Row, above: _Row) -> bool:
    if above.heads or not row.texts or _is_band(row) or len(row.texts) > max(1, len(above.texts) // 2) or not set(row.texts) <= set(above.texts):
        return False
    kinds = [kind_of(word) for word in row.texts.values()]
    if any(kind in ("number", "rate", "dash", "date", "code") for kind in kinds):
        return False
    going = [_continues(above.texts[column], word) > 0 for column, word in row.texts.items()]
    if row.loose:
        return sum(going) * 2 >= len(going) and any(len(above.texts[column]) >= 8 or len(going) > 1 for column in row.texts)
    return all(going) and 0 not in row.texts and any(len(above.texts[column]) >= LONG for column in row.texts)


def _merge(rows: Sequence[_Row]) -> tuple[list[_Row], list[Span]]:
    merged: list[_Row] = []
    dropped: list[Span] = []
    heads: set[tuple[tuple[int, str], ...]] = set()
    for row in rows:
        key = tuple((column, _CLEAN.sub("", word)) for column, word in sorted(row.texts.items()))
        if row.heads and key in heads and row.loose:
            pieces = [piece for cell in row.cells.values() for piece in cell]
            dropped.append(Span(pieces[0].start, pieces[-1].end))
            continue
        if row.heads:
            heads.add(key)
        if merged and _is_continuation(row, merged[-1]):
            for column, pieces in row.cells.items():
                merged[-1].cells[column].extend(pieces)
                merged[-1].texts[column] += row.texts[column]
            continue
        merged.append(row)
    return merged, dropped


# -- merged cells -------------------------------------------------------------------------------------------------------------------


def _cover(rows: Sequence[_Row], columns: int) -> list[GridCell]:
    """Cells in row-major order.  Leading empty cells belong to the cell above (vertical merge); empty cells after a heading cell or a
    total's label to it (horizontal merge); other empty cells stay, empty."""
    cells: list[GridCell] = []
    above: dict[int, GridCell] = {}
    for number, row in enumerate(rows):
        here: dict[int, GridCell] = {}
        below = rows[number + 1] if number + 1 < len(rows) else None
        lead = min(row.cells, default=columns)
        for column in range(lead):
            cell = above.get(column)
            if cell is None or cell.column_span > 1 or (cell.header and not row.heads) or _is_total(rows, cell):
                break
            if cell.row + cell.row_span == number:
                cell.row_span += 1
            here[column] = cell
        column = 0
        while column < columns:
            if column not in here:
                pieces = row.cells.get(column) or [row.empties.get(column) or _nowhere(row, column)]
                cell = GridCell(number, column, pieces, header=number == 0 and row.heads)
                if column in row.cells:
                    cell.column_span = _reach(row, below, column, columns)
                for covered in range(column, column + cell.column_span):
                    here[covered] = cell
                cells.append(cell)
            column += 1
        above = {column: cell for column, cell in here.items() if any(len(piece) for piece in cell.pieces)}
    return cells


def _is_total(rows: Sequence[_Row], cell: GridCell) -> bool:
    return is_total(rows[cell.row].texts.get(cell.column, ""))


def _nowhere(row: _Row, column: int) -> Span:
    """Where an absent cell would stand."""
    before = [pieces[-1].end for at, pieces in row.cells.items() if at < column]
    at = max(before) if before else min(pieces[0].start for pieces in row.cells.values()) if row.cells else 0
    return Span(at, at)


def _reach(row: _Row, below: _Row | None, column: int, columns: int) -> int:
    """How many columns a cell covers: a total's label those up to the next cell, a heading those under which cells stand."""
    end = column + 1
    while end < columns and end not in row.cells:
        end += 1
    total = column == min(row.cells) and is_total(row.texts[column])
    if total and end < columns:
        return end - column
    labels = not any(regexp(r"\d").search(word) and kind_of(word) not in ("words", "long") for word in row.texts.values())
    if end - column > 1 and labels and below is not None and column in below.cells and len(row.cells) < columns:
        return end - column
    return 1

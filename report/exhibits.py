"""What a finding rests on, fit to be shown: stretches of pages with boxes, rows of tables with their cells marked, passages with words marked.

Neighbours are shown together.  Marks bear the number of the evidence, from 1, the reported side first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from model.document import Cell, Document, Page, Table
from model.span import Anchor, BBox, CellRef, Span
from model.view import cell_view

MOST = 8
"""More evidence than this is named by its place only."""
_NEAR = 48.0
_TALLEST = 260.0
_AROUND = 26.0
_MARGIN = 14.0
_BEFORE, _AFTER = 60, 40
_FULL_STOP = "。；！？\n"
_ROWS, _COLUMNS = 14, 9
_LONGEST_CELL, _CELL_BEFORE = 48, 12


@dataclass(frozen=True, slots=True)
class Mark:
    """A box on a page; ``number`` 0 where the number stands at another box of the same evidence."""

    evidence: int
    number: int
    box: BBox


@dataclass(frozen=True, slots=True)
class PagePart:
    """A stretch of a page: the whole of what is cut out, and the boxes in it."""

    page: Page
    box: BBox
    marks: tuple[Mark, ...]

    @property
    def evidence(self) -> tuple[int, ...]:
        return tuple(sorted({mark.evidence for mark in self.marks}))


@dataclass(frozen=True, slots=True)
class Piece:
    """Words; ``evidence``: the number of the evidence that they are, 0 for none."""

    text: str
    evidence: int = 0


@dataclass(frozen=True, slots=True)
class ShownCell:
    """``column_span`` counts shown columns."""

    pieces: tuple[Piece, ...] = ()
    header: bool = False
    column_span: int = 1

    @property
    def evidence(self) -> int:
        """The first of the evidence in it, 0 where there is none."""
        return min((piece.evidence for piece in self.pieces if piece.evidence), default=0)


@dataclass(frozen=True, slots=True)
class TablePart:
    """Some rows and columns of a table.  A row without cells stands for rows left out."""

    table: Table
    caption: str
    rows: tuple[tuple[ShownCell, ...], ...]
    evidence: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text around what is marked; ``start`` is its first mark's offset."""

    start: int
    pieces: tuple[Piece, ...]
    evidence: tuple[int, ...]


Exhibit = PagePart | TablePart | Passage
Numbered = tuple[Span, int]


def exhibits(document: Document, evidence: Sequence[Anchor], *, pages: bool, most: int = MOST) -> tuple[Exhibit, ...]:
    """Exhibits for the first pieces of evidence, in the order of their numbers.  ``pages``: pages can be shown."""
    boxes: dict[int, list[Mark]] = {}
    cells: dict[int, dict[CellRef, list[Numbered]]] = {}
    spans: list[Numbered] = []
    for number, anchor in enumerate(evidence[:most], 1):
        marks = _marks(document, anchor, number) if pages else []
        if marks:
            for page, mark in marks:
                boxes.setdefault(page, []).append(mark)
        elif anchor.cell is not None and anchor.cell.table < len(document.tables):
            cells.setdefault(anchor.cell.table, {}).setdefault(anchor.cell, []).append((anchor.span, number))
        else:
            spans.append((anchor.span, number))
    sizes = {page.number: page for page in document.pages}
    found: list[Exhibit] = [part for page, marks in boxes.items() for part in _page_parts(document, sizes[page], marks)]
    found += [_table_part(document, document.tables[table], marked) for table, marked in cells.items()]
    found += _passages(document, spans)
    return tuple(sorted(found, key=lambda exhibit: exhibit.evidence))


# -- pages ----------------------------------------------------------------------------------------------------------------------------


def _marks(document: Document, anchor: Anchor, number: int) -> list[tuple[int, Mark]]:
    known = {page.number for page in document.pages}
    placed = [(page, box) for page, box in document.boxes(anchor.span) if page in known]
    if not placed and anchor.bbox is not None and anchor.page in known and anchor.page is not None:
        placed = [(anchor.page, anchor.bbox)]
    return [(page, Mark(number, 0 if at else number, box)) for at, (page, box) in enumerate(placed)]


def _page_parts(document: Document, page: Page, marks: Iterable[Mark]) -> Iterator[PagePart]:
    """Marks that stand near one another share a stretch of the page."""
    group: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: mark.box.top):
        if group and (mark.box.top - max(held.box.bottom for held in group) > _NEAR or mark.box.bottom - group[0].box.top > _TALLEST):
            yield _page_part(document, page, group)
            group = []
        group.append(mark)
    if group:
        yield _page_part(document, page, group)


def _page_part(document: Document, page: Page, marks: Sequence[Mark]) -> PagePart:
    """From margin to margin, with a line or two above and below."""
    lines = [line for line in document.lines if line.page == page.number and line.xs]
    left = min([line.xs[0] for line in lines] + [mark.box.x0 for mark in marks]) - _MARGIN
    right = max([line.xs[-1] for line in lines] + [mark.box.x1 for mark in marks]) + _MARGIN
    top, bottom = min(mark.box.top for mark in marks) - _AROUND, max(mark.box.bottom for mark in marks) + _AROUND
    lines.sort(key=lambda line: not any(line.xs[0] < mark.box.x1 and mark.box.x0 < line.xs[-1] for mark in marks))
    top = next((line.top - 2 for line in lines if line.top < top < line.bottom), top)  # no line cut in half, the marks' column first
    bottom = next((line.bottom + 2 for line in lines if line.top < bottom < line.bottom), bottom)
    return PagePart(page, BBox(max(0.0, left), max(0.0, top), min(page.width, right), min(page.height, bottom)), tuple(marks))


# -- tables ---------------------------------------------------------------------------------------------------------------------------


def _table_part(document: Document, table: Table, marked: dict[CellRef, list[Numbered]]) -> TablePart:
    """The header, the marked rows, the rows beside them where there is room; the first columns, and the marked ones."""
    grid = table.grid()
    places = {(ref.row, ref.column): numbered for ref, numbered in marked.items()}
    heads = max([cell.row + cell.row_span for cell in table.cells if cell.header], default=1)
    rows = _chosen({row for row, _ in places}, range(min(heads, 3)), table.rows, _ROWS)
    columns = _chosen({column for _, column in places}, range(2), table.columns, _COLUMNS)
    shown: list[tuple[ShownCell, ...]] = []
    seen: set[tuple[int, int]] = set()
    before = -1
    for row in rows:
        if row != before + 1:
            shown.append(())
        shown.append(tuple(_cells(document, grid[row], columns, places, seen)))
        before = row
    if before < table.rows - 1:
        shown.append(())
    caption = " ".join(document.text[table.caption.start : table.caption.end].split()) if table.caption else ""
    return TablePart(table, caption, tuple(shown), tuple(sorted(number for numbered in marked.values() for _, number in numbered)))


def _chosen(marked: set[int], first: range, count: int, most: int) -> list[int]:
    """Marked places, then the first ones, then the marked ones' neighbours, as many as there is room for."""
    chosen: dict[int, None] = {}
    near = [at + step for step in (-1, 1) for at in sorted(marked)]
    for at in (*sorted(marked)[:most], *first, *near, *range(count)):
        if 0 <= at < count and len(chosen) < most and (count <= most or at in marked or at in first or at in near):
            chosen[at] = None
    return sorted(chosen)


def _cells(
    document: Document, line: Sequence[Cell | None], columns: Sequence[int], places: dict[tuple[int, int], list[Numbered]],
    seen: set[tuple[int, int]],
) -> Iterator[ShownCell]:
    """A row's cells; one that spans shown columns is one, one that spans rows says its words once."""
    at = 0
    while at < len(columns):
        cell = line[columns[at]]
        span = 1
        while cell is not None and at + span < len(columns) and line[columns[at + span]] is cell:
            span += 1
        at += span
        if cell is None:
            yield ShownCell()
            continue
        place = (cell.row, cell.column)
        pieces = () if place in seen else tuple(_cell_pieces(document, cell, places.get(place, ())))
        seen.add(place)
        yield ShownCell(pieces, cell.header, span)


def _cell_pieces(document: Document, cell: Cell, marked: Sequence[Numbered]) -> Iterator[Piece]:
    """The cell's words, cut short around what is marked."""
    view = cell_view(document, cell)
    spots = []
    for span, number in sorted(marked, key=lambda pair: (pair[0].start, -pair[1])):
        start, end = view.locate(span.start), view.locate(span.end)
        spots.append((start, max(start, end), number))
    first, last = 0, len(view.text)
    if last > _LONGEST_CELL:
        first = max(0, min([start for start, _, _ in spots], default=0) - _CELL_BEFORE)
        last = min(last, max([end for _, end, _ in spots] + [first + _LONGEST_CELL - _CELL_BEFORE]) + _CELL_BEFORE)
    at = first
    if first:
        yield Piece("…")
    for start, end, number in spots:
        if start > at:
            yield Piece(view.text[at:start])
        yield Piece(view.text[max(at, start) : end], number)
        at = max(at, end)
    if at < last:
        yield Piece(view.text[at:last])
    if last < len(view.text):
        yield Piece("…")


# -- text -----------------------------------------------------------------------------------------------------------------------------


def _passages(document: Document, spans: Iterable[Numbered]) -> Iterator[Passage]:
    """Marks in one sentence, or in neighbouring ones, share a passage."""
    groups: list[tuple[Span, list[Numbered]]] = []
    for span, number in sorted(spans, key=lambda pair: (pair[0].start, pair[0].end)):
        around = _around(document, span)
        if groups and around.start <= groups[-1][0].end:
            whole, marked = groups[-1]
            groups[-1] = (Span(whole.start, max(whole.end, around.end)), [*marked, (span, number)])
        else:
            groups.append((around, [(span, number)]))
    for whole, marked in groups:
        yield Passage(marked[0][0].start, tuple(_pieces(document.text, whole, marked)), tuple(sorted({number for _, number in marked})))


def _around(document: Document, span: Span) -> Span:
    """The sentence, as far as it is not too long, within the block."""
    text = document.text
    block = document.block_index(span.start)
    bounds = document.blocks[block].span if block is not None else Span(0, len(text))
    start = max(bounds.start, span.start - _BEFORE)
    end = max(span.end, min(bounds.end, span.end + _AFTER))
    cut = max(text.rfind(sign, start, span.start) for sign in _FULL_STOP[:-1])
    start = min(cut + 1 if cut >= 0 else start, span.start)
    stops = [found for sign in _FULL_STOP[:-1] if (found := text.find(sign, span.end, end)) >= 0]
    return Span(start, min(stops) + 1 if stops else end)


def _pieces(text: str, whole: Span, marked: Sequence[Numbered]) -> Iterator[Piece]:
    """The passage's words with the marked ones apart; of overlapping marks the first counts."""
    if whole.start > 0 and text[whole.start - 1] not in _FULL_STOP:
        yield Piece("…")
    at = whole.start
    for span, number in marked:
        if span.end <= at:
            continue
        if span.start > at:
            yield Piece(_joined(text[at : span.start]))
        yield Piece(_joined(text[max(at, span.start) : span.end]), number)
        at = span.end
    if at < whole.end:
        yield Piece(_joined(text[at : whole.end]))
    if whole.end < len(text) and text[whole.end - 1] not in _FULL_STOP and text[whole.end] not in _FULL_STOP:
        yield Piece("…")


def _joined(text: str) -> str:
    """Without the line breaks of the source; other blanks made one."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return "".join(line for line in lines if line)

"""A document as read: one immutable text, and everything else standing off from it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from model.notice import Notice
from model.quick import quick
from model.regexp import regexp
from model.span import Anchor, BBox, CellRef, Origin, Span

RUN_ON = 3_000
"""Characters: no paragraph of a report is so long."""
_LINE_END = regexp(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Source:
    """The file.  The hash is its identity; a path never is."""

    name: str
    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True)
class Page:
    """Number is 1-based; width and height in points; span of its text.

    ``turn`` quarters clockwise, then ``tilt`` degrees (counter-clockwise), bring the page as displayed to the page as read,
    in which all coordinates are.
    """

    number: int
    width: float
    height: float
    span: Span
    origin: Origin = Origin.TEXT_LAYER
    turn: int = 0
    tilt: float = 0.0


@quick
@dataclass(frozen=True, slots=True)
class Line:
    """A physical line.  ``xs`` holds each character's left edge and, last, the right edge of the last one
    (so ``len(xs) == len(span) + 1``); empty where the format has no geometry.  ``sure``: the recogniser's confidence in each
    character, 0-1; empty for born-digital text."""

    span: Span
    page: int | None = None
    top: float = 0.0
    bottom: float = 0.0
    xs: tuple[float, ...] = ()
    sure: tuple[float, ...] = ()

    @property
    def confidence(self) -> float | None:
        """The mean over its characters, None for born-digital text."""
        return sum(self.sure) / len(self.sure) if self.sure else None


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    CAPTION = "caption"
    NOTE = "note"
    CONTENTS = "contents"
    FURNITURE = "furniture"


@quick
@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-sized stretch.  ``level`` counts headings from 1; ``table`` indexes ``Document.tables``.

    A paragraph's span may run over hard line breaks, blank lines and page furniture of the source: read it through
    :func:`model.view.block_view`, which leaves out what ``gaps`` names.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    table: int | None = None
    gaps: tuple[Span, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.  ``span`` is its text; a cell continued elsewhere has further pieces in ``more`` (in reading order)."""

    row: int
    column: int
    span: Span
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    page: int | None = None
    bbox: BBox | None = None
    more: tuple[Span, ...] = ()

    @property
    def pieces(self) -> tuple[Span, ...]:
        return (self.span, *self.more)


@dataclass(frozen=True, slots=True)
class Table:
    """Cells in row-major order; the grid is computed.  ``caption`` and ``unit_note`` are spans of text beside the table
    (表 1-1 …; 单位：万元).  ``rebuilt``: put together again from loose text, so a row of it may have been missed."""

    index: int
    cells: tuple[Cell, ...]
    rows: int
    columns: int
    span: Span
    caption: Span | None = None
    unit_note: Span | None = None
    pages: tuple[int, ...] = ()
    rebuilt: bool = False

    def grid(self) -> list[list[Cell | None]]:
        """rows x columns; every position a merged cell covers holds that cell, None where there is none."""
        grid: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, min(self.rows, cell.row + cell.row_span)):
                for column in range(cell.column, min(self.columns, cell.column + cell.column_span)):
                    grid[row][column] = cell
        return grid


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the stretch it governs.  ``path`` is the headings above it and its own, cleaned."""

    title: str
    level: int
    span: Span
    path: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """``text`` is never edited.  Every character is inside one block or under a notice (law 1)."""

    source: Source
    text: str
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    pages: tuple[Page, ...] = ()
    lines: tuple[Line, ...] = ()
    outline: tuple[Section, ...] = ()
    notices: tuple[Notice, ...] = ()
    _line_starts: list[int] = field(default_factory=list, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = self._line_starts
        if not starts:
            starts.append(0)
            starts.extend(end.end() for end in _LINE_END.finditer(self.text))

    @cached_property
    def _recognised(self) -> bool:
        """Whether any line came from a recogniser."""
        return any(line.sure for line in self.lines)

    # Anchors are made by the thousand: where things start is listed once.

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    @cached_property
    def _page_starts(self) -> list[int]:
        return [page.span.start for page in self.pages]

    @cached_property
    def _print_starts(self) -> list[int]:
        return [line.span.start for line in self.lines]

    @property
    def is_plain_text(self) -> bool:
        return self.source.media_type == "text/plain"

    def line_number(self, offset: int) -> int:
        """1-based line of a character; ``\\n``, ``\\r\\n`` and a lone ``\\r`` each end one."""
        return bisect_right(self._line_starts, offset)

    def block_index(self, offset: int) -> int | None:
        """The block that holds a character; blocks are in text order."""
        at = bisect_right(self._block_starts, offset) - 1
        return at if at >= 0 and offset < max(self.blocks[at].span.end, self.blocks[at].span.start + 1) else None

    def page_of(self, offset: int) -> Page | None:
        at = bisect_right(self._page_starts, offset) - 1
        return self.pages[at] if at >= 0 else None

    def section_of(self, offset: int) -> Section | None:
        """The innermost section that holds a character."""
        found = None
        for section in self.outline:
            if section.span.start > offset:
                break
            if offset < section.span.end:
                found = section
        return found

    def box(self, span: Span) -> BBox | None:
        """The box of a span, from the lines' character edges; of its first line where it runs over several."""
        at = bisect_right(self._print_starts, span.start) - 1
        return _box_in(self.lines[at], span) if at >= 0 else None

    def boxes(self, span: Span) -> tuple[tuple[int, BBox], ...]:
        """Each line's part of a span: its page and its box."""
        found = []
        for line in self.lines[max(0, bisect_right(self._print_starts, span.start) - 1) :]:
            if line.span.start >= span.end:
                break
            box = _box_in(line, span)
            if box is not None and line.page is not None and self.text[max(span.start, line.span.start) : min(span.end, line.span.end)].strip():
                found.append((line.page, box))
        return tuple(found)

    def confidence(self, span: Span) -> float | None:
        """The recogniser's confidence in the least sure figure of a span, or letter where it has no figure; None for born-digital text."""
        if not self._recognised:
            return None
        figures: list[float] = []
        letters: list[float] = []
        at = max(0, bisect_right(self._print_starts, span.start) - 1)
        while at < len(self.lines) and self.lines[at].span.start < span.end:
            line = self.lines[at]
            at += 1
            if not line.sure:
                continue
            first = max(span.start, line.span.start)
            for char, sure in zip(self.text[first : min(span.end, line.span.end)], line.sure[first - line.span.start :], strict=False):
                if char.isdigit():
                    figures.append(sure)
                elif char.isalnum():
                    letters.append(sure)
        return min(figures or letters, default=None)

    def runs_on(self, block: int | None) -> bool:
        """Whether a paragraph is so long that its line breaks must have been lost, and with them headings, rows and lists."""
        return block is not None and self.blocks[block].kind is BlockKind.PARAGRAPH and len(self.blocks[block].span) > RUN_ON

    @cached_property
    def _is_run_on(self) -> bool:
        """Whether most of the text stands in such paragraphs: what lies between them is no better."""
        return 2 * sum(len(block.span) for at, block in enumerate(self.blocks) if self.runs_on(at)) > len(self.text)

    def _origin(self, page: Page | None, cell: CellRef | None, block: int | None) -> Origin:
        if self._is_run_on or self.runs_on(block):
            return Origin.RUN_ON
        if cell is not None and cell.table < len(self.tables) and self.tables[cell.table].rebuilt:
            return Origin.REBUILT
        if page is not None:
            return page.origin
        return Origin.TEXT_LAYER if self.is_plain_text else Origin.MARKUP

    def anchor(self, span: Span, cell: CellRef | None = None, box: BBox | None = None) -> Anchor:
        """Every coordinate that this format has for a span."""
        page = self.page_of(span.start)
        block = self.block_index(span.start)
        return Anchor(
            span=span,
            line=self.line_number(span.start) if self.is_plain_text else None,
            page=page.number if page else None,
            bbox=(self.box(span) or box) if page else None,
            block=block,
            cell=cell,
            origin=self._origin(page, cell, block),
            confidence=self.confidence(span),
        )


def _box_in(line: Line, span: Span) -> BBox | None:
    """The box of a line's part of a span; None where the line has no edges or ends before the span."""
    if not line.xs or span.start >= line.span.end:
        return None
    first = max(0, span.start - line.span.start)
    last = min(span.end, line.span.end) - line.span.start
    return BBox(line.xs[first], line.top, line.xs[last], line.bottom)

"""The one mutable object of reading: text is appended (or given whole), spans are handed out, a Document is frozen.

Two ways to use it:

* **Writers** (PDF, DOCX, HTML, XLSX …) start with no text and append it in reading order::

      build.page(1, width=595.3, height=841.9)                     # what follows stands on page 1
      build.heading("一、基本情况", level=1)                          # text → block; gives its span
      build.paragraph("某县……。")
      first = build.line("本项目预算", top=90, bottom=102, xs=[...])   # a physical line: text + line break, no block yet
      second = build.line("500万元。", top=110, bottom=122, xs=[...])
      build.block(BlockKind.PARAGRAPH, first, second)               # a block over lines; what lies between is left out as a gap
      table = build.table()                                         # an open table
      table.cell(0, 0, "指标", header=True)                          # text is appended …
      table.cell(0, 1, build.line("权重", ...))                       # … or is there already (one span, or several pieces)
      table.close(caption=span, unit_note=span)                     # block and Table

* **TXT** gives the whole decoded text at the start (``DocumentBuilder(source, text)``) and only hands in spans.

Rules: blocks never overlap (a page number inside a paragraph that runs over a page is a *gap* of it, or is appended after the paragraph);
order does not matter, ``freeze`` sorts; a stretch of text that no block claims becomes a paragraph (law 1).  A cell continued on the next
page is one ``cell`` call with several spans.  ``build.end`` is the offset of the next character.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.layout.regroup import regrouped
from ingest.options import Options
from ingest.outline import outline, with_chapters
from model.document import Block, BlockKind, Cell, Document, Line, Page, Source, Table
from model.notice import CATALOGUE, Level, Notice, Say
from model.regexp import regexp
from model.span import BBox, Origin, Span

_INK = regexp(r"\S(?:[^\r\n]*\S)?")


class TableBuilder:
    """An open table.  ``close`` records it; a table without cells leaves nothing."""

    def __init__(self, build: DocumentBuilder) -> None:
        self._build = build
        self._cells: list[Cell] = []
        self._last_row: int | None = None

    def cell(
        self, row: int, column: int, content: str | Span | Sequence[Span], *, row_span: int = 1, column_span: int = 1,
        header: bool = False, page: int | None = None, bbox: BBox | None = None,
    ) -> Span:
        """Add a cell by its top-left grid position; text is appended (tab between cells, line break between rows).  Gives its first span."""
        if isinstance(content, str):
            if self._last_row is not None:
                self._build.append("\n" if row != self._last_row else "\t")
            self._last_row = row
            pieces: tuple[Span, ...] = (self._build.append(content.strip()),)
        else:
            pieces = (content,) if isinstance(content, Span) else tuple(content)
            if not pieces:
                pieces = (Span(self._build.end, self._build.end),)
        on = page if page is not None else self._build.page_number
        self._cells.append(Cell(row, column, pieces[0], row_span, column_span, header, on, bbox, pieces[1:]))
        return pieces[0]

    def close(
        self, caption: Span | None = None, unit_note: Span | None = None, span: Span | None = None, gaps: Iterable[Span] = (),
    ) -> int | None:
        """Record the table and its block; ``span`` (default: from first to last cell piece) is the block's.  Gives the table's index."""
        if not self._cells:
            return None
        if self._last_row is not None:
            self._build.append("\n")
        cells = tuple(sorted(self._cells, key=lambda cell: (cell.row, cell.column)))
        pieces = [piece for cell in cells for piece in cell.pieces]
        span = span or Span(min(piece.start for piece in pieces), max(piece.end for piece in pieces))
        return self._build.add_table(Table(
            index=0, cells=cells, span=span, caption=caption, unit_note=unit_note,
            rows=max(cell.row + cell.row_span for cell in cells), columns=max(cell.column + cell.column_span for cell in cells),
            pages=tuple(sorted({cell.page for cell in cells if cell.page is not None})),
        ), tuple(gaps))


class DocumentBuilder:
    """Appends text, hands out spans, freezes into a Document."""

    def __init__(self, source: Source, text: str = "", options: Options | None = None) -> None:
        self.source = source
        self.options = options or Options()
        self._given = bool(text)
        self._parts: list[str] = [text] if text else []
        self._end = len(text)
        self._pages: list[Page] = []
        self._lines: list[Line] = []
        self._blocks: list[Block] = []
        self._tables: list[Table] = []
        self._notices: list[Notice] = []

    @property
    def end(self) -> int:
        """Where the next character will stand."""
        return self._end

    @property
    def page_number(self) -> int | None:
        """The open page, if the format has pages."""
        return self._pages[-1].number if self._pages else None

    def append(self, text: str) -> Span:
        """Append text as it is; no line, no block."""
        start = self._end
        self._parts.append(text)
        self._end += len(text)
        return Span(start, self._end)

    def page(
        self, number: int, width: float = 0.0, height: float = 0.0, origin: Origin = Origin.TEXT_LAYER, turn: int = 0, tilt: float = 0.0,
    ) -> None:
        """Open a page; the one before ends here."""
        self._close_page()
        self._pages.append(Page(number, width, height, Span(self._end, self._end), origin, turn, tilt))

    def _close_page(self) -> None:
        if self._pages:
            last = self._pages[-1]
            self._pages[-1] = replace(last, span=Span(last.span.start, self._end))

    def line(
        self, text: str, *, top: float = 0.0, bottom: float = 0.0, xs: Sequence[float] = (), sure: Sequence[float] = (), end: str = "\n",
    ) -> Span:
        """Append one physical line and what ends it; ``xs``: left edge of each character and the right edge of the last;
        ``sure``: the recogniser's confidence in each."""
        span = self.append(text)
        self._lines.append(Line(span, self.page_number, top, bottom, tuple(xs), tuple(sure)))
        if end:
            self.append(end)
        return span

    def sure(self, span: Span, values: Sequence[float]) -> None:
        """Record a recogniser's confidence in each character of a stretch that has no place on a page; none recorded for none given."""
        if values:
            self._lines.append(Line(span, None, sure=tuple(values)))

    def block(self, kind: BlockKind, *pieces: Span, level: int = 0, gaps: Iterable[Span] = ()) -> Span:
        """Record a block over text already there, in text order; what holds ink between the pieces is left out as gaps at ``freeze``."""
        span = Span(pieces[0].start, pieces[-1].end)
        between = [Span(a.end, b.start) for a, b in itertools.pairwise(pieces) if b.start > a.end]
        self._blocks.append(Block(kind, span, level, gaps=tuple(sorted([*between, *gaps]))))
        return span

    def paragraph(self, text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Span:
        """Append a paragraph (caption, note, furniture …) and its line break."""
        span = self.append(text)
        self.append("\n")
        return self.block(kind, span) if text.strip() else span

    def heading(self, text: str, level: int) -> Span:
        """Append a heading; levels count from 1."""
        span = self.append(text)
        self.append("\n")
        return self.block(BlockKind.HEADING, span, level=level) if text.strip() else span

    def table(self) -> TableBuilder:
        """Open a table."""
        return TableBuilder(self)

    def add_table(self, table: Table, gaps: tuple[Span, ...]) -> int:
        """Record a finished table and its block."""
        index = len(self._tables)
        self._tables.append(replace(table, index=index))
        self._blocks.append(Block(BlockKind.TABLE, table.span, table=index, gaps=gaps))
        return index

    def notice(self, code: str, level: Level = Level.WARNING, span: Span | None = None, say: Say | None = None) -> None:
        """Say something about our own work, by its code; in its own words where the catalogue's are too general."""
        self._notices.append(Notice(code, level, say or CATALOGUE[code], span))

    def freeze(self) -> Document:
        """The Document.  Tables are numbered in text order."""
        self._close_page()
        text = "".join(self._parts)
        order = sorted(range(len(self._tables)), key=lambda index: self._tables[index].span)
        number = {old: new for new, old in enumerate(order)}
        blocks = sorted(
            (replace(block, table=number[block.table]) if block.table is not None else block for block in self._blocks),
            key=lambda block: block.span,
        )
        blocks = _complete(text, blocks)
        if not self._given:  # a reader that gave the whole text has joined its lines itself
            blocks = regrouped(text, blocks)
        blocks = with_chapters(text, [_without_blank_gaps(text, block) for block in blocks])
        return Document(
            source=self.source,
            text=text,
            blocks=tuple(blocks),
            tables=tuple(replace(self._tables[old], index=new) for new, old in enumerate(order)),
            pages=tuple(self._pages),
            lines=tuple(sorted(self._lines, key=lambda line: line.span)),
            outline=outline(text, blocks),
            notices=tuple(self._notices),
        )


def _complete(text: str, blocks: list[Block]) -> list[Block]:
    """Blocks in order, and a paragraph for every stretch of ink that none claims."""
    complete: list[Block] = []
    at = 0
    for block in [*blocks, None]:
        start = block.span.start if block else len(text)
        if start < at:
            raise AssertionError(f"blocks overlap at {start}: {text[start:start + 20]!r}")
        complete.extend(Block(BlockKind.PARAGRAPH, Span(*ink.span())) for ink in _INK.finditer(text, at, start))
        if block:
            complete.append(block)
            at = block.span.end
    return complete


def _without_blank_gaps(text: str, block: Block) -> Block:
    gaps = tuple(gap for gap in block.gaps if text[gap.start:gap.end].strip())
    return block if gaps == block.gaps else replace(block, gaps=gaps)

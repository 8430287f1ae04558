"""Pages read → text, blocks and tables.  First every page's characters in order, then the blocks over them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.build import DocumentBuilder
from ingest.layout.grid import PageTable
from ingest.layout.held import notes_at, put_off
from ingest.layout.lines import TextLine
from ingest.layout.order import PageLayout
from ingest.layout.pages import furniture
from ingest.layout.paragraphs import Margins, Piece, is_contents, margins_of, paragraphs_of, pitch_of
from ingest.layout.prose import kind_of_group
from ingest.layout.stitch import JoinedCell, JoinedTable, join, start
from ingest.outline import looks_like_heading
from model.document import BlockKind
from model.notice import Level
from model.regexp import regexp
from model.span import Origin, Span

_CAPTION = regexp(r"(?:附\s*)?(?:续\s*)?(?:附\s*)?表\s*[\d一二三四五六七八九十]+(?:\s*[-—–.．]\s*\d+)*(?!\s*[所中示，。])")
_TITLE = regexp(r"[^，。；：:！？]{2,40}表(?:\s*[（(][^）)]*[）)])?")
_UNIT = regexp(r"(?:金额\s*)?单\s*位\s*[:：]\s*[^，。；]{1,20}?\s*[)）]?\s*$")
_AGAIN = regexp(r"\s*(?:[（(]?\s*续\s*(?:上|前)?\s*表?|.{0,40}[（(]\s*续\s*(?:表|\d)?\s*[)）]\s*$|(?:金额\s*)?单\s*位\s*[:：])")
_LONGEST_CAPTION = 60
_ENOUGH = 3
_RECOGNISED = 0.3


_Spot = tuple[int, int]
"""The index of a page, and that of an item on it."""


@dataclass(slots=True)
class _Paragraph:
    pieces: list[Piece]
    spots: list[_Spot]


@dataclass(slots=True)
class _Placed:
    """A table with the places of its fragments."""

    table: JoinedTable
    spots: list[_Spot]


_Cells = dict[tuple[int, int], Span]
_Flow = _Paragraph | _Placed


class Assembly:
    """Tells the builder everything that a sequence of pages holds."""

    def __init__(self, build: DocumentBuilder, pages: Sequence[PageLayout]) -> None:
        self._build = build
        self._pages = pages
        self._furniture = furniture(pages)
        self._spots = [(at, index) for at, page in enumerate(pages) for index, item in enumerate(page.items) if isinstance(item, TextLine)]
        self._keys = {spot: key for key, spot in enumerate(self._spots)}
        self._notes = notes_at(pages, self._furniture)
        self._held = {spot for notes in self._notes.values() for spots in notes for spot in spots}
        self._aside = self._furniture | self._held
        self._lines: dict[int, Span] = {}
        self._cells: dict[_Spot, _Cells] = {}
        self._taken: list[Span] = []

    def run(self) -> None:
        flow = list(self._flow())
        late = put_off(self._notes, [(item.spots[0], item.spots[-1]) for item in flow])
        for at, page in enumerate(self._pages):
            self._write(at, page, late)
        for index, item in enumerate(flow):
            if isinstance(item, _Placed):
                self._table(item, flow[max(0, index - 2) : index])
        for index, item in enumerate(flow):
            if isinstance(item, _Paragraph):
                self._paragraph(item, flow[index + 1 : index + 3])
        for spots in itertools.chain.from_iterable(self._notes.values()):
            self._taken.append(self._build.block(BlockKind.NOTE, *(self._lines[self._keys[spot]] for spot in spots)))
        self._leftovers()

    # -- text -----------------------------------------------------------------------------------------------------------------------

    def _write(self, at: int, page: PageLayout, late: Mapping[_Spot, Sequence[int]]) -> None:
        """Append one page's characters, in reading order; notes below what runs over the page come after it."""
        build = self._build
        self._open(page)
        if not page.items:
            place = build.append("\n")
            if not page.blank:
                build.notice("I-NO-TEXT" if page.origin is Origin.OCR else "I-SCAN", Level.WARNING, place)
        held = self._held if any(at in others for others in late.values()) else frozenset()
        for index, item in enumerate(page.items):
            if isinstance(item, PageTable):
                self._cells[at, index] = self._write_table(item)
            elif (at, index) not in held:
                self._lines[self._keys[at, index]] = self._write_line(item, "\n")
            if (at, index) in late:
                self._write_notes(late[at, index])
                if index + 1 < len(page.items):
                    self._open(page)

    def _open(self, page: PageLayout) -> None:
        self._build.page(page.number, page.width, page.height, page.origin, page.turn, page.tilt)

    def _write_notes(self, pages: Sequence[int]) -> None:
        """Notes of earlier pages, each on its own page."""
        for at in pages:
            self._open(self._pages[at])
            for spot in itertools.chain.from_iterable(self._notes[at]):
                item = self._pages[at].items[spot[1]]
                assert isinstance(item, TextLine)
                self._lines[self._keys[spot]] = self._write_line(item, "\n")

    def _write_line(self, line: TextLine, end: str) -> Span:
        return self._build.line(line.text, top=line.top, bottom=line.bottom, xs=line.xs, sure=line.sure, end=end)

    def _write_table(self, table: PageTable) -> dict[tuple[int, int], Span]:
        spans = {}
        for at, cell in enumerate(table.cells):
            first = self._build.end
            for line in cell.lines[:-1]:
                self._write_line(line, "\n")
            stop = self._write_line(cell.lines[-1], "").end if cell.lines else first
            spans[cell.row, cell.column] = Span(first, stop)
            following = table.cells[at + 1] if at + 1 < len(table.cells) else None
            self._build.append("\t" if following and following.row == cell.row else "\n")
        return spans

    # -- what belongs together ------------------------------------------------------------------------------------------------------

    def _flow(self) -> Iterator[_Flow]:
        """Paragraphs and whole tables in text order."""
        margins = self._margins()
        waiting: list[Piece] = []
        open_: _Placed | None = None
        last_page = -1
        for at, page in enumerate(self._pages):
            for index, item in enumerate(page.items):
                if (at, index) in self._aside:
                    continue
                if isinstance(item, TextLine):
                    waiting.append(Piece(at, self._keys[at, index], item, margins[at]))
                    continue
                if open_ and last_page == at - 1 and _only_repeats(waiting, at) and join(open_.table, item, page.height):
                    open_.spots.append((at, index))
                    waiting = []
                else:
                    if open_:
                        yield open_
                    yield from self._paragraphs(waiting)
                    waiting = []
                    open_ = _Placed(start(item), [(at, index)])
                last_page = at
        if open_:
            yield open_
        yield from self._paragraphs(waiting)

    def _paragraphs(self, waiting: Sequence[Piece]) -> Iterator[_Paragraph]:
        for pieces in paragraphs_of(waiting):
            yield _Paragraph(pieces, [self._spots[pieces[0].key], self._spots[pieces[-1].key]])

    def _margins(self) -> list[Margins]:
        """Each page's margins, learnt from all pages of its size; its pitch from its own lines where there are enough."""
        own = [
            [item for index, item in enumerate(page.items) if isinstance(item, TextLine) and (at, index) not in self._aside]
            for at, page in enumerate(self._pages)
        ]
        sizes: dict[tuple[int, int], list[TextLine]] = {}
        keys = [(round(page.width), round(page.height)) for page in self._pages]
        for key, lines in zip(keys, own, strict=True):
            sizes.setdefault(key, []).extend(lines)
        known = {key: margins_of(lines, key[0]) for key, lines in sizes.items()}
        return [
            known[key]._replace(
                pitch=pitch_of(lines, known[key].right, _ENOUGH) or known[key].pitch,
                unlike=_RECOGNISED if page.origin is Origin.OCR else known[key].unlike,
            )
            for key, lines, page in zip(keys, own, self._pages, strict=True)
        ]

    # -- blocks ---------------------------------------------------------------------------------------------------------------------

    def _paragraph(self, paragraph: _Paragraph, following: Sequence[_Flow]) -> None:
        spans = [self._lines[piece.key] for piece in paragraph.pieces]
        text = _text(paragraph)
        kind, level = BlockKind.PARAGRAPH, 0
        if is_contents(text):
            kind = BlockKind.CONTENTS
        elif following and isinstance(following[0], _Placed) and _UNIT.fullmatch(text):
            kind = BlockKind.NOTE
        elif (_stands_over_table(following) and _is_caption(text)) or kind_of_group(text)[0] is BlockKind.CAPTION:
            kind = BlockKind.CAPTION
        elif (found := looks_like_heading(text)) is not None:
            kind, level = BlockKind.HEADING, found
        self._taken.append(self._build.block(kind, *spans, level=level))

    def _table(self, placed: _Placed, before: Sequence[_Flow]) -> None:
        table = self._build.table()
        joined = placed.table
        fragments = [self._cells[spot] for spot in placed.spots]
        for cell in sorted(joined.cells, key=lambda cell: (cell.row, cell.column)):
            first = cell.pieces[0]
            table.cell(
                cell.row, cell.column, _pieces(fragments, cell), row_span=cell.row_span, column_span=cell.column_span,
                header=cell.row == 0, page=joined.fragments[first[0]].page, bbox=first[1].box,
            )
        repeats = [fragments[number][cell.row, cell.column] for number, cell in joined.repeated]
        caption, unit_note = self._beside(before)
        spans = [span for cells in fragments for span in cells.values()]
        whole = Span(min(span.start for span in spans), max(span.end for span in spans))
        gaps = sorted([*(span for span in repeats if len(span)), *self._between(fragments)])
        table.close(caption=caption, unit_note=unit_note, span=whole, gaps=gaps)
        self._taken.append(whole)

    def _between(self, spans: Sequence[_Cells]) -> list[Span]:
        """Running heads and feet that stand inside a table's stretch of text."""
        edges = [(max(s.end for s in a.values()), min(s.start for s in b.values())) for a, b in itertools.pairwise(spans)]
        return [line for line in self._lines.values() if any(first <= line.start and line.end <= last for first, last in edges)] if edges else []

    def _beside(self, before: Sequence[_Flow]) -> tuple[Span | None, Span | None]:
        """The caption and the unit note in the two paragraphs above a table."""
        caption = unit_note = None
        for item in reversed(before):
            if not isinstance(item, _Paragraph):
                break
            span = Span(self._lines[item.pieces[0].key].start, self._lines[item.pieces[-1].key].end)
            text = _text(item)
            unit = _UNIT.search(text)
            if unit and unit_note is None:
                unit_note = self._at(item, unit.start(), unit.end())
            if _is_caption(text):
                caption = span if not unit or unit.start() == 0 else self._at(item, 0, len(text[: unit.start()].rstrip()))
                break
            if not (unit and unit.start() == 0):
                break
        return caption, unit_note

    def _at(self, paragraph: _Paragraph, first: int, last: int) -> Span:
        """The document's span for characters of a paragraph's joined lines."""
        offsets = [offset for piece in paragraph.pieces for offset in range(self._lines[piece.key].start, self._lines[piece.key].end)]
        return Span(offsets[first], offsets[last - 1] + 1)

    def _leftovers(self) -> None:
        """Heads and feet are furniture, but for those that a paragraph or table running over the page already leaves out."""
        taken = sorted(self._taken)
        at = 0
        for key in sorted(self._keys[spot] for spot in self._furniture):
            line = self._lines[key]
            while at < len(taken) and taken[at].end <= line.start:
                at += 1
            if at == len(taken) or not taken[at].overlaps(line):
                self._build.block(BlockKind.FURNITURE, line)


def _text(paragraph: _Paragraph) -> str:
    return "".join(piece.line.text for piece in paragraph.pieces)


def _pieces(fragments: Sequence[_Cells], cell: JoinedCell) -> list[Span]:
    """The spans of a cell's text, empty pieces left out unless nothing else is there."""
    spans = [fragments[number][piece.row, piece.column] for number, piece in cell.pieces]
    return [span for span in spans if len(span)] or spans[:1]


def _is_caption(text: str) -> bool:
    return len(text) <= _LONGEST_CAPTION and bool(_CAPTION.match(text) or _TITLE.fullmatch(_UNIT.sub("", text).strip()))


def _stands_over_table(following: Sequence[_Flow]) -> bool:
    """A table comes next, or after a unit note."""
    for item in following:
        if isinstance(item, _Placed):
            return True
        if not _UNIT.fullmatch(_text(item)):
            return False
    return False


def _only_repeats(waiting: Sequence[Piece], page: int) -> bool:
    """Nothing stands between two fragments but 续表 or the unit note again."""
    return all(piece.page == page and _AGAIN.match(piece.line.text) for piece in waiting)

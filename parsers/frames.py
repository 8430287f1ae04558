"""A Table as a frame of slots: each cell once, at its top left, with its cleaned text; merged positions know their cell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from model.document import Cell, Document, Table
from model.quick import quick
from model.regexp import regexp
from model.span import CellRef
from model.view import View, cell_view, view_of
from parsers.twofold import parted

_OPENS = regexp(r"[(（\[【]")
_BRACKETS = regexp(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_UNIT_NOTE = regexp(r"单位\s*[:：]\s*([^\s()（）,，;；。]{1,14})")
_UNIT_BELOW = regexp(r"\s*(?:[备附]?注[:：])?[^\n。；;]{0,20}?单位(?:均?为|是|[:：])\s*(亿元|万元|千元|元)(?![/每])")
"""注：金额单位为万元 right below the table."""
_UNIT_NOTED = regexp(r"\n\s*(?:[备附]?注|说明)[:：][^\n。；;表]{0,12}?(?:金额|货币|计量)单位(?:均?为|是|[:：])\s*(亿元|万元|千元|元)(?![/每])")
"""The same a few paragraphs below it."""
_BELOW = 300
_UNIT_IN_CAPTION = regexp(r"[(（](亿元|万元|千元|元|人次|人|户次|户|亩|公顷|平方米|公里|吨|个|份|套|座|处|头|辆|台|件|项|所|栋)[)）]$")
"""分乡镇享受人数（人）: the caption's last bracket."""
_CAPTION = regexp(r"[表附][\s\d][^\n]*$|[^\n]*(?:表|情况)\s*(?:[(（][^\n]*[)）])?\s*$")
_LOOK_BACK = 160


def squeeze(text: str) -> str:
    """Text without any blank: what labels are compared by."""
    return "".join(text.split())


def bare(text: str) -> str:
    """A label without blanks, bracketed remarks and closing colon: 全年预算数(A) -> 全年预算数."""
    word = squeeze(text)
    return (_BRACKETS.sub("", word) if _OPENS.search(word) else word).strip(":：、*※")


@quick
@dataclass(frozen=True, slots=True)
class Slot:
    """A cell where it begins.  ``key`` is its text without blanks."""

    row: int
    column: int
    cell: Cell
    view: View
    key: str

    @property
    def text(self) -> str:
        return self.view.text.strip()

    @property
    def start(self) -> int:
        return self.cell.span.start


@dataclass(frozen=True)
class Frame:
    """``rows[r][c]`` is the slot that begins there; None where nothing does (empty, or covered by a merged cell)."""

    document: Document
    table: Table
    rows: tuple[tuple[Slot | None, ...], ...]
    origins: tuple[int, ...]
    """The printed column of each column, where some are read as two."""

    def own(self, row: int) -> list[Slot]:
        """The cells with text that begin in a row, left to right."""
        return [slot for slot in self.rows[row] if slot is not None and slot.key]

    def covering(self, row: int, column: int) -> Slot | None:
        """The cell that covers a position, begun there or merged over it."""
        return self._covers.get((row, column)) or self.rows[row][column]

    @cached_property
    def _covers(self) -> dict[tuple[int, int], Slot]:
        covers = {}
        for line in self.rows:
            for slot in line:
                if slot and (slot.cell.row_span > 1 or slot.cell.column_span > 1):
                    for row in range(slot.row, slot.row + slot.cell.row_span):
                        for column in range(slot.column, slot.column + slot.cell.column_span):
                            covers[row, column] = slot
        return covers

    def ref(self, slot: Slot) -> CellRef:
        return CellRef(self.table.index, slot.row, self.origins[slot.column])

    @cached_property
    def before(self) -> str:
        """The text just above the table: its caption lines."""
        start = self.table.span.start
        above = self.document.text[max(0, start - _LOOK_BACK):start]
        return "\n".join([line for line in above.split("\n") if line.strip()][-3:])

    @cached_property
    def caption(self) -> str:
        """The caption as printed, without blanks; "" where none stands above."""
        if self.table.caption:
            return squeeze(self.document.text[self.table.caption.start:self.table.caption.end])
        lines = [line.strip() for line in self.before.split("\n") if line.strip()]
        kept = [line for line in lines[-2:] if len(line) < 50 and not line.endswith("。") and _CAPTION.search(line)]
        return squeeze("".join(kept))

    @cached_property
    def unit_note(self) -> str:
        """What 单位：… beside or above the table says (万元, or 万元、个、份); "" where nothing does."""
        note = self.table.unit_note
        stretch = self.document.text[note.start:note.end] if note else ""
        found = _UNIT_NOTE.search(stretch) or _UNIT_NOTE.search(self.before)
        if found is None and self.rows:
            found = next((hit for slot in self.own(0) if (hit := _UNIT_NOTE.search(slot.text))), None)
        if found is None and stretch:
            return squeeze(stretch)
        end = self.table.span.end
        found = found or _UNIT_BELOW.match(self.document.text, end) or _UNIT_IN_CAPTION.search(self.caption) or _UNIT_NOTED.search(self.document.text, end, end + _BELOW)
        return squeeze(found[1]) if found else ""


def frame_of(document: Document, table: Table) -> Frame:
    """Lay the cells out; a cell that lies outside the stated grid is left out."""
    whole = parted(document, table)
    table = whole.table
    rows: list[list[Slot | None]] = [[None] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        if cell.row < table.rows and cell.column < table.columns:
            view = cell_view(document, cell)
            rows[cell.row][cell.column] = Slot(cell.row, cell.column, cell, view, squeeze(view.text))
    return Frame(document, table, tuple(tuple(line) for line in rows), whole.origins)


def joined(document: Document, slots: list[Slot]) -> View:
    """Several cells read as one: a text that runs on over rows."""
    if len(slots) == 1:
        return slots[0].view
    return view_of(document.text, tuple(piece for slot in slots for piece in slot.cell.pieces))

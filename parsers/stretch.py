"""The readable stretches of a document, in text order: each paragraph and each table cell as one line of clean text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from model.document import BlockKind, Document
from model.quick import quick
from model.regexp import regexp
from model.span import Anchor, CellRef, Span
from model.view import View, block_view, cell_view

PartOf = Callable[[int], int]
_PASSED = (BlockKind.CONTENTS, BlockKind.FURNITURE)


@quick
@dataclass(frozen=True, slots=True)
class Stretch:
    """``block`` indexes the document's blocks; ``cell`` is set inside a table; ``part`` is the part's index."""

    view: View
    kind: BlockKind
    block: int
    part: int
    cell: CellRef | None = None

    @property
    def text(self) -> str:
        return self.view.text

    def span(self, start: int, end: int) -> Span:
        return self.view.span(start, end)

    def lines(self, document: Document) -> Iterator[tuple[int, int]]:
        """The ranges of the clean text that stand on one line of the source each; a heading is one line, wherever it wraps."""
        offsets = self.view.offsets
        start = 0
        heading = document.blocks[self.block].kind is BlockKind.HEADING
        for index in range(1, 0 if heading else len(offsets)):
            if offsets[index] - offsets[index - 1] > 1 and "\n" in document.text[offsets[index - 1] : offsets[index]]:
                yield start, index
                start = index
        yield start, len(self.text)

    def anchor(self, document: Document, start: int, end: int) -> Anchor:
        """The anchor of a half-open range of the clean text."""
        return document.anchor(self.view.span(start, end), self.cell)


def stretches(document: Document, part_of: PartOf) -> Iterator[Stretch]:
    """All but contents lists and page furniture."""
    for index, block in enumerate(document.blocks):
        if block.kind in _PASSED:
            continue
        if block.table is not None:
            table = document.tables[block.table]
            for cell in table.cells:
                if len(cell.span) == 0 and not cell.more:
                    continue
                yield Stretch(cell_view(document, cell), block.kind, index, part_of(cell.span.start), CellRef(table.index, cell.row, cell.column))
        else:
            yield Stretch(block_view(document, block), block.kind, index, part_of(block.span.start))


_BARE = regexp(r"(?:\d[\d,]*(?:\.\d+)?%?|\d{4}\s*[年.\-/]\s*\d{1,2}\s*[月.\-/]\s*\d{1,2}\s*日?)")
_NEAR, _SEVERAL = 4, 2


def among_cells(stretches: Sequence[Stretch], index: int) -> bool:
    """Whether a line stands among others that hold a bare number or date: cells of a table of which nothing else is left, so no signature."""
    near = (*stretches[max(0, index - _NEAR) : index], *stretches[index + 1 : index + 1 + _NEAR])
    return sum(other.cell is None and _BARE.fullmatch(other.text.strip()) is not None for other in near) >= _SEVERAL

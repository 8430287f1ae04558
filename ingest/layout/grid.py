"""A table as one page shows it."""

from __future__ import annotations

from typing import NamedTuple

from ingest.layout.lines import TextLine
from model.span import BBox


class PageCell(NamedTuple):
    """A cell as one page shows it."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: BBox
    lines: tuple[TextLine, ...]

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)


class PageTable(NamedTuple):
    """A table as one page shows it; ``xs`` and ``ys`` are its column and row edges, one more than columns and rows."""

    page: int
    box: BBox
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[PageCell, ...]

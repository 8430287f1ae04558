"""Paragraphs and tables of formats whose markup tells them apart (DOCX, HTML, XLSX), handed to the builder in one way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.build import DocumentBuilder
from ingest.layout.furniture import contents_lines
from ingest.layout.plain import TextLine
from ingest.layout.prose import Said, caption_of, kind_of_group
from model.document import BlockKind
from model.span import Span


@dataclass(slots=True)
class Paragraph:
    """A paragraph; ``kind`` where the markup tells it."""

    text: str
    kind: BlockKind | None = None
    level: int = 0


@dataclass(slots=True)
class CellItem:
    """A cell by its top-left position."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    header: bool = False


@dataclass(slots=True)
class TableItem:
    """A table of a format with markup; ``caption`` where the markup names one."""

    cells: list[CellItem] = field(default_factory=list)


def emit(items: Sequence[Paragraph | TableItem], build: DocumentBuilder) -> None:
    """Blocks in order.  What no style tells is told by the wording."""
    paragraphs = [item for item in items if isinstance(item, Paragraph) and item.text.strip()]
    contents = {id(paragraphs[at]) for at in contents_lines([_as_line(item.text) for item in paragraphs])}
    heads: list[Said] = []
    for item in items:
        if isinstance(item, TableItem):
            _emit_table(item, heads, build)
            heads = []
        elif item.text.strip():
            kind, level = (item.kind, item.level) if item.kind else kind_of_group(item.text.strip())
            if id(item) in contents:
                kind, level = BlockKind.CONTENTS, 0
            text = item.text.strip(" \u3000\n\t")
            span = build.heading(text, level) if kind is BlockKind.HEADING else build.paragraph(text, kind)
            heads = [*heads[-2:], Said(text, span, kind)]


def _as_line(text: str) -> TextLine:
    stripped = text.strip()
    return TextLine(Span(0, len(stripped)), Span(0, len(stripped)), stripped, 0, 0, 0, False, "\t" in stripped)


def _emit_table(item: TableItem, heads: list[Said], build: DocumentBuilder) -> None:
    caption, unit = caption_of(heads)
    table = build.table()
    for cell in item.cells:
        table.cell(cell.row, cell.column, cell.text, row_span=cell.row_span, column_span=cell.column_span, header=cell.header)
    table.close(caption, unit)

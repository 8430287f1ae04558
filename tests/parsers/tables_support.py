"""Documents of one table, and what the table parsers read from them, in a few words."""

from __future__ import annotations

from collections.abc import Sequence

from lexicon.load import Lexicon
from model.document import Block, BlockKind, Cell, Document, Line, Source, Table
from model.figure import Figure
from model.span import Span
from parsers.tables.flat import recovered
from parsers.tables.read import TableReading, read_tables

LEXICON = Lexicon.load()
CellText = str | tuple[str, int, int]


def table_document(rows: Sequence[Sequence[CellText | None]], before: str = "") -> Document:
    """Rows of cells to a Document; a cell is its text or (text, row span, column span); None is a covered position."""
    text = before + "\n" if before else ""
    start = len(text)
    cells = []
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is None:
                continue
            words, down, across = cell if isinstance(cell, tuple) else (cell, 1, 1)
            cells.append(Cell(at, column, Span(len(text), len(text) + len(words)), down, across))
            text += words + "\t"
        text += "\n"
    table = Table(0, tuple(cells), len(rows), max(len(row) for row in rows), Span(start, len(text)))
    blocks = [Block(BlockKind.TABLE, table.span, table=0)]
    if before:
        blocks.insert(0, Block(BlockKind.PARAGRAPH, Span(0, start)))
    return Document(Source("made.docx", "0" * 64, len(text), "application/x-made"), text, tuple(blocks), (table,))


def line_document(text: str) -> Document:
    """Plain lines, each a paragraph of its own."""
    blocks, lines, at = [], [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(BlockKind.PARAGRAPH, Span(at, at + len(line))))
        lines.append(Line(Span(at, at + len(line))))
        at += len(line) + 1
    return Document(Source("made.txt", "0" * 64, len(text), "text/plain"), text, tuple(blocks), lines=tuple(lines))


def reading(document: Document) -> TableReading:
    return read_tables(recovered(document, LEXICON), lambda _: 0, LEXICON)


def read_rows(rows: Sequence[Sequence[CellText | None]], before: str = "") -> TableReading:
    return reading(table_document(rows, before))


def said(found: TableReading, *roles: str) -> list[str]:
    """``role raw`` of each figure, those of the named roles only where any are named."""
    return [f"{figure.role} {figure.raw}" for figure in found.figures if not roles or figure.role in roles]


def one(found: TableReading, role: str, **subject: object) -> Figure:
    """The one figure of a role whose subject says this."""
    hits = [figure for figure in found.figures if figure.role == role and all(getattr(figure.subject, key) == word for key, word in subject.items())]
    assert len(hits) == 1, (role, subject, said(found))
    return hits[0]


def table_of(text: str) -> list[list[str]]:
    """Cells parted by ``|``, a row a line."""
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().split("\n")]

"""What a reader of loose text puts together: rows of cells by column, and where the text goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.document import Cell, Table
from model.span import Span
from parsers.tables.pieces import Token

Row = dict[int, Token]
WIDE = -1
"""The key of a row that is no row: words between rows that fit no column, kept whole."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """Rows in order, the head first where there is one (``headed``); ``end`` is the index of the first token after them."""

    rows: Sequence[Row]
    end: int
    headed: bool = True


def line_at(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """The tokens from here to the end of the line."""
    end = at + 1
    while end < len(tokens) and tokens[end].line == tokens[at].line:
        end += 1
    return tokens[at:end]


def table_of(rows: Sequence[Row], index: int, *, headed: bool) -> Table:
    """The rows as the document's table of this number."""
    width = max(max(row) for row in rows) + 1
    cells = [
        Cell(number, max(column, 0), token.spans[0], header=headed and not number, more=token.spans[1:], column_span=width if column == WIDE else 1)
        for number, row in enumerate(rows) for column, token in sorted(row.items())
    ]
    spans = [piece for cell in cells for piece in cell.pieces]
    span = Span(min(span.start for span in spans), max(span.end for span in spans))
    return Table(index, tuple(cells), len(rows), width, span, rebuilt=True)

"""Tables whose ruling was lost: cells one a line, or parted by blanks.  Their grid is rebuilt from the words of the header and the
kinds of the values, and the document is handed on with these tables in the place of the loose paragraphs (EX-04).

Where the pieces do not fit the header's columns nothing is rebuilt: a row is skipped, never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lexicon.load import Lexicon
from model.document import Block, BlockKind, Cell, Document, Table
from model.notice import CATALOGUE, Level, Notice
from model.span import Span
from parsers.tables.entries import entries
from parsers.tables.headless import headless_rows
from parsers.tables.heads import Heads
from parsers.tables.lined_grid import lined
from parsers.tables.loose_heads import LooseHead, head_at
from parsers.tables.loose_rows import WIDE, Row, indicator_rows, money_rows
from parsers.tables.pieces import Token, right_edges, runs, tokens_of
from parsers.tables.plain_grid import grid
from parsers.tables.run_on_rows import run_on_rows
from parsers.tables.standard_rows import standard_rows
from parsers.tables.strung import strung_tables


def recovered(document: Document, lexicon: Lexicon) -> Document:
    """The document with its loose tables as tables; the very same where there are none."""
    heads, edges = Heads.of(lexicon), right_edges(document)
    found: list[Table] = []
    notices: list[Notice] = []
    for run in runs(document):
        strung = list(strung_tables(document, run, heads))
        notices += [Notice("P-STRUNG", Level.WARNING, CATALOGUE["P-STRUNG"], span) for rows, span in strung if not rows]
        apart = [_cut_table(rows, len(document.tables) + len(found) + at, headed=True) for at, (rows, _) in enumerate(cut for cut in strung if cut[0])]
        tokens = [token for token in tokens_of(document, run, heads, edges) if not any(_overlaps(token, table.span) for table in apart)]
        loose = _tables(tokens, heads, len(document.tables) + len(found) + len(apart))
        found += sorted((*apart, *loose), key=lambda table: table.span.start)
    if not found and not notices:
        return document
    return replace(document, tables=(*document.tables, *found), blocks=_blocks(document, found), notices=(*document.notices, *notices))


def _overlaps(token: Token, span: Span) -> bool:
    return token.start < span.end and span.start < token.end


def _tables(tokens: list[Token], heads: Heads, index: int) -> list[Table]:
    found: list[Table] = []
    at = 0
    while at < len(tokens):
        header = head_at(tokens, at, heads)
        table = None
        lines = lined(tokens, at, heads)
        reach = at + sum(len(row) for row in lines)
        if header is not None:
            rows, end = money_rows(tokens, header) if header.kind == "funds" else indicator_rows(tokens, header, heads)
            table = _table(header, rows, index + len(found)) if rows else None
        if lines and (table is None or reach > end):
            end = reach
            table = _grid_table(lines, index + len(found))
        elif header is None:
            end = at
            form, rows_of = entries(tokens, at, heads), grid(tokens, at)
            scored, past = standard_rows(tokens, at, heads)
            bare_rows, beyond = headless_rows(tokens, at, heads)
            if not scored and not bare_rows:
                scored, past = run_on_rows(tokens, at, heads)
            if bare_rows:
                end = beyond
                table = _cut_table(bare_rows, index + len(found), headed=False)
            elif scored:
                end = past
                table = _grid_table(scored, index + len(found))
            elif rows_of:
                end = at + sum(len(row) for row in rows_of)
                table = _grid_table([dict(enumerate(row)) for row in rows_of], index + len(found))
            elif form:
                while end < len(tokens) and tokens[end].start < form[-1].end:
                    end += 1
                table = _row_table(form, index + len(found))
        if table is not None:
            found.append(table)
            at = max(end, at + 1)
        else:
            at += 1
    return found


def _cell(row: int, column: int, token: Token, header: bool = False) -> Cell:
    return Cell(row, column, token.spans[0], header=header, more=token.spans[1:])


def _table(header: LooseHead, rows: list[Row], index: int) -> Table:
    shift = 1 if header.kind == "funds" else 0
    cells = [_cell(0, column + shift, token, True) for column, (_, token) in enumerate(header.columns)]
    for number, row in enumerate(rows, 1):
        cells += [_cell(number, column, token) if column != WIDE else replace(_cell(number, 0, token), column_span=len(header.columns) + shift)
                  for column, token in sorted(row.items())]
    return _made(cells, len(rows) + 1, len(header.columns) + shift, index)


def _row_table(tokens: list[Token], index: int) -> Table:
    return _made([_cell(0, column, token) for column, token in enumerate(tokens)], 1, len(tokens), index)


def _grid_table(rows: Sequence[Mapping[int, Token]], index: int) -> Table:
    cells = [_cell(number, column, token, header=not number) for number, row in enumerate(rows) for column, token in row.items()]
    return _made(cells, len(rows), len(rows[0]), index)


def _cut_table(rows: Sequence[Row], index: int, *, headed: bool) -> Table:
    """Rows whose cells' columns are told."""
    cells = [_cell(number, column, token, header=headed and not number) for number, row in enumerate(rows) for column, token in sorted(row.items())]
    return _made(cells, len(rows), max(max(row) for row in rows) + 1, index)


def _made(cells: list[Cell], rows: int, columns: int, index: int) -> Table:
    spans = [piece for cell in cells for piece in cell.pieces]
    span = Span(min(span.start for span in spans), max(span.end for span in spans))
    return Table(index, tuple(cells), rows, columns, span, rebuilt=True)


def _blocks(document: Document, tables: list[Table]) -> tuple[Block, ...]:
    """The blocks with each table's stretch as one table block; a block cut by it keeps what lies outside."""
    blocks: list[Block] = []
    placed: set[int] = set()
    for block in document.blocks:
        at = block.span.start
        for table in tables:
            if table.span.end <= at or table.span.start >= block.span.end:
                continue
            if table.span.start > at:
                blocks.append(replace(block, span=Span(at, table.span.start)))
            if table.index not in placed:
                placed.add(table.index)
                blocks.append(Block(BlockKind.TABLE, table.span, table=table.index))
            at = table.span.end
        if at < block.span.end:
            blocks.append(block if at == block.span.start else replace(block, span=Span(at, block.span.end)))
    return tuple(blocks)

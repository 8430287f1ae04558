"""Tables whose ruling was lost: cells one a line, or parted by blanks.  Their grid is rebuilt from the words of the header and the
kinds of the values, and the document is handed on with these tables in the place of the loose paragraphs (EX-04).

Where the pieces do not fit the header's columns nothing is rebuilt: a row is skipped, never guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lexicon.load import Lexicon
from model.document import Block, BlockKind, Document, Table
from model.notice import CATALOGUE, Level, Notice
from model.span import Span
from parsers.tables.abreast import abreast_rows
from parsers.tables.answer_lines import answer_lines
from parsers.tables.entries import entry_row
from parsers.tables.headless import headless_rows
from parsers.tables.heads import Heads
from parsers.tables.lined_grid import lined_rows
from parsers.tables.lined_marks import marked_lines
from parsers.tables.loose_rows import headed_rows
from parsers.tables.pieces import Token, right_edges, runs, tokens_of
from parsers.tables.plain_grid import plain_rows
from parsers.tables.rebuilt import Rebuilt, table_of
from parsers.tables.run_on_rows import run_on_rows
from parsers.tables.serial_rows import serial_rows
from parsers.tables.stacked_rows import stacked_rows
from parsers.tables.standard_rows import standard_rows
from parsers.tables.strung import strung_tables
from parsers.tables.weighed_pairs import weighed_pairs


def recovered(document: Document, lexicon: Lexicon) -> Document:
    """The document with its loose tables as tables; the very same where there are none."""
    heads, edges = Heads.of(lexicon), right_edges(document)
    found: list[Table] = []
    notices: list[Notice] = []
    for run in runs(document):
        strung = list(strung_tables(document, run, heads))
        notices += [Notice("P-STRUNG", Level.WARNING, CATALOGUE["P-STRUNG"], span) for rows, span in strung if not rows]
        apart = [table_of(rows, len(document.tables) + len(found) + at, headed=True) for at, (rows, _) in enumerate(cut for cut in strung if cut[0])]
        tokens = [token for token in tokens_of(document, run, heads, edges) if not any(_overlaps(token, table.span) for table in apart)]
        loose = _tables(tokens, heads, len(document.tables) + len(found) + len(apart))
        found += sorted((*apart, *loose), key=lambda table: table.span.start)
    if not found and not notices:
        return document
    return replace(document, tables=(*document.tables, *found), blocks=_blocks(document, found), notices=(*document.notices, *notices))


def _overlaps(token: Token, span: Span) -> bool:
    return token.start < span.end and span.start < token.end


def _tables(tokens: Sequence[Token], heads: Heads, index: int) -> list[Table]:
    found: list[Table] = []
    at = 0
    while at < len(tokens):
        rebuilt = _rebuilt(tokens, at, heads) if len(tokens[at].key) <= _LONGEST else None
        if rebuilt is not None:
            found.append(table_of(rebuilt.rows, index + len(found), headed=rebuilt.headed))
        at = max(rebuilt.end if rebuilt else 0, at + 1)
    return found


_LONGEST = 30
"""No head and no row's first cell has so many characters: lines of prose are passed over."""
_BESIDE = (answer_lines, weighed_pairs, abreast_rows, headless_rows, stacked_rows, standard_rows, run_on_rows, plain_rows, entry_row)
"""Where no head in a form's words, and no line of names, begins a table: the first that finds one."""


def _rebuilt(tokens: Sequence[Token], at: int, heads: Heads) -> Rebuilt | None:
    """What begins with this token.  A line of names, or a head before numbered rows, may be one in a form's words too: what reaches farther is right."""
    headed = [found for reader in (serial_rows, headed_rows, lined_rows, marked_lines) if (found := reader(tokens, at, heads))]
    if headed:
        return max(headed, key=lambda found: found.end)
    return next((found for reader in _BESIDE if (found := reader(tokens, at, heads))), None)


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

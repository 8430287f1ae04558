"""All tables of a document to figures and rubrics: classify block by block, hand each block to its module."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from lexicon.load import Lexicon
from model.document import Document, Table
from model.figure import Figure, Rubric
from model.notice import Notice, Say, guarded
from parsers.frames import frame_of
from parsers.tables import (
    by_period,
    cover,
    declared,
    done_by_place,
    funds,
    generic,
    glued,
    heads_of_people,
    indicators,
    marks_across,
    paid_by_place,
    payments,
    payments_by_kind,
    progress,
    projects,
    scores,
    survey,
    surveyed,
    works_done,
    year_columns,
    yearly,
)
from parsers.tables.block import Block, BlockKind
from parsers.tables.classify import blocks_of
from parsers.tables.reader import Reader

_READERS: dict[BlockKind, Callable[[Reader, Block], None]] = {
    BlockKind.INDICATORS: indicators.figures,
    BlockKind.DIMENSIONS: scores.figures,
    BlockKind.FUNDS: funds.figures,
    BlockKind.PROJECTS: projects.figures,
    BlockKind.PAYMENTS: payments.figures,
    BlockKind.SURVEY: survey.figures,
    BlockKind.MATRIX: survey.matrix,
    BlockKind.PROGRESS: progress.across,
    BlockKind.LOTS: progress.down,
    BlockKind.PAIRS: cover.figures,
    BlockKind.QUANTITIES: generic.quantities,
    BlockKind.YEARS: lambda reader, block: year_columns.figures(reader, block.head[0], block.rows),
    BlockKind.YEARLY: lambda reader, block: yearly.figures(reader, block.head[0], block.rows),
    BlockKind.BY_PERIOD: lambda reader, block: by_period.figures(reader, block.head[0], block.rows),
    BlockKind.KINDS_PAID: lambda reader, block: payments_by_kind.figures(reader, block.columns, block.head[0], block.rows),
    BlockKind.PEOPLE: lambda reader, block: heads_of_people.figures(reader, block.columns, block.head[0], block.rows),
    BlockKind.DONE_BY_PLACE: lambda reader, block: done_by_place.figures(reader, block.columns, block.rows),
    BlockKind.PAID_BY_PLACE: lambda reader, block: paid_by_place.figures(reader, block.columns, block.rows),
    BlockKind.SURVEYED: lambda reader, block: surveyed.figures(reader, block.columns, block.rows),
    BlockKind.WORKS_DONE: works_done.figures,
    BlockKind.MARKS_ACROSS: lambda reader, block: marks_across.figures(reader, block.columns, block.head[0], block.rows),
    BlockKind.OTHER: generic.pairs,
}


@dataclass(frozen=True, slots=True)
class TableReading:
    """What the tables of a document gave."""

    figures: tuple[Figure, ...] = ()
    rubrics: tuple[Rubric, ...] = ()
    notices: tuple[Notice, ...] = ()


def read_table(document: Document, table: Table, part_of: Callable[[int], int], lexicon: Lexicon) -> TableReading:
    """One table, whatever it holds."""
    reader = Reader(frame_of(document, table), lexicon, part_of)
    for block in blocks_of(reader.frame, lexicon):
        if read := _READERS.get(block.kind):
            read(reader, block)
        if block.kind in (BlockKind.PAIRS, BlockKind.OTHER):
            declared.figures(reader, block)
    return TableReading(tuple(reader.figures), tuple(reader.rubrics), tuple(reader.notices))


def read_tables(document: Document, part_of: Callable[[int], int], lexicon: Lexicon) -> TableReading:
    """Every table of the document, in order."""
    troubles: list[Notice] = []
    readings = [
        guarded(Say(f"表{table.index + 1}的读取", f"reading table {table.index + 1}"), partial(read_table, document, table, part_of, lexicon), TableReading(), troubles)
        for table in document.tables
    ]
    return TableReading(
        (*(figure for reading in readings for figure in reading.figures), *glued.figures(document, part_of)),
        tuple(rubric for reading in readings for rubric in reading.rubrics),
        (*(notice for reading in readings for notice in reading.notices), *troubles),
    )

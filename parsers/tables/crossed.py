"""Cells that are told by the name of their row and the role of their column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.frames import Slot, bare, squeeze
from parsers.tables.columns import Column
from parsers.tables.heads import Heads
from parsers.tables.reader import Reader


def crossed(reader: Reader, columns: Sequence[Column | None], rows: Sequence[int]) -> Iterator[tuple[str | None, Slot, Column]]:
    """Each cell under a column that has a role, with its row's name; None in the row of a total."""
    heads = Heads.of(reader.lexicon)
    for row in rows:
        first, *others = reader.frame.own(row) or (None,)
        if first is None:
            continue
        name = None if heads.total.get(bare(first.key)) else squeeze(first.key)
        for slot in others:
            column = columns[slot.column] if slot.column < len(columns) else None
            if column is not None and column.role:
                yield name, slot, column

"""One block of a table: rows under one header, and how it is gathered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from model.regexp import regexp
from parsers.frames import Slot
from parsers.tables.columns import Column
from parsers.tables.reader import is_measure

_LOTS = 2
_AIMED = regexp(r"^[≥≤=><]|\d%$")


class BlockKind(StrEnum):
    INDICATORS = "indicators"
    DIMENSIONS = "dimensions"
    FUNDS = "funds"
    PROJECTS = "projects"
    PAYMENTS = "payments"
    SURVEY = "survey"
    MATRIX = "matrix"
    PROGRESS = "progress"
    LOTS = "lots"
    GOALS = "goals"
    PAIRS = "pairs"
    YEARS = "years"
    YEARLY = "yearly"
    BY_PERIOD = "by_period"
    KINDS_PAID = "kinds_paid"
    PEOPLE = "people"
    DONE_BY_PLACE = "done_by_place"
    PAID_BY_PLACE = "paid_by_place"
    SURVEYED = "surveyed"
    WORKS_DONE = "works_done"
    MARKS_ACROSS = "marks_across"
    QUANTITIES = "quantities"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Block:
    """Rows under one header.  ``head``: the header's rows; ``rows``: the data rows."""

    kind: BlockKind
    head: tuple[int, ...]
    rows: tuple[int, ...]
    columns: tuple[Column | None, ...] = ()


_WITHOUT_LABELS = frozenset((BlockKind.YEARS, BlockKind.YEARLY, BlockKind.BY_PERIOD, BlockKind.KINDS_PAID, BlockKind.PEOPLE, BlockKind.DONE_BY_PLACE, BlockKind.PAID_BY_PLACE, BlockKind.SURVEYED, BlockKind.WORKS_DONE, BlockKind.MARKS_ACROSS))
"""Blocks in whose rows no label of a form stands, whatever the first cell looks like."""


class Open:
    """A block while its rows are gathered."""

    def __init__(self, kind: BlockKind, head: tuple[int, ...], columns: tuple[Column | None, ...]) -> None:
        self.kind = kind
        self.head = head
        self.columns = columns
        self.rows: list[int] = []

    def takes(self, slots: list[Slot]) -> bool:
        """Whether a row that looks like label and value still belongs to this block: it has marks, or a value aimed at."""
        if self.kind in _WITHOUT_LABELS:
            return True
        if self.kind is BlockKind.PROGRESS:  # 开工时间 | 4月15日 | 4月18日: a label of forms, here that of a row of days
            return sum(slot.column < len(self.columns) and self.columns[slot.column] is not None for slot in slots[1:]) >= _LOTS
        if self.kind in (BlockKind.PAIRS, BlockKind.OTHER, BlockKind.GOALS):
            return False
        aimed = self.kind is BlockKind.INDICATORS and any(_AIMED.search(slot.key) or self._marked(slot) for slot in slots[1:])
        return aimed or sum(is_measure(slot.key) for slot in slots) >= 2

    def _marked(self, slot: Slot) -> bool:
        """A mark under 分值 or 得分."""
        column = self.columns[slot.column] if slot.column < len(self.columns) else None
        return column is not None and column.role in ("weight", "points", "score") and is_measure(slot.key)

    def closed(self) -> Iterator[Block]:
        if self.rows:
            yield Block(self.kind, self.head, tuple(self.rows), self.columns)

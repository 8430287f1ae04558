"""The columns of a header: each with its role, of one row or of several that lie over one another."""

from __future__ import annotations

from parsers.frames import Frame, Slot
from parsers.tables.columns import Column
from parsers.tables.heads import PERIOD, Words

LEVELS = ("level1", "level2", "level3", "level4", "name")


def columns_of(frame: Frame, rows: tuple[int, ...], words: Words) -> tuple[Column | None, ...]:
    """Each column's role: of the lowest header cell over it that has one, else of the whole path read as one."""
    columns: list[Column | None] = []
    for column in range(frame.table.columns):
        over = [slot for row in rows if (slot := frame.covering(row, column)) is not None and slot.key]
        path = list(dict.fromkeys(slot.key for slot in over if not _overhangs(slot, over)))
        told = [found for key in reversed(path) if (found := words.role(key))]
        role = _level_named(told) or (words.role("".join(path)) if len(path) > 1 else "")
        head = "".join(path)
        period = PERIOD.search(head)
        columns.append(Column(role, head, period.group() if period else None) if path else None)
    return tuple(columns)


def _level_named(told: list[str]) -> str:
    """The lowest head's role; 指标名称 under 一级指标 names that level."""
    if told[:1] == ["name"]:
        return next((role for role in told if role in LEVELS and role != "name"), "name")
    return told[0] if told else ""


def _overhangs(slot: Slot, over: list[Slot]) -> bool:
    """Whether a lower cell only reaches under an upper one that begins further right: text shows no end of a merged cell."""
    return any(other.row < slot.row and other.column > slot.column for other in over)


def head_rows(frame: Frame, row: int, words: Words) -> tuple[int, ...]:
    """The header's rows: a second one where the next row holds only header words."""
    if row + 1 < len(frame.rows):
        below = frame.own(row + 1)
        named = [slot for slot in below if words.role(slot.key)]
        if below and len(named) == len(below) and len(frame.own(row)) > 1 and not any(slot.column == 0 for slot in below):
            return (row, row + 1)
    return (row,)

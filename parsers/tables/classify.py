"""What a table is, block by block: one form may hold identity rows, fund rows, goal rows, indicator rows and a total."""

from __future__ import annotations

from itertools import pairwise, takewhile

from lexicon.load import Lexicon
from model.regexp import regexp
from parsers.frames import Frame, Slot, bare
from parsers.tables.answer_lines import COUNT
from parsers.tables.block import Block, BlockKind, Open
from parsers.tables.columns import Column
from parsers.tables.heads import Heads, dimension_of, labelled
from parsers.tables.openings import filled_in, opening
from parsers.tables.questions import asked_above, asks
from parsers.tables.reader import is_measure, is_money

_NOTE = regexp(r"[\u4e00-\u9fff]{2}|^[无/—-]$")
"""A remark at the end of a row."""


def blocks_of(frame: Frame, lexicon: Lexicon) -> list[Block]:
    """Cut a table into blocks, top to bottom."""
    heads = Heads.of(lexicon)
    blocks: list[Block] = []
    current: Open | None = None
    row = 0
    while row < len(frame.rows):
        slots = frame.own(row)
        begun = _begun(frame, row, slots, heads, current) if slots else None
        if begun is not None:
            blocks += current.closed() if current else []
            current = begun
        if begun is not None and begun.head:
            row = begun.head[-1] + 1
            continue
        if slots and current is not None:
            current.rows.append(row)
        row += 1
    blocks += current.closed() if current else []
    return blocks


def _begun(frame: Frame, row: int, slots: list[Slot], heads: Heads, current: Open | None) -> Open | None:
    """The block that a row begins, with its header or without; None where it goes on with the one before."""
    opened = opening(frame, row, slots, heads) or (_answers(frame, row) if row == 0 or asks(slots) else None)
    if opened is None and (_of_funds(frame, current) if current is not None else frame.table.rebuilt):
        opened = _headless(frame, slots, heads)
    if opened is not None:
        return opened
    kind = current.kind if current is not None else BlockKind.OTHER
    if _beside_labels(slots, heads):
        kind = BlockKind.OTHER
    elif _is_pairs(slots, heads) and not (current and current.takes(slots)):
        kind = BlockKind.PAIRS
    return None if current is not None and current.kind is kind else Open(kind, (), ())


def _of_funds(frame: Frame, current: Open) -> bool:
    """Whether the rows so far are a form's funds: under their head, or each label with its value in one cell."""
    labelled = current.kind is BlockKind.OTHER and bool(current.rows) and all(filled_in(frame.own(row)) for row in current.rows)
    return current.kind is BlockKind.FUNDS or labelled


def _headless(frame: Frame, slots: list[Slot], heads: Heads) -> Open | None:
    """Indicator rows right below the funds, or put together from lines, their header left out: names, target, achieved value, marks to be had, marks given."""
    if len(slots) > 6 and _NOTE.search(slots[-1].key):
        slots = slots[:-1]
    names = len(slots) - 4
    level = bool(slots) and (dimension_of(slots[0].key, heads) is not None or bare(slots[0].key) in heads.second)
    if not level or not 2 <= names <= 3 or not all(regexp(r"\d+(?:\.\d+)?").fullmatch(slot.key) for slot in slots[-2:]):
        return None
    roles = (*(("level1", "level2", "level3") if names == 3 else ("level1", "level3")), "target", "actual", "points", "score")
    by_column = {slot.column: role for slot, role in zip(slots, roles, strict=True)} | {slots[-1].column + 1: "deviation"}
    return Open(BlockKind.INDICATORS, (), tuple(Column(by_column[at], "") if at in by_column else None for at in range(frame.table.columns)))


def _is_answer(slots: list[Slot]) -> bool:
    return [slot.column for slot in slots] == [0, 1, 2] and not is_measure(slots[0].key) and COUNT.fullmatch(slots[1].key) is not None and slots[2].key.endswith("%")


def _answers(frame: Frame, row: int) -> Open | None:
    """Answers right below the line that asks, their header left out: each row an answer, how many gave it, what share of all."""
    asked = asks(frame.own(row))
    rows = list(takewhile(lambda slots: not asks(slots), (frame.own(at) for at in range(row + asked, len(frame.rows)))))
    if len(rows) < 2 or not all(_is_answer(slots) for slots in rows) or not asked_above(frame, row + asked):
        return None
    return Open(BlockKind.SURVEY, (row,) if asked else (), (Column("option", ""), Column("count", ""), Column("share", ""), *[None] * (frame.table.columns - 3)))


def _beside_labels(slots: list[Slot], heads: Heads) -> bool:
    """Two or more money words in one row, each with its amount beside it: 预算数： | 20 | 执行数： | 18."""
    return sum(_money_word(left.key, heads) and is_money(right.key) for left, right in pairwise(slots)) >= 2


def _money_word(key: str, heads: Heads) -> bool:
    word = bare(key)
    return word in heads.fund.words or (word.startswith("其中") and word[2:].lstrip(":：") in heads.source)


def _is_pairs(slots: list[Slot], heads: Heads) -> bool:
    """Whether a row begins with a form's label, or holds two of them."""
    known = [bare(slot.key) in heads.label for slot in slots]
    if all(labelled(slot.key, heads) for slot in slots):
        return True  # 填报人：某某 | 联系电话：……: the line of signatures below a form
    return (known[0] and (len(slots) == 1 or not all(known))) or (sum(known) >= 2 and not all(known))



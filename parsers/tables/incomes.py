"""A unit's account down the rows: 一、财政拨款收入, 五、事业收入, 本年收入合计, whatever its caption says of spending; where what was spent stands
abreast of it, each number is of the name on its own side."""

from __future__ import annotations

from collections.abc import Sequence

from model.regexp import regexp
from parsers.frames import Slot, bare
from parsers.tables.block import Block
from parsers.tables.reader import DASHES, Reader, is_money

_ORDER = regexp(r"^(?:其中[:：]?|加[:：]|减[:：]|[（(]?[一二三四五六七八九十\d]{1,2}[)）.、．])+")
_INCOME = regexp(r"[\u4e00-\u9fff]*收入(?:合计|总计|小计)?")
_OTHER_SIDE = regexp(r"支出|费用|成本|结余|盈余|收益|利润|^减")
_ROW_NUMBERS = regexp(r"行次|栏次|行号|行数")
_TAKEN_AS_SPENT = ("", "amount", "funds_spent")
"""What a head tells of an account's column: nothing, 金额, or 决算数."""
_FEWEST = 2


def income_columns(reader: Reader, block: Block) -> frozenset[int]:
    """The columns of names that tell what came in, and nothing of what was spent."""
    names: dict[int, set[str]] = {}
    for row in block.rows:
        for slot in reader.frame.own(row):
            if not is_money(slot.key) and slot.key not in DASHES:
                names.setdefault(slot.column, set()).add(income_name(slot.key))
    return frozenset(
        column for column, told in names.items()
        if sum(bool(_INCOME.fullmatch(name)) for name in told) >= _FEWEST and not any(_OTHER_SIDE.search(name) for name in told)
    )


def income_name(label: str) -> str:
    """五、事业收入 -> 事业收入."""
    return _ORDER.sub("", bare(label)).strip(":：")


def side_of(slots: Sequence[Slot], slot: Slot) -> Slot | None:
    """The name nearest to the left of a number."""
    left = [other for other in slots if other.column < slot.column and not is_money(other.key) and other.key not in DASHES]
    return left[-1] if left else None


def came_in(role: str) -> bool:
    """Whether a column of an account of income says no more than how much: then it came in."""
    return role in _TAKEN_AS_SPENT


def row_number(block: Block, column: int) -> bool:
    """行次: a column that only counts the rows."""
    head = block.columns[column] if column < len(block.columns) else None
    return head is not None and bool(_ROW_NUMBERS.fullmatch(bare(head.head)))

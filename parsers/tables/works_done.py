"""What was planned and what was done, each row in a unit of its own: 工程内容 | 单位 | 计划数 | 实际完成数 | 完成率; or with the unit behind what was
built, counts in other columns: 子项目 | 建设内容 | 计划数 | 实际完成 | 完成率 | 受益人口（人）."""

from __future__ import annotations

from collections.abc import Sequence

from lexicon.load import Lexicon
from model.figure import Subject
from model.regexp import regexp
from parsers.frames import Slot, bare, squeeze
from parsers.tables.block import Block
from parsers.tables.columns import Column
from parsers.tables.counted import counter, told_of
from parsers.tables.heads import Heads
from parsers.tables.reader import UNIT, Reader, is_lot, is_money

_UNIT_HEAD = regexp(r"(?:计量|度量|数量)?单位")
_PLANNED = regexp(r"(?:年度|全年|年初|合同|批复|设计|初设|原|下达|项目)?(?:计划|目标|任务|设计|批复|预期|下达)(?:任务|建设|实施|完成|工程)?(?:数|数量|量|值|规模)?")
_DONE = regexp(r"(?:全年|年度|累计|已|评价)?(?:实际|完成|核实|核查|现场)(?:完成|建设|实施|核实)?(?:任务|工程)?(?:数|数量|量|值|情况|规模)?")
_RATE = regexp(r"(?:任务|目标|计划|工程|数量)?完成(?:率|比例|百分比|进度)")
_MONEY_UNIT = regexp(r"[百千万亿]*元")
_ROLES = (("unit", _UNIT_HEAD), ("indicator_target", _PLANNED), ("indicator_actual", _DONE), ("completion_rate", _RATE))
_ASIDE = regexp(r"序号|编号|备注|说明|.{0,6}原因.{0,6}|类别|类型")


def columns_of(keys: Sequence[str | None], below: Sequence[Sequence[Slot]]) -> tuple[Column | None, ...]:
    """The columns of such a head: the work's name, plan, what was done, and a unit for each row, in a column of its own or in brackets behind
    the name; none where another column tells something else, or the rows are sums of money."""
    columns = _one_named(tuple(Column(_role(key), key) if key else None for key in keys), below)
    roles = [column.role for column in columns if column is not None]
    if roles.count("name") != 1 or roles.count("indicator_target") != 1 or roles.count("indicator_actual") != 1 or roles.count("completion_rate") > 1:
        return ()
    named = [slot for row in below for slot in row if (column := columns[slot.column]) is not None and column.role == "name"]
    units = [_unit(columns, row) for row in below]
    counted = [unit for unit in units if unit and not _MONEY_UNIT.fullmatch(unit)]
    return columns if len(counted) >= _FEWEST and 2 * len(counted) > len(units) and not any(is_lot(slot.key) for slot in named) else ()


_FEWEST = 2


def _one_named(columns: tuple[Column | None, ...], below: Sequence[Sequence[Slot]]) -> tuple[Column | None, ...]:
    """Of several columns of names the one whose cells tell the units; the counts beside (受益人口（人）) are counts, other words describe a row."""
    lexicon = Lexicon.load()
    found = tuple(Column("quantity", column.head) if column is not None and column.role == "name" and counter(lexicon, column.head) else column for column in columns)
    names = [at for at, column in enumerate(found) if column is not None and column.role == "name"]
    if len(names) < _FEWEST:
        return found
    united = [at for at in names if any(slot.column == at and (told := UNIT.search(slot.key)) is not None and told[1] in lexicon.units for row in below for slot in row)]
    if len(united) == 1:
        own = united[0]
    elif not united and any(column is not None and column.role == "unit" for column in found):
        own = names[0]
    else:
        return columns
    return tuple(Column("", column.head) if column is not None and column.role == "name" and at != own else column for at, column in enumerate(found))


def _role(key: str) -> str:
    head = bare(key)
    told = next((role for role, words in _ROLES if words.fullmatch(head)), None)
    return told or ("" if _ASIDE.fullmatch(head) else "name")


def _unit(columns: Sequence[Column | None], row: Sequence[Slot]) -> str:
    """The unit of a row: in its own column, else in brackets behind the name."""
    cells = {column.role: slot for slot in row if (column := columns[slot.column]) is not None and column.role}
    told = UNIT.search(cells["name"].key) if "name" in cells else None
    return squeeze(cells["unit"].key) if "unit" in cells else told[1] if told else ""


def figures(reader: Reader, block: Block) -> None:
    """Plan, deed and rate of each row; a row 合计 adds up unlike things and is left."""
    heads = Heads.of(reader.lexicon)
    told = [slot.key for row in block.rows for slot in reader.frame.own(row) if (column := block.columns[slot.column]) is not None and column.role == "name"]
    for row in block.rows:
        slots = reader.frame.own(row)
        name = next((slot for slot in slots if (column := block.columns[slot.column]) is not None and column.role == "name"), None)
        whole = bool(slots) and heads.total.get(bare(slots[0].key)) is not None
        thing = next((slot for slot in slots if not is_money(slot.key)), name)
        if thing is not None:
            _counts(reader, block, slots, None if whole else squeeze(thing.key))
        if name is None or whole or heads.total.get(bare(name.key)) is not None:
            continue
        unit = _unit(block.columns, slots)
        again = told.count(name.key) > 1 and thing is not None  # two projects each lay pipes
        indicator = f"{squeeze(thing.key)}{bare(name.key)}" if again and thing is not None else bare(name.key)
        for slot in slots:
            column = block.columns[slot.column]
            if column is not None and column.role in _FIGURES and is_money(slot.key):
                own = "%" if column.role == "completion_rate" else unit
                reader.number(column.role, slot, Subject(indicator=indicator), label=column.head, unit="" if slot.key.endswith(own) else own)


def _counts(reader: Reader, block: Block, slots: Sequence[Slot], name: str | None) -> None:
    """What other columns count, each in its head's unit; ``name`` is None in the row of a total."""
    for slot in slots:
        column = block.columns[slot.column]
        if column is not None and column.role == "quantity" and is_money(slot.key):
            unit = counter(reader.lexicon, column.head)
            concept, subject = told_of(column.head, unit, name)
            reader.number(concept, slot, subject, label=column.head, unit=unit, series=f"{reader.group}:{block.head[0]}:{slot.column}")


_FIGURES = ("indicator_target", "indicator_actual", "completion_rate")

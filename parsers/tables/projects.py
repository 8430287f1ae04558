"""A table of projects, one a row: 项目名称 | 主管部门 | 预算 | 支出 | 执行率 | 得分 | 等级."""

from __future__ import annotations

from model.figure import Subject
from parsers.frames import Slot, bare
from parsers.tables.block import Block
from parsers.tables.heads import Heads
from parsers.tables.reader import Reader, is_money, is_number, is_percent

_MEANS = ("平均", "平均分", "平均得分", "均分", "平均值")
_RATES = ("execution_rate", "received_rate")


def figures(reader: Reader, block: Block) -> None:
    """Each row's figures are its project's; a row 合计 is of all, a row 平均 of none."""
    heads = Heads.of(reader.lexicon)
    roles = {at: column.role for at, column in enumerate(block.columns) if column}
    for row in block.rows:
        slots = reader.frame.own(row)
        subject = _of(slots, roles, heads)
        for slot in slots if subject is not None else ():
            column = block.columns[slot.column] if slot.column < len(block.columns) else None
            if column is not None and subject is not None:
                _cell(reader, block, slot, column.role, column.head, subject)


def _of(slots: list[Slot], roles: dict[int, str], heads: Heads) -> Subject | None:
    """What a row is about: a project, all of them (合计) or their mean; None where it names nothing."""
    named = next((slot for slot in slots if roles.get(slot.column) == "project"), None)
    first = bare(slots[0].key) if slots else ""
    if named is None or bare(named.key) in heads.total or first in heads.total:
        return Subject(source="合计") if first in heads.total or (named and bare(named.key) in heads.total) else None
    name = bare(named.key)
    return Subject(item="平均") if name in _MEANS or first in _MEANS else Subject(scope=name)


def _cell(reader: Reader, block: Block, slot: Slot, role: str, head: str, subject: Subject) -> None:
    concept, _, qualifier = role.partition("/")
    series = f"{reader.group}:{block.head[0]}:{head}"
    whole = subject.source is not None
    if concept == "score" and is_number(slot.key) and not whole:
        reader.number(f"{_whose(block, head)}_score", slot, subject, label=head, series=series)
    elif concept == "grade" and slot.key in reader.map("grades") and not whole:
        reader.words(f"{_whose(block, head)}_grade", slot, subject, label=head)
    elif concept in _RATES:
        reader.number(concept, slot, subject, label=head, unit="%" if "%" in slot.key or "%" in head else "")
    elif concept and is_money(slot.key) and not is_percent(slot.key) and concept not in ("score", "grade", "project"):
        own = Subject(source=subject.source, scope=subject.scope, item=qualifier or None)
        reader.number(concept, slot, own, label=head, unit=reader.money_unit(head), series=series)


def _whose(block: Block, head: str) -> str:
    """Marks beside a column of the units' own (自评得分 | 复核得分) are an evaluator's, whoever writes."""
    if "自评" in head:
        return "self"
    others = [column.head for column in block.columns if column is not None and column.role.partition("/")[0] in ("score", "grade")]
    return "eval" if any("自评" in other for other in others) else "total"

"""First-level scores laid out sideways: 指标|决策|过程|产出|效益|合计 over rows 权重, 分值, 得分, 得分率."""

from __future__ import annotations

from model.figure import Subject
from parsers.frames import Slot, bare
from parsers.tables.block import Block
from parsers.tables.heads import Heads
from parsers.tables.levels import name_of
from parsers.tables.reader import DASHES, Reader, is_measure


def figures(reader: Reader, block: Block) -> None:
    """分值 is the score where 权重 stands too and 得分 does not (EX-01)."""
    heads = Heads.of(reader.lexicon)
    lines: list[tuple[str, list[Slot]]] = []
    for row in block.rows:
        slots = reader.frame.own(row)
        lines.append((heads.measure.get(bare(slots[0].key), ""), slots))
    present = {measure for measure, _ in lines}
    for measure, slots in lines:
        if measure == "points":
            measure = "weight" if "score" in present or "weight" not in present else "score"
        if measure:
            _line(reader, block, measure, slots)


def _line(reader: Reader, block: Block, measure: str, slots: list[Slot]) -> None:
    if any(not is_measure(slot.key) and slot.key not in DASHES for slot in slots[1:]):
        reader.notice("P-COLUMN-SHIFT", slots)
        return
    total = {"weight": "weight_total", "score": "self_score" if "自评" in slots[0].key else "total_score", "rate": "score_rate"}[measure]
    series = f"{reader.group}:row{slots[0].row}"
    for slot in slots[1:]:
        column = block.columns[slot.column]
        if column is None or not column.role:
            continue
        if column.role in ("total", "subtotal", "rounded"):
            reader.number(total, slot, Subject(), label=slots[0].key + column.head, series=series if measure == "score" else None)
        else:
            name = name_of(column.head)
            reader.number(f"dimension_{measure}", slot, Subject(dimension=name.text, code=name.code), label=slots[0].key,
                          series=series if measure == "score" else None)

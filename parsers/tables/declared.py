"""Money of a form that declares a goal: 年度资金总额 and the sources under it, each with its amount beside or behind it, and no head over them."""

from __future__ import annotations

from model.figure import Subject
from model.regexp import regexp
from parsers.frames import Slot, bare, squeeze
from parsers.numbers import scan
from parsers.tables.block import Block
from parsers.tables.generic import money_beside
from parsers.tables.heads import Heads
from parsers.tables.reader import Reader, is_money

_INSIDE = regexp(r"^(?P<label>[^\d:：]{2,14}[:：])\s*(?P<value>\d[\d,]*(?:\.\d+)?)\s*(?:亿元|万元|元)?$")
_AMONG = regexp(r"^其中[:：]?")


def whole_of(key: str, heads: Heads) -> bool:
    """Whether a label is that of all the money (年度资金总额：)."""
    return bare(squeeze(key)).strip(":：") in heads.declared


def source_of(key: str, heads: Heads) -> str | None:
    """The source that a label names (其中：财政拨款), None where it names none."""
    name = _AMONG.sub("", bare(squeeze(key))).strip(":：")
    return name if name in heads.source else None


def figures(reader: Reader, block: Block) -> None:
    """The rows from 资金总额 on, down to the first row of something else."""
    heads = Heads.of(reader.lexicon)
    declared = False
    for row in block.rows:
        slots = reader.frame.own(row)
        named = False
        for at, slot in enumerate(slots):
            inside = _INSIDE.match(slot.key)
            label = inside["label"] if inside else slot.key
            whole, source = whole_of(label, heads), source_of(label, heads)
            declared = declared or whole
            if not declared or not (whole or source):
                continue
            named = True
            value = slot if inside else slots[at + 1] if at + 1 < len(slots) else None
            if value is not None and (inside or is_money(value.key)) and "%" not in value.key:
                _put(reader, slot, value, "资金总额" if whole else source or "", label)
        declared = declared and named


def _put(reader: Reader, label: Slot, value: Slot, source: str, head: str) -> None:
    numbers = [number for number in scan(value.view.text, reader.lexicon) if not number.han]
    if len(numbers) == 1 and not any(figure.tokens and figure.tokens[0].start == value.view.span(numbers[0].number_start, numbers[0].number_end).start for figure in reader.figures):
        reader.put("budget_total", value, Subject(source=source), start=numbers[0].start, end=numbers[0].end, label=head,
                   number=numbers[0], unit=money_beside(reader, label), series=f"{reader.group}:declared")

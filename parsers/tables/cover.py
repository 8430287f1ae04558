"""Key–value forms: 项目名称 | … | 评价年度 | …, one or several pairs a row."""

from __future__ import annotations

from model.figure import Subject
from model.regexp import regexp
from parsers.frames import Slot, bare
from parsers.numbers import scan
from parsers.tables.block import Block
from parsers.tables.heads import Heads, another_label
from parsers.tables.reader import DASHES, Reader, is_money

_SENTENCE = regexp(r"[。；;].|<p>")
MONEY_UNITS = ("元", "万元", "亿元")
_COUNTED = ("count", "score", "money", "rate", "area", "value", "weight")


def figures(reader: Reader, block: Block) -> None:
    """Each known label with the cell to its right."""
    heads = Heads.of(reader.lexicon)
    for row in block.rows:
        slots = reader.frame.own(row)
        at = 0
        while at < len(slots):
            label = slots[at]
            target = heads.label.get(bare(label.key))
            value = slots[at + 1] if at + 1 < len(slots) else None
            if target is None:
                _inside(reader, label, heads)
            elif value is not None and bare(value.key) not in heads.label:
                beside = slots[at + 2] if at + 2 < len(slots) else None
                if target:
                    _pair(reader, label, value, target, beside.key if beside is not None and beside.key in MONEY_UNITS else "")
                at += 1
            at += 1


def _inside(reader: Reader, slot: Slot, heads: Heads) -> None:
    """实施单位：某局 in one cell."""
    match = regexp(r"\s*([^:：]{2,14})[:：]\s*(\S.*)$").match(slot.view.text)
    target = heads.label.get(bare(match[1])) if match else None
    if match and target and "/" not in target and reader.lexicon.concepts[target].kind == "text" and not _SENTENCE.search(match[2]):
        reader.put(target, slot, Subject(), start=match.start(2), end=match.end(2), label=bare(match[1]))


def _pair(reader: Reader, label: Slot, value: Slot, target: str, beside: str = "") -> None:
    """``beside``: a money unit that stands in the cell after the value."""
    concept, _, qualifier = target.partition("/")
    if value.key in DASHES:
        return
    kind = reader.lexicon.concepts[concept].kind
    subject = Subject(item=qualifier or None)
    if concept == "year":
        reader.value(concept, value, subject, label=label.key)
    elif kind == "date":
        reader.date(concept, value, subject, label=label.key)
    elif kind in _COUNTED:
        _counted(reader, label, value, concept, subject, kind, beside)
    elif len(value.key) <= 80 and not _SENTENCE.search(value.text) and not (concept == "project_name" and another_label(value.text, reader.lexicon)):
        reader.words(concept, value, subject, label=label.key)


def _counted(reader: Reader, label: Slot, value: Slot, concept: str, subject: Subject, kind: str, beside: str) -> None:
    numbers = [number for number in scan(value.view.text, reader.lexicon) if not number.han]
    if kind == "rate":
        loose = numbers if is_money(value.key) and not (reader.frame.table.rebuilt and concept.startswith("satisfaction")) else []  # 满意度 over 9.5: a mark
        numbers = [number for number in numbers if number.unit == "%"] or loose
    if len(numbers) != 1 or len(value.key) > 40:
        if concept.startswith("satisfaction") and not any(char.isdigit() for char in value.key) and len(value.key) <= 12:
            reader.words(concept, value, subject, label=label.key)
        return
    unit = (beside or reader.money_unit(label.key)) if kind == "money" else "%" if kind == "rate" else _counter(reader, concept) if kind == "count" else ""
    reader.put(concept, value, subject, start=numbers[0].start, end=numbers[0].end, number=numbers[0], label=label.key, unit=unit)


def _counter(reader: Reader, concept: str) -> str:
    """The counter that the table's note gives questionnaires or projects (单位：万元、个、份)."""
    word = "份" if concept.startswith("survey") else "个"
    return word if word in reader.frame.unit_note else ""

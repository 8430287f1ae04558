"""Works lot by lot: lots across and 中标时间, 金额, 开工, 竣工 down, or the other way round."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from model.figure import Subject
from model.regexp import regexp
from parsers.frames import Slot, bare, squeeze
from parsers.numbers import scan
from parsers.tables.block import Block
from parsers.tables.contracts import shared
from parsers.tables.heads import Heads
from parsers.tables.reader import DASHES, LOOSE_DATE, Reader, date_in

_REALLY = regexp(r"实际[^，。；,;()（）]{0,8}?(?P<what>竣工|完工|开工)[^，。；,;()（）\d]{0,6}$")
_NAME = regexp(r"(?:铺设|安装|新建|修建|改建|扩建|新增|更换|维修|建设|完成|敷设|改造)?([\u4e00-\u9fffA-Za-z]{2,10}?)(?:改造|铺设|新建|更换|安装|维修)?(?:约|共|总计|合计)?$")
_NOT_YET = regexp(r"[尚还暂]?未(?:组织|进行|通过|完成)?(?:竣工)?验收")
"""未验收 where a date of acceptance would stand."""
_WORK_UNITS = regexp(r"米|m|公里|㎡|平|套|盏|座|个|台|处|株|吨|组|根|条|项")


def across(reader: Reader, block: Block) -> None:
    """Columns are lots, rows are labelled."""
    heads = Heads.of(reader.lexicon)
    for row in block.rows:
        slots = reader.frame.own(row)
        concept = heads.progress.role(slots[0].key)
        if not concept:
            continue
        unit = reader.money_unit(slots[0].key)
        for slot in slots[1:]:
            column = block.columns[slot.column]
            if column is not None:
                _cell(reader, slot, concept, bare(column.head), slots[0].key, unit)


def down(reader: Reader, block: Block) -> None:
    """Rows are lots (or projects), columns are labelled."""
    heads = Heads.of(reader.lexicon)
    block = replace(block, columns=shared(block.columns))
    named = {row: name for row in block.rows if (name := _name_of(block, reader.frame.own(row)))}
    short = Counter(bare(name.key) for name in named.values())
    for row in block.rows:
        slots = reader.frame.own(row)
        name = named.get(row)
        whole = bool(slots) and bare(slots[0].key) in heads.total
        plain = name is not None and short[bare(name.key)] == 1  # 管网施工（一标段）, 管网施工（二标段）: the brackets tell them apart
        lot = None if name is None else "total" if whole else (bare(name.key) if plain else "") or name.key
        for slot in slots:
            column = block.columns[slot.column]
            if column is not None and column.role and slot is not name:
                _cell(reader, slot, column.role, lot, column.head, reader.money_unit(column.head))


def _name_of(block: Block, slots: list[Slot]) -> Slot | None:
    """The first cell under a head without a role that is no row's number."""
    columns = ((slot, block.columns[slot.column]) for slot in slots)
    return next((slot for slot, column in columns if not (column and column.role) and not slot.key.isdigit()), None)


def _cell(reader: Reader, slot: Slot, role: str, lot: str | None, label: str, unit: str) -> None:
    concept, _, qualifier = role.partition("/")
    subject = Subject(lot=lot, item=qualifier or None)
    kind = reader.lexicon.concepts[concept].kind if concept in reader.lexicon.concepts else ""
    if slot.key in DASHES:
        return
    if concept == "works":
        _works(reader, slot, subject)
    elif kind == "date" and concept == "acceptance_date" and _NOT_YET.fullmatch(slot.key):
        reader.words("acceptance_status", slot, subject, label=label)
    elif kind == "date":
        _dates(reader, slot, concept, subject, label)
    elif kind == "money":
        reader.number(concept, slot, subject, label=label, unit=unit, series=f"{reader.group}:{concept}")
    elif kind in ("count", "area", "rate"):
        reader.number(concept, slot, subject, label=label, unit=reader.unit_of(kind, label))
    elif kind == "duration":
        reader.value(concept, slot, subject, label=label, unit="天" if "天" in label else "")
    else:
        reader.words(concept, slot, subject, label=label)


def _dates(reader: Reader, slot: Slot, concept: str, subject: Subject, label: str) -> None:
    """The date of the row, and a second one that a remark corrects it by (实际竣工时间为…)."""
    if reader.date(concept, slot, subject, label=label) is None:
        return
    text = slot.view.text
    first = date_in(text, pattern=LOOSE_DATE)
    second = date_in(text, first[1], LOOSE_DATE) if first else None
    if first is None or second is None:
        return
    told = _REALLY.search(squeeze(text[first[1]:second[0]]).replace("计划", ""))
    if told:
        role = "actual_start" if told["what"] == "开工" else "actual_finish"
        reader.put(role, slot, subject, start=second[0], end=second[1], label=told.group())


def _works(reader: Reader, slot: Slot, subject: Subject) -> None:
    """给水管约4000米: a name, perhaps 约, a number and a unit of work."""
    text = slot.view.text
    for number in scan(text, reader.lexicon):
        if number.han or not _WORK_UNITS.search(number.unit):
            continue
        before = squeeze(regexp(r"[，。；;、,:：()（）]").split(text[:number.start])[-1])
        named = _NAME.search(before)
        if named:
            reader.put("quantity", slot, Subject(lot=subject.lot, item=named[1]), start=number.start, end=number.end, number=number, label=named[1])

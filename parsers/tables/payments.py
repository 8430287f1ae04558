"""Payments lot by lot: a row each, with its day, its sum and what its note says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from model.figure import Subject
from model.regexp import regexp
from parsers.frames import Slot, bare, squeeze
from parsers.numbers import Printed, scan
from parsers.tables.block import Block
from parsers.tables.counted import beside
from parsers.tables.heads import Heads
from parsers.tables.reader import Reader, is_money, is_percent

_LOT_TOTAL = regexp(r"(?:总计|合计|共计|小计|共)\s*[:：为]?\s*$")
_NOW = regexp(r"(?:现|本次|此次)(?:申请)?支付[^，。；,;\d]{0,6}$")
_PAST = regexp(r"(?:应已|已|累计|应)(?:支付|付)[^，。；,;\d]{0,6}$|申请支付[^，。；,;\d]{0,4}$|至$")
_DONE = regexp(r"完成[^，。；,;\d]{0,6}$")
_CHANGED = regexp(r"(?:增加|新增|追加|核减|减少)[^，。；,;\d]{0,14}$")
_AFTER = regexp(r"(?:变更|调整|增加)后[^，。；,;\d]{0,12}$")


@dataclass
class _Lot:
    name: str | None = None
    count: int = 0


def figures(reader: Reader, block: Block) -> None:
    """One row a payment, under the lot that the first cell names once."""
    heads = Heads.of(reader.lexicon)
    roles = {at: column.role for at, column in enumerate(block.columns) if column}
    lot = _Lot()
    for row in block.rows:
        slots = reader.frame.own(row)
        word = bare(slots[0].key)
        subtotal = _SUBTOTAL.fullmatch(word)
        if subtotal:
            _payment_total(reader, block, slots, _Lot(subtotal["lot"]), "subtotal")
        elif word in heads.total:
            _payment_total(reader, block, slots, lot, heads.total[word])
        elif len(slots) > 1 and bare(slots[1].key) == "小计" and roles.get(slots[0].column) == "lot":
            _payment_total(reader, block, slots, _Lot(word), "subtotal")
        else:
            _payment(reader, block, roles, slots, lot)


_SUBTOTAL = regexp(r"(?P<lot>.{1,12}?(?:标段|标|包))(?:小计|合计)")
"""一标段小计: the lot's payments together."""


def _payment_total(reader: Reader, block: Block, slots: list[Slot], lot: _Lot, kind: str) -> None:
    whole = kind == "total" and (_has_lots(block) or not _OF_CONTRACT.search(squeeze(reader.frame.before)[-_BEFORE:]))
    works = whole and bool(_OF_WORKS.search(squeeze(reader.frame.caption)))  # 工程款支付明细表: what the builders were paid is not all that was spent
    if not whole and kind == "subtotal" and lot.name is None:
        return  # 小计 of whom is not told
    spent = whole and not works and not _OF_PART.search(squeeze(reader.frame.caption or reader.frame.before))
    subject = Subject(source=slots[0].key) if spent else Subject(lot="total" if whole else lot.name, item="lot_total")
    amounts = [slot for slot in slots[1:] if (column := block.columns[slot.column]) is not None and column.role == "amount"]
    for slot in slots[1:] if whole else ():
        if (column := block.columns[slot.column]) is not None and not column.role:
            beside(reader, slot, column.head, None, f"{reader.group}:{block.head[0]}:{slot.column}")
    for slot in amounts or slots[1:]:
        if is_money(slot.key) and not is_percent(slot.key):
            column = block.columns[slot.column]
            unit = reader.money_unit(column.head if column else "")
            reader.number("funds_spent" if spent else "payment_amount", slot, subject, label=slots[0].key, unit=unit,
                          series=f"{reader.group}:{block.head[0]}:amount")


_OF_WORKS = regexp(r"(?:工程|合同价?|施工)款|施工费")
_OF_PART = regexp(r"[(（](?!单位|金额单位|[^()（）]*元[)）])[\u4e00-\u9fff]{3,12}[)）]$")
"""资金拨付明细（保费补贴）: what was paid of one part of the money."""
_OF_CONTRACT = regexp(r"合同|工程款|(?:施工|监理|设计|设备)[费款]")
_BEFORE = 60


def _has_lots(block: Block) -> bool:
    return any(column is not None and column.role == "lot" for column in block.columns)


def _payment(reader: Reader, block: Block, roles: Mapping[int, str], slots: list[Slot], lot: _Lot) -> None:
    amounts = [slot for slot in slots if roles.get(slot.column) == "amount"]
    if any(not is_money(slot.key) for slot in amounts):
        reader.notice("P-COLUMN-SHIFT", slots)
        return
    for slot in slots:
        if roles.get(slot.column) == "lot":
            name = bare(slot.key) or squeeze(slot.key)
            if name != lot.name:
                lot.name, lot.count = name, 0
            _lot_total(reader, slot, name)
    if not amounts and not any(roles.get(slot.column) == "date" for slot in slots):
        return
    lot.count += 1
    subject = Subject(lot=lot.name, item=str(lot.count))
    for slot in slots:
        role = roles.get(slot.column)
        column = block.columns[slot.column]
        if role == "date":
            reader.date("payment_date", slot, subject, label=column.head if column else "")
        elif role == "amount":
            unit = reader.money_unit(column.head if column else "")
            reader.number("payment_amount", slot, subject, label=column.head if column else "", unit=unit,
                          series=f"{reader.group}:{block.head[0]}:amount")
        elif role == "share":
            reader.number("payment_share", slot, subject, unit="%")
        elif not role and column is not None and slot is not slots[0]:
            beside(reader, slot, column.head, squeeze(slots[0].key), f"{reader.group}:{block.head[0]}:{slot.column}")
        elif role == "note":
            _note(reader, slot, subject)


_PRICED = regexp(r"(?:合同|中标|签约|成交)(?:总)?(?:价|金额|额|价款)?(?:为|:|：)*$")
"""一标段（合同价863.20万元）."""


def _lot_total(reader: Reader, slot: Slot, lot: str) -> None:
    """一标段（总计855.63万元）."""
    text = slot.view.text
    for number in scan(text, reader.lexicon):
        if not number.han and (number.unit.endswith("元") or _LOT_TOTAL.search(squeeze(text[:number.start]))):
            priced = _PRICED.search(squeeze(text[:number.start]))
            concept, subject = ("contract_amount", Subject(lot=lot)) if priced else ("payment_amount", Subject(lot=lot, item="lot_total"))
            reader.put(concept, slot, subject, start=number.start, end=number.end, number=number,
                       unit=reader.money_unit(), label=slot.key)


def _note(reader: Reader, slot: Slot, subject: Subject) -> None:
    """What 备注 says: the share paid now, an amount of change, the contract sum after it."""
    text = slot.view.text
    numbers = [number for number in scan(text, reader.lexicon) if not number.han]
    shares = [number for number in numbers if number.unit == "%"]
    now = _paid_now(text, shares)
    if now is not None:
        reader.put("payment_share", slot, subject, start=now.start, end=now.end, number=now)
    whole = replace(subject, item=None)
    for number in numbers:
        if not number.unit.endswith("元"):
            continue
        before = squeeze(text[:number.start])
        if _AFTER.search(before):
            reader.put("contract_amount", slot, replace(whole, item="变更后"), start=number.start, end=number.end, number=number, label="变更后总金额")
        elif _CHANGED.search(before):
            reader.put("change_amount", slot, whole, start=number.start, end=number.end, number=number, label="变更金额")


def _paid_now(text: str, shares: list[Printed]) -> Printed | None:
    """Of several shares the one paid now; a lone one if it is not what was paid before or is done."""
    told = [(squeeze(text[:number.start]), number) for number in shares]
    for before, number in told:
        if _NOW.search(before):
            return number if "申请" not in before[-8:] or len(told) == 1 else None
    rest = [number for before, number in told if not _PAST.search(before) and not _DONE.search(before)]
    return rest[0] if len(rest) == 1 and len(told) == 1 else None

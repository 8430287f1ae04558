"""What each lot was paid, a kind of payment a column: 标段 | 首次支付时间 | 10%预付款 | 第二次支付时间 | 60%进度款 | 小计."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model.figure import Subject
from model.regexp import regexp
from parsers.frames import Slot, bare, squeeze
from parsers.tables.columns import Column
from parsers.tables.crossed import crossed
from parsers.tables.reader import DATE, Reader

_SHARE = r"[（(]?(?:合同价?的?|结算价?的?)?\d{1,3}(?:\.\d+)?%(?:的)?[）)]?"
_KEPT = regexp(rf"(?:待付|未付|应付|剩余|预留|扣留)?(?:质保|质量保证|保留|保证)金(?:{_SHARE})?")
"""Behind what was paid in all: what is still kept back."""
_KIND = regexp(
    rf"(?:{_SHARE})?(?:预付|进度|到货|交货|备料|首付|结算|初验|终验|验收|竣工|完工|完成|交工|审计|中期|节点|启动|尾|余|首|质保|保留|安装调试)(?:工程|合同)?[款金](?:{_SHARE}|支付(?:金额)?|金额)?"
    rf"|(?:第[一二三四五六七八九十\d]{{1,2}}[次笔期批]|[首末二三四][次笔期批])(?:(?:支付|付款|拨付)(?:工程款|金额|款)?|(?:工程款|金额|款))(?:{_SHARE})?|支付至[\u4e00-\u9fff]{{0,6}}{_SHARE}"
)
_DAY = regexp(r"[\u4e00-\u9fff\d]{0,6}(?:支付|付款|拨付|付|款)(?:时间|日期)")
_WHOLE = regexp(r"(?:小计|合计|总计|(?:累计|已|实际)?(?:已)?(?:支付|付款|付|拨付)(?:金额)?(?:合计|小计|总额)|累计(?:支付|付款|已付|拨付)(?:金额)?)")
_CONTRACT = regexp(r"(?:签约)?合同(?:价款?|金额|总价|额)|中标(?:价|金额)")
_PORTION = regexp(r"(?:支付|付款|已付)(?:合同款?)?比例")
_AMOUNT = regexp(r"\d[\d,]*(?:\.\d+)?(?:万?元)?")
_PERCENT = regexp(r"\d{1,3}(?:\.\d+)?%")
_SUBTOTAL = regexp(r"(?:小计|合计)$")
"""施工合同小计: what some of the rows above come to, no contract."""
_FEWEST = 2
_ON_DAY = rf"(?:{DATE.pattern}|\\d{{1,2}}月(?:\\d{{1,2}}日)?)"
_ASIDE = regexp(rf"[(（](?:万?元|{_ON_DAY}(?:支付|付款|拨付)?)[)）]")
"""预付款（2022年8月5日）: the unit or the day of a column's payments."""


def columns_of(keys: Sequence[str | None]) -> tuple[Column | None, ...]:
    """The columns of such a head: ``amount``, ``date``, ``whole`` and ``contract_amount``; none where fewer than two kinds of payment are told."""
    columns = _paid(tuple(Column(_role(key), key) if key else None for key in keys))
    amounts = sum(column is not None and column.role == "amount" for column in columns)
    return columns if amounts >= _FEWEST else ()


def _paid(columns: tuple[Column | None, ...]) -> tuple[Column | None, ...]:
    """预付款 | 验收款 | 已付合计 | 质保金: the last is no payment."""
    whole = next((at for at, column in enumerate(columns) if column is not None and column.role == "whole"), len(columns))
    return tuple(replace(column, role="") if column is not None and at > whole and _KEPT.fullmatch(squeeze(column.head)) else column for at, column in enumerate(columns))


def _role(key: str) -> str:
    word = _ASIDE.sub("", squeeze(key))
    for role, pattern in (("date", _DAY), ("amount", _KIND), ("whole", _WHOLE), ("contract_amount", _CONTRACT), ("share", _PORTION)):
        if pattern.fullmatch(word):
            return role
    return ""


def figures(reader: Reader, columns: Sequence[Column | None], head: int, rows: Sequence[int]) -> None:
    """Each payment of a lot with its day, what it was paid in all, and the same of all lots together."""
    numbers = _numbers(columns)
    for slot in reader.frame.own(head):
        if slot.column in numbers and columns[slot.column] is not None and _ASIDE.search(squeeze(slot.key)):
            reader.date("payment_date", slot, Subject(lot="total", item=numbers[slot.column]), label=slot.key)
    for name, slot, column in crossed(reader, columns, rows):
        if name is None or not (_AMOUNT.fullmatch(name) or _SUBTOTAL.search(name)):
            lot = "total" if name is None else bare(name) or name
            _cell(reader, slot, column, Subject(lot=lot, item=numbers.get(slot.column)), f"{reader.group}:{head}:amount")


def _numbers(columns: Sequence[Column | None]) -> dict[int, str]:
    """By column: which payment it is of; a day belongs to the amount behind it, else to the one before it."""
    amounts = [at for at, column in enumerate(columns) if column is not None and column.role == "amount"]
    days = [at for at, column in enumerate(columns) if column is not None and column.role == "date"]
    numbers = {at: str(count) for count, at in enumerate(amounts, 1)}
    ahead = bool(days) and days[0] < amounts[0]
    for at in days:
        near = [amount for amount in amounts if (amount > at if ahead else amount < at)]
        if near:
            numbers[at] = numbers[near[0] if ahead else near[-1]]
    return numbers


def _cell(reader: Reader, slot: Slot, column: Column, subject: Subject, series: str) -> None:
    if column.role == "date":
        reader.date("payment_date", slot, subject, label=column.head)
        return
    if column.role == "share":
        if _PERCENT.fullmatch(slot.key):
            reader.number("payment_share", slot, Subject(lot=subject.lot), label=column.head)
        return
    if not _AMOUNT.fullmatch(slot.key):
        return
    concept = "contract_amount" if column.role == "contract_amount" else "payment_amount"
    item = {"amount": subject.item, "whole": "lot_total"}.get(column.role)
    reader.number(concept, slot, Subject(lot=subject.lot, item=item), label=column.head, unit=reader.money_unit(column.head), series=series)

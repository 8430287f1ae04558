"""Tables of contracts, without any budget: what each is worth, what was paid of it, and what share that is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from model.figure import Subject
from model.regexp import regexp
from parsers.frames import bare
from parsers.tables.columns import Column
from parsers.tables.heads import Heads

_BUDGETED = ("budget_total", "budget_adjusted", "funds_received", "invest_total")
_SHARE = regexp(r"(?:支付|付款|已付)(?:合同款?)?(?:比例|率)")
_RATES = ("execution_rate", "payment_share")


def of_contracts(roles: Collection[str]) -> bool:
    """Whether the columns of a table are about contracts: beside a budget, what is paid is spending of the budget."""
    return "contract_amount" in roles and not any(role.partition("/")[0] in _BUDGETED for role in roles)


def shared(columns: tuple[Column | None, ...]) -> tuple[Column | None, ...]:
    """合同价 | 支付比例 | 已支付: the share is of the contract, no rate of spending."""
    if not of_contracts({column.role for column in columns if column}):
        return columns
    return tuple(replace(column, role="payment_share") if column and column.role in _RATES and _SHARE.search(bare(column.head)) else column for column in columns)


def paid_of_contracts(columns: tuple[Column | None, ...]) -> tuple[Column | None, ...]:
    """标段 | 施工单位 | 合同价 | 累计已付 | 支付率: in a list of lots without any budget, what a builder was paid, and its share of the contract."""
    if not of_contracts({column.role for column in columns if column}):
        return columns
    return tuple(_of_contract(column) if column else None for column in columns)


def _of_contract(column: Column) -> Column:
    if column.role == "funds_spent" and _PAID.search(bare(column.head)):
        return replace(column, role="payment_amount/lot_total")
    return replace(column, role="payment_share") if column.role in _RATES and _SHARE.search(bare(column.head)) else column


_PAID = regexp(r"付")


def as_contract(concept: str, subject: Subject, heads: Heads) -> tuple[str, Subject]:
    """A cell's concept and subject in a table of contracts, whose rows are lots whatever they are called; what all of them were
    paid need not be all that was spent."""
    named = subject.lot or (subject.item if subject.source is None and heads.total.get(subject.item or "") is None else None)
    if named is None:
        whole = concept == "funds_spent" and subject.item is None
        return ("payment_amount", Subject(lot="total", item="lot_total", period=subject.period)) if whole else (concept, subject)
    if concept == "funds_spent":
        return "payment_amount", replace(subject, lot=named, item="lot_total")
    of_lot = concept in ("contract_amount", "settlement_amount", "change_amount", *_RATES)
    return concept, replace(subject, lot=named, item=subject.item if subject.item != named else None) if of_lot else subject

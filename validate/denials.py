"""Denials against what is told elsewhere: 全年未发生预算追加 and a sum that was added, 无结余 and a sum left over, all in time and a rate."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from model.fact import Fact
from model.finding import Outcome
from model.notice import Say
from validate.book import FactBook
from validate.funds import is_whole
from validate.mentions import SHOWN
from validate.rule import claim


def _added(book: FactBook) -> list[Fact]:
    return [fact for fact in book.numbers("budget_added") if fact.quantity and fact.quantity.value > 0]


def _left(book: FactBook) -> list[Fact]:
    """Sums left over, not those carried into the next year, nor into this one."""
    found = [fact for fact in book.numbers("funds_carried_over") if fact.quantity and fact.quantity.value > 0 and is_whole(fact)]
    return [fact for fact in found if "结转" not in fact.label and "年初" not in (fact.context.period or "") and fact.context.scope is None]


def _late(book: FactBook) -> list[Fact]:
    rates = [fact for fact in book.numbers("stated_rate") if (fact.context.item or "").endswith(("及时率", "按时率")) and fact.comparator is None]
    return [fact for fact in rates if fact.quantity and fact.quantity.value < _ALL]


_ALL = 100
_AGAINST: dict[str, Callable[[FactBook], list[Fact]]] = {"追加": _added, "结余": _left, "逾期": _late}


def denials(book: FactBook, code: str) -> Iterator[Outcome]:
    """Each denial of a voice against what the same voice tells in another paragraph."""
    for denied in book.of("denial"):
        find = _AGAINST.get(denied.context.item or "")
        context = denied.context
        told = [fact for fact in find(book) if fact.context.voice is context.voice and fact.context.group != context.group] if find else []
        if told:
            first = told[0]
            name = first.label or first.context.item or ""
            yield claim(
                code, False, [denied, *told[:SHOWN]],
                Say(f"称“{denied.raw}”，而报告另处写明{name}{first.raw}。", f"“{denied.raw}” is claimed, yet {first.raw} is told elsewhere."),
                reported=denied.raw, expected=first.raw, key=(code, denied.raw, first.raw),
            )

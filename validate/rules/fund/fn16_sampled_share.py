"""FN16 抽查占比

查什么　抽查占比应等于抽查资金（项目）÷全部资金（项目），按同一行、同一来源核对。
为什么　抽查占比有最低要求。
触发　　全部 2000 万元、抽查 1500 万元，占比写作 80%。
不触发　占比 75%。
局限　　同一行、同一段没有对应的两个数时记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import Expr, percent
from validate.book import FactBook
from validate.rule import Rule, settled_by_any, unchecked

CODE = "FN16"
_WHOLES = ("budget_total", "funds_received", "invest_total", "funds_spent", "project_count")


def check(book: FactBook) -> Iterator[Outcome]:
    for share in book.numbers("sampled_share"):
        beside = [fact for fact in book.numbers("sampled_funds", *_WHOLES) if _same_line(fact, share)]
        sampled = [fact for fact in beside if fact.concept == "sampled_funds" or "抽查" in fact.label + (fact.context.item or "")]
        wholes = [fact for fact in beside if fact not in sampled and fact.concept in _WHOLES]
        ways = list(_ways(sampled, wholes))
        if ways:
            yield settled_by_any(CODE, share, ways, Say("抽查占比", "share sampled"))
        else:
            yield unchecked(CODE, [share], Say("没有抽查数或总数", "no sampled or no whole amount beside it"))


def _same_line(fact: Fact, share: Fact) -> bool:
    a, b = fact.anchor.cell, share.anchor.cell
    if a is None or b is None:
        return fact.context.group == share.context.group
    return a.table == b.table and a.row == b.row


def _ways(sampled: Sequence[Fact], wholes: Sequence[Fact]) -> Iterator[Expr]:
    for part in sampled:
        for whole in wholes:
            if part.quantity is not None and whole.quantity is not None and part.quantity.unit == whole.quantity.unit:
                yield percent(part, whole)


RULE = Rule(
    CODE, "sampled-share", Say("抽查占比不符", "The share sampled does not hold"),
    Category.ARITHMETIC, Scope.IN_TABLE, Severity.MEDIUM, check,
)

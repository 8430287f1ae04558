"""FN08 结转结余等于到位减支出

查什么　结转结余资金，应等于到位资金（或预算）减支出。同一段里核对；不在一段的，只在各数唯一时核对。
为什么　结余资金要收回或结转，数不对就对不上账。
触发　　到位 2000 万元、支出 1800 万元，结余写作 100 万元。
不触发　到位与预算两种算法之一成立；上年结转（不是本年结余）。
局限　　另有收回、调剂而未写数额的，不核对。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import Expr, difference
from validate.book import FactBook
from validate.funds import account, is_whole, value, wholes
from validate.rule import Rule, settled_by_any, unchecked

CODE = "FN08"


def check(book: FactBook) -> Iterator[Outcome]:
    spent = wholes(book, "funds_spent")
    bases = wholes(book, "funds_received", "budget_total", "budget_adjusted")
    for left in book.numbers("funds_carried_over", where=is_whole):
        if "上年" in left.label or "以前年度" in left.label:
            continue
        near = [(a, b) for a in bases for b in spent if a.context.group == b.context.group == left.context.group]
        own = account(book, left)[:2]
        pairs = near or [(a, b) for a in bases for b in spent if account(book, a)[:2] == account(book, b)[:2] == own]
        if not pairs:
            yield unchecked(CODE, [left], Say("没有到位数或支出数", "received or spent is not stated"))
            continue
        sure = near or len({(value(a), value(b)) for a, b in pairs}) == 1
        ways: list[Expr] = [difference(a, b) for a, b in pairs[:6]]
        yield settled_by_any(CODE, left, ways, Say("结转结余", "what is left over"),
                             partial=None if sure else Say("到位数、支出数不止一个", "several amounts could be meant"))


RULE = Rule(
    CODE, "left-over", Say("结转结余与到位、支出不符", "What is left over does not follow from received and spent"),
    Category.ARITHMETIC, Scope.IN_TEXT, Severity.HIGH, check,
)

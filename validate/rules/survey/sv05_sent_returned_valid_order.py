"""SV05 发放不少于回收，回收不少于有效

查什么　同一调查的发放数≥回收数≥有效数。
为什么　顺序颠倒，说明至少一个数写错。
触发　　发放60份，收回有效问卷63份。
不触发　线上问卷没有发放数；几次调查分别说明。
局限　　同一段里有几次调查的，不作比较。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook, grouped
from validate.rule import Rule, claim, unchecked
from validate.survey import SURVEY, exact

CODE = "SV05"


def check(book: FactBook) -> Iterator[Outcome]:
    facts = [fact for fact in book.numbers(*SURVEY) if fact.context.question is None and exact(fact)]
    for _, members in grouped(facts, lambda fact: (fact.context.group, fact.context.scope, fact.context.item)).items():
        steps = [[fact for fact in members if fact.concept == concept] for concept in SURVEY]
        if any(len(found) > 1 for found in steps):
            yield unchecked(CODE, members, Say("同一处有几次调查", "several surveys in one place"))
            continue
        chain = [found[0] for found in steps if found]
        for more, less in pairwise(chain):
            yield _order(book, more, less)


def _order(book: FactBook, more: Fact, less: Fact) -> Outcome:
    a, b = (book.lexicon.concepts[fact.concept].title for fact in (more, less))
    holds = more.quantity is not None and less.quantity is not None and less.quantity.value <= more.quantity.value
    return claim(
        CODE,
        holds,
        [less, more],
        Say(f"{b}{less.raw}多于{a}{more.raw}。", f"More {less.concept} ({less.raw}) than {more.concept} ({more.raw})."),
        reported=less.raw,
        expected=f"≤{more.raw}",
        key=(less.raw, more.raw),
    )


RULE = Rule(
    CODE,
    "sent-returned-valid-order",
    Say("问卷发放、回收、有效数量顺序颠倒", "More questionnaires returned or valid than sent"),
    Category.CROSS_REFERENCE,
    Scope.IN_TEXT,
    Severity.MEDIUM,
    check,
)

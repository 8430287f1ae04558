"""FN09 同一笔资金各处一致

查什么　同一声音、同一年度、同一来源、同一口径的预算、到位、支出、总投资、合同价、支付额，各处应为同一数。
为什么　一个项目出现两个预算数，后面的比率都无从谈起。
触发　　十三处写预算 2000 万元，一处写 2200 万元。
不触发　项目总预算与年度预算；计划与变更后；2000.0052 与 2000（印出位数以内）；不同来源、期间、标段；约数。
局限　　与多数相差过大、又不像笔误的，多半是另一笔资金，记“无法核对”；两数各有几处支持时同样。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import numeral
from validate.book import FactBook, grouped
from validate.funds import AMOUNTS, account, value
from validate.rule import Rule, same_value

CODE = "FN09"
_CONCEPTS = (*AMOUNTS, "contract_amount", "change_amount", "payment_amount")
_OTHER = Say("相差较大，可能是另一笔资金", "so far apart that another fund may be meant")
_BOTH = Say("两个数各有几处，可能各有所指", "both figures stand in several places: they may mean two things")


def check(book: FactBook) -> Iterator[Outcome]:
    for facts in grouped(book.numbers(*_CONCEPTS), lambda fact: _key(book, fact)).values():
        if len(facts) < 2:
            continue
        votes = Counter(value(fact) for fact in facts)
        what = Say(book.lexicon.concepts[facts[0].concept].title + _of(facts[0]), f"the {book.lexicon.concepts[facts[0].concept].title_en}")
        yield from same_value(CODE, facts, what, partial=lambda odd, said, votes=votes: _doubtful(odd, said, votes))  # type: ignore[misc]


def _key(book: FactBook, fact: Fact) -> tuple[object, ...]:
    context = fact.context
    source = context.source or "total"
    place = fact.anchor.cell.column if fact.anchor.cell is not None and context.item in ("项目", "年度") else None
    return (fact.concept, source, context.item, *account(book, fact), place)


def _of(fact: Fact) -> str:
    named = [word for word in (fact.context.source, fact.context.lot, fact.context.item) if word and word != "total"]
    return f"（{'，'.join(named)}）" if named else ""


def _doubtful(odd: Fact, said: Fact, votes: Counter[object]) -> Say | None:
    a, b = value(odd), value(said)
    if not b or not a or abs(a - b) * 4 > max(a, b):
        return _OTHER
    if votes[a] > 1:
        return _BOTH
    if votes[b] < 2 and not (odd.label and odd.label == said.label) and not _swapped(numeral(odd), numeral(said)):
        return _BOTH
    return None


def _swapped(a: str, b: str) -> bool:
    """Whether one is the other with its digits in another order."""
    return a != b and len(a) == len(b) and sorted(a) == sorted(b)


RULE = Rule(
    CODE, "amount-same-everywhere", Say("同一资金前后不一致", "One amount differs between places"),
    Category.CROSS_REFERENCE, Scope.IN_TEXT, Severity.HIGH, check,
)

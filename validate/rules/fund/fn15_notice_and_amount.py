"""FN15 同一文号、同一金额

查什么　同一份下达文件在不同地方引用、各附一个金额时，金额应当相同。
为什么　下达文件是资金的唯一依据。
触发　　某文号一处下达 820 万元，另一处下达 280 万元。
不触发　一份文件下达几个项目的资金（金额相差较大且不像笔误）；一段里引用几个文号。
局限　　只看每段一个文号、一个金额的情形。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook, by_group
from validate.funds import value
from validate.rule import Rule, same_value, unchecked

CODE = "FN15"
_OTHER = Say("一份文件可能下达几笔资金", "one notice may fund several projects")


def check(book: FactBook) -> Iterator[Outcome]:
    cited: dict[str, list[Fact]] = {}
    amounts = by_group(book.numbers("funds_received", "budget_total"))
    for group, numbers in by_group(book.of("document_number")).items():
        found = amounts.get(group, [])
        names = {fact.text for fact in numbers if fact.text and fact.context.scope != "own"}
        if len(names) == 1 and len({value(fact) for fact in found}) == 1 and not group.startswith("t"):
            cited.setdefault(names.pop() or "", []).append(found[0])
    for number, facts in cited.items():
        if len(facts) < 2:
            yield unchecked(CODE, facts, Say("该文件的金额只出现一处", "the notice's amount is stated once only"))
        yield from same_value(CODE, facts, Say(f"{number}下达的金额", f"the amount of {number}"), partial=_doubtful)


def _doubtful(odd: Fact, said: Fact) -> Say | None:
    a, b = str(odd.quantity.value.normalize() if odd.quantity else ""), str(said.quantity.value.normalize() if said.quantity else "")
    same_digits = sorted(a) == sorted(b)
    return None if same_digits or abs(value(odd) - value(said)) * 10 <= value(said) else _OTHER


RULE = Rule(
    CODE, "notice-and-amount", Say("同一文件下达的金额不一致", "One notice is cited with two amounts"),
    Category.CROSS_REFERENCE, Scope.IN_TEXT, Severity.MEDIUM, check,
)

"""FN15 同一文号、同一金额

查什么　同一份下达文件在不同地方引用、各附一个金额时，金额应当相同。
为什么　下达文件是资金的唯一依据。
触发　　某文号一处下达 820 万元，另一处下达 280 万元；正文所说与下达情况表中该文号一行的合计不同。
不触发　一份文件下达几个项目的资金（金额相差较大且不像笔误）；几个文号之后才有一个金额。
局限　　只看一个文号之后恰有一个总额的情形。
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook, by_group
from validate.funds import is_whole, value
from validate.rule import Rule, same_value, unchecked

CODE = "FN15"
_OTHER = Say("一份文件可能下达几笔资金", "one notice may fund several projects")


def check(book: FactBook) -> Iterator[Outcome]:
    cited: dict[str, list[Fact]] = {}
    amounts = by_group(book.numbers("funds_received", "budget_total"))
    for group, numbers in by_group(book.of("document_number")).items():
        if not group.startswith("t"):
            for name, amount in _each([fact for fact in numbers if fact.text and fact.context.scope != "own"], amounts.get(group, [])):
                cited.setdefault(name, []).append(amount)
    for paper in book.of("document_number"):
        if cited.get(paper.text or "") and (row := _of_row(book, paper)) is not None:
            cited[paper.text or ""].append(row)
    restated = any(len(facts) > 1 and len({value(fact) for fact in facts}) == 1 for facts in cited.values())
    for number, facts in cited.items():
        if len(facts) < 2:
            yield unchecked(CODE, facts, Say("该文件的金额只出现一处", "the notice's amount is stated once only"))
        partial = _doubtful_restated if restated else _doubtful
        yield from same_value(CODE, facts, Say(f"{number}下达的金额", f"the amount of {number}"), partial=partial)


def _of_row(book: FactBook, number: Fact) -> Fact | None:
    """文号 | 中央资金 | 省级资金 | 小计: what the row of a table gives for its paper in all."""
    cell = number.anchor.cell
    row = [fact for fact in book.numbers("funds_received", "budget_total") if cell is not None and fact.anchor.cell is not None
           and (fact.anchor.cell.table, fact.anchor.cell.row) == (cell.table, cell.row) and fact.context.source in (None, "total")]
    return row[0] if len({value(fact) for fact in row}) == 1 else None


def _each(numbers: Sequence[Fact], amounts: Sequence[Fact]) -> Iterator[tuple[str, Fact]]:
    """The notices of a paragraph with the one amount that each is cited with; where it cites several, the one right behind it."""
    if len({fact.text for fact in numbers}) == 1:
        if (amount := _one(amounts)) is not None:
            yield numbers[0].text or "", amount
        return
    starts = [fact.anchor.span.start for fact in numbers]
    behind = [[fact for fact in amounts if start < fact.anchor.span.start < end] for start, end in pairwise([*starts, math.inf])]
    for at, number in enumerate(numbers):
        alone = at == 0 or bool(behind[at - 1])  # two notices before one amount: nobody knows whose it is
        if alone and (amount := _one(behind[at])) is not None:
            yield number.text or "", amount


def _one(amounts: Sequence[Fact]) -> Fact | None:
    """The only amount, or the only whole of those that are told with its parts."""
    for some in (amounts, [fact for fact in amounts if is_whole(fact)]):
        if len({value(fact) for fact in some}) == 1:
            return some[0]
    return None


def _doubtful(odd: Fact, said: Fact, near: int = 10) -> Say | None:
    a, b = str(odd.quantity.value.normalize() if odd.quantity else ""), str(said.quantity.value.normalize() if said.quantity else "")
    same_digits = sorted(a) == sorted(b)
    return None if same_digits or abs(value(odd) - value(said)) * near <= value(said) else _OTHER


def _doubtful_restated(odd: Fact, said: Fact) -> Say | None:
    """Where the report goes through its notices again, and the others have the amounts they had, a wider gap is a slip too."""
    return _doubtful(odd, said, near=5)


RULE = Rule(
    CODE, "notice-and-amount", Say("同一文件下达的金额不一致", "One notice is cited with two amounts"),
    Category.CROSS_REFERENCE, Scope.IN_TEXT, Severity.MEDIUM, check,
)

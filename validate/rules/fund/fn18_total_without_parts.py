"""FN18 有合计而无分项

查什么　资金表中，其他列都按来源填写，某一列却只有合计、各来源均为空或“-”，该合计无从分解。
为什么　缺少分项就看不出资金由谁承担。
触发　　“项目预算”列合计 726.49，中央、省、县三行均为“-”，而“年度预算”列三行齐全。
不触发　全表都只有合计；按基本支出、项目支出分列的；该列的分项写在正文同一节里。
局限　　只看同一张表。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import total, written
from validate.book import FactBook, by_group, grouped
from validate.funds import AMOUNTS, value
from validate.rule import Rule, claim, in_print

CODE = "FN18"


def check(book: FactBook) -> Iterator[Outcome]:
    for facts in by_group(book.numbers(*AMOUNTS, where=lambda fact: fact.anchor.cell is not None and fact.context.lot is None)).values():
        columns = grouped(facts, lambda fact: fact.anchor.cell.column if fact.anchor.cell else -1)
        whole = [members for members in columns.values() if _split(members)]
        if not whole:
            continue
        for members in columns.values():
            totals = [fact for fact in members if fact.context.source == "total" and value(fact) > 0]
            if len(members) == 1 and totals:
                yield _alone(totals[0], whole[0])
            elif totals and members in whole:
                yield claim(CODE, True, members, Say("合计之下有分项", "the total is split"), doubt=False)


def _split(members: Sequence[Fact]) -> bool:
    return any(fact.context.source == "total" for fact in members) and sum(_gives(fact.context.source) for fact in members) >= 2


def _gives(source: str | None) -> bool:
    """Whether it is money of somebody: 基本支出 and 项目支出 are what it went for."""
    return source not in (None, "total") and not (source or "").endswith("支出")


def _alone(whole: Fact, other: Sequence[Fact]) -> Outcome:
    parts = [fact for fact in other if fact.context.source not in (None, "total")]
    known = in_print(total(parts).value(), whole)
    return claim(
        CODE, False, [whole, *parts],
        Say(f"该列合计{written(whole)}没有分项；同表另一列各来源合计为{known}。",
            f"The column's total {written(whole)} has no parts; in another column they add to {known}."),
        reported=written(whole), expected=known, computation=f"{total(parts).show()} = {known}",
    )


RULE = Rule(
    CODE, "total-without-parts", Say("有合计而无分项", "A column has a total and no parts"),
    Category.COMPLETENESS, Scope.IN_TABLE, Severity.LOW, check,
)

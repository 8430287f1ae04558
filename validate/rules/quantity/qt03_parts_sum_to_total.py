"""QT03 分项之和等于合计数量

查什么　一张表里按小区、标段、批次或乡镇逐行列出的户数、栋数、面积、工程量，相加应等于合计行。
为什么　合计错了，完成率和单位成本都跟着错。
触发　　三行共351户，合计写作315户。
不触发　面积按印出的位数允许四舍五入；只有“其中”一两项、没有合计行的表。
局限　　行与行之间有重叠批次时，相加大于合计属正常，应由核对人判断。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import total
from validate.book import FactBook, by_group, grouped
from validate.counts import COUNTS
from validate.rule import Rule, settled, unchecked

CODE = "QT03"


def check(book: FactBook) -> Iterator[Outcome]:
    for facts in by_group(book.numbers(*COUNTS)).values():
        for (concept, *_), members in grouped(
            facts,
            lambda fact: (fact.concept, fact.context.stage, fact.context.year, fact.context.period, fact.quantity.unit if fact.quantity else ""),
        ).items():
            whole = [fact for fact in members if fact.context.source == "total"]
            parts = [fact for fact in members if fact.context.source != "total" and (fact.context.item or fact.context.lot)]
            if len(whole) != 1 or not parts:
                continue
            if len(parts) < 2:
                yield unchecked(CODE, [whole[0], *parts], Say("分项不全", "the parts are not all there"))
                continue
            title = book.lexicon.concepts[concept].title
            yield settled(CODE, whole[0], total(parts), Say(f"{title}合计与各分项之和", f"total of {concept} against its parts"))


RULE = Rule(
    CODE,
    "parts-sum-to-total",
    Say("分项数量之和与合计不符", "Parts do not add up to the total"),
    Category.ARITHMETIC,
    Scope.IN_TABLE,
    Severity.MEDIUM,
    check,
)

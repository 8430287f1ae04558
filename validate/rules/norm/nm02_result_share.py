"""NM02 产出与效益权重之和不低于60%

查什么　部门评价、财政评价体系里，产出与效益（含满意度）权重之和占总权重的比例。
为什么　办法要求突出结果导向，原则上不低于60%。
触发　　决策20、过程30、产出30、效益20（合计50%）。
不触发　正好60%。
局限　　原则性规定，条文未与原文核对，只作提示。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook, grouped
from validate.ladder import decimal_of
from validate.rule import Rule, claim, unchecked

CODE = "NM02"
_RESULTS = ("产出", "效益", "满意度")


def check(book: FactBook) -> Iterator[Outcome]:
    facts = book.numbers("dimension_weight", where=lambda fact: fact.anchor.cell is not None)
    for members in grouped(facts, lambda fact: (book.system(fact.context), fact.context.group)).values():
        given = {fact.context.dimension: fact for fact in members if fact.context.dimension and fact.quantity}
        if not ({"决策", "过程"} & set(given)) or len(given) < 3:
            continue
        total = sum((Fraction(fact.quantity.value) for fact in given.values() if fact.quantity), Fraction(0))
        if total not in (100, 90) or "产出" not in given or "效益" not in given:
            yield unchecked(CODE, list(given.values()), Say("一级指标权重没有写全", "the first-level weights are not all given"))
            continue
        result = sum((Fraction(fact.quantity.value) for name, fact in given.items() if name in _RESULTS and fact.quantity), Fraction(0))
        share = result / total
        yield claim(
            CODE, share >= Fraction(book.lexicon.norms["default"].result_share), list(given.values()),
            Say(f"产出与效益权重之和占{decimal_of(share * 100, 2)}%，低于原则上的60%。", f"Output and benefit weigh {decimal_of(share * 100, 2)}%, "
                                                                                         f"less than 60%."),
            reported=f"{decimal_of(share * 100, 2)}%", expected="≥60%", basis="norm:default", key=(book.system(members[0].context),),
        )


RULE = Rule(
    CODE, "result-share", Say("产出与效益权重偏低", "Output and benefit weigh too little"),
    Category.CRITERION, Scope.IN_TABLE, Severity.INFO, check, basis="norm:default",
)

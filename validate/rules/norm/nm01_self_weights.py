"""NM01 自评表一级指标权重与通行口径

查什么　自评表各一级指标权重（预算执行10、产出50、效益30、满意度10，及已知的地方口径）。
为什么　办法“原则上”规定了权重，偏离的应有说明。
触发　　预算执行10、产出70、效益10、满意度10。
不触发　与任一已知口径相同；正文的部门评价体系（决策、过程、产出、效益）。
局限　　原则性规定，地方可以调整，只作提示。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from model.fact import Fact
from model.figure import PartKind
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook, grouped
from validate.rule import Rule, claim, unchecked

CODE = "NM01"
_EVALUATION = ("决策", "过程")


def check(book: FactBook) -> Iterator[Outcome]:
    facts = book.numbers("dimension_weight", where=lambda fact: book.kind_of(fact) is PartKind.SELF_FORM and fact.anchor.cell is not None)
    execution = book.numbers("indicator_weight", where=lambda fact: fact.context.dimension == "预算执行" and book.kind_of(fact) is PartKind.SELF_FORM)
    for members in grouped(facts, lambda fact: fact.context.group).values():
        given: dict[str | None, Fact] = {fact.context.dimension: fact for fact in members if fact.context.dimension}
        if any(name in given for name in _EVALUATION):
            continue
        for fact in execution:
            given.setdefault("预算执行", fact)
        yield _judged(book, given)


def _judged(book: FactBook, given: dict[str | None, Fact]) -> Outcome:
    facts = list(given.values())
    weights = {str(name): fact.quantity.value for name, fact in given.items() if fact.quantity}
    if sum(weights.values()) != 100:
        return unchecked(CODE, facts, Say("一级指标权重没有写全", "the first-level weights are not all given"))
    known = any(_same(weights, norm.self_weights) for norm in book.lexicon.norms.values())
    listed = "、".join(f"{name}{weight.normalize():f}" for name, weight in weights.items())
    return claim(
        CODE, known, facts,
        Say(f"自评表一级指标权重为{listed}，与通行口径（预算执行10、产出50、效益30、满意度10）不同，宜说明依据。",
            f"The self-evaluation form weighs {listed}, unlike the usual 10/50/30/10."),
        reported=listed, expected="预算执行10、产出50、效益30、满意度10", basis="norm:default",
    )


def _same(weights: dict[str, Decimal], profile: Mapping[str, Decimal]) -> bool:
    return dict(profile) == weights


RULE = Rule(
    CODE, "self-weights", Say("自评表权重与通行口径不同", "Weights of the self-evaluation form are unusual"),
    Category.CRITERION, Scope.IN_TABLE, Severity.INFO, check, basis="norm:default",
)

"""SC04 得分率等于得分除以分值

查什么　每个指标、每个一级指标和总分：得分率应等于得分÷分值。同一处没有得分或分值的，取同一指标体系中的数。
为什么　得分率用来横向比较，算错会误导原因分析。
触发　　得分 2 分、分值 3 分，得分率写作 76.67%。
不触发　66.67%、66.7% 或 67%；5/7 写作 71.42%（截尾，只作提示）。
局限　　分值为 0 或得分、分值不全时不核对。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import percent
from validate.book import FactBook, by_group
from validate.rule import Rule, settled, unchecked
from validate.systems import System, systems

CODE = "SC04"


def check(book: FactBook) -> Iterator[Outcome]:
    for system in systems(book):
        rows = {row.rate.id: (row.score, row.weight) for table in system.tables for row in table.rows if row.rate is not None}
        for table in system.tables:
            for node in (*table.dimensions, *(node for _, node in table.subdimensions)):
                if node.rate is not None:
                    rows[node.rate.id] = (node.score, node.weight)
        yield from _rates(system, rows)
    for facts in by_group(book.numbers("eval_score", "self_score", "weight_total", "self_rate", "eval_rate")).values():
        yield from _totals(facts)


def _rates(system: System, rows: dict[str, tuple[Fact | None, Fact | None]]) -> Iterator[Outcome]:
    for level in ("dimension", "subdimension", "indicator"):
        find = {"dimension": system.dimension_fact, "subdimension": system.subdimension_fact, "indicator": system.indicator_fact}[level]
        for key, rates in getattr(system, level).get("rate", {}).items():
            for rate in rates:
                score, weight = rows.get(rate.id, (None, None))
                score = score or find("score", key, rate)
                weight = weight or find("weight", key, rate)
                what = Say(f"“{rate.context.indicator or rate.context.subdimension or rate.context.dimension}”得分率", f"score rate of {key}")
                if score is None or weight is None or score.quantity is None or weight.quantity is None:
                    yield unchecked(CODE, [rate], Say("没有得分或分值", "no score or no weight"))
                else:
                    yield settled(CODE, rate, percent(score, weight), what)


def _totals(facts: list[Fact]) -> Iterator[Outcome]:
    scores = [fact for fact in facts if fact.concept in ("eval_score", "self_score")]
    weights = [fact for fact in facts if fact.concept == "weight_total"]
    for rate in (fact for fact in facts if fact.concept in ("self_rate", "eval_rate")):
        if len(scores) == 1 and len(weights) == 1:
            yield settled(CODE, rate, percent(scores[0], weights[0]), Say("总得分率", "rate of the total"))


RULE = Rule(
    CODE, "rate-is-score-over-weight", Say("得分率与得分、分值不符", "A score rate does not follow from score and weight"),
    Category.ARITHMETIC, Scope.IN_TABLE, Severity.HIGH, check,
)

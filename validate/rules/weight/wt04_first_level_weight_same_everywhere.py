"""WT04 一级指标权重各处一致

查什么　同一指标体系内，一级、二级指标的权重，在正文（“权重分别为15%、25%…”）、结论表、分析各节和附表里应当相同。
为什么　权重前后不一，得分率和总分就有两种算法。
触发　　正文写过程权重 25 分，评分表为 20 分。
不触发　15% 与 15 分；单位自评所用的另一套权重。
局限　　报告介绍的通用体系若与本项目体系写在同一口气里，可能误比。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook
from validate.labels import with_other_name
from validate.rule import Rule, same_value, unchecked
from validate.systems import systems

CODE = "WT04"


def check(book: FactBook) -> Iterator[Outcome]:
    for system in systems(book):
        for level in ("dimension", "subdimension"):
            named = getattr(system, level).get("weight", {})
            for name, facts in named.items():
                if len(facts) == 1:
                    yield unchecked(CODE, facts, Say(f"“{name}”权重只出现一处", f"the weight of {name} is stated once only"))
                yield from with_other_name(same_value(CODE, facts, Say(f"“{name}”权重", f"the weight of {name}")), named, name)
        yield from same_value(CODE, system.weight_totals, Say("权重合计", "the weight total"))


RULE = Rule(
    CODE, "first-level-weight-same-everywhere", Say("一级指标权重前后不一致", "A first-level weight differs between places"),
    Category.CROSS_REFERENCE, Scope.TEXT_AND_TABLE, Severity.HIGH, check,
)

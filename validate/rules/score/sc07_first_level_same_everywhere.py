"""SC07 一级指标得分各处一致

查什么　同一指标体系内，一级、二级指标的得分与得分率，在封面、摘要、结论表、分析各节和附表里应当相同。
为什么　分项得分前后不一，说明改分未改全。
触发　　摘要写过程 24 分，结论表写 23 分。
不触发　24 与 24.00；95.67% 与 95.7%；自评体系的同名指标。
局限　　不同评价对象（各标段、各子项目）须在文中标明，才不会互比。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook
from validate.labels import with_other_name
from validate.rule import Rule, same_value, unchecked
from validate.systems import systems

CODE = "SC07"


def check(book: FactBook) -> Iterator[Outcome]:
    for system in systems(book):
        for level, kind, zh, en in (("dimension", "score", "得分", "score"), ("dimension", "rate", "得分率", "rate"),
                                    ("subdimension", "score", "得分", "score")):
            named = getattr(system, level).get(kind, {})
            for name, facts in named.items():
                if len(facts) == 1:
                    yield unchecked(CODE, facts, Say(f"“{name}”{zh}只出现一处", f"the {en} of {name} is stated once only"))
                yield from with_other_name(same_value(CODE, facts, Say(f"“{name}”{zh}", f"the {en} of {name}")), named, name)


RULE = Rule(
    CODE, "first-level-same-everywhere", Say("一级指标得分前后不一致", "A first-level score differs between places"),
    Category.CROSS_REFERENCE, Scope.TEXT_AND_TABLE, Severity.HIGH, check,
)

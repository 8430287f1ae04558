"""DT12 计划阶段的起止月前后一致

查什么　“某年X–Y月为某阶段”在各处的月份应相同。
为什么　阶段计划不一，滞后多久就无从算起。
触发　　正文“3–5月为勘察设计阶段”，访谈“4月–5月为勘察设计阶段”。
不触发　写法不同（3-5月、3月至5月）而月份相同。
局限　　阶段名称不同的不比较。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from validate.book import FactBook, grouped
from validate.mentions import compare
from validate.names import stripped
from validate.rule import Rule

_MONTHS = regexp(r"(\d{1,2})(?=\s*月|\s*[-–—－~～至])")

CODE = "DT12"


def check(book: FactBook) -> Iterator[Outcome]:
    stages = [fact for fact in book.of("planned_stage") if fact.context.item and _months(fact) and fact.doubt is None]
    for (item, _), facts in grouped(stages, lambda fact: (stripped(fact.context.item or "", ("阶段", "时期")), _year(fact))).items():
        yield from compare(CODE, facts, _same, Say(f"{item}阶段的起止月", f"months of the stage {item}"))


def _months(fact: Fact) -> tuple[int, ...]:
    text = fact.text or fact.raw
    return tuple(int(month) for month in _MONTHS.findall(text.split("年")[-1]))


def _year(fact: Fact) -> int | None:
    return fact.date.year if fact.date is not None else fact.context.year


def _same(a: Fact, b: Fact) -> bool:
    return _months(a) == _months(b)


RULE = Rule(
    CODE,
    "planned-stage-periods",
    Say("计划阶段的起止月前后不一致", "A planned stage has two periods"),
    Category.TEMPORAL,
    Scope.IN_TEXT,
    Severity.MEDIUM,
    check,
)

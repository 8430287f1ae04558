"""SC09 正文所称满分与评分表分值一致

查什么　正文“该项指标满分 5 分”，应等于评分表中该指标的分值；标题为二级指标的，等于其下三级指标分值之和。
为什么　满分写错，得分是否为满分便无从判断。
触发　　分析写“满分5分，得分5分”，评分表分值为 2 分。
不触发　满分与分值相同；同名指标属于另一套体系。
局限　　评分标准栏内的满分不在此列（见 RB04、RB05）。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import total, written
from validate.book import FactBook
from validate.rule import Rule, claim, settled, unchecked
from validate.systems import System, plain, same_class, strand, systems

CODE = "SC09"


def check(book: FactBook) -> Iterator[Outcome]:
    known = {system.code: system for system in systems(book)}
    for fact in book.numbers("criterion_full_mark"):
        if fact.anchor.cell is not None or not (fact.context.indicator or fact.context.code):
            continue
        system = known.get(strand(book, fact))
        if system is not None:
            yield _full_mark(system, fact)


def _full_mark(system: System, fact: Fact) -> Outcome:
    key = system.key_of(fact)
    name = fact.context.indicator or key or ""
    weight = system.indicator_fact("weight", key, fact) or system.subdimension_fact("weight", plain(name), fact)
    weight = weight or system.dimension_fact("weight", name, fact)
    rows = [row for table in system.tables for row in table.rows if row.context.subdimension and same_class(row.context.subdimension, name)]
    weights = list({row.code or row.name: row.weight for row in rows if row.weight is not None}.values())
    if weight is None and weights:
        return settled(CODE, fact, total(weights), Say(f"“{name}”满分与其下指标分值之和", f"full mark of {name} against its rows"))
    if weight is None or weight.quantity is None or fact.quantity is None:
        return unchecked(CODE, [fact], Say("评分表中没有这一指标的分值", "the table has no weight for this indicator"))
    return claim(
        CODE, fact.quantity.value == weight.quantity.value, [fact, weight],
        Say(f"“{name}”正文称满分{written(fact)}，评分表分值为{written(weight)}。",
            f"{name}: full mark {written(fact)} in the text, weight {written(weight)} in the table."),
        reported=written(fact), expected=written(weight), key=(name, written(fact), written(weight)),
    )


RULE = Rule(
    CODE, "full-mark-is-weight", Say("正文所称满分与评分表分值不一致", "A full mark in the text differs from the weight in the table"),
    Category.CROSS_REFERENCE, Scope.TEXT_AND_TABLE, Severity.HIGH, check,
)

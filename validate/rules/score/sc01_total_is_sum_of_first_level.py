"""SC01 总分等于一级指标得分之和

查什么　同一张表或同一段话里，一级指标得分相加，应等于报告给出的总分。
为什么　总分决定评价等级，也决定资金去留。
触发　　14.5＋24＋32＋18.79，而总分写作 89.92。
不触发　总分写作 89.29；或“总分（取整）”写作 89。
局限　　一级指标得分不全（权重合计不到总权重）时记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import total
from validate.book import FactBook
from validate.rule import Rule, settled, unchecked
from validate.trees import score_tables

CODE = "SC01"


def check(book: FactBook) -> Iterator[Outcome]:
    for table in score_tables(book):
        scores = [node.score for node in table.dimensions if node.score is not None]
        if table.score_total is None or len(scores) < 2 or table.score_total.quantity is None:
            continue
        if any(node.score is None for node in table.dimensions):
            yield unchecked(CODE, [table.score_total, *scores], Say("一级指标得分不全", "some first-level scores are missing"))
            continue
        yield settled(CODE, table.score_total, total(scores), Say("总分与一级指标得分之和", "total against the first-level scores"))


RULE = Rule(
    CODE, "total-is-sum-of-first-level", Say("总分与一级指标得分之和不符", "The total is not the sum of the first-level scores"),
    Category.ARITHMETIC, Scope.IN_TABLE, Severity.HIGH, check,
)

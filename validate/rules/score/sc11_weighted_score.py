"""SC11 加权得分

查什么　权重按百分比、各指标按百分制打分的，总分应等于 Σ（得分×权重）。
为什么　加权求和常在表外完成，容易漏项。
触发　　90×40%＋80×60%＝84，总分写作 86。
不触发　权重是分值、得分不超过权重的普通评分表（由 SC01、SC02 核对）。
局限　　权重合计不是 100% 时记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import Total, share_of
from validate.book import FactBook
from validate.rule import Rule, settled, unchecked
from validate.trees import ScoreTable, score_tables

CODE = "SC11"


def check(book: FactBook) -> Iterator[Outcome]:
    for table in score_tables(book):
        pairs = _pairs(table)
        if table.score_total is None or len(pairs) < 2 or not _of_hundred(pairs):
            continue
        facts = [fact for pair in pairs for fact in pair]
        if sum(weight.quantity.value for _, weight in pairs if weight.quantity is not None) != 100:
            yield unchecked(CODE, [table.score_total, *facts], Say("权重合计不是100%", "the weights do not add to 100%"))
            continue
        yield settled(CODE, table.score_total, Total(tuple(share_of(weight, score) for score, weight in pairs)), Say("加权总分", "weighted total"))


def _pairs(table: ScoreTable) -> list[tuple[Fact, Fact]]:
    rows = [(row.score, row.weight) for row in table.rows]
    nodes = [(node.score, node.weight) for node in table.dimensions]
    found = rows if any(score is not None for score, _ in rows) else nodes
    return [(score, weight) for score, weight in found if score is not None and weight is not None and score.quantity and weight.quantity]


def _of_hundred(pairs: list[tuple[Fact, Fact]]) -> bool:
    """Marks out of 100: most of them exceed their weights."""
    over = sum(score.quantity.value > weight.quantity.value for score, weight in pairs if score.quantity and weight.quantity)
    return over * 2 > len(pairs)


RULE = Rule(
    CODE, "weighted-score", Say("加权总分不符", "The weighted total does not follow from scores and weights"),
    Category.ARITHMETIC, Scope.IN_TABLE, Severity.HIGH, check,
)

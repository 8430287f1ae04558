"""WT01 一级指标权重合计

查什么　同一张表或同一段话里，一级指标权重相加应等于所给的合计；没有合计的，应为 100。
为什么　权重不满或超过 100，总分就不是百分制。
触发　　15＋25＋40＋30，合计应为 100 而实为 110。
不触发　产出 50、效益 30、满意度 10 另加预算执行 10；只列出部分一级指标的句子。
局限　　一级指标没有列全的，记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import numeral, total
from validate.book import FactBook
from validate.ladder import decimal_of
from validate.rule import Rule, claim, settled, unchecked
from validate.systems import System, systems
from validate.trees import ScoreTable

CODE = "WT01"
HUNDRED = Decimal(100)
_EXECUTION = (Decimal(10), Decimal(20))
_OPENING = {"决策"}
"""What stands before 过程 in every index system: where it does not, the first rows are not there."""
_SOME = Say("一级指标权重没有列全", "not all first-level weights are stated")


def check(book: FactBook) -> Iterator[Outcome]:
    for system in systems(book):
        for table in system.tables:
            weights = [node.weight for node in table.dimensions if node.weight is not None]
            if len(weights) >= 2:
                yield _one(system, table, weights)


def _one(system: System, table: ScoreTable, weights: Sequence[Fact]) -> Outcome:
    added = sum((fact.quantity.value for fact in weights if fact.quantity is not None), Decimal(0))
    partial = None if _whole(system, table, weights, added) else _SOME
    if table.weight_total is not None:
        return settled(CODE, table.weight_total, total(weights), Say("权重合计与一级指标权重之和", "weight total against the first-level weights"),
                       partial=partial)
    shown = f"{decimal_of(Fraction(added)):f}"
    if added != HUNDRED and partial is not None:
        return unchecked(CODE, weights, partial)
    return claim(
        CODE, added == HUNDRED, weights,
        Say(f"一级指标权重合计为{shown}，应为100。", f"The first-level weights add to {shown}, not 100."),
        reported=shown, expected="100", computation=f"{' + '.join(numeral(fact) for fact in weights)} = {shown}",
    )


def _whole(system: System, table: ScoreTable, weights: Sequence[Fact], added: Decimal) -> bool:
    """Whether a sum short of the whole could be held against the report."""
    names = {node.name for node in table.dimensions if node.weight is not None}
    bound = table.weight_total.quantity.value if table.weight_total is not None and table.weight_total.quantity is not None else HUNDRED
    if len(weights) < len(table.dimensions) or not names >= system.dimension_names - {"预算执行"}:
        return added > bound and len(weights) >= 3
    if ("预算执行" not in names and bound - added in _EXECUTION) or (table.weight_total is None and "过程" in names and not names & _OPENING):
        return False
    return added > bound or (len(weights) >= 3 and added * 2 > bound)


RULE = Rule(
    CODE, "first-level-weights-add-up", Say("一级指标权重合计不符", "The first-level weights do not add up"),
    Category.ARITHMETIC, Scope.IN_TABLE, Severity.HIGH, check,
)

"""SC01 总分等于一级指标得分之和

查什么　同一张表或同一段话里，一级指标得分相加，应等于报告给出的总分；两者分处各地时，按各处一致的数核对。
为什么　总分决定评价等级，也决定资金去留。
触发　　14.5＋24＋32＋18.79，而总分写作 89.92。
不触发　总分写作 89.29；或“总分（取整）”写作 89；设有扣分项、加分项并计入总分。
局限　　一级指标得分不全（权重合计不到总权重）时记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import Difference, Expr, Leaf, total
from validate.book import FactBook
from validate.rule import Rule, settled_by_any, unchecked
from validate.systems import System, systems
from validate.trees import ScoreTable

CODE = "SC01"
_OF_A_FORM = frozenset(("预算执行", "产出", "效益", "满意度"))
"""All that a self-evaluation form scores (财预〔2020〕10号)."""
_SAY = Say("总分与一级指标得分之和", "total against the first-level scores")
_SOME = Say("一级指标得分不全", "some first-level scores are missing")


def check(book: FactBook) -> Iterator[Outcome]:
    for system in systems(book):
        done = False
        for table in system.tables:
            scores = [node.score for node in table.dimensions if node.score is not None]
            if table.score_total is None or len(scores) < 2:
                continue
            done = True
            if any(node.score is None for node in table.dimensions):
                yield unchecked(CODE, [table.score_total, *scores], _SOME)
                continue
            yield settled_by_any(CODE, table.score_total, _sums(scores), _SAY, partial=None if _whole(system, table, scores) else _SOME)
        if not done:
            yield from _scattered(system)


def _scattered(system: System) -> Iterator[Outcome]:
    """The total in one place, the first-level scores in others."""
    reported = system.total
    names = system.dimension_names
    scores = [fact for name in sorted(names) if (fact := system.dimension_fact("score", name)) is not None]
    if reported is None or len(scores) < 2:
        return
    weights = [fact.quantity.value for name in names if (fact := system.dimension_fact("weight", name)) is not None and fact.quantity]
    if len(scores) == len(weights) and (alone := _alone(system, 100 - sum(weights))):
        yield settled_by_any(CODE, reported, _sums([*scores, *alone]), _SAY)
        return
    whole = len(scores) == len(names) and (set(names) == _OF_A_FORM or (len(names) == len(weights) and sum(weights) == 100))
    yield settled_by_any(CODE, reported, _sums(scores), _SAY, partial=None if whole else _SOME)


_STAND_ALONE = {"预算执行": ("预算执行率", "预算执行情况"), "满意度": ("满意度", "服务对象满意度", "满意度指标")}
"""First levels of a form (财预〔2020〕10号) that are one indicator, and are told as such."""


def _alone(system: System, lacking: Decimal | int) -> list[Fact]:
    """预算执行率指标，分值10分，得9.20分。产出指标，分值50分，…: the marks of those told as indicators, worth just what the others lack."""
    found: list[tuple[Fact, Fact]] = []
    for name in sorted(_STAND_ALONE.keys() - system.dimension_names):
        told = ((system.worth(key), system.indicator_fact("score", key)) for key in _STAND_ALONE[name])
        found += [(weight, score) for weight, score in told if weight is not None and score is not None][:1]
    worth = sum(weight.quantity.value for weight, _ in found if weight.quantity)
    return [score for _, score in found] if found and worth == lacking else []


def _sums(scores: Sequence[Fact]) -> list[Expr]:
    """All added; then with 扣分 taken off, 加分 left out."""
    kept = [fact for fact in scores if "扣分" not in (fact.context.dimension or "")]
    off = [fact for fact in scores if fact not in kept]
    found: list[Expr] = [total(scores)]
    if off and kept:
        found.append(Difference(total(kept), total(off)) if len(off) > 1 else Difference(total(kept), Leaf(off[0])))
    return found


def _whole(system: System, table: ScoreTable, scores: Sequence[Fact]) -> bool:
    """Whether these first-level indicators are all there are: their weights add to the whole, or no other is known."""
    weights = [node.weight.quantity.value for node in table.dimensions if node.weight is not None and node.weight.quantity is not None]
    bound = table.weight_total.quantity.value if table.weight_total is not None and table.weight_total.quantity is not None else 100
    if len(weights) == len(scores):
        return sum(weights) == bound
    told = (system.dimension_fact("weight", node.name) for node in table.dimensions)
    elsewhere = [fact.quantity.value for fact in told if fact is not None and fact.quantity]
    if len(elsewhere) == len(scores) and sum(elsewhere) < bound:
        return False  # 产出、效益、满意度 of 90: the budget's execution has the other marks
    return len(scores) >= 3 and {node.name for node in table.dimensions} >= system.dimension_names


RULE = Rule(
    CODE, "total-is-sum-of-first-level", Say("总分与一级指标得分之和不符", "The total is not the sum of the first-level scores"),
    Category.ARITHMETIC, Scope.IN_TABLE, Severity.HIGH, check,
)

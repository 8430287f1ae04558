"""SC05 得分不超过分值，不小于零

查什么　每个三级、二级、一级指标和总分：0 ≤ 得分 ≤ 分值。
为什么　超过满分的得分一定有误，并直接抬高总分。
触发　　分值 5 分的指标得 6 分。
不触发　得满分；加分项、奖励项；扣分列的负数。
局限　　一张表里多数行都超出分值时，多半是列读错或按百分制打分，记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import written
from validate.book import FactBook
from validate.rule import Rule, claim, unchecked
from validate.trees import score_tables

CODE = "SC05"
_BONUS = ("加分", "奖励", "附加", "扣分", "减分", "扣减")
_SHIFTED = Say("多数行的得分超过分值，疑列次读错或按百分制打分", "most scores exceed their weights: columns misread, or marks out of 100")


def check(book: FactBook) -> Iterator[Outcome]:
    for table in score_tables(book):
        pairs: list[tuple[str, Fact, Fact]] = []
        for row in table.rows:
            if row.score is not None and row.weight is not None:
                pairs.append((row.name, row.score, row.weight))
        for node in (*table.dimensions, *(node for _, node in table.subdimensions)):
            if node.score is not None and node.weight is not None:
                pairs.append((node.name, node.score, node.weight))
        pairs = [pair for pair in pairs if not any(word in pair[0] for word in _BONUS)]
        outcomes = [outcome for pair in pairs if (outcome := _within(*pair)) is not None]
        wrong = sum(outcome.status == "inconsistent" for outcome in outcomes)
        if wrong >= 3 and wrong * 5 > len(outcomes) * 2:
            yield unchecked(CODE, [fact for _, score, weight in pairs for fact in (score, weight)], _SHIFTED)
            continue
        yield from outcomes
        if not wrong and table.score_total is not None and table.weight_total is not None:
            total = _within("总分", table.score_total, table.weight_total)
            if total is not None:
                yield total


def _within(name: str, score: Fact, weight: Fact) -> Outcome | None:
    if score.quantity is None or weight.quantity is None:
        return None
    over, under = score.quantity.value > weight.quantity.value, score.quantity.value < 0
    message = Say(f"“{name}”得分{written(score)}，" + ("为负数。" if under else f"超过分值{written(weight)}。"),
                  f"{name}: the score {written(score)} " + ("is negative." if under else f"exceeds the weight {written(weight)}."))
    return claim(CODE, not (over or under), [score, weight], message, reported=written(score), expected=f"≤ {written(weight)}",
                 computation=f"{written(score)} > {written(weight)}" if over else "")


RULE = Rule(
    CODE, "score-within-weight", Say("得分超出分值范围", "A score lies outside 0 and its weight"),
    Category.ARITHMETIC, Scope.IN_TABLE, Severity.HIGH, check,
)

"""TX10 “总体完成率100%、无偏离”应有逐项支持

查什么　称总体完成率100%、无偏离的，不应有任一指标低于目标或失分。
为什么　总括断言掩盖了未完成的指标。
触发　　自评称“无偏离”，而评价表中验收合格率为0%。
不触发　只有正偏离；没有任何指标表（见NM09）。
局限　　自评与评价口径不同，故注明出处。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook, grouped
from validate.counts import keeps
from validate.mentions import SHOWN
from validate.rule import Rule, claim, unchecked
from validate.trees import IndicatorRow, score_tables

_RESULT = ("产出", "效益", "满意度", "成本", None)

CODE = "TX10"


def check(book: FactBook) -> Iterator[Outcome]:
    claims = [
        fact
        for fact in book.numbers("completion_rate")
        if fact.context.scope == "overall" and fact.quantity is not None and fact.quantity.value >= 100
    ]
    scored = {_row(row.score) for table in score_tables(book) for row in table.rows if row.score is not None}
    claims += book.of("deviation_status", where=lambda fact: fact.anchor.cell is None or _row(fact) not in scored)
    rows = [row for table in score_tables(book) for row in table.rows if row.context.dimension in _RESULT]
    for kind, of_kind in grouped(claims, lambda fact: fact.context.item if fact.concept == "deviation_status" else None).items():
        yield from _check(of_kind, rows if kind is None else [row for row in rows if _is_of(row, kind)])


def _row(fact: Fact) -> tuple[int, int] | None:
    """What a row's own note says (截至评价日全部完成) is said of that row alone."""
    return (fact.anchor.cell.table, fact.anchor.cell.row) if fact.anchor.cell is not None else None


def _is_of(row: IndicatorRow, kind: str) -> bool:
    """Whether a row is of the kind that a claim is made of: 数量指标全部完成."""
    return any(kind in (name or "") for name in (row.context.dimension, row.context.subdimension))


def _check(claims: Sequence[Fact], rows: Sequence[IndicatorRow]) -> Iterator[Outcome]:
    judged = [(row, short) for row in rows if (short := _short(row)) is not None]
    if not judged:
        yield unchecked(CODE, claims, Say("没有可对照的指标表", "there is no table of indicators"))
        return
    below = [row for row, short in judged if short]
    if not below:
        yield claim(CODE, True, claims, Say("各指标均达到目标", "every target is met"), doubt=False)
        return
    names = "、".join(dict.fromkeys(f"{row.code or ''}{row.name}" for row in below))
    said = "、".join(dict.fromkeys(f"“{fact.text or fact.raw}”" for fact in claims))
    sources: list[Fact] = [
        *claims[:SHOWN],
        *(fact for row in below[: 2 * SHOWN] for fact in (row.actual or row.score, row.target) if fact is not None),
    ]
    yield claim(
        CODE,
        False,
        sources,
        Say(f"称{said}，而{names}未达目标或失分。", f"{said} is claimed, yet these fell short: {names}."),
        reported="、".join(dict.fromkeys(fact.raw for fact in claims)),
        expected=names,
        doubt=False,
        key=(CODE, claims[0].context.item or ""),
    )


def _short(row: IndicatorRow) -> bool | None:
    """Whether a row missed its target (by numbers), or lost marks; None where nothing tells."""
    actual, target = row.actual, row.target
    if actual is not None and target is not None and actual.quantity and target.quantity and actual.quantity.unit == target.quantity.unit:
        kept = keeps(actual, target)
        if kept is not None:
            return not kept
    if row.score is not None and row.weight is not None and row.score.quantity and row.weight.quantity:
        return row.score.quantity.value < row.weight.quantity.value
    return None


RULE = Rule(
    CODE,
    "blanket-completion-claim",
    Say("总括断言与未达目标的指标矛盾", "A blanket claim of completion is contradicted"),
    Category.CROSS_REFERENCE,
    Scope.TEXT_AND_TABLE,
    Severity.MEDIUM,
    check,
)

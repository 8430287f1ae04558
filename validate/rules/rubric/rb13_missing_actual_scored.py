"""RB13 没有结果却有得分

查什么　完成值写“未验收”“未开展”“无数据”之类（没有结果）的指标，得分应为0；写“未完成”“未达标”的，不应得满分。
为什么　没有结果无从评分。
触发　　验收合格率的完成值为“尚未验收”，得5分。
不触发　未验收，得0分；“部分完成”得一半分（见RB12）。
局限　　报告说明“视同完成”的认不出，由人判断。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.algebra import numeral
from validate.book import FactBook
from validate.rule import Rule, claim, unchecked
from validate.targets import Verdict, verdict
from validate.trees import IndicatorRow, score_tables

CODE = "RB13"


def check(book: FactBook) -> Iterator[Outcome]:
    for table in score_tables(book):
        for row in table.rows:
            kind = verdict(row.actual.text, book.lexicon) if row.actual is not None else None
            if kind in (Verdict.NO_RESULT, Verdict.UNMET):
                yield _row(table.system, row, kind)


def _row(system: str, row: IndicatorRow, kind: Verdict) -> Outcome:
    sources = [fact for fact in (row.score, row.weight, row.actual) if fact is not None]
    if row.score is None or row.score.quantity is None or row.actual is None:
        return unchecked(CODE, sources, Say("没有得分", "no score"))
    score = row.score.quantity.value
    full = row.weight is not None and row.weight.quantity is not None and score >= row.weight.quantity.value
    wrong = score > 0 and (kind is Verdict.NO_RESULT or full)
    return claim(
        CODE, not wrong, sources,
        Say(f"“{row.name}”的完成值为“{row.actual.raw}”，没有可评分的结果，却得{numeral(row.score)}分。",
            f"{row.name}: “{row.actual.raw}” is no result to score, yet it gets {numeral(row.score)}."),
        reported=numeral(row.score), expected="0", key=(system, row.name),
    )


RULE = Rule(
    CODE, "missing-actual-scored", Say("没有结果却有得分", "Marks without a result"),
    Category.CRITERION, Scope.IN_TABLE, Severity.HIGH, check,
)

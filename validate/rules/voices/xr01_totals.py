"""XR01 自评总分与评价总分

查什么　单位自评总分与第三方（或财政）评价总分之差，以及两个等级是否相同。
为什么　差距与降等是自评不实的第一个信号，具体差在哪里由XR02、XR05列出。
触发　　自评100分、优，评价86.4分、良。
不触发　自评92分，评价90.5分，同为优。相差不到10分而报告说明了差异原因的，或评价方自己在一段、一行里并列两个总分的，只作提示。
局限　　两套指标体系不同，差距本身不是错误；等级相同而相差不到5分的不列，5～10分为轻微，10分以上为中等，等级不同为严重。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.fact import Fact
from model.figure import Voice
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.quantity import Interval
from validate.algebra import numeral
from validate.book import FactBook
from validate.consequence import grade
from validate.rule import Rule, claim, unchecked

CODE = "XR01"
_MUCH, _SOME = Decimal(10), Decimal(5)


def check(book: FactBook) -> Iterator[Outcome]:
    ours, theirs = _of_one(book.numbers("eval_score")), _of_one(book.numbers("self_score"))
    if not ours or not theirs:
        if ours or theirs:
            yield unchecked(CODE, [*ours, *theirs], Say("只有自评或只有评价的总分", "only one of the two totals is given"))
        return
    mine, his = _commonest(ours), _commonest(theirs)
    if mine.quantity is None or his.quantity is None:
        return
    gap = his.quantity.value - mine.quantity.value
    grades = _grade(book, "eval_grade", mine), _grade(book, "self_grade", his)
    flips = None not in grades and grades[0] != grades[1]
    severity = Severity.HIGH if flips else Severity.MEDIUM if abs(gap) >= _MUCH else Severity.LOW
    explained = severity is Severity.LOW and bool(book.of("own_gap_told"))
    same = [fact for fact in ours if fact.quantity and fact.quantity.value == mine.quantity.value]
    yield claim(
        CODE, not flips and abs(gap) < _SOME, [*theirs, *same, *book.of("self_grade"), *book.of("eval_grade")],
        Say(f"单位自评{numeral(his)}分（{grades[1] or '等级不明'}），评价{numeral(mine)}分（{grades[0] or '等级不明'}），相差{gap.normalize():f}分"
            f"{'，等级不同' if flips else ''}。",
            f"The unit gives itself {numeral(his)} ({grades[1]}), the evaluator {numeral(mine)} ({grades[0]}): a gap of {gap.normalize():f}"
            f"{' and another grade' if flips else ''}."),
        reported=f"自评{numeral(his)}分", expected=f"评价{numeral(mine)}分", computation=f"{numeral(his)} - {numeral(mine)} = {gap.normalize():f}",
        severity=Severity.INFO if _admitted(mine, ours, theirs) or _gap_told(book, abs(gap)) or explained else severity,
    )


def _of_one(facts: list[Fact]) -> list[Fact]:
    """Where several projects have marks each, those of none of them alone."""
    several = len({fact.context.scope for fact in facts if fact.context.scope}) > 1
    return [fact for fact in facts if fact.context.scope is None] if several else facts


def _admitted(mine: Fact, ours: list[Fact], theirs: list[Fact]) -> bool:
    """Whether the evaluator sets the two totals side by side, in one paragraph or one row of a table: the gap is told, not found."""
    ours, told = ([fact for fact in side if fact.context.voice is mine.context.voice] for side in (ours, theirs))
    if any(fact.context.group == mine.context.group for fact in told if fact.anchor.cell is None):
        return True
    rows = {(fact.anchor.cell.table, fact.anchor.cell.row) for fact in ours if fact.anchor.cell is not None}
    return any((fact.anchor.cell.table, fact.anchor.cell.row) in rows for fact in told if fact.anchor.cell is not None)


def _gap_told(book: FactBook, gap: Decimal) -> bool:
    """较自评得分低9.8分: the report itself tells how far the two are apart."""
    return any("自评得分之差" in told.label and Decimal(told.claimed) == gap for told in book.worded)


def _commonest(facts: list[Fact]) -> Fact:
    values = [fact.quantity.value for fact in facts if fact.quantity]
    best = max(values, key=values.count)
    return next(fact for fact in facts if fact.quantity and fact.quantity.value == best)


def _grade(book: FactBook, concept: str, total: Fact) -> str | None:
    """The stated grade; else the one its score earns."""
    stated = [book.lexicon.maps["grades"].get(fact.text or "", fact.text) for fact in book.of(concept) if fact.text]
    if stated and total.context.voice is Voice.EVALUATOR:
        return max(stated, key=stated.count)
    if stated:
        return stated[0]
    return grade(book, Interval.point(total.quantity.value)) if total.quantity else None


RULE = Rule(
    CODE, "totals", Say("自评总分与评价总分相差较大", "Self-score and evaluation score are far apart"),
    Category.SELF_VS_EVAL, Scope.CROSS_REPORT, Severity.HIGH, check,
)

"""RB11 达到目标却被扣分

查什么　指标表一行里，实际完成值达到目标值，得分却低于分值。
为什么　或者得分错了，或者完成值、目标值填错了。
触发　　目标≥20期，完成22期，分值8分，得分5分，没有任何扣分说明。
不触发　评分标准另有要点、门槛或档次；评分说明写了扣分；偏差原因一栏写了原因；完成值超过目标三成以上（目标定得低可扣分）。
局限　　偏差原因写在表外的认不出；评价机构按要点评分而未附标准时会误报，故为中等。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from validate.algebra import numeral
from validate.book import FactBook
from validate.dossier import Dossier, rows_with_dossiers
from validate.rule import Rule, Source, claim, unchecked
from validate.targets import met
from validate.trees import IndicatorRow

CODE = "RB11"


def check(book: FactBook) -> Iterator[Outcome]:
    for system, row, dossier in rows_with_dossiers(book):
        yield from _row(book, system, row, dossier)


def _row(book: FactBook, system: str, row: IndicatorRow, dossier: Dossier | None) -> Iterator[Outcome]:
    score, weight, target, actual = row.score, row.weight, row.target, row.actual
    if score is None or weight is None or target is None or actual is None or score.quantity is None or weight.quantity is None:
        return
    if actual.quantity is None and actual.date is None:
        return  # RB15
    reached = met(target, actual, book.lexicon)
    if reached is False:
        return
    sources: list[Source] = [score, weight, target, actual]
    if score.quantity.value >= weight.quantity.value:
        if reached:
            yield claim(CODE, True, sources, Say("达到目标，得满分", "reached, full marks"))
        return
    if dossier and (dossier.rubrics or dossier.deductions or dossier.awarded):
        yield unchecked(CODE, sources, Say("评分标准或评分说明另有扣分", "a standard or a note of its own decides"))
        return
    if reached is None or _far_above(target, actual, book.lexicon.norms["default"].over_target):
        yield unchecked(CODE, sources, Say("目标值与完成值不能直接比较，或完成值远超目标", "target and actual cannot be compared, or the target "
                                                                                           "was set low"))
        return
    if _explained(book, score):
        yield unchecked(CODE, sources, Say("偏差原因一栏写了原因", "the row gives a reason of its own"))
        return
    yield claim(
        CODE, False, sources,
        Say(f"“{row.name}”的完成值{actual.raw}已达到目标值{target.raw}，分值{numeral(weight)}分，却只得{numeral(score)}分，未见扣分原因。",
            f"{row.name}: {actual.raw} meets the target {target.raw}, yet scores {numeral(score)} of {numeral(weight)}, with no deduction stated."),
        reported=f"{numeral(score)}", expected=f"{numeral(weight)}", key=(system, row.name, numeral(score)),
    )


_FEWEST = 4
"""So many characters give a reason."""


def _explained(book: FactBook, score: Fact) -> bool:
    """Whether the row's column of reasons says something, other than that all was done."""
    cell = score.anchor.cell
    if cell is None:
        return False
    done = {*book.lexicon.words["attained"], *book.lexicon.words["met"]}
    notes = [note for note in book.of("deviation_note") if (at := note.anchor.cell) is not None and (at.table, at.row) == (cell.table, cell.row)]
    told = [(note.raw or "").strip("。；;、 ") for note in notes]
    return any(len(said) >= _FEWEST and said not in done and not _NO_REASON.search(said) for said in told)


_NO_REASON = regexp(r"^(?:无|没有|不存在|未发生)|^(?:已|均|全部|按)?(?:时|期|计划)?完成")


def _far_above(target: Fact, actual: Fact, share: Decimal) -> bool:
    if target.quantity is None or actual.quantity is None or not target.quantity.value:
        return False
    return actual.quantity.value >= share * target.quantity.value or actual.quantity.value * share <= target.quantity.value


RULE = Rule(
    CODE, "marks-lost-despite-hit", Say("达到目标却被扣分", "Marks lost although the target is met"),
    Category.CRITERION, Scope.IN_TABLE, Severity.MEDIUM, check,
)

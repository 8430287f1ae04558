"""NM05 自评满分而材料写有问题

查什么　单位自评100分，而同一文件里有未验收、未完工、延期或未达标的指标。
为什么　有问题而自评满分，自评的可信度存疑。
触发　　自评100分，评价写“尚未验收”“未按时完工”。
不触发　自评96分；没有写出问题。
局限　　是否应扣分由人判断，只作提示；具体差异见XR02、XR05。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook
from validate.rule import Rule, claim, unchecked
from validate.targets import Verdict, met, verdict
from validate.trees import score_tables

CODE = "NM05"
_BAD = ("未验收", "未完工", "未按时", "未按期", "滞后", "延期", "未完成", "尚未", "逾期")


def check(book: FactBook) -> Iterator[Outcome]:
    totals = book.numbers("self_score")
    full = [fact for fact in totals if fact.quantity and fact.quantity.value == 100]
    if not totals:
        return
    told = book.of("acceptance_status", "completion_status", "schedule_claim", where=lambda fact: any(word in (fact.text or "") for word in _BAD))
    missed = [row for table in score_tables(book) for row in table.rows if row.actual is not None
              and (verdict(row.actual.text, book.lexicon) in (Verdict.NO_RESULT, Verdict.UNMET)
                   or (row.target is not None and met(row.target, row.actual, book.lexicon) is False))]
    troubles: list[Fact] = [*told, *(row.actual for row in missed if row.actual is not None)]
    if troubles and not full:
        yield claim(CODE, True, [totals[0], *troubles], Say("有问题，自评未满分", "problems are stated, and marks were taken"), doubt=False)
        return
    if not troubles:
        yield unchecked(CODE, totals[:1], Say("材料没有写出问题", "no problem is stated"))
        return
    words = "、".join(dict.fromkeys(fact.text or fact.raw for fact in troubles[:6]))
    yield claim(
        CODE, False, [full[0], *troubles],
        Say(f"单位自评100分，而材料写有：{words}。", f"The unit gives itself 100, while the file states: {words}."),
        reported="100分", expected="低于100分", basis="norm:default", doubt=False,
    )


RULE = Rule(
    CODE, "full-self-score", Say("自评满分而材料写有问题", "A full self-score beside stated problems"),
    Category.SELF_VS_EVAL, Scope.CROSS_REPORT, Severity.INFO, check, basis="norm:default",
)

"""NM09 绩效目标没有数，却称完成

查什么　绩效目标一节没有任何数，全文也没有指标目标值，而报告称已完成、无偏离、全部满意。
为什么　目标没有数，完成与否、有无偏离就无从检验。
触发　　目标只写“明显改善出行条件”，后文称“无偏离绩效目标”。
不触发　目标写“修建道路12公里”；别处有带目标值的指标表。
局限　　没有绩效目标标题的报告不判。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from model.regexp import regexp
from validate.book import FactBook
from validate.rule import Rule, claim, unchecked
from validate.whole import titled, whole_reports

CODE = "NM09"
_NUMBER = regexp(r"\d|[一二三四五六七八九十百千万两]+(?:个|户|栋|公里|亩|项|人|座|所|台|套|条|万|米|吨|次)|百分之")
_CLAIMS = ("deviation_status", "completion_rate", "completion_status", "schedule_claim", "survey_claim")
_TARGETS = ("indicator_target", "satisfaction_target")


def check(book: FactBook) -> Iterator[Outcome]:
    for part, headings in whole_reports(book):
        goals = book.of("goal_text", where=lambda fact, at=part.index: fact.context.part == at)  # type: ignore[misc]
        if goals:
            yield _judged(book, headings, goals)


def _judged(book: FactBook, headings: list[Fact], goals: list[Fact]) -> Outcome:
    words = book.lexicon.words
    heads = titled(headings, words["goal_headings"], words["not_goal_headings"])
    if book.of(*_TARGETS) or any(_NUMBER.search(goal.text or "") for goal in goals):
        return claim(CODE, True, goals[:1], Say("目标有数", "the goals hold numbers"), doubt=False)
    deviations = titled(headings, ("偏离", "偏差"))
    claims = [fact for concept in _CLAIMS for fact in book.of(concept) if not any(word in (fact.text or "") for word in ("未", "滞后", "尚"))]
    if not claims and not deviations:
        return unchecked(CODE, goals, Say("没有称完成的说法", "achievement is not claimed"))
    said = claims[0].text or claims[0].raw if claims else deviations[0].text or ""
    return claim(
        CODE, False, [*goals, *heads, *claims[:2], *deviations],
        Say(f"绩效目标只有定性表述（“{(goals[0].text or '')[:30]}”），没有任何目标值，却称“{said}”，无从检验。",
            f"The goals hold no number or target, yet the report claims “{said}”."),
        reported="无目标值", expected="可衡量的目标值", doubt=False,
    )


RULE = Rule(
    CODE, "goals-without-value", Say("绩效目标没有目标值", "Goals without a value"),
    Category.CRITERION, Scope.IN_TEXT, Severity.MEDIUM, check,
)

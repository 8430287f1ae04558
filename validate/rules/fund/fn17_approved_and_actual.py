"""FN17 批复与实际的资金

查什么　批复文件的总投资，与报告的总投资、预算相比：报告的总投资应等于批复；报告的预算、支出不应大于批复；相差一成以上的，指出两数。
为什么　批复是资金的上限；批复 6250 万元只安排 2000 万元，须说明其余资金的来龙去脉。
触发　　批复总投资 6250 万元，报告项目预算 2000 万元。
不触发　两数相同；报告另述总投资与批复相同；批复属于更大的规划（十四五、全州）。
局限　　分年安排的项目，预算小于批复是常情，所以只作中级疑点，由人判断。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.figure import PartKind, Voice
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.agree import agreement, meets
from validate.algebra import percent, written
from validate.book import FactBook
from validate.funds import is_whole, value
from validate.ladder import decimal_of
from validate.rule import Rule, claim, unchecked

CODE = "FN17"


def check(book: FactBook) -> Iterator[Outcome]:
    stated = [fact for fact in book.numbers("invest_total", "budget_total", "budget_adjusted") if is_whole(fact) and not fact.context.scope]
    approved = [fact for fact in stated if _is_approval(book, fact)]
    if not approved:
        return
    bound = max(approved, key=value)
    own = [fact for fact in stated if fact.context.voice is Voice.EVALUATOR and fact not in approved]
    told = [fact for fact in own if fact.concept == "invest_total"] or own
    found = agreement(told)
    if found is None or bound.quantity is None or found.said.quantity is None:
        yield unchecked(CODE, [bound], Say("报告没有可与批复对照的总投资或预算", "no total of the report's own to hold against the approval"))
        return
    actual = found.said
    apart = abs(value(actual) - value(bound)) * 10 > value(bound)
    holds = meets(bound.quantity, found.said.quantity) or not (apart or value(actual) > value(bound))
    concept = book.lexicon.concepts[actual.concept]
    share = decimal_of(percent(actual, bound).value(), 1) if value(bound) else ""
    parts = [fact for fact in book.numbers("invest_total", "budget_total") if fact.context.part == bound.context.part and not is_whole(fact)]
    yield claim(
        CODE, holds, [actual, bound, *parts, *found.agreeing[:3]],
        Say(f"批复总投资{written(bound)}，报告{concept.title}{written(actual)}，为批复的{share}%，差额未见说明。",
            f"The approval has {written(bound)}; the report's {concept.title_en} is {written(actual)}, {share}% of it."),
        reported=written(actual), expected=written(bound), computation=f"{written(actual)} ÷ {written(bound)} = {share}%",
    )


def _is_approval(book: FactBook, fact: Fact) -> bool:
    return fact.context.voice is Voice.AUTHORITY or book.kind_of(fact) is PartKind.APPROVAL


RULE = Rule(
    CODE, "approved-and-actual", Say("批复资金与报告不符", "The approved amount and the report's differ"),
    Category.CROSS_REFERENCE, Scope.CROSS_REPORT, Severity.MEDIUM, check,
)

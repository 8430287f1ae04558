"""NM08 报告缺少应有内容

查什么　完整的评价（自评）报告，全文没有支出（执行）数和执行率；没有满意度；没有报告日期。
为什么　办法与参考提纲要求写明资金使用、满意度等内容，缺了就无从评价。
触发　　只有资金到位数，没有支出数，也没有执行率。
不触发　有其一即可；监控报告、节选、单独的附件。
局限　　写法特别而没有读出的会误报，故只在其余资金数读得出时才判。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact, Stage
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook
from validate.rule import Rule, claim, unchecked
from validate.whole import titled, whole_reports

CODE = "NM08"
_GIVEN = ("funds_received", "budget_total", "invest_total")
_SPENT = ("funds_spent", "execution_rate", "payment_amount", "payment_share")
_SATISFIED = ("satisfaction_reported", "survey_claim", "survey_option_share", "satisfaction_target")
_DATED = ("report_date", "document_date")
_MANY = 15


def check(book: FactBook) -> Iterator[Outcome]:
    for _, headings in whole_reports(book):
        yield _spending(book, headings)
        yield _absent(book, headings, _SATISFIED, Say("满意度", "satisfaction"))
        yield _absent(book, headings, _DATED, Say("报告日期", "the report's date"))
        return


def _spending(book: FactBook, headings: list[Fact]) -> Outcome:
    spent = [*book.of(*_SPENT), *(fact for fact in book.facts if fact.context.stage is Stage.SPENT)]
    if spent:
        return claim(CODE, True, spent[:1], Say("有支出数或执行率", "expenditure is given"), doubt=False)
    given = book.numbers(*_GIVEN)
    sections = titled(headings, book.lexicon.words["spending_headings"])
    if not given or len(given) > _MANY:
        return unchecked(CODE, headings[:1], Say("全文没有读出资金数", "no amounts of funds were read"))
    return claim(
        CODE, False, [*given, *sections],
        Say(f"报告写有{given[0].raw}等资金数，全文却没有实际支出数和预算执行率。",
            f"The report gives funds ({given[0].raw} …), but neither the amount spent nor a rate of execution."),
        reported="无支出数", expected="实际支出数、预算执行率", severity=Severity.MEDIUM, doubt=False, key=("spending",),
    )


def _absent(book: FactBook, headings: list[Fact], concepts: tuple[str, ...], what: Say) -> Outcome:
    found = book.of(*concepts)
    if found:
        return claim(CODE, True, found[:1], Say(f"有{what.zh}", f"{what.en}: given"), doubt=False)
    return claim(
        CODE, False, headings[:1], Say(f"全文没有{what.zh}。", f"The report lacks {what.en}."),
        reported=f"无{what.zh}", expected=what.zh, severity=Severity.INFO, basis="norm:default", doubt=False, key=(what.en,),
    )


RULE = Rule(
    CODE, "required-content", Say("报告缺少应有内容", "The report lacks required content"),
    Category.COMPLETENESS, Scope.IN_TEXT, Severity.MEDIUM, check,
)

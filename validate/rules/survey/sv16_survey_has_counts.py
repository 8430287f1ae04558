"""SV16 称做过问卷调查的，应有份数

查什么　报告声称做过问卷调查，应至少说明发放、回收、有效份数或各选项比例之一。
为什么　没有份数和比例的“经问卷调查”，无从核实。
触发　　“经问卷调查，群众均表示满意”，全文没有任何份数和比例。
不触发　另附调查报告中有份数；给出满意度数值的，只缺份数。
局限　　附件另行装订时，请先核对附件。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook
from validate.rule import Rule, claim
from validate.survey import SURVEY

CODE = "SV16"


def check(book: FactBook) -> Iterator[Outcome]:
    claims = book.of("survey_claim")
    if not claims:
        return
    data = book.numbers(*SURVEY, "survey_option_count", "survey_option_share")
    if data:
        yield claim(CODE, True, [claims[0], *data[:6]], Say("调查有份数或比例", "the survey has counts or shares"), doubt=False)
        return
    if book.numbers("satisfaction_reported"):
        return
    yield claim(
        CODE,
        False,
        claims,
        Say(
            f"称“{claims[0].text}”，但全文没有发放、回收、有效份数，也没有任何比例。",
            f"A survey is claimed (“{claims[0].text}”) without any counts or shares.",
        ),
        reported=claims[0].text or "",
        expected="发放、回收、有效份数或各选项比例",
        key=(CODE,),
    )


RULE = Rule(
    CODE,
    "survey-has-counts",
    Say("称做过问卷调查而没有份数和比例", "A survey is claimed without counts"),
    Category.COMPLETENESS,
    Scope.IN_TEXT,
    Severity.MEDIUM,
    check,
)

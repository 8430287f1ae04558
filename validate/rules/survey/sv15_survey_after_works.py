"""SV15 评价效果的调查不应早于开工

查什么　对改造效果作满意度调查的，调查结束日应在实际开工之后。
为什么　工程未动而群众已对效果“满意”，调查日期或结果不实。
触发　　调查3月5日至12日，工程3月20日开工。
不触发　需求摸底调查（没有满意度结果）；只印到月而无法分先后。
局限　　多标段时取最早开工日。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.figure import Voice
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook
from validate.dates import dated, first, surely_before
from validate.mentions import shown
from validate.rule import Rule, claim, unchecked

CODE = "SV15"


def check(book: FactBook) -> Iterator[Outcome]:
    surveys = dated(book.of("survey_end", "survey_start"))
    starts = [fact for fact in dated(book.of("actual_start")) if fact.context.voice is not Voice.AUTHORITY and fact.context.scope is None]
    rated = book.of("satisfaction_reported", "survey_option_share")
    if not surveys or not rated:
        return
    begin = first(starts)
    if begin is None:
        yield unchecked(CODE, surveys, Say("没有实际开工日期", "no actual start is stated"))
        return
    last = next((fact for fact in surveys if fact.concept == "survey_end"), surveys[0])
    early = last.date is not None and begin.date is not None and surely_before(last.date, begin.date)
    yield claim(
        CODE,
        not early,
        [*surveys, *starts[:4]],
        Say(
            f"满意度调查于{shown(surveys[0])}至{shown(last)}进行，而工程{shown(begin)}才开工，调查早于工程。",
            f"The survey ({shown(surveys[0])} to {shown(last)}) ended before works began ({shown(begin)}).",
        ),
        reported=shown(last),
        expected=f"≥{shown(begin)}",
        doubt=False,
        key=(CODE,),
    )


RULE = Rule(
    CODE,
    "survey-after-works",
    Say("效果满意度调查早于开工", "Results were surveyed before works began"),
    Category.TEMPORAL,
    Scope.IN_TEXT,
    Severity.HIGH,
    check,
)

"""SV12 满意度应有对应的题目

查什么　报告由问卷得出满意度的，问卷里应有询问满意度的题目（题干或选项含“满意”）。
为什么　没有问过满意度，满意度就没有来源。
触发　　问卷只问“是否了解”“是否必要”，结论写“满意度达98%”。
不触发　有一道题的选项为“非常满意…不满意”；问卷未附。
局限　　以“是否认可”等换一种说法问满意度的，请人工判断。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook
from validate.rule import Rule, claim, unchecked
from validate.survey import is_satisfaction

CODE = "SV12"


def check(book: FactBook) -> Iterator[Outcome]:
    claimed = book.numbers("satisfaction_reported")
    asked = book.of("survey_question")
    if not claimed:
        return
    voices = {fact.context.voice for fact in asked}
    claimed = [fact for fact in claimed if fact.context.voice in voices] if asked else claimed
    questions = {fact.context.question for fact in asked}
    if len(questions) < 3 or not claimed:
        yield unchecked(CODE, claimed[:3], Say("没有附问卷题目", "the questionnaire is not there"))
        return
    options = book.of("survey_option", "survey_option_count", "survey_option_share")
    texts = [fact.text or "" for fact in asked] + [fact.context.option or "" for fact in options]
    holds = is_satisfaction(book, texts)
    yield claim(
        CODE,
        holds,
        [*claimed, *asked],
        Say(
            f"报告称满意度{claimed[0].raw}，但问卷{len(questions)}道题都没有询问满意度。",
            f"Satisfaction of {claimed[0].raw} is reported, yet none of the {len(questions)} questions asks for it.",
        ),
        reported=claimed[0].raw,
        expected="询问满意度的题目",
        doubt=False,
        key=(CODE,),
    )


RULE = Rule(
    CODE,
    "satisfaction-was-asked",
    Say("报告了满意度，问卷却没有问", "Satisfaction is reported but was never asked"),
    Category.CRITERION,
    Scope.BETWEEN_TABLES,
    Severity.HIGH,
    check,
)

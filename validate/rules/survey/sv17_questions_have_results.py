"""SV17 问卷的题目应有结果

查什么　问卷里编号的封闭题，结果分析中应有人数或比例。
为什么　有题无果，可能是略去了不利的结果。
触发　　问卷8题，结果只有第3–8题。
不触发　填空题、开放题；整份问卷都没有结果分析（见SV16）。
局限　　结果以图表示时读不到，请人工核对。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook
from validate.mentions import SHOWN
from validate.rule import Rule, claim, unchecked
from validate.survey import only_valid, results

CODE = "SV17"


def check(book: FactBook) -> Iterator[Outcome]:
    told = book.of("survey_option_share", "survey_option_count", where=lambda fact: fact.context.question is not None)
    answered = {result.question for result in results(book) if result.question} | {fact.context.question for fact in told}
    asked = book.of("survey_question", where=lambda fact: fact.context.question is not None)
    if not asked:
        return
    if len(answered) < 3:
        yield unchecked(CODE, asked[:SHOWN], Say("没有逐题的结果", "there are no results by question"))
        return
    open_ = {fact.context.question for fact in asked if "填空" in (fact.context.item or "") or "开放" in (fact.context.item or "")}
    closed = [fact for fact in asked if fact.context.question not in open_]
    missing = [fact for fact in closed if fact.context.question not in answered]
    if not missing:
        yield claim(CODE, True, closed, Say("各题都有结果", "every question has a result"), doubt=False)
        return
    numbers = sorted({fact.context.question for fact in missing if fact.context.question is not None})
    people = only_valid(book)
    total = f"（有效问卷{people.raw}）" if people else ""
    yield claim(
        CODE,
        False,
        [*missing, *([people] if people else [])],
        Say(
            f"问卷第{'、'.join(map(str, numbers))}题没有人数或比例{total}，其余{len(answered)}题有结果。",
            f"Questions {', '.join(map(str, numbers))} have no counts or shares; {len(answered)} others have.",
        ),
        reported="、".join(f"第{n}题" for n in numbers),
        expected=f"{people.raw if people else '各选项人数'}的分布",
        doubt=False,
        key=(CODE,),
    )


RULE = Rule(
    CODE,
    "questions-have-results",
    Say("问卷题目没有结果", "A question has no result"),
    Category.COMPLETENESS,
    Scope.BETWEEN_TABLES,
    Severity.LOW,
    check,
)

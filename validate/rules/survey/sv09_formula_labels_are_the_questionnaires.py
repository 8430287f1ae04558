"""SV09 满意度公式的选项名与问卷一致

查什么　公式里的选项名称应是问卷（或结果表）里的选项；结果表里的选项公式都应用到。
为什么　选项对不上，系数给了谁就说不清。
触发　　公式写“较满意*60%”，问卷选项为“满意”。
不触发　标点、序号（A. ①）不同；公式省略人数为零的选项。
局限　　问卷未附、也没有结果表时记“无法核对”。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook, grouped
from validate.rule import Rule, claim, unchecked
from validate.survey import label, result_of, working_shares

CODE = "SV09"


def check(book: FactBook) -> Iterator[Outcome]:
    formulas = book.of("option_weight", where=lambda fact: bool(fact.context.option))
    covered = {(fact.context.question, fact.context.group) for fact in formulas}
    formulas += [fact for fact in working_shares(book) if fact.context.option and (fact.context.question, fact.context.group) not in covered]
    for (question, _), facts in grouped(formulas, lambda fact: (fact.context.question, fact.context.group)).items():
        asked = _options(book, question)
        if not asked:
            yield unchecked(CODE, facts, Say("没有该题的选项可以对照", "the question's options are not known"))
            continue
        strange = [fact for fact in facts if label(fact.context.option or "") not in asked]
        if not strange:
            yield claim(
                CODE, True, [*facts, *asked.values()], Say("公式的选项与问卷一致", "the formula uses the questionnaire's options"), doubt=False
            )
            continue
        names = "、".join(asked_fact.context.option or "" for asked_fact in asked.values())
        for fact in strange:
            yield claim(
                CODE,
                False,
                [fact, *asked.values()],
                Say(
                    f"第{question}题的满意度公式用“{fact.raw}”（{fact.context.option}），而问卷选项为：{names}。",
                    f"The formula for question {question} uses “{fact.context.option}” ({fact.raw}); the options are {names}.",
                ),
                reported=fact.raw if (fact.context.option or "") in fact.raw else f"{fact.context.option}*{fact.raw}",
                expected=names,
                key=(CODE, fact.context.option or ""),
            )


def _options(book: FactBook, question: int | None) -> dict[str, Fact]:
    result = result_of(book, question)
    found: dict[str, Fact] = {}
    if result is not None:
        for answer in result.answers:
            fact = answer.share or answer.count
            if fact is not None:
                found.setdefault(label(answer.option), fact)
    for fact in book.of("survey_option", where=lambda fact: fact.context.question == question):
        found.setdefault(label(fact.context.option or fact.text or ""), fact)
    return found


RULE = Rule(
    CODE,
    "formula-labels-are-the-questionnaires",
    Say("满意度公式的选项名与问卷不一致", "The formula names an option that the questionnaire lacks"),
    Category.NAMING,
    Scope.BETWEEN_TABLES,
    Severity.MEDIUM,
    check,
)

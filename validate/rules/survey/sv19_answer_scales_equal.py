"""SV19 满意度题目的选项数目应一致

查什么　同一问卷里询问满意度的题目，选项档数应相同。
为什么　档数不同，各题的满意度不可比。
触发　　前三道满意度题五个选项，最后一道四个（缺“很不满意”）。
不触发　非满意度题目（是/否）。
局限　　只提示。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook
from validate.rule import Rule, claim, unchecked
from validate.survey import is_satisfaction, label, results

CODE = "SV19"


def check(book: FactBook) -> Iterator[Outcome]:
    scales: dict[int, list[Fact]] = {}
    for result in results(book):
        facts = [fact for answer in result.answers for fact in [answer.share or answer.count] if fact is not None and not _asks(answer.option)]
        if result.question:
            scales.setdefault(result.question, facts)
    for fact in book.of("survey_option", where=lambda fact: fact.context.question is not None):
        if fact.context.question not in {result.question for result in results(book)}:
            scales.setdefault(fact.context.question or 0, []).append(fact)
    asked = {question: facts for question, facts in scales.items() if is_satisfaction(book, (fact.context.option or "" for fact in facts))}
    if len(asked) < 2:
        yield from (
            [unchecked(CODE, next(iter(asked.values())), Say("满意度题目不足两道", "fewer than two questions on satisfaction"))] if asked else []
        )
        return
    usual = Counter(len(facts) for facts in asked.values()).most_common(1)[0][0]
    model = next(facts for facts in asked.values() if len(facts) == usual)
    odd = {question: facts for question, facts in asked.items() if len(facts) != usual}
    if not odd:
        yield claim(CODE, True, [facts[0] for facts in asked.values()], Say("选项档数一致", "equal scales"), doubt=False)
    for question, facts in odd.items():
        lacking = "、".join(
            fact.context.option or "" for fact in model if label(fact.context.option or "") not in {label(o.context.option or "") for o in facts}
        )
        yield claim(
            CODE,
            False,
            [*facts, *model],
            Say(
                f"第{question}题有{len(facts)}个选项，其他满意度题目有{usual}个{f'（缺“{lacking}”）' if lacking else ''}，口径不可比。",
                f"Question {question} offers {len(facts)} options, the other satisfaction questions {usual}.",
            ),
            reported=str(len(facts)),
            expected=str(usual),
            doubt=False,
            key=(CODE, str(question)),
        )


def _asks(option: str) -> bool:
    """不满意的原因主要为：, a line to be filled in below the answers."""
    return option.rstrip().endswith((":", "："))


RULE = Rule(
    CODE,
    "answer-scales-equal",
    Say("满意度题目的选项档数不一致", "Satisfaction questions differ in their options"),
    Category.CRITERION,
    Scope.BETWEEN_TABLES,
    Severity.INFO,
    check,
)

"""GR02 等级各处一致

查什么　同一评价的等级，在封面、摘要、结论、结果应用等处应是同一等级（优与优秀、良与良好算同一等级）。
为什么　等级前后不一，结果无法应用。
触发　　结论评为“良”，应用建议写“本次评价结果为优”。
不触发　引用办法中“对优、良的项目……”；单位自评等级与评价等级不同；各子项目的等级。
局限　　等级只出现一处时记“无法核对”。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from model.fact import Fact
from model.figure import Voice
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.bands import same_grade, scale_of
from validate.book import FactBook, grouped
from validate.rule import Rule, claim, unchecked
from validate.systems import strand

CODE = "GR02"


def check(book: FactBook) -> Iterator[Outcome]:
    for facts in grouped(book.of("eval_grade"), lambda fact: strand(book, fact)).values():
        yield from _same(book, facts)
    own = book.of("self_grade")
    for facts in grouped([fact for fact in own if fact.context.voice is not Voice.EVALUATOR], lambda fact: strand(book, fact)).values():
        yield from _same(book, facts)
    yield from _same(book, [fact for fact in own if fact.context.voice is Voice.EVALUATOR and not fact.context.scope])


def _same(book: FactBook, facts: Sequence[Fact]) -> Iterator[Outcome]:
    graded = [(fact, grade) for fact in facts if (grade := same_grade(book, fact.text)) is not None]
    if len(graded) < 2:
        if graded:
            yield unchecked(CODE, [graded[0][0]], Say("等级只出现一处", "the grade is stated once only"))
        return
    votes = Counter(grade for _, grade in graded)
    norm = max(votes, key=lambda grade: (votes[grade], -next(i for i, (_, other) in enumerate(graded) if other == grade)))
    agreeing = [fact for fact, grade in graded if grade == norm]
    yield claim(CODE, True, agreeing, Say(f"等级各处均为{norm}", f"the grade is {norm} throughout"), doubt=False)
    scale = scale_of(book)
    for fact, grade in graded:
        if grade != norm:
            yield claim(
                CODE, False, [fact, *agreeing, *scale.facts],
                Say(f"此处等级为“{fact.text}”，另{len(agreeing)}处为“{agreeing[0].text}”。",
                    f"The grade is {fact.text} here, {agreeing[0].text} in {len(agreeing)} other place(s)."),
                reported=fact.text or "", expected=norm, key=(fact.text or "",),
            )


RULE = Rule(
    CODE, "grade-same-everywhere", Say("等级前后不一致", "The grade differs between places"),
    Category.THRESHOLD_GRADE, Scope.IN_TEXT, Severity.HIGH, check,
)

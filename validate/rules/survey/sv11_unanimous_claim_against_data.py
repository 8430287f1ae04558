"""SV11 “全体满意”须有数据支持

查什么　“所有住户均满意”这样的断言，应与问卷数据一致；没有数据的予以提示。
为什么　全称断言最容易被一份不满意推翻。
触发　　称“所有受访者均满意”，而问卷有2%不满意。
不触发　满意度确为100%。
局限　　没有任何问卷数据时只提示，不作定论。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook
from validate.rule import Rule, claim
from validate.survey import is_satisfaction, label, results

CODE = "SV11"


def check(book: FactBook) -> Iterator[Outcome]:
    claims = book.of("survey_claim", where=lambda fact: fact.context.item != "调查")
    negative = book.lexicon.words["negative_options"]
    against = [
        share
        for result in results(book)
        if is_satisfaction(book, (answer.option for answer in result.answers))
        for answer in result.answers
        for share in [answer.share or answer.count]
        if share is not None and share.quantity is not None and share.quantity.value > 0 and label(answer.option) in negative
    ]
    rates = book.numbers("satisfaction_reported")
    below = [fact for fact in rates if fact.quantity is not None and fact.quantity.value < 100 and fact.comparator is None]
    for fact in claims:
        data = [other for other in (*against, *below) if other.context.voice is fact.context.voice]
        if data:
            yield claim(
                CODE,
                False,
                [fact, *data[:4]],
                Say(
                    f"称“{fact.text}”，而数据为{data[0].context.option or ''}{data[0].raw}。",
                    f"“{fact.text}” is claimed, the data say {data[0].raw}.",
                ),
                reported=fact.text or "",
                expected=data[0].raw,
                key=(CODE, "data"),
            )
        elif not rates and not results(book):
            yield claim(
                CODE,
                False,
                [fact],
                Say(f"称“{fact.text}”，没有问卷份数、比例或满意度支持。", f"“{fact.text}” is claimed without any data."),
                reported=fact.text or "",
                expected="问卷份数与比例",
                severity=Severity.INFO,
                category=Category.COMPLETENESS,
                key=(CODE, "none"),
            )
        else:
            yield claim(CODE, True, [fact, *rates[:3]], Say("断言与数据相符", "the claim fits the data"), doubt=False)


RULE = Rule(
    CODE,
    "unanimous-claim-against-data",
    Say("“全体满意”的断言没有数据支持", "Unanimous satisfaction is claimed against or without data"),
    Category.CROSS_REFERENCE,
    Scope.IN_TEXT,
    Severity.MEDIUM,
    check,
)

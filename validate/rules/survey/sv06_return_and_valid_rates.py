"""SV06 回收率、有效率可由份数算出

查什么　回收率＝回收÷发放；有效率＝有效÷回收（或÷发放）。只印发放与有效两数、未印回收与比率的，提示缺项并算出比率。
为什么　样本是否有代表性，要看回收与有效。
触发　　发放60份，回收54份，回收率写作93%。
不触发　有效率以回收或发放为底都可以；有效回收率以发放为底。
局限　　未说明底数时两种都试。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Category, Outcome, Scope, Severity, Status
from model.notice import Say
from validate.algebra import percent
from validate.book import FactBook, grouped
from validate.ladder import decimal_of
from validate.rule import Rule, claim, settled, unchecked
from validate.survey import SURVEY, exact

CODE = "SV06"


def check(book: FactBook) -> Iterator[Outcome]:
    rates = ("survey_returned_rate", "survey_valid_rate")
    facts = [fact for fact in book.numbers(*SURVEY, *rates) if fact.context.question is None and exact(fact)]
    for _, members in grouped(facts, lambda fact: (fact.context.group, fact.context.scope, fact.context.item)).items():
        if len({fact.concept for fact in members}) < len(members):
            continue
        found = {fact.concept: fact for fact in members}
        sent, returned, valid = (found.get(concept) for concept in SURVEY)
        for rate, part, wholes, name in (
            (found.get(rates[0]), returned, (sent,), "回收率"),
            (found.get(rates[1]), valid, (returned, sent), "有效率"),
        ):
            if rate is None:
                continue
            if "收" in rate.label and part is valid:
                wholes = (sent,)  # 有效回收率: of those sent
            tried = [settled(CODE, rate, percent(part, whole), Say(name, rate.concept.replace("_", " "))) for whole in wholes if part and whole]
            if not tried:
                yield unchecked(CODE, [rate], Say("缺计算比率的份数", "the counts behind the rate are missing"))
                continue
            held = next((outcome for outcome in tried if outcome.status is Status.CONSISTENT), None)
            if held is None and part is valid and returned is None and found.get(rates[0]) is not None:
                # a return rate is told: not all that were sent came back
                yield unchecked(CODE, [rate], Say("缺回收份数", "the number returned is missing"))
                continue
            yield held or tried[0]
        if sent and valid and not any(book.of("survey_returned", *rates)) and sent.quantity and sent.quantity.value > 0:
            share = percent(valid, sent)
            value = decimal_of(share.value(), 2)
            yield claim(
                CODE,
                False,
                [valid, sent],
                Say(
                    f"只说明发放{sent.raw}、有效{valid.raw}，未说明回收数和有效率；有效数占发放数{value}%。",
                    f"{sent.raw} sent, {valid.raw} valid; the number returned and the valid rate ({value}% of those sent) are not stated.",
                ),
                reported=f"{sent.raw} / {valid.raw}",
                expected=f"{value}%",
                computation=f"{share.show()} = {value}%",
                severity=Severity.INFO,
                category=Category.COMPLETENESS,
                key=(CODE, "missing"),
            )


RULE = Rule(
    CODE,
    "return-and-valid-rates",
    Say("回收率或有效率与份数不符，或缺项", "A return or valid rate does not follow from the counts"),
    Category.ARITHMETIC,
    Scope.IN_TEXT,
    Severity.MEDIUM,
    check,
)

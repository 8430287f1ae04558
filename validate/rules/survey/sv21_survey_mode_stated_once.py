"""SV21 问卷发放方式前后一致

查什么　同一次调查，一处写专人发放收回，另一处写电子问卷，互相矛盾。
为什么　发放方式关系到样本的代表性和真实性。
触发　　附件二写“专人发放、专人收回”，附件四写“发放了电子问卷”。
不触发　同一句说明线上线下并用。
局限　　两次不同的调查各用一种方式的，会误报，请核对。
"""

from __future__ import annotations

from collections.abc import Iterator

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook
from validate.rule import Rule, claim, unchecked

CODE = "SV21"


def check(book: FactBook) -> Iterator[Outcome]:
    modes = book.of("survey_mode")
    person, screen = (_of(modes, book.lexicon.words[words]) for words in ("mode_in_person", "mode_electronic"))
    if len(modes) < 2:
        if modes:
            yield unchecked(CODE, modes, Say("只有一处说明发放方式", "the mode is stated once"))
        return
    together = {fact.context.group for fact in person} & {fact.context.group for fact in screen}
    yield claim(
        CODE,
        not (person and screen) or bool(together),
        [*(person or screen)[:3], *screen[:3]] if person and screen else modes,
        Say(
            f"发放方式不一：一处为“{person[0].text if person else ''}”，一处为“{screen[0].text if screen else ''}”。",
            "The survey is said to be handed out in person and to be electronic.",
        ),
        reported=screen[0].text or "" if screen else "",
        expected=person[0].text or "" if person else "",
        doubt=False,
        key=(CODE,),
    )


def _of(modes: list[Fact], words: tuple[str, ...]) -> list[Fact]:
    return [fact for fact in modes if any(word in (fact.text or "") for word in words)]


RULE = Rule(
    CODE,
    "survey-mode-stated-once",
    Say("问卷发放方式前后矛盾", "The survey's mode contradicts itself"),
    Category.CROSS_REFERENCE,
    Scope.IN_TEXT,
    Severity.MEDIUM,
    check,
)

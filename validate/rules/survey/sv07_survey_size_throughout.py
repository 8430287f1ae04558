"""SV07 问卷份数各处相同

查什么　封面、正文、调查报告所述的发放、回收、有效份数应相同；单题填写数不多于有效份数。
为什么　份数不一，说明用的不是同一次调查。
触发　　封面写发放150份，调查报告写发放130份；有效问卷297份，而满意度按278份计。
不触发　“问卷调查384名群众”说的是收回的；几次调查各有份数（同处并列，各有几道题的填写人次，或合计等于各次之和）；单题漏答使填写数少于有效数。
局限　　调查对象不同而未写明时可能误报。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity
from model.notice import Say
from validate.book import FactBook, grouped
from validate.counts import own_voice
from validate.mentions import compare, same_quantity
from validate.names import edits
from validate.rule import Rule, claim
from validate.survey import SURVEY, exact, only_valid

CODE = "SV07"
_QUESTIONS = 2
"""So many questions answered by one number of people are of one survey."""


def check(book: FactBook) -> Iterator[Outcome]:
    facts = [fact for fact in book.numbers(*SURVEY) if fact.context.question is None and own_voice(fact)]
    for (concept, scope, item, _), members in grouped(
        facts, lambda fact: (fact.concept, fact.context.scope, fact.context.item, fact.context.voice)
    ).items():
        if concept == "survey_sent":
            members = [fact for fact in members if not _answered(fact, facts)]
        if _are_parts(members) or _several(facts, members):
            continue
        title = book.lexicon.concepts[concept].title
        for mentions in _by_survey(members, _sizes(book, concept, facts)):
            yield from compare(
                CODE, mentions, same_quantity, Say(f"{scope or ''}{item or ''}{title}份数", concept.replace("survey_", "questionnaires ")),
            )
    for fact in book.numbers("survey_valid", where=lambda fact: fact.context.question is not None):
        whole = only_valid(book, fact.context.item)
        if whole is None or whole.quantity is None or fact.quantity is None or not exact(fact):
            continue
        yield claim(
            CODE,
            fact.quantity.value <= whole.quantity.value,
            [fact, whole],
            Say(
                f"第{fact.context.question}题有效填写{fact.raw}，多于有效问卷{whole.raw}。",
                f"Question {fact.context.question} has {fact.raw} answers, more than {whole.raw} valid questionnaires.",
            ),
            reported=fact.raw,
            expected=f"≤{whole.raw}",
        )
    yield from _reckoned(book)


def _reckoned(book: FactBook) -> Iterator[Outcome]:
    """有效问卷297份。按278份计，…: what a paragraph says it reckons by is the number of valid questionnaires that it gives."""
    for base in book.numbers("survey_base"):
        beside = [fact for fact in book.numbers("survey_valid") if (fact.context.group, fact.context.item) == (base.context.group, base.context.item)]
        for valid in beside if len(beside) == 1 else ():
            yield claim(
                CODE, same_quantity(base, valid), [valid, base],
                Say(f"有效问卷{valid.raw}，计算却按{base.raw}。", f"{valid.raw} valid questionnaires, but the working goes by {base.raw}."),
                reported=valid.raw, expected=base.raw,
            )


def _answered(fact: Fact, facts: list[Fact]) -> bool:
    """问卷调查384名群众, where 384 came back: those who answered, not what was sent."""
    if "发" in fact.label:
        return False
    return any(other.concept in ("survey_returned", "survey_valid") and same_quantity(fact, other) for other in facts)


def _several(facts: list[Fact], members: list[Fact]) -> bool:
    """Whether two places differ in more than one of sent, returned and valid: two surveys."""
    for a, b in combinations(members, 2):
        if not same_quantity(a, b):
            beside = [[fact for fact in facts if fact.context.group == one.context.group and fact.concept != a.concept] for one in (a, b)]
            if any(x.concept == y.concept and not same_quantity(x, y) for x in beside[0] for y in beside[1]):
                return True
    return False


def _sizes(book: FactBook, concept: str, facts: list[Fact]) -> frozenset[Decimal]:
    """The numbers of several surveys: told side by side and again elsewhere, or each by the answers to several questions."""
    told = [fact for fact in facts if fact.concept == concept and fact.quantity is not None]
    often = Counter(fact.quantity.value for fact in told if fact.quantity)
    beside = grouped(told, lambda fact: fact.context.group)
    sizes = {value for group, members in beside.items() if group for value in {fact.quantity.value for fact in members if fact.quantity}
             if often[value] > 1 and len({fact.quantity.value for fact in members if fact.quantity}) > 1}
    asked = Counter(fact.quantity.value for fact in book.numbers(concept) if fact.context.question is not None and fact.quantity)
    sizes |= {value for value, times in asked.items() if times >= _QUESTIONS}
    return frozenset(sizes) if len(sizes) > 1 else frozenset()


def _by_survey(members: list[Fact], sizes: frozenset[Decimal]) -> list[list[Fact]]:
    """The mentions of each survey; one that gives no survey's number goes with the number most like it in print."""
    if not sizes:
        return [members]
    found: dict[Decimal, list[Fact]] = {size: [] for size in sorted(sizes)}
    for fact in members:
        if fact.quantity is not None:
            value = fact.quantity.value
            found[min(found, key=lambda size: (edits(str(size), str(value)), abs(size - value)))].append(fact)
    return [mentions for mentions in found.values() if mentions]


def _are_parts(facts: list[Fact]) -> bool:
    """Whether the largest number is the sum of the others: several surveys and their total."""
    values = sorted({fact.quantity.value for fact in facts if fact.quantity is not None})
    return len(values) > 2 and sum(values[:-1]) == values[-1]


RULE = Rule(
    CODE,
    "survey-size-throughout",
    Say("问卷份数前后不一致", "The survey's size differs between places"),
    Category.CROSS_REFERENCE,
    Scope.IN_TEXT,
    Severity.MEDIUM,
    check,
)

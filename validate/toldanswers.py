"""What the text tells of a question's answers beside the table that gives them all: which number stands for which option."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from model.fact import Fact
from model.regexp import regexp
from validate.book import FactBook, grouped
from validate.mentions import same_quantity
from validate.names import bare
from validate.survey import Result, results

_FEWEST = 2
_NEAR = 1500
_PAUSE = regexp(r"[，,；;（(]")
_LETTER = regexp(r"^[A-HＡ-Ｈ①-⑧][.、．:：]?")
_GRADES = "常较不太很未无非"
"""What stands before a word and makes another answer of it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A paragraph's numbers and the table below."""

    shares: tuple[Fact, ...]
    people: Fact | None
    result: Result


def told(book: FactBook) -> Iterator[Told]:
    """Each paragraph with the first table after it, of the same question where both name one."""
    tables = sorted((result for result in results(book) if result.in_table), key=_start)
    said = book.numbers("survey_told_share", "survey_told_valid")
    for members in grouped(said, lambda fact: fact.context.group).values():
        start = members[0].anchor.span.start
        below = next((result for result in tables if start < _start(result) < start + _NEAR), None)
        asked = members[0].context.question
        if below is not None and (asked is None or asked == below.question):
            shares = tuple(fact for fact in members if fact.concept == "survey_told_share")
            yield Told(shares, next((fact for fact in members if fact.concept == "survey_told_valid"), None), below)


def _start(result: Result) -> int:
    return min(fact.anchor.span.start for fact in (*result.counts, *result.shares))


def named(fact: Fact, result: Result) -> Fact | None:
    """The share of the option that the clause names."""
    words = bare(fact.context.option or "")
    fitting = [(answer.share, name) for answer in result.answers if answer.share is not None and _names(words, name := _name(answer.option))]
    longest = max((len(name) for _, name in fitting), default=0)
    best = [share for share, name in fitting if len(name) == longest]
    return best[0] if len(best) == 1 else None


def _name(option: str) -> str:
    """What an option begins with: 完全了解，政策细则明确."""
    return bare(_PAUSE.split(_LETTER.sub("", option), maxsplit=1)[0])


def _names(words: str, option: str) -> bool:
    at = words.find(option) if len(option) > 1 else -1
    return at >= 0 and (at == 0 or words[at - 1] not in _GRADES)


def misfits(told: Told) -> Iterator[tuple[Fact, Fact | None]]:
    """Told shares that are not the table's, each with the option's share where this is known: named by the clause, or the only one not told.
    Most must be the table's, or it is another's table."""
    printed = [answer.share for answer in told.result.answers if answer.share is not None]
    strange = [fact for fact in told.shares if not any(same_quantity(fact, share) for share in printed)]
    if len(told.shares) - len(strange) < max(_FEWEST, len(strange) + 1):
        return
    for fact in told.shares:
        own = named(fact, told.result)
        if fact in strange:
            if own is not None or not _is_sum(fact, printed):
                yield fact, own or _untold(told, printed)
        elif own is not None and not same_quantity(fact, own):
            yield fact, own


def _untold(told: Told, printed: list[Fact]) -> Fact | None:
    left = [share for share in printed if share.quantity and share.quantity.value and not any(same_quantity(share, fact) for fact in told.shares)]
    return left[0] if len(left) == 1 else None


def _is_sum(fact: Fact, printed: list[Fact]) -> bool:
    """Whether it may be several options together."""
    values = [share.quantity.value for share in printed if share.quantity]
    sums = {Decimal(0)}
    for value in values:
        sums |= {value + other for other in sums}
    return fact.quantity is not None and any(abs(value - fact.quantity.value) <= fact.quantity.ulp * 2 for value in sums)

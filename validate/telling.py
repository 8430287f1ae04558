"""How re-scoring is told: a printed score against what its standard gives, with the consequences carried upward."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.fact import Fact
from model.figure import Equation, Rubric
from model.finding import Outcome, Status
from model.notice import Say
from model.quantity import Precision, Quantity, Reading
from model.quick import changed
from validate.algebra import numeral
from validate.book import FactBook
from validate.consequence import consequence
from validate.dossier import Dossier, agreed, distinct
from validate.ladder import decimal_of, printed_like
from validate.rule import Source, anchors, ids, tokens
from validate.scores import Score, held, number_of


def rescored(
    rule: str, book: FactBook, dossier: Dossier, reported: Sequence[Fact], scores: Sequence[Score], sources: Sequence[Source], why: Say,
    step: str | None = None,
) -> Outcome:
    """One printed score (all its mentions) against the scores its standard may give; ``step``: marks go by so much (0.5), as printed."""
    first = reported[0]
    if first.quantity is None:
        raise TypeError(f"{first.id} has no quantity")
    printed = _as_printed(first, step)
    reading, score = held(printed, scores)
    should, said = printed_like(score.exact, first.quantity), numeral(first)
    if reading is None and should == said:
        should = printed_like(score.exact, printed)  # 得3分 by a standard of 0.5分
    used: tuple[Source, ...] = (*reported, *sources)
    follows = consequence(book, reported, score.exact) if reading is None else None
    tail = follows.say() if follows else Say("", "")
    message = Say(
        f"{dossier.title}得分为{said}分，{why.zh}，按{score.working.rpartition(' = ')[0]}计算应得{should}分。{tail.zh}",
        f"{dossier.title} scores {said}; {why.en}; {score.working.rpartition(' = ')[0]} gives {should}.{tail.en}",
    )
    if reading is Reading.TRUNCATED:
        message = Say(f"{dossier.title}得分{said}仅按截尾成立，四舍五入应为{should}。", f"{dossier.title}: {said} holds only if cut off; rounded "
                                                                                        f"it is {should}.")
    if follows:
        used = (*used, *follows.facts)
    return Outcome(
        rule=rule, status=Status.CONSISTENT if reading else Status.INCONSISTENT, inputs=ids(used), evidence=anchors(used), tokens=tokens(used),
        message=message, reported=said, expected=should, computation=score.working, reading=reading,
        reported_interval=printed.interval(Reading.ROUNDED), expected_interval=score.interval,
        difference=abs(decimal_of(score.exact) - first.quantity.value),
        doubt=any(source.doubt for source in used if isinstance(source, Fact)), key=(dossier.system, dossier.title, said, should),
    )


_FINE = 2
"""Places from which a mark is taken as it stands, however fine its neighbours are."""


def _as_printed(fact: Fact, step: str | None) -> Quantity:
    """A score with the last place that it stands for: its own where that is fine, the standard's step's where that is finer."""
    assert fact.quantity is not None
    own, steps = (Decimal(1).scaleb(-len(word.partition(".")[2])) for word in (numeral(fact), step or ""))
    if own <= Decimal(1).scaleb(-_FINE):
        return changed(fact.quantity, ulp=own)
    return changed(fact.quantity, ulp=steps) if step and steps < fact.quantity.ulp else fact.quantity


def rates_of(dossier: Dossier) -> Iterator[tuple[Quantity, Source]]:
    """What the indicator reached, as a percentage, the best source first: its actual, the rate told beside its standard, the result
    of its working, one share."""
    actual = agreed(fact for fact in dossier.actuals if fact.quantity is not None and fact.quantity.unit == "%")
    if actual is not None and actual.quantity is not None:
        yield actual.quantity, actual
    result = agreed(dossier.results)
    if result is not None and result.quantity is not None:
        yield result.quantity, result
    for equation in dossier.equations:
        found = claimed_percent(equation)
        if found is not None:
            yield found, equation
    if not dossier.equations:
        shares = list(distinct(dossier.shares))
        if len(shares) == 1 and shares[0][0].quantity is not None:
            yield shares[0][0].quantity, shares[0][0]


def claimed_percent(equation: Equation) -> Quantity | None:
    """A working's result where it is a percentage."""
    if "%" not in equation.claimed.replace("％", "%") and equation.claimed_unit not in ("%", "％"):
        return None
    value = number_of(equation.claimed)
    if value is None:
        return None
    places = len(equation.claimed.strip("%％ ").partition(".")[2])
    return Quantity(decimal_of(value, 12), "%", Decimal(1).scaleb(-places), Precision.PRINTED)


def standards(dossier: Dossier) -> Iterator[tuple[Rubric, tuple[Source, ...]]]:
    """The indicator's scoring standards, each with the criterion facts in it."""
    for rubric in dossier.rubrics:
        yield rubric, (rubric, *dossier.criteria_in(rubric))

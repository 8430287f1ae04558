"""Mentions of one thing in several places: which agree, and which stand alone.

A paragraph or table that gives several values of one concept lists parts of something (lots, places, years that the
reader could not tell apart); its values are no mentions of the whole, unless they equal what the others say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from model.fact import Fact
from model.finding import Outcome, Severity
from model.notice import Say
from model.quantity import Approximate, DateValue, Interval, Reading
from validate.book import grouped
from validate.rule import claim, unchecked

SHOWN = 6  # so many agreeing mentions are shown as evidence
Agree = Callable[[Fact, Fact], bool]


@dataclass(frozen=True, slots=True)
class Spread:
    """``agreeing`` say what most say; ``deviants`` say something else."""

    agreeing: tuple[Fact, ...]
    deviants: tuple[Fact, ...]


def interval(fact: Fact) -> Interval:
    if fact.quantity is None:
        raise TypeError(f"{fact.id} has no quantity")
    return fact.quantity.interval(Reading.ROUNDED)


def same_quantity(a: Fact, b: Fact) -> bool:
    """Whether two printed numbers may stand for one value; rounded or cut off alike (8.8 and 8.84)."""
    if a.quantity is None or b.quantity is None:
        return False
    if interval(a).meets(interval(b)):
        return True
    if Approximate.OVER in (a.quantity.approximate, b.quantity.approximate) or Approximate.UNDER in (a.quantity.approximate, b.quantity.approximate):
        return True
    return a.quantity.interval(Reading.TRUNCATED).meets(b.quantity.interval(Reading.TRUNCATED))


def spread(facts: Sequence[Fact], agree: Agree) -> Spread | None:
    """None where there is nothing to compare, or the values are too many to be mentions of one thing."""
    usable = list(_mentions(facts, agree))
    if len(usable) < 2:
        return None
    clusters = _clusters(usable, agree)
    best = max(clusters, key=len)
    if len(clusters) > 3 and len(best) * 2 < len(usable):
        return None
    norm = best[0]
    agreeing = tuple(fact for fact in facts if agree(fact, norm))
    return Spread(agreeing, tuple(fact for fact in usable if not agree(fact, norm)))


def _mentions(facts: Sequence[Fact], agree: Agree) -> Iterator[Fact]:
    """All but the values of a place that gives several."""
    for group, members in grouped(facts, lambda fact: fact.context.group).items():
        if group is None or all(agree(members[0], other) for other in members[1:]):
            yield from members
            continue
        elsewhere = [fact for fact in facts if fact.context.group != group]
        yield from (fact for fact in members if any(agree(fact, other) for other in elsewhere))


def _clusters(facts: Sequence[Fact], agree: Agree) -> list[list[Fact]]:
    clusters: list[list[Fact]] = []
    for fact in facts:
        home = next((cluster for cluster in clusters if agree(cluster[0], fact)), None)
        if home is None:
            clusters.append([fact])
        else:
            home.append(fact)
    return clusters


def printed_date(date: DateValue) -> str:
    """2021年7月27日, 2021年7月, 9月底."""
    parts = ((date.year, "年"), (date.month, "月"), (date.day, "日"))
    return "".join(f"{number}{unit}" for number, unit in parts if number is not None) + (date.edge or "")


def shown(fact: Fact) -> str:
    """A fact's value for people: a date in full, words, or the number as printed."""
    if fact.date is not None:
        return printed_date(fact.date)
    return fact.text if fact.text is not None and fact.quantity is None else fact.raw


def compare(
    rule: str,
    facts: Sequence[Fact],
    agree: Agree,
    what: Say,
    *,
    severity: Severity | None = None,
) -> Iterator[Outcome]:
    """One outcome for the mentions that agree, one for each that does not."""
    found = spread(facts, agree)
    if found is None:
        if len(facts) > 1:
            yield unchecked(rule, facts[:SHOWN], Say(f"{what.zh}：所述范围不同，无法比较", f"{what.en}: the mentions differ in scope"))
        return
    said = shown(found.agreeing[0])
    if len(found.agreeing) > 1:
        yield claim(rule, True, found.agreeing, Say(f"{what.zh}各处均为{said}", f"{what.en}: {said} throughout"), doubt=False)
    for fact in found.deviants:
        here, places = shown(fact), len(found.agreeing)
        yield claim(
            rule,
            False,
            [fact, *found.agreeing[:SHOWN]],
            Say(f"{what.zh}前后不一致：此处为{here}，另{places}处为{said}。", f"{what.en} differs: {here} here, {said} in {places} other place(s)."),
            reported=here,
            expected=said,
            severity=severity,
            key=(fact.concept, what.zh, here, said),
        )

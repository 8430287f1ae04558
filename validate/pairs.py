"""One indicator in two voices: matched by name, by likeness where the targets agree, never by code (systems number apart)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from lexicon.load import Lexicon
from model.fact import Fact
from model.figure import Comparator, Voice
from model.quantity import DateValue, Reading
from validate.book import FactBook
from validate.dossier import Dossier, dossiers, plain_name
from validate.names import in_common
from validate.targets import Verdict, verdict

_ALIKE = 0.75
_LOOSE = 0.7
_SHORTEST = 4
_RAYS = (Comparator.GE, Comparator.LE, Comparator.GT, Comparator.LT)


@dataclass(frozen=True, slots=True)
class Match:
    """The evaluator's indicator and the unit's (one for each of its forms and reports).  ``loose``: alike in name only."""

    evaluator: Dossier
    unit: tuple[Dossier, ...]
    loose: bool = False


def matches(book: FactBook, *, loose: bool = False) -> tuple[Match, ...]:
    """The evaluator's indicators that the unit rates too.  ``loose``: also qualitative ones whose names are much alike."""
    found = dossiers(book)
    theirs = [dossier for dossier in found if dossier.voice is Voice.UNIT]
    by_name: dict[str, list[Dossier]] = {}
    for dossier in theirs:
        by_name.setdefault(plain_name(dossier.name), []).append(dossier)
    result = []
    for mine in found:
        if mine.voice is not Voice.EVALUATOR or not mine.name:
            continue
        name = plain_name(mine.name)
        same = by_name.get(name, [])
        other = [] if same else [d for n, members in by_name.items() if alike(name, n) for d in members if same_target(mine, d)]
        near = _nearest(name, by_name) if loose and not same and not other and not _measured(mine) else []
        if same or other or near:
            result.append(Match(mine, tuple(same or other or near), loose=bool(near)))
    return tuple(result)


def alike(a: str, b: str, least: float = _ALIKE) -> bool:
    """Whether two names are near: one holds the other, or most characters agree in order."""
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) < _SHORTEST:
        return False
    if shorter in longer:
        return True
    return 2.0 * in_common(a, b) / (len(a) + len(b)) >= least and SequenceMatcher(None, a, b, autojunk=False).ratio() >= least


def _nearest(name: str, by_name: dict[str, list[Dossier]]) -> list[Dossier]:
    near = [(SequenceMatcher(None, name, other, autojunk=False).ratio(), other) for other, members in by_name.items()
            if alike(name, other, _LOOSE) and not any(_measured(dossier) for dossier in members)]
    return by_name[max(near)[1]] if near else []


def _measured(dossier: Dossier) -> bool:
    return any(fact.quantity is not None or fact.date is not None for fact in (*dossier.targets, *dossier.actuals))


def same_target(a: Dossier, b: Dossier) -> bool:
    """Whether two indicators have one measured target in common."""
    values = {(fact.quantity.value, fact.quantity.unit) for fact in a.targets if fact.quantity is not None}
    return any((fact.quantity.value, fact.quantity.unit) in values for fact in b.targets if fact.quantity is not None)


def differ(a: Fact, b: Fact, lexicon: Lexicon) -> bool | None:
    """Whether two results contradict one another; None where they cannot be compared."""
    if a.doubt or b.doubt:
        return None
    if a.quantity is not None and b.quantity is not None:
        if a.quantity.unit != b.quantity.unit:
            return None
        if a.comparator in _RAYS or b.comparator in _RAYS:
            return _outside(a, b)
        return not a.quantity.interval(Reading.ROUNDED).meets(b.quantity.interval(Reading.ROUNDED))
    if a.date is not None and b.date is not None:
        return _dates_differ(a.date, b.date)
    said = [verdict(fact.text, lexicon) for fact in (a, b)]
    bad = [word in (Verdict.NO_RESULT, Verdict.UNMET) for word in said]
    good = [fact.quantity is not None or word is Verdict.MET for fact, word in zip((a, b), said, strict=True)]
    if (bad[0] and good[1]) or (bad[1] and good[0]):
        return True
    return None


def _outside(a: Fact, b: Fact) -> bool | None:
    """Whether a number lies outside what an inequality allows (≥90% against 85.3%); None where it lies inside, or both are inequalities."""
    ray, point = (a, b) if a.comparator in _RAYS else (b, a)
    if point.comparator in _RAYS or ray.quantity is None or point.quantity is None:
        return None
    reach = point.quantity.interval(Reading.ROUNDED)
    up = ray.comparator in (Comparator.GE, Comparator.GT)
    return True if (reach.high < ray.quantity.value if up else reach.low > ray.quantity.value) else None


def _dates_differ(a: DateValue, b: DateValue) -> bool | None:
    if a.year is not None and b.year is not None and a.year != b.year:
        return True
    if a.month is not None and b.month is not None:
        if a.month != b.month:
            return True
        return False if (a.year is None) == (b.year is None) else None
    return None


def results(dossier: Dossier) -> Iterator[Fact]:
    """What an indicator is said to have reached, each distinct value once."""
    seen: set[object] = set()
    for fact in dossier.actuals:
        value = _said(fact)
        if value and value not in seen and not fact.doubt:
            seen.add(value)
            yield fact


def agreeing(fact: Fact, facts: Sequence[Fact]) -> list[Fact]:
    """All mentions that say what this one says."""
    return [other for other in facts if _said(other) == _said(fact)]


def _said(fact: Fact) -> object:
    return fact.quantity.value if fact.quantity is not None else fact.date or "".join((fact.text or "").split())

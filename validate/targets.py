"""Targets and what was reached: whether one is met, told from numbers, dates and words."""

from __future__ import annotations

from enum import StrEnum

from lexicon.load import Lexicon
from model.fact import Fact
from model.figure import Comparator
from model.quantity import DateValue, Reading


class Verdict(StrEnum):
    """What a word in an actual's place says."""

    NO_RESULT = "no_result"
    UNMET = "unmet"
    PARTLY = "partly"
    MET = "met"


def verdict(text: str | None, lexicon: Lexicon) -> Verdict | None:
    """The verdict of a word (未验收, 部分达成 …); None where it is none of the lexicon's."""
    words = (text or "").strip("“”\"。；; ").replace(" ", "")
    if not words or len(words) > 24:
        return None
    for kind in (Verdict.NO_RESULT, Verdict.UNMET, Verdict.PARTLY):
        if any(words.startswith(word) or words.endswith(word) for word in lexicon.words[kind]):
            return kind
    return Verdict.MET if words in lexicon.words[Verdict.MET] else None


def met(target: Fact, actual: Fact, lexicon: Lexicon) -> bool | None:
    """Whether the actual meets the target; False only where it fails for all values it may stand for."""
    if target.doubt or actual.doubt:
        return None
    if target.quantity is not None and actual.quantity is not None:
        nothing = not actual.quantity.unit and not actual.quantity.value  # a bare 0 needs no unit
        return _number_met(target, actual, lexicon) if target.quantity.unit == actual.quantity.unit or nothing else None
    if target.date is not None and actual.date is not None:
        late = later(actual.date, target.date)
        return None if late is None else not late
    if target.text and actual.text and _bare(target.text) == _bare(actual.text) and verdict(actual.text, lexicon) is None:
        return True
    said = verdict(actual.text, lexicon)
    return True if said is Verdict.MET else False if said in (Verdict.UNMET, Verdict.NO_RESULT, Verdict.PARTLY) else None


def _number_met(target: Fact, actual: Fact, lexicon: Lexicon) -> bool | None:
    assert target.quantity is not None and actual.quantity is not None
    goal, value = target.quantity.value, actual.quantity.value
    reach = actual.quantity.interval(Reading.ROUNDED)
    match target.comparator:
        case Comparator.GE | Comparator.GT:
            return True if value > goal or (value == goal and target.comparator is Comparator.GE) else False if reach.high < goal else None
        case Comparator.LE | Comparator.LT:
            return True if value < goal or (value == goal and target.comparator is Comparator.LE) else False if reach.low > goal else None
    if value == goal:
        return True
    if goal == 0:
        return False if reach.low > 0 else None
    if downward(target, lexicon):
        return None
    return False if reach.high < goal else None


def downward(fact: Fact, lexicon: Lexicon) -> bool:
    """Whether less is better, or the direction cannot be told, by the indicator's name."""
    name = f"{fact.context.indicator or ''}{fact.context.subdimension or ''}{fact.context.dimension or ''}"
    return any(word in name for word in lexicon.words["downward"])


def later(actual: DateValue, target: DateValue) -> bool | None:
    """Whether a date lies wholly after another; without years only months of one year are compared."""
    if actual.year is None or target.year is None:
        if actual.month is None or target.month is None or (actual.year is None) != (target.year is None):
            return None
        if actual.month == target.month and actual.day is not None and target.day is not None:
            return actual.day > target.day
        return actual.month > target.month
    a, t = actual.earliest(), target.latest()
    end, start = actual.latest(), target.earliest()
    if a is None or t is None or end is None or start is None:
        return None
    return True if a > t else False if end <= t else None


def _bare(text: str) -> str:
    return text.strip("“”\"。；;， ").replace(" ", "")

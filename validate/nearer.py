"""Numbers that others nearby make: an accusation that took the wrong operands is our misreading, not the report's fault.

A rule may take what was passed on for what was spent, or add on the items of the next list.  Where the printed number is exactly what a
working of the same kind gives, with one operand of the rule's kept and the other one from beside the number, the sentence meant that one.
Chance is kept out by counting: the more pairs are tried, the more digits have to agree.  A rate told without its numbers is the one that holds
elsewhere, whatever row it was taken to be of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import accumulate, permutations

from model.finding import Category, Outcome, Status
from model.notice import Say
from model.regexp import regexp
from model.slips import telling_digits

_NUMBER = regexp(r"(?<![\d.A-Za-z〔])(?P<n>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>%|[亿万]?元|[^\W\d_]{0,1})")
_STOP = regexp(r"[。！？\n]")
_LIST_ENDS = regexp(r"[。；;）)]")
_SUM = regexp(r"(?P<terms>\d[\d,.]*(?: ?\+ ?\d[\d,.]*)+)(?: =|$)")
_DIFFERENCE = regexp(r"(?P<a>\d[\d,.]*) ?- ?(?P<b>\d[\d,.]*)(?: =|$)")
_RATE = regexp(r"(?P<a>\d[\d,.]*) ?[÷/] ?(?P<b>\d[\d,.]*)(?: × 100%)?(?: =|$)")
_TOTALS = regexp(r"(?m)^\s*(?:合\s*计|总\s*计)\s[^\n]*$")
_AROUND = 900
"""Characters before a sentence in which the other operand may stand: about a page of prose."""
_FEWEST = 3
_CHANCE = Fraction(3, 100)
"""How likely a working that fits by mere chance may be."""
_REASON = Say("按近旁的另一个数计算相符", "with another number beside it the working holds")


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: Fraction
    unit: str


def meant_otherwise(outcomes: Sequence[Outcome], text: str) -> list[Outcome]:
    """One rule's outcomes; 无法核对 in place of a sum, difference or rate told in prose whose number others beside it make, and of a rate that
    is told again apart from its numbers."""
    held = {outcome.reported for outcome in outcomes if outcome.status is Status.CONSISTENT and outcome.reported.endswith("%")}
    return [_unheld(outcome) if _is_told_again(outcome, held, text) else _judged(outcome, text) for outcome in outcomes]


def _is_told_again(outcome: Outcome, held: AbstractSet[str], text: str) -> bool:
    """县级资金执行率仅42.17%, as its row of the table has it: none of the numbers that it was held against stands in its sentence."""
    if outcome.status is not Status.INCONSISTENT or outcome.reported not in held or telling_digits(outcome.reported.rstrip("%")) < _FEWEST:
        return False
    place, *others = outcome.evidence
    start, end = _sentence(place.span.start, place.span.end, text)
    return place.cell is None and bool(others) and not any(start <= other.span.start < end for other in others)


def _unheld(outcome: Outcome) -> Outcome:
    return replace(outcome, status=Status.NOT_CHECKABLE, missing=_REASON, severity=None, hints=(), difference=None)


def _judged(outcome: Outcome, text: str) -> Outcome:
    if outcome.status is not Status.INCONSISTENT or outcome.category not in (None, Category.ARITHMETIC) or not outcome.evidence:
        return outcome
    place = outcome.evidence[0]
    said = _NUMBER.match(outcome.reported)
    if place.cell is not None or said is None or telling_digits(said["n"]) < _FEWEST:
        return outcome
    numeral = said["n"]
    printed = [number for number in _numbers(text, place.span.start, place.span.end + 1) if number.value == _value(numeral)]
    if not printed:
        return outcome
    tried = list(_tried(outcome.computation, printed[0], text))
    close = Fraction(1, 2 * 10 ** len(numeral.partition(".")[2])) if printed[0].unit == "%" else Fraction(0)
    likely = Fraction(2 * len(tried), 10 ** telling_digits(numeral)) <= _CHANCE
    if likely and any(abs(made - printed[0].value) <= close for made in tried):
        return _unheld(outcome)
    return outcome


def _tried(computation: str, printed: _Number, text: str) -> Iterator[Fraction]:
    """What other workings of the kind of the rule's give."""
    if (summed := _SUM.match(computation)) is not None and printed.unit != "%":
        yield from _shorter(summed["terms"].split("+"), printed, text)
    elif (less := _DIFFERENCE.match(computation)) is not None and printed.unit != "%":
        for own in (_value(less["a"]), _value(less["b"])):
            yield from (abs(own - other) for other in _others(own, (own, _value(less["a"]), _value(less["b"])), printed, text))
    elif (rate := _RATE.match(computation)) is not None and printed.unit == "%":
        base = _value(rate["b"])
        beside = _beside(printed, text)
        yield from (100 * number.value / base for number in beside if base and number.unit != "%" and number.value not in (base, _value(rate["a"])))
        yield from _of_totals(printed, text)


def _of_totals(printed: _Number, text: str) -> Iterator[Fraction]:
    """Those of the last row of all before the sentence: 某园应补助99000元，实际拨付90000元，少拨9000元，资金拨付率99.24%, of the totals."""
    rows = list(_TOTALS.finditer(text, max(0, printed.start - _AROUND), printed.start))
    told = [number.value for number in _numbers(text, *rows[-1].span()) if number.value] if rows else []
    yield from (100 * above / below for above, below in permutations(dict.fromkeys(told), 2) if above < below)


def _shorter(terms: Sequence[str], printed: _Number, text: str) -> Iterator[Fraction]:
    """What the first terms come to, up to where their list ends: what stands behind a full stop or a bracket is another list."""
    places = {number.value: number for number in reversed(_numbers(text, printed.end, printed.end + _AROUND))}
    values = [_value(term) for term in terms]
    for count, come_to in enumerate(accumulate(values), 1):
        last, then = places.get(values[count - 1]), places.get(values[count]) if count < len(values) else None
        if count > 1 and last is not None and then is not None and _LIST_ENDS.search(text, last.end, then.start):
            yield come_to


def _others(own: Fraction, taken: Sequence[Fraction], printed: _Number, text: str) -> list[Fraction]:
    """Numbers of the unit of the printed one that a rule passed over: of its own sentence, or, where ``own`` stands there, of those before."""
    beside = _beside(printed, text)
    at_hand = any(number.value == own for number in beside)
    some = [*beside, *_numbers(text, max(0, printed.start - _AROUND), printed.start)] if at_hand else beside
    return list(dict.fromkeys(number.value for number in some if number.unit == printed.unit and number.value not in (*taken, printed.value)))


def _beside(printed: _Number, text: str) -> list[_Number]:
    """The other numbers of its sentence."""
    return [number for number in _numbers(text, *_sentence(printed.start, printed.end, text)) if number.start != printed.start]


def _sentence(start: int, end: int, text: str) -> tuple[int, int]:
    first = max((stop.end() for stop in _STOP.finditer(text, max(0, start - _AROUND), start)), default=max(0, start - _AROUND))
    stop = _STOP.search(text, end)
    return first, stop.start() if stop else len(text)


def _numbers(text: str, start: int, end: int) -> list[_Number]:
    return [_Number(match.start(), match.end(), _value(match["n"]), match["unit"]) for match in _NUMBER.finditer(text, start, min(end + 3, len(text)))
            if match.start() < end]


def _value(numeral: str) -> Fraction:
    return Fraction(numeral.replace(",", ""))

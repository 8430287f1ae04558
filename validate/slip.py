"""Whether one slip of the pen, one digit for another or two neighbours that changed places, is all that keeps working from holding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import chain

from model.slips import lengthened, one_slip, rearranged, telling_digits, turned
from validate.formula import evaluate
from validate.formula_syntax import Broken, Node, Number, operands, parse

_FEWEST = {"+": 4, "-": 5}
"""Digits of a sum and of a difference: of fewer, all numbers of a report are near one another."""


@dataclass(frozen=True, slots=True)
class Slip:
    """The number as printed, and as it would have to be."""

    printed: str
    should: str


def slip_in(way: str, claimed: str, percent: bool, tries: int) -> Slip | None:
    """The one number of ``way = claimed`` that another digit would mend, the result before the operands; None where none would,
    or where so many ``tries`` would find one by chance.  ``percent``: the result is a percentage."""
    node = parse(way)
    if isinstance(node, Broken | Number):
        return None
    scale = 100 if percent else 1
    half = Fraction(1, 2 * 10 ** len(claimed.partition(".")[2]))
    room = _room(node, claimed, tries)
    try:
        exact = evaluate(node) * scale
        wide = len(claimed) <= room
        for other in chain(variants(claimed), rearranged(claimed)) if wide else turned(claimed) if _tells_turned(node, claimed, tries) else ():
            if abs(Fraction(other) - exact) <= half:
                return Slip(claimed, other)
        if _tells_lost(node, claimed, tries if percent else tries * _LOOSER):
            for other in lengthened(claimed):
                if abs(Fraction(other) - exact) <= half:
                    return Slip(claimed, other)
        wanted = (Fraction(claimed) - half) / scale, (Fraction(claimed) + half) / scale
        for number in dict.fromkeys(operands(node)) if len(claimed) + len(way) <= room else ():
            if should := _mended(node, number, *wanted):
                return Slip(number.text, should)
    except ZeroDivisionError:
        return None
    return None


def turned_in(way: str, claimed: str) -> bool:
    """Whether a sum holds but for two neighbouring digits of one of its numbers that changed places: rare by chance in short numbers, too."""
    node = parse(way)
    if isinstance(node, Broken | Number) or _signs(node) != {"+"}:
        return False
    gap = Fraction(claimed) - evaluate(node)
    if any(Fraction(other) - Fraction(claimed) == -gap for other in turned(claimed)):
        return True
    return any(Fraction(other) - number.value == gap for number in operands(node) for other in turned(number.text))


def digit_in(way: str, claimed: str) -> bool:
    """Whether a sum holds but for one digit of one of its numbers, another one or left out, where that is no chance: there are few such numbers among
    all of so many digits; of a sum with a part above the whole, which must be wrong, they need not be so few."""
    node = parse(way)
    if isinstance(node, Broken | Number) or _signs(node) != {"+"}:
        return False
    numbers = tuple(operands(node))
    made = evaluate(node)
    gap = Fraction(claimed) - made
    beyond = any(number.value > Fraction(claimed) for number in numbers)
    texts = [claimed, *(number.text.replace(",", "") for number in numbers)]
    tries = sum(9 * size + 10 * (size + 1) for size in (len(text.replace(".", "")) for text in texts))
    if tries * (_RARE_BEYOND if beyond else _RARE) > 10 ** max(map(telling_digits, texts)):
        return False
    should = [made, *(number.value + gap for number in numbers)]
    return any(value > 0 and _one_digit(text, value) for text, value in zip(texts, should, strict=True))


_RARE, _RARE_BEYOND = 25, 2


def _one_digit(printed: str, should: Fraction) -> bool:
    """Whether a numeral is another with one digit otherwise, or with one left out."""
    places = len(printed.partition(".")[2])
    scaled = should * 10**places
    if scaled.denominator != 1:
        return False
    digits = f"{scaled.numerator:0{places + 1}d}"
    whole = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return one_slip(printed, whole) or (len(whole) == len(printed) + 1 and any(whole[:at] + whole[at + 1 :] == printed for at in range(len(whole))))


def variants(printed: str) -> Iterator[str]:
    """A numeral with one digit otherwise, or with two neighbouring digits turned."""
    for at, char in enumerate(printed):
        if char.isdigit():
            digits = "0123456789" if at or printed[1:2] in ("", ".") else "123456789"  # no 03.64 for 93.64
            yield from (printed[:at] + digit + printed[at + 1 :] for digit in digits if digit != char)
    yield from turned(printed)


def _mended(node: Node, number: Number, low: Fraction, high: Fraction) -> str | None:
    """The variant of an operand that brings the working into the result's interval."""
    needed = _needed(node, number, low, high)
    if needed is None:
        return None
    return next((other for other in variants(number.text) if needed[0] <= Fraction(Decimal(other)) <= needed[1]), None)


def _needed(node: Node, number: Number, low: Fraction, high: Fraction) -> tuple[Fraction, Fraction] | None:
    """Between what bounds one operand must lie for the working to lie between ``low`` and ``high``; None where it stands more than once."""
    if isinstance(node, Number):
        return (low, high) if node is number else None
    here, there = (side for side in (node.a, node.b))
    inside = [number in operands(side) for side in (here, there)]
    if sum(inside) != 1:
        return None
    other = evaluate(there if inside[0] else here)
    bounds = _undone(node.op, other, low, high, left=inside[0])
    return _needed(here if inside[0] else there, number, *bounds) if bounds else None


def _undone(op: str, other: Fraction, low: Fraction, high: Fraction, *, left: bool) -> tuple[Fraction, Fraction] | None:
    if op == "+":
        return low - other, high - other
    if op == "-":
        return (low + other, high + other) if left else (other - high, other - low)
    if not other or (op == "/" and not left and low <= 0 <= high):
        return None
    ends = (low / other, high / other) if op == "*" else (low * other, high * other) if left else (other / high, other / low)
    return min(ends), max(ends)


def _room(node: Node, claimed: str, tries: int) -> int:
    """How many digits in all may be varied, each in nine ways, that a way comes right by chance at most once in fifty times.

    A sum or a difference tells down to the last place in which any of its numbers has more than a nought, a product or a quotient
    to the digits of its result."""
    digits = telling_digits(claimed)
    if _signs(node) <= {"+", "-"}:
        numbers = [Decimal(text).normalize() for text in (claimed, *(number.text.replace(",", "") for number in operands(node)))]
        digits = max(number.adjusted() for number in numbers) - min(int(number.as_tuple().exponent) for number in numbers) + 1
        digits = digits if digits >= max(_FEWEST[op] for op in _signs(node)) else 0
    return int(10**digits // (_CHANCE * 9 * tries))


def _tells_turned(node: Node, claimed: str, tries: int) -> bool:
    """Whether the result of a product or a quotient has digits enough that its being another one with two neighbours turned is no chance: there
    are far fewer of those than of numbers with one digit otherwise."""
    return not _signs(node) & {"+", "-"} and 10 ** telling_digits(claimed) >= _CHANCE * tries * len(claimed)


def _tells_lost(node: Node, claimed: str, tries: int) -> bool:
    """Whether the result of a product or a quotient, one digit longer, would have so many digits that to leave one out is no chance."""
    return not _signs(node) & {"+", "-"} and 10 ** (telling_digits(claimed) + 1) >= _CHANCE * tries * 10 * (len(claimed) + 1)


_CHANCE, _LOOSER = 50, 4
"""An average may be of many a count; a percentage is of few."""


def _signs(node: Node) -> frozenset[str]:
    return frozenset() if isinstance(node, Number) else _signs(node.a) | _signs(node.b) | {node.op}

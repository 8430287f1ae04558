"""Printed working recomputed: numbers, percent signs, + - * / and parentheses, exactly; errors are values, never exceptions.

Reports write a difference of two percentages and mean percentage points: ``5-(90%-85.28%)*(5*2%)`` is meant as
5 - 4.72 x 0.1.  Both readings are tried (:class:`Manner`), and the one that holds is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from lexicon.load import Lexicon
from model.notice import Say
from model.quantity import Interval, Reading
from model.regexp import regexp
from validate.formula_syntax import FOLD, WORDS, Broken, Node, Number, operands, parse
from validate.ladder import decimal_of

_SIGNIFICANT = 3
_HUNDREDTH = Fraction(1, 100)
_Value = TypeVar("_Value", Fraction, Interval)


class Manner(StrEnum):
    """How working was read: as written; percentages as points; a rate with its percent sign left out; in its printed units."""

    LITERAL = "literal"
    POINTS = "points"
    RATE = "rate"
    UNITS = "units"


@dataclass(frozen=True, slots=True)
class Worked:
    """Working held against its printed result: the first rung of the ladder that holds, None where none does.

    ``exact`` is what the working gives, in the terms of the result (percent where that is a percent)."""

    reading: Reading | None
    manner: Manner
    exact: Fraction
    claimed: Interval
    unclear: bool = False


def evaluate(node: Node, *, points: bool = False, lexicon: Lexicon | None = None) -> Fraction:
    """The exact value; with ``points`` a sum or difference of bare percentages counts in points; with ``lexicon`` the units
    beside the numbers are applied.  Raises ZeroDivisionError."""
    if isinstance(node, Number):
        unit = lexicon.units.get(node.unit) if lexicon and node.unit else None
        return node.value * Fraction(unit.factor) if unit and unit.dimension != "percent" else node.value
    if points and node.op in "+-" and _only_percents(node):
        return evaluate(node, lexicon=lexicon) * 100
    a, b = (evaluate(side, points=points, lexicon=lexicon) for side in (node.a, node.b))
    return _applied(node.op, a, b)


def _applied(op: str, a: _Value, b: _Value) -> _Value:
    match op:
        case "+":
            return a + b
        case "-":
            return a - b
        case "*":
            return a * b
    return a / b


def spread(node: Node, *, points: bool = False) -> Interval:
    """All values where operands printed with decimals are rounded ones.  Raises ZeroDivisionError."""
    return _spread(node, points, _places_of_measures(node))


def _spread(node: Node, points: bool, rounded_to: frozenset[Fraction]) -> Interval:
    if isinstance(node, Number):
        value, half = _decimal(node.value), _decimal(node.ulp / 2)
        rounded = _is_long(node) or (node.ulp in rounded_to and not node.percent)
        return Interval(value - half, value + half) if rounded else Interval.point(value)
    if points and node.op in "+-" and _only_percents(node):
        return _spread(node, False, rounded_to) * Interval.point(Decimal(100))
    a, b = (_spread(side, points, rounded_to) for side in (node.a, node.b))
    return _applied(node.op, a, b)


def _is_long(number: Number) -> bool:
    """Printed with decimals, and too long for a weight or a standard."""
    return "." in number.text and len(number.text.replace(",", "").replace(".", "").strip("0")) >= _SIGNIFICANT


def _places_of_measures(node: Node) -> frozenset[Fraction]:
    """The last place (a hundredth or less) that the long numbers of a ratio or a sum are rounded to: 0.33 beside 13.74 is rounded as it
    is.  None where something is multiplied: 0.25 may be a weight."""
    if _multiplies(node):
        return frozenset()
    return frozenset(number.ulp for number in operands(node) if _is_long(number) and not number.percent and number.ulp <= _HUNDREDTH)


def _multiplies(node: Node) -> bool:
    """By anything but 100%."""
    if isinstance(node, Number):
        return False
    own = node.op == "*" and not (isinstance(node.b, Number) and node.b.value in (1, 100))
    return own or _multiplies(node.a) or _multiplies(node.b)


def work(expression: str, claimed: str, unit: str = "", lexicon: Lexicon | None = None) -> Worked | Broken:
    """Recompute ``expression = claimed``.  A chain (a = b = c) is several calls, see :func:`chain`."""
    result = _result(claimed, unit)
    node = parse(expression)
    if isinstance(node, Broken) or isinstance(result, Broken):
        return node if isinstance(node, Broken) else result if isinstance(result, Broken) else Broken(WORDS)
    if isinstance(node, Number):
        return Broken(Say("算式只有一个数", "the working is one number"))
    try:
        candidates = list(_candidates(node, expression, result, unit, lexicon))
        worked = _settle(candidates, node, result)
        return Broken(_UNPAIRED) if worked.reading is None and _unpaired(expression) else worked
    except ZeroDivisionError:
        return Broken(Say("除数为零", "a divisor is zero"))


_UNPAIRED = Say("括号不成对，算式可能只是一截", "the brackets do not pair: this may be only a piece of the working")


def _unpaired(expression: str) -> bool:
    """65/101)×100%=35.64%: (1- stood on the line before.  A bracket mended by guess accuses nobody."""
    folded = expression.translate(FOLD)
    return folded.count("(") != folded.count(")")


def chain(expression: str, claimed: str, unit: str = "", lexicon: Lexicon | None = None) -> list[Worked | Broken]:
    """Each link of ``a = b = c`` against the last; a link without an operation is no working and is left out."""
    links = [link for link in expression.translate(FOLD).split("=") if regexp(r"\d").search(link)]
    found = [work(link, claimed, unit, lexicon) for link in links if regexp(r"[\d%)]\D*[-+*/]").search(link.translate(FOLD))]
    return found or [Broken(WORDS)]


@dataclass(frozen=True, slots=True)
class _Result:
    value: Fraction
    ulp: Fraction
    percent: bool


def _result(claimed: str, unit: str) -> _Result | Broken:
    match = regexp(r"-?\d[\d,]*(?:\.\d+)?").search(claimed.translate(FOLD))
    if match is None:
        return Broken(Say("算式没有结果", "the working has no result"))
    plain = match.group().replace(",", "")
    places = len(plain.partition(".")[2])
    return _Result(Fraction(plain), Fraction(1, 10**places), "%" in claimed.translate(FOLD) or unit in ("%", "％"))


def _candidates(node: Node, expression: str, result: _Result, unit: str, lexicon: Lexicon | None) -> Iterator[tuple[Manner, Fraction]]:
    """What the working may mean, in the terms of its result, the likeliest first."""
    literal, points = evaluate(node), evaluate(node, points=True)
    scale = 100 if result.percent else 1
    if points != literal and not result.percent:
        yield Manner.POINTS, points
    yield Manner.LITERAL, literal * scale
    if result.percent and regexp(r"\*\s*100(?![\d.%])").search(expression.translate(FOLD)):
        yield Manner.RATE, literal
    if not result.percent and not unit and ("100%" in expression.translate(FOLD) or literal * 100 == result.value):
        yield Manner.RATE, literal * 100
    units = {number.unit for number in operands(node) if number.unit}
    if lexicon and units and not result.percent:
        target = lexicon.units.get(unit)
        yield Manner.UNITS, evaluate(node, lexicon=lexicon) / Fraction(target.factor if target else 1)


def _settle(candidates: list[tuple[Manner, Fraction]], node: Node, result: _Result) -> Worked:
    half = result.ulp / 2
    rounded = Interval(_decimal(result.value - half), _decimal(result.value + half))
    for manner, exact in candidates:
        if exact == result.value:
            return Worked(Reading.AS_PRINTED, manner, exact, rounded)
    for manner, exact in candidates:
        if result.value - half <= exact <= result.value + half:
            return Worked(Reading.ROUNDED, manner, exact, rounded)
    for manner, exact in candidates:
        if manner in (Manner.LITERAL, Manner.POINTS):
            reach = spread(node, points=manner is Manner.POINTS)
            reach = reach * Interval.point(Decimal(100)) if result.percent and manner is Manner.LITERAL else reach
            if reach.meets(rounded):
                return Worked(Reading.ROUNDED, manner, exact, rounded)
    for manner, exact in candidates:
        if 0 <= exact - result.value < result.ulp or (result.value < 0 and 0 <= result.value - exact < result.ulp):
            return Worked(Reading.TRUNCATED, manner, exact, rounded)
    manner, exact = min(candidates[:2], key=lambda pair: abs(pair[1] - result.value))
    return Worked(None, manner, exact, rounded, unclear=_only_scale(exact, result))


def _only_scale(exact: Fraction, result: _Result) -> bool:
    """Whether the two differ by a power of ten alone: units were left out of the working."""
    for power in (10, 100, 1000, 10000, 10**6, 10**8):
        for value in (exact * power, exact / power):
            if abs(value - result.value) <= result.ulp / 2:
                return True
    return False


def _only_percents(node: Node) -> bool:
    if isinstance(node, Number):
        return node.percent
    return node.op in "+-" and _only_percents(node.a) and _only_percents(node.b)


def _decimal(value: Fraction) -> Decimal:
    return decimal_of(value, 24)

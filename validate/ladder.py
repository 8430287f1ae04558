"""The ladder of readings: how, if at all, a printed number agrees with what its inputs give.

AS_PRINTED plainly equal; ROUNDED the two intervals of half a unit meet (both ends closed: the tie rule is unknown);
TRUNCATED they meet when every number is read as cut off; none: inconsistent.  (After Arelle's interval inference and
XBRL Calculations 1.1, which allow the same two conventions.)
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from model.quantity import Interval, Quantity, Reading
from validate.algebra import Expr, Percent


@dataclass(frozen=True, slots=True)
class Settled:
    """``reading`` is the first rung that holds, None where none does; ``gap`` the distance of the rounded intervals."""

    reading: Reading | None
    reported: Interval
    expected: Interval
    gap: Decimal
    exact: Fraction


_FAR = 2
"""A rate so many of its last digits off is not cut off: 41 ÷ 50 printed 80% would need 50 to stand for 51."""


def settle(reported: Quantity, expected: Expr, *, low: Decimal | None = None, high: Decimal | None = None) -> Settled:
    """Climb the ladder.  ``low``/``high`` cap what is expected (扣完为止, 不超过权重).  Raises ZeroDivisionError."""
    exact = expected.value()
    if low is not None:
        exact = max(exact, Fraction(low))
    if high is not None:
        exact = min(exact, Fraction(high))
    side = reported.interval(Reading.ROUNDED)
    other = expected.interval(Reading.ROUNDED).cap(low, high)
    if exact == Fraction(reported.value):
        return Settled(Reading.AS_PRINTED, side, other, Decimal(0), exact)
    if side.meets(other):
        return Settled(Reading.ROUNDED, side, other, Decimal(0), exact)
    near = not isinstance(expected, Percent) or abs(exact - Fraction(reported.value)) < _FAR * Fraction(reported.ulp)
    if near and reported.interval(Reading.TRUNCATED).meets(expected.interval(Reading.TRUNCATED).cap(low, high)):
        return Settled(Reading.TRUNCATED, side, other, side.gap(other), exact)
    return Settled(None, side, other, side.gap(other), exact)


def decimal_of(number: Fraction, places: int = 6) -> Decimal:
    """A fraction for people: at most so many places, no trailing zeros, halves rounded away from zero."""
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(number.numerator) / Decimal(number.denominator)
        rounded = exact.quantize(Decimal(1).scaleb(-places), rounding="ROUND_HALF_UP").normalize()
        return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral() else rounded


def printed_like(number: Fraction, quantity: Quantity) -> str:
    """What should have been printed: the exact value at the quantity's own precision."""
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(number.numerator) / Decimal(number.denominator)
        if not quantity.ulp:
            return f"{decimal_of(number)}"
        steps = (exact / quantity.ulp).to_integral_value(rounding="ROUND_HALF_UP")
        return f"{steps * quantity.ulp:f}"

"""Whether a percentage of n people can be a whole number of people (GRIM).  Exact arithmetic.

A share printed with d decimals tells something only where n < 10^(d+2): with more people every percentage is possible.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from model.quantity import Interval, Quantity, Reading

HUNDRED = Fraction(100)


def counts_for(share: Interval, people: int) -> range:
    """All whole numbers c with 100 c / people inside the share (in percent).  Raises ValueError where nobody was asked."""
    if people <= 0:
        raise ValueError("nobody was asked")
    low = Fraction(share.low) * people / HUNDRED
    high = Fraction(share.high) * people / HUNDRED
    first = -(-low.numerator // low.denominator)
    last = high.numerator // high.denominator
    if not share.low_closed and first == low:
        first += 1
    if not share.high_closed and last == high:
        last -= 1
    return range(max(0, first), min(people, last) + 1)


def possible(share: Quantity, people: int) -> bool:
    """Whether some count of ``people`` gives the share, rounded or cut off."""
    return any(len(counts_for(share.interval(reading), people)) for reading in (Reading.ROUNDED, Reading.TRUNCATED))


def telling(share: Quantity, people: int) -> bool:
    """Whether the test can fail at all: the counts lie further apart than the share is wide."""
    return bool(share.ulp) and HUNDRED / people > Fraction(share.ulp)


def nearest(share: Quantity, people: int) -> tuple[int, int]:
    """The counts just below and just above the share."""
    exact = Fraction(share.value) * people / HUNDRED
    below = exact.numerator // exact.denominator
    return below, min(below + 1, people) if below < people else below


def percent_of(count: int, people: int, places: int) -> Decimal:
    """The percentage that a count should be printed as, halves rounded up."""
    scaled = Fraction(count * 100, people) * 10**places + Fraction(1, 2)
    return Decimal(scaled.numerator // scaled.denominator).scaleb(-places)

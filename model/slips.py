"""Slips of the pen: numerals that one digit, or two neighbours changing places, would make equal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, permutations


def one_slip(a: str, b: str) -> bool:
    """Whether two plain numerals of one length (point at one place) differ by one digit or by two neighbouring digits turned."""
    if len(a) != len(b) or a.find(".") != b.find("."):
        return False
    apart = sum(one != other for one, other in zip(a, b, strict=True))
    return apart == 1 or (apart == 2 and b in turned(a))


def turned(numeral: str) -> Iterator[str]:
    """A numeral with two neighbouring digits in each other's place, the point between them or not."""
    places = [at for at, char in enumerate(numeral) if char.isdecimal()]
    for one, two in pairwise(places):
        if numeral[one] != numeral[two]:
            yield numeral[:one] + numeral[two] + numeral[one + 1 : two] + numeral[one] + numeral[two + 1 :]


def reordered(a: str, b: str) -> bool:
    """Whether one numeral is the other with its digits in another order."""
    return a != b and len(a) == len(b) and sorted(a) == sorted(b)


def misprinted(told: str, due: str) -> bool:
    """Whether a numeral that tells something is another with one digit otherwise, left out or doubled, or with its digits in another order:
    however far the two then are apart."""
    if telling_digits(due) < _TELLING or told == due:
        return False
    short, long = sorted((told, due), key=len)
    one_less = len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at, char in enumerate(long) if char != ".")
    return one_slip(told, due) or reordered(told, due) or one_less


_TELLING = 3


def rearranged(numeral: str) -> Iterator[str]:
    """A numeral of few digits with them in any other order; none of those that begin with a nought."""
    digits = [char for char in numeral if char.isdecimal()]
    for order in sorted(set(permutations(digits))) if len(digits) <= _MOST_DIGITS else ():
        left = iter(order)
        other = "".join(next(left) if char.isdecimal() else char for char in numeral)
        if other != numeral and (other[0] != "0" or other[1:2] in ("", ".")):
            yield other


_MOST_DIGITS = 5


def telling_digits(numeral: str) -> int:
    """How many digits there are between the noughts at either end: the fewer, the sooner two numbers come near by chance."""
    return len(numeral.replace(",", "").replace(".", "").strip("0"))

"""Slips of the pen: numerals that one digit, or two neighbours changing places, would make equal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, permutations


def one_slip(a: str, b: str) -> bool:
    """Whether two plain numerals differ by one digit or by two neighbouring digits turned (the point at one place), or by a digit left out of
    one of them."""
    if abs(len(a) - len(b)) == 1:
        return dropped(*sorted((a, b), key=len))
    if len(a) != len(b) or a.find(".") != b.find("."):
        return False
    apart = sum(one != other for one, other in zip(a, b, strict=True))
    return apart == 1 or (apart == 2 and b in turned(a))


def dropped(shorter: str, longer: str) -> bool:
    """Whether a numeral is another one without one of its digits, where that is no chance and no matter of units: 160.00 of 1960.00."""
    places = len(longer.partition(".")[2])
    telling = telling_digits(longer) >= (_LONG - 1 if places else _LONG)
    tenfold = longer.replace(".", "") == f"{shorter.replace('.', '')}0" or longer.partition(".")[0] == f"{shorter.partition('.')[0]}0"
    same = places == len(shorter.partition(".")[2])
    return telling and same and not tenfold and shorter in shortened(longer)


_LONG = 4


def turned(numeral: str) -> Iterator[str]:
    """A numeral with two neighbouring digits in each other's place, the point between them or not."""
    places = [at for at, char in enumerate(numeral) if char.isdecimal()]
    for one, two in pairwise(places):
        if numeral[one] != numeral[two]:
            yield numeral[:one] + numeral[two] + numeral[one + 1 : two] + numeral[one] + numeral[two + 1 :]


def shortened(numeral: str) -> Iterator[str]:
    """A numeral without one of its digits."""
    return (numeral[:at] + numeral[at + 1 :] for at, char in enumerate(numeral) if char.isdecimal())


def lengthened(numeral: str) -> Iterator[str]:
    """A numeral with one more digit anywhere, but for a nought before it or behind its last place."""
    places = len(numeral.partition(".")[2])
    for at in range(len(numeral) - places + (0 if places else 1)):
        yield from (numeral[:at] + digit + numeral[at:] for digit in "0123456789"[0 if at else 1 :])


def reordered(a: str, b: str) -> bool:
    """Whether one numeral is the other with its digits in another order."""
    return a != b and len(a) == len(b) and sorted(a) == sorted(b)


def mistyped(a: str, b: str) -> bool:
    """Whether either numeral may be the other mistyped: by ``one_slip``, or with all its digits in another order."""
    return one_slip(a, b) or reordered(a, b)


def misprinted(told: str, due: str) -> bool:
    """Whether a numeral that tells something is another with one digit otherwise, left out or doubled, or with its digits in another order:
    however far the two then are apart."""
    if telling_digits(due) < _TELLING or told == due:
        return False
    shorter, longer = sorted((told, due), key=len)
    return mistyped(told, due) or shorter in shortened(longer)


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

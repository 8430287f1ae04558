"""Slips of the pen: numerals that one digit, or two neighbours changing places, would make equal."""

from __future__ import annotations


def one_slip(a: str, b: str) -> bool:
    """Whether two plain numerals of one length (point at one place) differ by one digit or by two neighbouring digits turned."""
    if len(a) != len(b) or a.find(".") != b.find("."):
        return False
    apart = [at for at in range(len(a)) if a[at] != b[at]]
    if len(apart) == 1:
        return True
    return len(apart) == 2 and apart[1] - apart[0] == 1 and a[apart[0]] == b[apart[1]] and a[apart[1]] == b[apart[0]]


def telling_digits(numeral: str) -> int:
    """How many digits there are between the noughts at either end: the fewer, the sooner two numbers come near by chance."""
    return len(numeral.replace(",", "").replace(".", "").strip("0"))

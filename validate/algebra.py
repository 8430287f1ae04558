"""Expressions over facts: they evaluate on exact values and on intervals, and print themselves.

A leaf should occur once in an expression, so that intervals stay tight.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from model.fact import Fact
from model.quantity import Interval, Quantity, Reading

HUNDRED = Decimal(100)
_NUMERAL = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?%?")


def numeral(fact: Fact) -> str:
    """The number as printed, without comparator and unit: ``2,000.00``, ``85.28%``."""
    found = _NUMERAL.search(fact.raw)
    return found.group() if found else fact.raw


class Expr:
    """Base of the expressions."""

    def value(self) -> Fraction:
        """The exact value of the printed numbers.  Raises ZeroDivisionError."""
        raise NotImplementedError

    def interval(self, reading: Reading) -> Interval:
        """All values the printed numbers may stand for.  Raises ZeroDivisionError where a divisor may be zero."""
        raise NotImplementedError

    def show(self) -> str:
        raise NotImplementedError

    def leaves(self) -> Iterator[Fact]:
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Leaf(Expr):
    """One fact's quantity."""

    fact: Fact

    @property
    def quantity(self) -> Quantity:
        if self.fact.quantity is None:
            raise TypeError(f"{self.fact.id} ({self.fact.concept}) has no quantity")
        return self.fact.quantity

    def value(self) -> Fraction:
        return Fraction(self.quantity.value)

    def interval(self, reading: Reading) -> Interval:
        return self.quantity.interval(reading)

    def show(self) -> str:
        return numeral(self.fact)

    def leaves(self) -> Iterator[Fact]:
        yield self.fact


@dataclass(frozen=True, slots=True)
class Const(Expr):
    """A number of the rule's own (100, a norm's bound)."""

    number: Decimal

    def value(self) -> Fraction:
        return Fraction(self.number)

    def interval(self, reading: Reading) -> Interval:
        return Interval.point(self.number)

    def show(self) -> str:
        return f"{self.number:f}"

    def leaves(self) -> Iterator[Fact]:
        return iter(())


@dataclass(frozen=True, slots=True)
class Total(Expr):
    """a + b + …"""

    terms: tuple[Expr, ...]

    def value(self) -> Fraction:
        return sum((term.value() for term in self.terms), Fraction(0))

    def interval(self, reading: Reading) -> Interval:
        found = Interval.point(Decimal(0))
        for term in self.terms:
            found = found + term.interval(reading)
        return found

    def show(self) -> str:
        return " + ".join(term.show() for term in self.terms)

    def leaves(self) -> Iterator[Fact]:
        for term in self.terms:
            yield from term.leaves()


@dataclass(frozen=True, slots=True)
class _Pair(Expr):
    a: Expr
    b: Expr

    def leaves(self) -> Iterator[Fact]:
        yield from self.a.leaves()
        yield from self.b.leaves()


def _wrap(expr: Expr) -> str:
    return f"({expr.show()})" if isinstance(expr, Total | Difference) else expr.show()


@dataclass(frozen=True, slots=True)
class Difference(_Pair):
    """a - b"""

    def value(self) -> Fraction:
        return self.a.value() - self.b.value()

    def interval(self, reading: Reading) -> Interval:
        return self.a.interval(reading) - self.b.interval(reading)

    def show(self) -> str:
        return f"{self.a.show()} - {_wrap(self.b)}"


@dataclass(frozen=True, slots=True)
class Product(_Pair):
    """a x b"""

    def value(self) -> Fraction:
        return self.a.value() * self.b.value()

    def interval(self, reading: Reading) -> Interval:
        return self.a.interval(reading) * self.b.interval(reading)

    def show(self) -> str:
        return f"{_wrap(self.a)} × {_wrap(self.b)}"


@dataclass(frozen=True, slots=True)
class Ratio(_Pair):
    """a / b"""

    def value(self) -> Fraction:
        return self.a.value() / self.b.value()

    def interval(self, reading: Reading) -> Interval:
        return self.a.interval(reading) / self.b.interval(reading)

    def show(self) -> str:
        return f"{_wrap(self.a)} ÷ {_wrap(self.b)}"


@dataclass(frozen=True, slots=True)
class Percent(_Pair):
    """a / b x 100%, in percent"""

    def value(self) -> Fraction:
        return self.a.value() / self.b.value() * 100

    def interval(self, reading: Reading) -> Interval:
        return self.a.interval(reading) / self.b.interval(reading) * Interval.point(HUNDRED)

    def show(self) -> str:
        return f"{_wrap(self.a)} ÷ {_wrap(self.b)} × 100%"


def total(facts: list[Fact] | tuple[Fact, ...]) -> Total:
    """The sum of facts."""
    return Total(tuple(Leaf(fact) for fact in facts))


def percent(part: Fact, whole: Fact) -> Percent:
    """part ÷ whole, in percent."""
    return Percent(Leaf(part), Leaf(whole))

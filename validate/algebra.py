"""Expressions over facts: they evaluate on exact values and on intervals, and print themselves.

A leaf should occur once in an expression, so that intervals stay tight.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from model.fact import Fact
from model.kept import kept
from model.quantity import Interval, Quantity, Reading
from model.regexp import regexp

HUNDRED = Decimal(100)
_NUMERAL = regexp(r"[-+]?\d[\d,]*(?:\.\d+)?%?")


def numeral(fact: Fact) -> str:
    """The number as printed, without comparator and unit: ``2,000.00``, ``85.28%``."""
    return _numeral(fact.raw) or fact.raw


@kept
def _numeral(raw: str) -> str:
    found = _NUMERAL.search(raw)
    return found.group() if found else ""


_WORDS = {
    "元": {Decimal(1): "元", Decimal(1000): "千元", Decimal(10000): "万元", Decimal(10**8): "亿元"},
    "平方米": {Decimal(1): "平方米", Decimal(10000): "万平方米"},
    "米": {Decimal(1): "米", Decimal(1000): "公里"},
    "分": {Decimal(1): "分"},
}


def scale(fact: Fact) -> Decimal:
    """What one printed unit is worth in the base unit: 10000 for an amount printed in 万元, 1 where it cannot be told."""
    quantity = fact.quantity
    if quantity is None or not quantity.value:
        if quantity is None or not quantity.ulp or quantity.unit != "元":
            return Decimal(1)
        least = quantity.ulp.scaleb(_places(fact))  # finer than its own last place where the column is: 0 among 89.974
        return next((unit for unit in _WORDS["元"] if unit >= least and unit != 1000), least)
    try:
        printed = Decimal(numeral(fact).replace(",", "").rstrip("%"))
        return quantity.value / printed
    except ArithmeticError:
        return Decimal(1)


def _places(fact: Fact) -> int:
    return len(numeral(fact).rstrip("%").partition(".")[2])


def unit_word(fact: Fact) -> str:
    """The unit that a fact is printed in (万元), from its factor where the cell itself has none; "" where nothing says."""
    quantity = fact.quantity
    if quantity is None or numeral(fact).endswith("%") or not _numeral(fact.raw):
        return ""
    if quantity.unit == "%":
        return "%"
    words = _WORDS.get(quantity.unit)
    return words.get(scale(fact).normalize() + 0, "") if words else quantity.unit


def written(fact: Fact) -> str:
    """Numeral and unit, for sentences: ``2000.0052万元``."""
    return numeral(fact) + unit_word(fact)


def is_awarded(quantity: Quantity) -> bool:
    """Whether a score stands for itself: whole marks anywhere, half marks where hundredths are printed.  An amount of 0 does."""
    if quantity.unit == "元":
        return not quantity.value
    if quantity.unit != "分" or quantity.approximate is not None:
        return False
    return quantity.value % 1 == 0 or (quantity.ulp <= Decimal("0.01") and quantity.value % Decimal("0.5") == 0)


class Expr:
    """Base of the expressions."""

    def value(self) -> Fraction:
        """The exact value of the printed numbers.  Raises ZeroDivisionError."""
        raise NotImplementedError

    def interval(self, reading: Reading) -> Interval:
        """All values the printed numbers may stand for.  Raises ZeroDivisionError where a divisor may be zero."""
        raise NotImplementedError

    def write(self, word: Callable[[Fact], str]) -> str:
        """The expression for people, each fact in the words that ``word`` gives it."""
        raise NotImplementedError

    def show(self) -> str:
        """As printed; with units where amounts of different units meet."""
        scales = {unit_word(fact) for fact in self.leaves()} - {"%", ""}
        return self.write(written if len(scales) > 1 else numeral)

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
        """A score of whole marks was awarded so: it is no rounded 3.6.  (So is 4.50 where the column has hundredths.)"""
        return Interval.point(self.quantity.value) if is_awarded(self.quantity) else self.quantity.interval(reading)

    def write(self, word: Callable[[Fact], str]) -> str:
        return word(self.fact)

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

    def write(self, word: Callable[[Fact], str]) -> str:
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

    def write(self, word: Callable[[Fact], str]) -> str:
        return " + ".join(term.write(word) for term in self.terms)

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


def _wrap(expr: Expr, word: Callable[[Fact], str]) -> str:
    inner = expr.write(word)
    loose = isinstance(expr, Difference) or (isinstance(expr, Total) and len(expr.terms) > 1)
    return f"({inner})" if loose else inner


@dataclass(frozen=True, slots=True)
class Difference(_Pair):
    """a - b"""

    def value(self) -> Fraction:
        return self.a.value() - self.b.value()

    def interval(self, reading: Reading) -> Interval:
        return self.a.interval(reading) - self.b.interval(reading)

    def write(self, word: Callable[[Fact], str]) -> str:
        return f"{self.a.write(word)} - {_wrap(self.b, word)}"


@dataclass(frozen=True, slots=True)
class Product(_Pair):
    """a x b"""

    def value(self) -> Fraction:
        return self.a.value() * self.b.value()

    def interval(self, reading: Reading) -> Interval:
        return self.a.interval(reading) * self.b.interval(reading)

    def write(self, word: Callable[[Fact], str]) -> str:
        return f"{_wrap(self.a, word)} × {_wrap(self.b, word)}"


@dataclass(frozen=True, slots=True)
class Ratio(_Pair):
    """a / b"""

    def value(self) -> Fraction:
        return self.a.value() / self.b.value()

    def interval(self, reading: Reading) -> Interval:
        return self.a.interval(reading) / self.b.interval(reading)

    def write(self, word: Callable[[Fact], str]) -> str:
        return f"{_wrap(self.a, word)} ÷ {_wrap(self.b, word)}"


@dataclass(frozen=True, slots=True)
class Percent(_Pair):
    """a / b x 100%, in percent"""

    def value(self) -> Fraction:
        return self.a.value() / self.b.value() * 100

    def interval(self, reading: Reading) -> Interval:
        return self.a.interval(reading) / self.b.interval(reading) * Interval.point(HUNDRED)

    def write(self, word: Callable[[Fact], str]) -> str:
        return f"{_wrap(self.a, word)} ÷ {_wrap(self.b, word)} × 100%"


def total(facts: Sequence[Fact]) -> Total:
    """The sum of facts."""
    return Total(tuple(Leaf(fact) for fact in facts))


def percent(part: Fact, whole: Fact) -> Percent:
    """part ÷ whole, in percent."""
    return Percent(Leaf(part), Leaf(whole))


def const(number: int | str) -> Const:
    return Const(Decimal(number))


def difference(whole: Fact, part: Fact) -> Difference:
    """whole - part."""
    return Difference(Leaf(whole), Leaf(part))


def share_of(rate: Fact, whole: Fact) -> Ratio:
    """rate% of whole."""
    return Ratio(Product(Leaf(whole), Leaf(rate)), Const(HUNDRED))

"""What the mentions of one thing agree on, and which of them do not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from model.fact import Fact
from model.quantity import Approximate, Precision, Quantity, Reading


@dataclass(frozen=True, slots=True)
class Agreement:
    """``said`` is the mention that most others meet, the finest printed of them; ``cut`` agree only if read as cut off."""

    said: Fact
    agreeing: tuple[Fact, ...]
    cut: tuple[Fact, ...] = ()
    odd: tuple[Fact, ...] = ()


def agreement(facts: Sequence[Fact]) -> Agreement | None:
    """None where no fact has a number."""
    numbered = [(fact, fact.quantity) for fact in facts if fact.quantity is not None]
    if not numbered:
        return None
    votes = _votes(quantity for _, quantity in numbered)
    first = max(numbered, key=lambda pair: votes[_print(pair[1])])[1]
    near = [(fact, quantity) for fact, quantity in numbered if meets(first, quantity)]
    finest = min(_fineness(quantity) for _, quantity in near)
    said, norm = max((pair for pair in near if _fineness(pair[1]) == finest), key=lambda pair: votes[_print(pair[1])])
    agreeing, cut, odd = [said], [], []
    for fact, quantity in numbered:
        if fact is said:
            continue
        if meets(norm, quantity):
            agreeing.append(fact)
        elif norm.ulp != quantity.ulp and meets(norm, quantity, Reading.TRUNCATED):
            cut.append(fact)
        else:
            odd.append(fact)
    return Agreement(said, tuple(agreeing), tuple(cut), tuple(odd))


_Print = tuple[Decimal, Decimal, Precision, Approximate | None]


def _print(quantity: Quantity) -> _Print:
    """All that :func:`meets` asks of a number."""
    return quantity.value, quantity.ulp, quantity.precision, quantity.approximate


def _votes(quantities: Iterable[Quantity]) -> dict[_Print, int]:
    """How many of the numbers each meets; those printed alike are asked once."""
    alike: dict[_Print, list[Quantity]] = {}
    for quantity in quantities:
        alike.setdefault(_print(quantity), []).append(quantity)
    return {key: sum(len(others) for others in alike.values() if meets(members[0], others[0])) for key, members in alike.items()}


def meets(a: Quantity, b: Quantity, reading: Reading = Reading.ROUNDED) -> bool:
    """Whether two printed numbers may stand for one value.  Two that are printed to one place must be the same."""
    if a.ulp == b.ulp and a.approximate is None and b.approximate is None:
        return a.value == b.value
    return a.interval(reading).meets(b.interval(reading))


def _fineness(quantity: Quantity) -> Decimal:
    """Smaller is finer; a bare statement is finer than one with 约."""
    return quantity.ulp if quantity.approximate is None else quantity.ulp + abs(quantity.value) + 1


def far_apart(a: Fact, b: Fact) -> bool:
    """More than 2.5 times as much, and no slip of powers of ten: rather another scope than another statement."""
    if a.quantity is None or b.quantity is None or not a.quantity.value or not b.quantity.value:
        return False
    ratio = Fraction(max(a.quantity.value, b.quantity.value)) / Fraction(min(a.quantity.value, b.quantity.value))
    slips = (10, 100, 1000, 10000)
    return ratio > Fraction(5, 2) and not any(abs(ratio / slip - 1) < Fraction(1, 20) for slip in slips)

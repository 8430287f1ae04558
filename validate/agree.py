"""What the mentions of one thing agree on, and which of them do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.fact import Fact
from model.quantity import Quantity, Reading


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
    votes = {fact.id: sum(meets(quantity, other) for _, other in numbered) for fact, quantity in numbered}
    first = max(numbered, key=lambda pair: votes[pair[0].id])[1]
    near = [(fact, quantity) for fact, quantity in numbered if meets(first, quantity)]
    finest = min(_fineness(quantity) for _, quantity in near)
    said, norm = max((pair for pair in near if _fineness(pair[1]) == finest), key=lambda pair: votes[pair[0].id])
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


def meets(a: Quantity, b: Quantity, reading: Reading = Reading.ROUNDED) -> bool:
    """Whether two printed numbers may stand for one value.  Two that are printed to one place must be the same."""
    if a.ulp == b.ulp and a.approximate is None and b.approximate is None:
        return a.value == b.value
    return a.interval(reading).meets(b.interval(reading))


def _fineness(quantity: Quantity) -> Decimal:
    """Smaller is finer; a bare statement is finer than one with 约."""
    return quantity.ulp if quantity.approximate is None else quantity.ulp + abs(quantity.value) + 1

"""What a printed digit is worth: exact, printed, or the finest of its series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from model.fact import Concept, Fact
from model.quantity import Precision
from model.quick import changed

_WHOLE = ("count:", "mark", "duration", "workday", "month_count", "year_count")


def precision_of(concept: Concept, dimension: str, last: Decimal, number_places: int) -> Precision:
    """The concept's policy; things counted are exact whatever the concept, but for those told in ten thousands (1.82万人), whose ``last`` digit
    is worth many."""
    if number_places and last > 1 and dimension.startswith("count:"):
        return Precision.PRINTED
    if concept.precision == "exact" or (concept.kind == "value" and dimension.startswith(_WHOLE)):
        return Precision.EXACT
    return Precision.PRINTED


def ulp(number_places: int, factor: Decimal) -> Decimal:
    """The worth of the last printed digit in the base unit."""
    return Decimal(1).scaleb(-number_places) * factor


def in_series(facts: Sequence[Fact], concepts: Mapping[str, Concept]) -> list[Fact]:
    """Facts of one series take the finest last digit among them.  Approximate ones (约) neither give nor take."""
    finest: dict[str, Decimal] = {}
    for fact in facts:
        if _shares(fact, concepts) and fact.quantity is not None and fact.series is not None:
            finest[fact.series] = min(finest.get(fact.series, fact.quantity.ulp), fact.quantity.ulp)
    return [
        changed(fact, quantity=changed(fact.quantity, ulp=finest[fact.series], precision=Precision.SERIES))
        if _shares(fact, concepts) and fact.quantity is not None and fact.series is not None
        else fact
        for fact in facts
    ]


def _shares(fact: Fact, concepts: Mapping[str, Concept]) -> bool:
    quantity = fact.quantity
    return quantity is not None and quantity.approximate is None and fact.series is not None and concepts[fact.concept].precision == "series"

"""What so many come to at a price each, told apart from both: 脱贫户186户、监测户28户 … 每户650元，共发放13.19万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.regexp import regexp
from model.slips import telling_digits, turned
from parsers.worded.afar.pool import Pool
from parsers.worded.products.averages import base_of, times_price
from parsers.worded.products.priced import EACH_COSTS, LIMIT
from parsers.worded.scene import Scene, Term, Told, counters, value

_PER = "money_per:"
_PART = regexp(r"其中|每|平均|人均|户均|亩均|较|比")
_FEWEST, _MOST = 4, 60
"""Digits of a sum that tells anything; products that may be tried before one would come out by chance."""


def products_afar(scene: Scene, numbers: Sequence[Term], pool: Pool) -> Iterator[Told]:
    """Of these ``numbers`` of a sentence.  Nothing is said of a sum that some price and some count make; else it is held against the one product
    that has its digits but for two in each other's place."""
    sums = [term for term in numbers if term.countable and term.dimension == "money" and telling_digits(term.plain) >= _FEWEST and not _PART.search(term.clause)]
    sums = [whole for whole in sums if Decimal(whole.plain) not in pool.within(whole) and not _priced(whole)]
    made = _products(scene, pool) if sums else []
    for whole in sums:
        results = [(f"{product / whole.factor:.{len(whole.plain.partition('.')[2])}f}", price, count, base) for product, price, count, base in made]
        if len(made) > _MOST or any(result == whole.plain for result, *_ in results):
            continue
        slipped = {result: (price, count, base) for result, price, count, base in results if whole.plain in turned(result)}
        if len(slipped) == 1:
            price, count, base = next(iter(slipped.values()))
            yield Told("afar", "别处所述单价乘数量", whole, (times_price(count, base, price, whole),), True, (count, price, whole))


def _priced(term: Term) -> str:
    """What a number is the price of one of; "" where it is none."""
    match = EACH_COSTS.search(term.clause) if term.dimension == "money" and term.exact and not LIMIT.search(term.clause) else None
    if match is not None:
        return "" if match["time"] else match["unit"]
    return term.dimension.removeprefix(_PER) if term.dimension.startswith(_PER) and term.exact and not LIMIT.search(term.clause) else ""


def _products(scene: Scene, pool: Pool) -> list[tuple[Decimal, Term, Term, Decimal]]:
    """Every price of the report times every count of what it is the price of."""
    prices = {(value(term), unit): (term, unit) for other in pool.scenes for term in other.terms if (unit := _priced(term))}
    return [
        (value(count) / base_of(unit) * value(price), price, count, base_of(unit))
        for price, unit in prices.values()
        for count in {value(term): term for term in pool.terms if term.unit.lstrip("万亿") in counters(scene, unit)}.values()
    ]

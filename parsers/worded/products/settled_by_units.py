"""A settlement of so many units at their price, which other paragraphs tell: 合同约定每宗90元 … 实际测量89625宗 … 据实结算806.625万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.products.averages import base_of, times_price
from parsers.worded.scene import Scene, Term, Told, counters, rounds_to, value

_SETTLED = regexp(r"(?:据实|按实|按照?实际[^，,。；;\d]{0,14}|按照?[^，,。；;\d]{0,8}单价)[^。；;\d]{0,4}(?:结算|核算|兑付|支付|计付)[^。；;\d]{0,12}$")
_APIECE = regexp(r"每(?P<unit>[\u4e00-\u9fff]{1,3}?)(?:的)?(?:单价|价格|价|补助|补贴|标准|费用|计价|计|为|按|:)*$|单价(?:为|是|:)*$")
_OTHER_PRICE = regexp(r"上年|去年|原|市场|平均|最高|最低|不超过|提高|降低")
_NEAR = Decimal("0.5")
"""So far from a settlement a product is of something else."""


def settled_by_units(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """Whose count and whose price, nobody says, so that only a slip of the pen is held against it."""
    for scene in scenes:
        for result in scene.terms:
            if result.dimension != "money" or not result.countable or not _SETTLED.search(result.lead) or _APIECE.search(result.clause):
                continue
            told = everything[: next((at for at, other in enumerate(everything, 1) if other is scene), 0)]
            pairs = [(count, price, way) for price, unit in _prices(told) for count, way in _products(scene, result, told, price, unit)]
            holding = [pair for pair in pairs if _holds(result, pair[2])]
            if pairs:
                count, price, _ = (holding or pairs)[0]
                yield Told("parts", "单价乘数量", result, tuple(dict.fromkeys(way for _, _, way in holding or pairs)), False, (count, price, result))


def _prices(told: Sequence[Scene]) -> Iterator[tuple[Term, str]]:
    for scene in reversed(told):
        for term in scene.terms:
            match = _APIECE.search(term.clause) if term.dimension == "money" and term.exact else None
            if match is not None and not _OTHER_PRICE.search(term.clause):
                yield term, match["unit"] or ""


def _products(scene: Scene, result: Term, told: Sequence[Scene], price: Term, unit: str) -> Iterator[tuple[Term, str]]:
    """Counts of the price's unit, the nearest first; of a price without one, those of the sentence itself."""
    for other in reversed(told if unit else told[-1:]):
        for count in reversed([term for term in other.terms if term is not result and term.exact and (other is not scene or term.end <= result.start)]):
            fitting = count.unit.lstrip("万亿") in (unit, *counters(scene, unit)) if unit else count.countable and count.dimension not in ("money", "mark")
            base = base_of(unit) if unit else Decimal(1)
            exact = value(count) / base * value(price)
            if fitting and exact and abs(exact - value(result)) <= _NEAR * value(result):
                yield count, times_price(count, base, price, result)


def _holds(result: Term, way: str) -> bool:
    first, *others = (Decimal(part) for part in way.split("*"))
    for other in others:
        first *= other
    return rounds_to(first, result)

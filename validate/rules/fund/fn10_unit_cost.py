"""FN10 单位成本等于金额除以数量

查什么　单位成本应等于支出（预算、总投资、合同总额）÷面积；户均投资除以户数。同一段里核对，任一种取法成立即可。
为什么　单位成本是成本指标的评分依据。
触发　　2000 万元÷8.84 万平方米，单位成本写作 236.24。
不触发　226.24 同时适合 2000 与 2000.0052。
局限　　同段没有金额、面积时，用同一声音的数核对，都不成立时，只在差一位数字（或相邻两位对调）就成立时才判。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from model.fact import Fact
from model.figure import STANDARD
from model.finding import Category, Outcome, Scope, Severity, Status
from model.notice import Say
from validate.algebra import Expr, Leaf, Ratio, numeral, scale
from validate.book import FactBook
from validate.funds import is_whole
from validate.rule import Rule, settled, settled_by_any, unchecked
from validate.slip import variants

CODE = "FN10"
_SIZES = {"户": "households", "人": "population", "平方米": "floor_area"}
_COSTS = ("funds_spent", "budget_total", "budget_adjusted", "invest_total", "funds_received")


def check(book: FactBook) -> Iterator[Outcome]:
    costs = [*book.numbers(*_COSTS, where=is_whole), *book.numbers("contract_amount", where=lambda fact: fact.context.lot == "total")]
    sizes = {concept: book.numbers(concept, where=lambda fact: fact.context.scope is None and fact.context.lot is None and fact.context.item is None)
             for concept in _SIZES.values()}
    for unit in book.numbers("unit_cost", where=lambda fact: fact.context.scope != STANDARD):
        areas = sizes[_SIZES.get(unit.context.item or "", "floor_area")]
        near_costs = [fact for fact in costs if fact.context.group == unit.context.group]
        near_areas = [fact for fact in areas if fact.context.group == unit.context.group]
        mine = book.system(unit.context)
        some_costs = near_costs or [fact for fact in costs if book.system(fact.context) == mine]
        some_areas = near_areas or [fact for fact in areas if book.system(fact.context) == mine]
        unlike_costs, unlike_areas = _unlike(some_costs), _unlike(some_areas)
        ways: list[Expr] = [Ratio(Leaf(cost), Leaf(area)) for cost in unlike_costs for area in unlike_areas]
        if not ways:
            yield unchecked(CODE, [unit], Say("没有金额或面积", "no cost or no area"))
            continue
        sure = bool(near_costs and near_areas and len(ways) == 1)
        if near_costs and not near_areas and len(unlike_costs) == 1 and (usual := _usual(some_areas)) is not None:
            sure, ways = True, [Ratio(Leaf(unlike_costs[0]), Leaf(usual)), *ways]
        mine_all = _unlike([fact for fact in costs if book.system(fact.context) == mine]) if near_costs else []
        far = [Ratio(Leaf(cost), Leaf(area)) for cost in mine_all for area in unlike_areas]
        slip = next((way for way in (*ways, *far) if not sure and _a_digit_off(unit, way)), None)
        told = settled_by_any(CODE, unit, ways, Say("单位成本", "unit cost"),
                              partial=None if sure else Say("不知由哪笔金额、哪个面积算得", "unclear from which cost and area"))
        yield told if slip is None or told.status is Status.CONSISTENT else settled(CODE, unit, slip, Say("单位成本", "unit cost"))


def _unlike(facts: Sequence[Fact]) -> list[Fact]:
    return list({fact.quantity.value: fact for fact in facts if fact.quantity}.values())[:_MOST]


def _usual(areas: Sequence[Fact]) -> Fact | None:
    """The size that the report gives again and again, any other seldom."""
    counted = Counter(fact.quantity.value for fact in areas if fact.quantity)
    (value, most), *others = [*counted.most_common(2), (None, 0)]
    return next(fact for fact in areas if fact.quantity and fact.quantity.value == value) if most > 2 * others[0][1] and most > 1 else None


def _a_digit_off(unit: Fact, way: Expr) -> bool:
    """Whether another digit (or two that change places) is all that keeps a cost of four digits or more from what an amount and a size make."""
    digits = numeral(unit).replace(",", "")
    if unit.quantity is None or len(digits.replace(".", "").lstrip("0")) < _FEWEST:
        return False
    half = Fraction(unit.quantity.ulp) / 2
    return any(abs(Fraction(other) * Fraction(scale(unit)) - way.value()) <= half for other in variants(digits))


_FEWEST, _MOST = 4, 6


RULE = Rule(
    CODE, "unit-cost", Say("单位成本不符", "A unit cost does not follow from cost and area"),
    Category.ARITHMETIC, Scope.IN_TEXT, Severity.HIGH, check,
)

"""FN10 单位成本等于金额除以数量

查什么　单位成本应等于支出（预算、总投资、合同总额）÷面积；户均投资除以户数。同一段里核对，任一种取法成立即可。
为什么　单位成本是成本指标的评分依据。
触发　　2000 万元÷8.84 万平方米，单位成本写作 236.24。
不触发　226.24 同时适合 2000 与 2000.0052。
局限　　同段没有金额、面积时，用同一声音的数核对，都不成立时，只在差一位数字（或相邻两位对调）就成立时才判。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from model.fact import Fact
from model.finding import Category, Outcome, Scope, Severity, Status
from model.notice import Say
from validate.algebra import Expr, Leaf, Ratio, numeral, scale
from validate.book import FactBook
from validate.funds import is_whole
from validate.rule import Rule, settled, settled_by_any, unchecked
from validate.slip import variants

CODE = "FN10"
_COSTS = ("funds_spent", "budget_total", "budget_adjusted", "invest_total", "funds_received")


def check(book: FactBook) -> Iterator[Outcome]:
    costs = [*book.numbers(*_COSTS, where=is_whole), *book.numbers("contract_amount", where=lambda fact: fact.context.lot == "total")]
    sizes = {concept: book.numbers(concept, where=lambda fact: fact.context.scope is None and fact.context.lot is None and fact.context.item is None)
             for concept in ("floor_area", "households")}
    for unit in book.numbers("unit_cost"):
        areas = sizes["households" if unit.context.item == "户" else "floor_area"]
        near_costs = [fact for fact in costs if fact.context.group == unit.context.group]
        near_areas = [fact for fact in areas if fact.context.group == unit.context.group]
        mine = book.system(unit.context)
        some_costs = near_costs or [fact for fact in costs if book.system(fact.context) == mine]
        some_areas = near_areas or [fact for fact in areas if book.system(fact.context) == mine]
        unlike_costs = list({fact.quantity.value: fact for fact in some_costs if fact.quantity}.values())[:6]
        unlike_areas = list({fact.quantity.value: fact for fact in some_areas if fact.quantity}.values())[:6]
        ways: list[Expr] = [Ratio(Leaf(cost), Leaf(area)) for cost in unlike_costs for area in unlike_areas]
        if not ways:
            yield unchecked(CODE, [unit], Say("没有金额或面积", "no cost or no area"))
            continue
        sure = near_costs and near_areas and len(ways) == 1
        slip = next((way for way in ways if not sure and _a_digit_off(unit, way)), None)
        told = settled_by_any(CODE, unit, ways, Say("单位成本", "unit cost"),
                              partial=None if sure else Say("不知由哪笔金额、哪个面积算得", "unclear from which cost and area"))
        yield told if slip is None or told.status is Status.CONSISTENT else settled(CODE, unit, slip, Say("单位成本", "unit cost"))


def _a_digit_off(unit: Fact, way: Expr) -> bool:
    """Whether another digit (or two that change places) is all that keeps a cost of four digits or more from what an amount and a size make."""
    digits = numeral(unit).replace(",", "")
    if unit.quantity is None or len(digits.replace(".", "").lstrip("0")) < _FEWEST:
        return False
    half = Fraction(unit.quantity.ulp) / 2
    return any(abs(Fraction(other) * Fraction(scale(unit)) - way.value()) <= half for other in variants(digits))


_FEWEST = 4


RULE = Rule(
    CODE, "unit-cost", Say("单位成本不符", "A unit cost does not follow from cost and area"),
    Category.ARITHMETIC, Scope.IN_TEXT, Severity.HIGH, check,
)

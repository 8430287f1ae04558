"""FN10 单位成本等于金额除以数量

查什么　单位成本应等于支出（预算、总投资、合同总额）÷面积；户均投资除以户数。同一段里核对，任一种取法成立即可。
为什么　单位成本是成本指标的评分依据。
触发　　2000 万元÷8.84 万平方米，单位成本写作 236.24；自评表培训1168人、支出437万元，人均培训成本的完成值写作3471.44元。
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
from model.regexp import regexp
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
    yield from _by_indicator(book)
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


_APIECE = regexp(r"(?P<who>人|户|亩|生)均|每(?P<each>人|名|户|亩|公里|平方米|套|台|座|盏|个|场|次|期|吨)|单位(?=成本|造价|投资)")
_COST = regexp(r"成本|投资|造价|费用|支出|经费")
_PEOPLE = ("人", "名", "人次")


def _by_indicator(book: FactBook) -> Iterator[Outcome]:
    """人均培训成本 3741.44元 beside 培训人数 1168人 in a form that spent 437万元: the one number of the thing that both names speak of."""
    actuals = book.numbers("indicator_actual")
    for unit in actuals:
        name = unit.context.indicator or ""
        apiece = _APIECE.search(name)
        if apiece is None or not _COST.search(name) or unit.quantity is None or unit.quantity.unit != "元":
            continue
        who = apiece["who"] or apiece["each"]
        sizes = _unlike([fact for fact in actuals if fact is not unit and _of_one_form(fact, unit) and _is_size(fact, who, name)])
        costs = _unlike([fact for fact in book.numbers("funds_spent", where=is_whole) if _of_one_form(fact, unit)])
        if len(sizes) != 1 or len(costs) != 1:
            continue
        way = Ratio(Leaf(costs[0]), Leaf(sizes[0]))
        unclear = Say("不知由哪笔金额、哪个数量算得", "unclear from which cost and size")
        told = settled_by_any(CODE, unit, [way], Say("单位成本", "unit cost"), partial=unclear)
        sure = told.status is not Status.CONSISTENT and _a_digit_off(unit, way)
        yield settled(CODE, unit, way, Say("单位成本", "unit cost")) if sure else told


def _of_one_form(a: Fact, b: Fact) -> bool:
    return a.context.voice is b.context.voice and a.context.part == b.context.part


def _is_size(fact: Fact, who: str | None, name: str) -> bool:
    """Whether a result counts what the cost is for one of, and their names share a word."""
    unit = fact.quantity.unit if fact.quantity is not None else ""
    counted = unit in _PEOPLE if who in ("人", "名", "生") else unit == who if who else unit not in ("%", "元", "天", "分")
    own = _APIECE.sub("", _COST.sub("", name))
    return counted and any(own[at : at + 2] in (fact.context.indicator or "") for at in range(len(own) - 1))


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

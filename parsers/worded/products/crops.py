"""What is grown brings: 30亩，亩产1,000公斤，每公斤售价5元，收入15万元，每亩成本4,000元，计12万元，净收入3万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lexicon.load import Lexicon
from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, working

_YIELD = regexp(r"亩产[\u4e00-\u9fff]{0,6}$|每亩(?:可|预计)?(?:产|产出|收)[\u4e00-\u9fff]{0,6}$")
_HARVEST = regexp(r"^(?:共|可|预计|全年|全县|年)*(?:生产|产出|收获|总产量?|产量|产)(?:优质)?[\u4e00-\u9fff]{0,8}?(?:为|约|达到?|:)*$")
_TOTAL = regexp(r"(?:总产量?|产量|产出)(?:为|约|达到?|:)*$")
_PRICE = regexp(r"每(?P<unit>公斤|千克|斤|吨)(?:的)?(?:售价|单价|收购价|市场价|均价|价格|价)?(?:为|约|按|:)*$")
_WEIGHTS = ("公斤", "千克", "斤", "吨")
_INCOME = regexp(r"(?:收入|产值|销售额|毛收益)(?:为|约|达|可达|:)*$")
_OTHER = regexp(r"每|均|增|净|纯|带动|户")
_COST_EACH = regexp(r"(?:成本|费用|投入|租金)[^，。;\d]{0,6}每亩$|每亩(?:成本|费用|投入|租金|流转费)(?:为|约|:)*$|亩均(?:成本|费用|投入)(?:为|约|:)*$")
_COST = regexp(r"^[，,](?:共)?(?:计|合计|总计|共|共需|总成本|成本合计|成本共)(?:成本)?(?:为|约|:)*$")
_NET = regexp(r"(?:净|纯)(?:收入|收益|利润|利)(?:为|约|:)*$")
_LIMIT = regexp(r"以上|以下|不低于|[至\-~—]$")


def crops(scene: Scene) -> Iterator[Told]:
    """A sentence goes through one crop after another: each area opens the next."""
    areas = [at for at, term in enumerate(scene.terms) if term.dimension == "land" and term.countable and not term.clause.endswith("每")]
    for start, stop in zip(areas, [*areas[1:], len(scene.terms)], strict=False):
        yield from _crop(scene, scene.terms[start], scene.terms[start + 1 : stop])


_PER_AREA = regexp(r"每|均|亩产|单产")
_BROUGHT = regexp(r"(?:收入|产值|销售额|收益|效益)(?:为|约|达|可达|:)*$")


def sold(scene: Scene) -> Iterator[Told]:
    """年新增粮食200吨，按2.6元/公斤计算，年增加产值52万元: one weight, one price, and what they come to."""
    for at, (mass, price, income) in enumerate(zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False)):
        told = mass.dimension == "mass" and mass.countable and not _PER_AREA.search(mass.clause) and _weight(price)
        if not told or income.dimension != "money" or not income.countable or not _BROUGHT.search(income.clause) or regexp(r"户均|人均|亩均|每").search(income.clause):
            continue
        if at and scene.terms[at - 1].dimension == "mass" and not _PER_AREA.search(scene.terms[at - 1].clause):
            continue
        grams = mass.factor / _grams(price)
        way = f"{mass.plain}*{price.plain}" + ("" if grams == 1 else f"*{grams.normalize():f}") + _in(income, price)
        yield Told("average", "产量乘单价", income, (way,), True, (mass, price, income))


def _crop(scene: Scene, area: Term, terms: Sequence[Term]) -> Iterator[Told]:
    if any(not term.countable and term.dimension in ("mass", "money") for term in terms):
        return
    grown = next((term for term in terms if term.dimension == "mass" and _YIELD.search(term.clause)), None)
    money = [term for term in terms if term.dimension == "money"]
    income = next((term for term in money if _INCOME.search(term.clause) and not _OTHER.search(term.clause)), None)
    price = next((term for term in terms if _weight(term)), None)
    if grown and price and income and grown.start < price.start < income.start and not _LIMIT.search(scene.between(price, income)[:2]):
        mass = grown.factor / _grams(price)
        way = f"{_mu(area)}*{grown.plain}*{price.plain}" + ("" if mass == 1 else f"*{mass.normalize():f}") + _in(income, price)
        yield Told("average", "面积乘单产乘单价", income, (way,), True, (area, grown, price, income))
    harvest = next((term for term in terms if grown and term.dimension == "mass" and term.start > grown.start and _HARVEST.search(term.clause)), None)
    before = next((term for term in terms if grown and term.dimension == "mass" and term.start < grown.start and _TOTAL.search(term.clause)), None)
    if grown and before:
        mass = before.factor / grown.factor
        yield Told("average", "总产除以面积", grown, (f"{before.plain}*{mass:f}/({_mu(area)})",), True, (area, before, grown))
    if grown and harvest:
        mass = grown.factor / harvest.factor
        yield Told("average", "面积乘单产", harvest, (f"{_mu(area)}*{grown.plain}*{mass:f}",), True, (area, grown, harvest))
    each = next((term for term in money if _COST_EACH.search(term.clause)), None)
    cost = next((term for term in money if each and term.start > each.start and _COST.match(term.lead)), None)
    if each and cost:
        yield Told("average", "面积乘每亩成本", cost, (f"{_mu(area)}*{each.plain}{_in(cost, each)}",), True, (area, each, cost))
    left = next((term for term in money if cost and term.start > cost.start and _NET.search(term.clause)), None)
    if income and cost and left and income.start < cost.start:
        yield Told("gap", "净收入", left, (working([income, cost], "-", left.factor),), True, (income, cost, left))


def _weight(term: Term) -> str:
    """What weight a price is of: 每公斤售价5元, 收购价5元/公斤."""
    if term.dimension.startswith("money_per:"):
        unit = term.dimension.partition(":")[2]
        return unit if unit in _WEIGHTS and term.countable else ""
    named = _PRICE.search(term.clause) if term.dimension == "money" else None
    return named["unit"] if named else ""


def _grams(price: Term) -> Decimal:
    """The weight that a price is of, in the base unit of weights."""
    return Lexicon.load().units[_weight(price)].factor


def _mu(area: Term) -> str:
    """The area in 亩."""
    return f"{area.plain}*10000" if area.unit.startswith("万") else area.plain


def _in(result: Term, rate: Term) -> str:
    """From the unit of a rate to that of what it comes to."""
    scale = result.factor / rate.factor
    return "" if scale == 1 else f"/{scale.normalize():f}"

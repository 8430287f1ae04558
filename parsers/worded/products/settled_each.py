"""Settlements of one price period by period: 合同单价为每人次28元。…上半年1860人次，结算5.208万元；下半年2415人次，结算6.762万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.products.averages import base_of, times_price
from parsers.worded.scene import Scene, Term, Told, counters, rounds_to, value

_APIECE = regexp(r"每(?P<unit>[\u4e00-\u9fff㎡]{1,3}?)(?:样品|学员|服务|作业)?(?:的)?(?:单价|价格|价|补助|补贴|标准|费用|收费|计价|计费|计|为|按|:)*$")
_OTHER_PRICE = regexp(r"上年|去年|原|市场|平均|最高|最低|不超过|提高|降低|折合")
_SETTLED = regexp(
    r"^[，,](?:据实|实际|应|共|合计|按实|已|并)*(?:结算|支付|费用|核算|兑付|兑现|拨付|支出|计付|计费|服务费|补贴|补助|发放|收费|结算费用|运费|检测费)(?:金额|资金|费用|费|款|服务费|补贴)?(?:为|共|计|:)*$"
)
_NO_COUNT = regexp(r"每|上年|去年|目标|计划|超|较|比")
_CUES = ("结算", "付", "费", "兑", "补", "发放")
_SEVERAL = 2


def settled_each(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """``earlier``: the sentences of the paragraphs just before.  Where one price of the unit is told; firm where it makes one of the settlements."""
    if not scenes or not any(cue in scenes[0].text for cue in _CUES):
        return
    pairs = [pair for scene in scenes for pair in _pairs(scene)]
    for unit in dict.fromkeys(count.unit for count, _ in pairs):
        prices = _prices([*earlier, *scenes], scenes[0], unit)
        own = [pair for pair in pairs if pair[0].unit == unit]
        if len({value(price) for price, _ in prices}) != 1:
            continue
        price, per = prices[-1]
        holding = sum(_holds(price, per, *pair) for pair in own)
        for count, money in own if holding or len(own) < _SEVERAL else ():
            yield Told("away", "单价乘数量", money, (times_price(count, base_of(per), price, money),), holding > 0, (price, count, money))


def _pairs(scene: Scene) -> Iterator[tuple[Term, Term]]:
    """So many, and right behind it what they came to."""
    for count, money in zip(scene.terms, scene.terms[1:], strict=False):
        able = count.countable and count.dimension not in ("money", "mark") and money.dimension == "money" and money.countable
        if able and _SETTLED.search(money.lead) and not _NO_COUNT.search(count.clause):
            yield count, money


def _prices(told: Sequence[Scene], scene: Scene, unit: str) -> list[tuple[Term, str]]:
    """What one of the unit costs, and the unit that it is told for."""
    found = []
    for term in (term for other in told for term in other.terms if term.dimension == "money" and term.exact):
        match = _APIECE.search(term.clause)
        if match is not None and _same_unit(scene, unit.lstrip("万亿"), match["unit"]) and not _OTHER_PRICE.search(term.lead):
            found.append((term, match["unit"]))
    return found


def _same_unit(scene: Scene, counted: str, priced: str) -> bool:
    """㎡ and 平方米 are one unit."""
    one, other = (scene.lexicon.units.get(unit) for unit in (counted, priced))
    return counted in (priced, *counters(scene, priced)) or (one is not None and other is not None and (one.dimension, one.factor) == (other.dimension, other.factor))


def _holds(price: Term, per: str, count: Term, money: Term) -> bool:
    return rounds_to(value(count) / base_of(per) * value(price) / money.factor, money)

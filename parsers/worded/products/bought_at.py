"""So many at so much each, and what was paid for them: 酒精检测仪150台，单价3,680元，支付55.20万元；摩托车32辆，每辆6.85万元（含上牌），支付219.20万元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.products.priced import EACH_COSTS, LIMIT
from parsers.worded.scene import Scene, Told, as_printed_in, counters

_PRICE = regexp(r"^[，,](?:平均|综合|成交|中标|采购|合同|实际|结算)?单价(?:为|约|是|:)*$")
_PAID = regexp(r"^(?:\([^()\d]{1,16}\))?[，,](?:共计?|合计|总计|实际|已|累计)?(?:支付|支出|付款|花费|金额|资金|费用|计|投入|采购金额|结算)(?:款|资金|金额|共计?|合计|为)*$")
_NO_COUNT = regexp(r"每|计划|拟|均|其中")


def bought_at(scene: Scene) -> Iterator[Told]:
    """A count, its price and the sum right behind one another; or the sum first: 购置垃圾桶900个，合同价13.50万元，每个150元."""
    yield from _each_behind(scene)
    for count, price, whole in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        money = price.dimension == whole.dimension == "money" and price.exact and whole.countable
        if not money or not count.countable or not count.dimension.startswith("count") or _NO_COUNT.search(count.clause) or LIMIT.search(price.clause):
            continue
        each = EACH_COSTS.search(price.clause)
        priced = _PRICE.match(price.lead) or (each is not None and not each["time"] and count.unit.lstrip("万亿") in counters(scene, each["unit"]))
        if priced and _PAID.match(whole.lead):
            way = f"{as_printed_in(count, Decimal(1))}*{as_printed_in(price, whole.factor)}"
            yield Told("product", "单价乘数量", whole, (way,), True, (count, price, whole))


_SUM = regexp(r"^[^，。;\d]{0,8}[，,](?:合同|采购|中标|成交|实际)*(?:价|总价|金额|价款|支付|支出|投入|花费|费用|资金)(?:为|共|合计)?$")
_EACH_BEHIND = regexp(r"^[，,](?:平均|折合|均价|单价)?每(?P<unit>[个台辆套件只盏座块把张副])(?:价格|单价|均价)?(?:为|约)?$")


def _each_behind(scene: Scene) -> Iterator[Told]:
    for count, whole, price in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        each = _EACH_BEHIND.match(price.lead) if price.dimension == whole.dimension == "money" and price.exact and whole.countable and count.countable else None
        if each is None or not _SUM.match(whole.lead) or _NO_COUNT.search(count.clause) or count.unit.lstrip("万亿") not in counters(scene, each["unit"]):
            continue
        way = f"{as_printed_in(whole, price.factor)}/{as_printed_in(count, Decimal(1))}"
        yield Told("average", "单价", price, (way,), True, (count, whole, price))

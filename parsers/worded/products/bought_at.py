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
    """A count, its price and the sum right behind one another."""
    for count, price, whole in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        money = price.dimension == whole.dimension == "money" and price.exact and whole.countable
        if not money or not count.countable or not count.dimension.startswith("count") or _NO_COUNT.search(count.clause) or LIMIT.search(price.clause):
            continue
        each = EACH_COSTS.search(price.clause)
        priced = _PRICE.match(price.lead) or (each is not None and not each["time"] and count.unit.lstrip("万亿") in counters(scene, each["unit"]))
        if priced and _PAID.match(whole.lead):
            way = f"{as_printed_in(count, Decimal(1))}*{as_printed_in(price, whole.factor)}"
            yield Told("product", "单价乘数量", whole, (way,), True, (count, price, whole))

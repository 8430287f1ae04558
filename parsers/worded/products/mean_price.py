"""采购图书18600册，采购金额79.05万元，平均单价42.5元: so many, what they cost, and the price of one."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.products.averages import quotient
from parsers.worded.scene import Scene, Told, value

_PRICE = regexp(r"^[，,](?:平均|综合)?(?:单价|每[册本台套件个张支只辆](?:平均)?(?:价格|单价)|均价)(?:为|约|:)*$")
_COST = regexp(r"^[，,](?:共|合计|实际)?(?:采购|购置|中标|成交|合同|支付|支出|花费|总)?(?:金额|价款|资金|总价|经费|费用|支出)(?:共|为|:)*$")
_PLANNED = regexp(r"计划|预算|拟|每")


def mean_price(scene: Scene) -> Iterator[Told]:
    """The three numbers right behind one another."""
    for count, cost, price in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        money = cost.countable and price.exact and cost.dimension == price.dimension == "money"
        if not money or not count.countable or not count.dimension.startswith("count") or not value(count) or _PLANNED.search(count.clause):
            continue
        if _COST.match(scene.between(count, cost)) and _PRICE.match(scene.between(cost, price)):
            yield Told("average", "平均单价", price, (quotient(cost, count, price, Decimal(1)),), True, (count, cost, price))

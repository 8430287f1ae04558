"""So much saved in a year and what that costs at a price: 年节约用电42.50万千瓦时，节电率51.20%，按电价0.60元/千瓦时计算，年节约电费25.50万元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, value

_UNIT = r"(?:千瓦时|度|立方米|吨|公斤|升|方)"
_AMOUNT = regexp(r"(?:用电|电|用水|水|用气|气|用煤|煤|用油|油|用药|肥|药)(?:量)?(?:为|约|共计?|合计|:)*$")
_SAVED, _MONEY = regexp(r"节约|节省|节"), regexp(r"(?:节约|节省|减少)(?:用)?(?:电费|水费|气费|油费|煤费|药费|费用|资金|支出|成本)(?:支出|资金)?(?:为|约|共|合计|:)*$")
_PRICE = regexp(r"[，,]?(?:按照?|以)?(?:平均|综合|现行)?(?:电价|水价|气价|单价|价格|均价)(?:为|约|:)*$")
_BY = regexp(rf"/(?P<unit>{_UNIT})")
_COUNTED = regexp(rf"(?P<unit>{_UNIT})")


def saved_at_price(scene: Scene) -> Iterator[Told]:
    """The one amount saved, the one price and the one sum saved of a sentence, in one unit of measure."""
    text = scene.text
    prices = [term for term in scene.terms if term.dimension == "money" and term.exact and _PRICE.search(term.clause) and _BY.match(text, term.end)] if "节" in text else []
    prices = prices or [term for term in scene.terms if term.dimension.startswith("money_per:") and term.exact and _PRICE.search(term.clause)] if "节" in text else []
    if len(prices) != 1:
        return
    price = prices[0]
    if any(term is not price and (term.dimension.startswith("money_per:") or (term.dimension == "money" and _BY.match(text, term.end))) for term in scene.terms):
        return  # 水价2.1元/立方米，污水处理费0.85元/立方米: each of them is saved
    unit = _BY.match(text, price.end)
    told = unit["unit"] if unit else price.dimension.removeprefix("money_per:")
    saved = [term for term in scene.terms if term.end <= price.start and term.exact and _AMOUNT.search(term.clause) and _SAVED.search(term.clause)]
    sums = [term for term in scene.terms if term.start >= price.end and term.countable and term.dimension == "money"]
    if len(saved) != 1 or len(sums) != 1 or not _MONEY.search(sums[0].clause):
        return
    amount, money = saved[0], sums[0]
    counter = _COUNTED.match(text, amount.end)
    if (counter["unit"] if counter else amount.unit.lstrip("万亿")) != told:
        return
    times = Decimal(10_000) if amount.unit.startswith("万") else Decimal(1)
    yield Told("product", "节约的费用", money, (f"{amount.plain}*{(times * price.factor / money.factor).normalize():f}*{price.plain}",), value(money) > 0, (amount, price, money))

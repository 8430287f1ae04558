"""What one of something costs, of a total told beside it or at the foot of the table above: 按保洁面积412.6万平方米计算，年均服务成本为4.19元/平方米, of 合计1729.44万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.regexp import regexp
from model.slips import mistyped
from parsers.worded.layout.restated_totals import Total
from parsers.worded.scene import Scene, Term, Told, as_printed_in, rounds_to, value

_BY = regexp(r"(?:按|以)[^，,。；;\d]{0,16}$")
_RECKONED = regexp(r"^(?:计算|测算|折算|核算|计)[，,]")
_COST = regexp(r"(?:成本|单价|造价|均价|费用|投入|投资|单位[\u4e00-\u9fff]{0,4}|每[\u4e00-\u9fff]{1,4}[\u4e00-\u9fff]{0,8})(?:约)?(?:为|是|:)*$")
_NEAR = Decimal("0.1")


def unit_of_total(scenes: Sequence[Scene], earlier: Sequence[Scene], totals: Sequence[Total]) -> Iterator[Told]:
    """Where a total gives it, that one; else the one total that comes near."""
    for scene in scenes:
        for count, cost in zip(scene.terms, scene.terms[1:], strict=False):
            if not (count.countable and cost.exact and cost.dimension.startswith("money_per") and _BY.search(count.clause) and _RECKONED.match(cost.lead) and _COST.search(cost.clause)):
                continue
            near = {term.plain: value(term) for other in (*earlier, scene) for term in other.terms if term.dimension == "money" and term.countable and term.end != cost.end}
            sums = {f"{total.number:f}": total.number * total.factor for total in totals if total.dimension == "money"}
            found = [told for able in (sums, near) if (told := _of(able, count, cost)) is not None]
            exact = next((told for told, holds in found if holds), None)
            if exact is not None or found:
                yield exact or found[0][0]


def _of(able: dict[str, Decimal], count: Term, cost: Term) -> tuple[Told, bool] | None:
    amount = value(count)
    made = {plain: whole / amount / cost.factor for plain, whole in able.items() if amount}
    good = [plain for plain, exact in made.items() if rounds_to(exact, cost)]
    places = len(cost.plain.partition(".")[2])
    like = [plain for plain, exact in made.items() if abs(exact - Decimal(cost.plain)) <= exact * _NEAR or mistyped(f"{exact:.{places}f}", cost.plain)]
    if not good and len(like) != 1:
        return None
    plain = (good or like)[0]
    way = f"{able[plain] / cost.factor:f}/{as_printed_in(count, Decimal(1))}"
    return Told("average", "单位成本", cost, (way,), True, (count, cost)), bool(good)

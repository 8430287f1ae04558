"""A rate told below a table of which only the totals make it: 拨付率为96.22% of 核定补贴702.50 and 已拨付675.92."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.layout.restated_totals import Total
from parsers.worded.scene import Scene, Told

_RATE = regexp(r"(?:^|[，,])(?:故|因此|总体|全年|综合|合计|总)*(?:资金|补贴|补助|预算|经费)?(?P<deed>拨付|支付|兑付|发放|支出|执行|到位|使用)率(?:仅|约|为|达到?|是|:)*$")
_PAID = regexp(r"^(?:实际|累计|已)+(?:支付|支出|拨付|付)")
"""预算220万元，执行率98.20%, of what the table's total says was paid."""
_DUE = regexp(r"核定|核准|应|下达|预算|安排|计划|到位|合同")


def rate_of_totals(scenes: Sequence[Scene], totals: Sequence[Total]) -> Iterator[Told]:
    """What the rate is of, nobody says, so that only a slip of the pen is held against it; where the sentence cannot make it itself."""
    money = [total for total in totals if total.dimension == "money"]
    for scene in scenes if len(money) > 1 else ():
        for share in scene.percents:
            match = _RATE.search(share.lead)
            if match is None or sum(term.dimension == "money" for term in scene.before(share)) > 1:
                continue
            done = [total for total in money if match["deed"] in total.words[0]]
            own = [term for term in scene.before(share) if term.dimension == "money" and term.countable]
            paid = [total for total in money if _PAID.search(total.words[0])]
            if len(own) == 1 and own[0].clause.endswith("预算") and share.lead.count("，") == 1 and len(paid) == 1 and not done:
                way = f"{(paid[0].number * paid[0].factor / own[0].factor).normalize():f}/{own[0].plain}"
                yield Told("gap", "表中合计占预算的比例", share, (way,), False, (own[0], share))
                continue
            if len(done) == 1 and (bases := _bases(money, done[0])):
                yield Told("gap", "表中合计之比", share, tuple(f"{done[0].number}/{base.number}" for base in bases), False, (share,))


def _bases(money: Sequence[Total], done: Total) -> list[Total]:
    """What was due, else any other total that is no less."""
    larger = [total for total in money if total is not done and total.factor == done.factor and total.number >= done.number]
    return [total for total in larger if _DUE.search(total.words[0])] or larger

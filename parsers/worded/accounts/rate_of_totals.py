"""A rate told below a table of which only the totals make it: 拨付率为96.22% of 核定补贴702.50 and 已拨付675.92; 问题整改率85.00% of 反馈问题（个）20
and 已整改（个）17; 三个标段平均每公里造价84.09万元 of 里程（公里）38.6 and 中标金额3245.87."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.layout.restated_totals import Total
from parsers.worded.scene import Scene, Told

_RATE = regexp(r"(?:^|[，,])(?:故|因此|总体|全年|综合|合计|总)*(?P<of>[\u4e00-\u9fff]{0,4}?)(?P<deed>[\u4e00-\u9fff]{2})(?:完成)?率(?:仅|约|为|达到?|是|:)*$")
_PAID = regexp(r"^(?:实际|累计|已)+(?:支付|支出|拨付|付)")
"""预算220万元，执行率98.20%, of what the table's total says was paid."""
_DUE = regexp(r"核定|核准|应|下达|预算|安排|计划|到位|合同")
_NOT_YET = regexp(r"未|正在|在办|待")
_OF_MONEY = ("金额", "资金")


def rate_of_totals(scenes: Sequence[Scene], totals: Sequence[Total]) -> Iterator[Told]:
    """What the rate is of, nobody says, so that only a slip of the pen is held against it (unless the table has just the two columns that it may
    be of); where the sentence cannot make it itself."""
    if len(totals) < _PAIR:
        return
    for scene in scenes:
        yield from _means(scene, totals)
        for share in scene.percents:
            match = _RATE.search(share.lead)
            if match is None or sum(term.dimension == "money" for term in scene.before(share)) > 1:
                continue
            money = [total for total in totals if total.dimension == "money"]
            own = [term for term in scene.before(share) if term.dimension == "money" and term.countable]
            done = [total for total in totals if match["deed"] in total.words[0] and not _NOT_YET.search(total.words[0])]
            paid = [total for total in money if _PAID.search(total.words[0])]
            if len(own) == 1 and own[0].clause.endswith("预算") and share.lead.count("，") == 1 and len(paid) == 1 and not done:
                way = f"{(paid[0].number * paid[0].factor / own[0].factor).normalize():f}/{own[0].plain}"
                yield Told("gap", "表中合计占预算的比例", share, (way,), False, (own[0], share))
                continue
            done = _of_those(done, match["of"])
            if len(done) == 1 and (bases := _bases(totals, done[0])):
                counted = done[0].dimension != "money" or match["of"] in _OF_MONEY
                beside = [term for term in scene.before(share) if term.dimension == done[0].dimension and term.countable]
                if not (beside and counted):
                    yield Told("rate", "表中合计之比", share, tuple(f"{done[0].number}/{base.number}" for base in bases), len(bases) == 1 and counted, (share,))


_PAIR = 2


def _of_those(done: Sequence[Total], of: str) -> list[Total]:
    """金额整改率 of money, 问题整改率 of what is counted, where both were done."""
    if len(done) == 1:
        return list(done)
    money = of in _OF_MONEY
    return [total for total in done if (total.dimension == "money") == money] if of else []


def _bases(totals: Sequence[Total], done: Total) -> list[Total]:
    """What was due, else any other total that is no less."""
    larger = [total for total in totals if total is not done and total.unit == done.unit and total.number >= done.number and not _NOT_YET.search(total.words[0])]
    return [total for total in larger if _DUE.search(total.words[0])] or larger


_MEAN = regexp(r"(?:^|[，,。；;])(?:[\u4e00-\u9fff]{0,8}?)(?:平均)?每(?P<unit>公里|平方米|亩|户|人|个|处|座|套|台|公顷|米|吨)(?P<what>[\u4e00-\u9fff]{0,4})(?:造价|投资|成本|费用|金额|补助|投入|支出)(?:约|为|是|:)*$")


def _means(scene: Scene, totals: Sequence[Total]) -> Iterator[Told]:
    """So much money for each, where one total alone is counted so, and the only total of money stands beside it."""
    money = [total for total in totals if total.dimension == "money"]
    for term in scene.terms:
        match = _MEAN.search(term.clause) if term.exact and term.dimension == "money" else None
        counted = [total for total in totals if match is not None and total.unit == match["unit"]]
        before = scene.text[scene.start : term.start]
        of_row = any(row in before for row in counted[0].rows if len(row) > _PAIR) if counted else False
        if len(counted) == 1 and money and counted[0].number and not of_row:
            ways = tuple(f"{total.number * total.factor / term.factor:f}/{counted[0].number}" for total in money)
            yield Told("average", "表中合计之商", term, ways, len(money) == 1, (term,))

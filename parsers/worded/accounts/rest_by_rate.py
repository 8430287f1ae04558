"""What is left where the share spent tells the whole: 全年支出186万元，执行率93%，结余14万元 (or 结余14万元，执行率93%), of 200万元 told elsewhere; 预算安排310万元…，预算执行率97.93%，结余6.43万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.layout.restated_totals import Total
from parsers.worded.scene import Scene, Term, Told, as_printed_in, fits, value, working

_RATE = regexp(r"(?:^|[，,])(?:资金|预算|项目)*(?:执行|支出|使用|支付)(?:率|进度)(?:为|是|达到?|约|:)*$")
_LEFT = regexp(r"^[，,。;；](?:年末|资金|尚|项目)*(?:结余|剩余|节余)(?:资金|金额)?(?:为|共|:)*$")
_SPENT = regexp(r"支出|支付|使用|执行|共计|合计|兑付|发放")
_MEANT = regexp(r"预算|安排|下达|到位|资金|收到|拨付|补助")
_OTHER = regexp(r"到位|下达|收到|调整后|追加|上年结[转余]|预算|安排|可用")
_PART = regexp(r"其中|上年|去年|[较比]|每")
_LESS, _MORE = Decimal("0.5"), Decimal("1.5")
_HALF = Decimal("0.5")


def rest_by_rate(scenes: Sequence[Scene], others: Sequence[Scene], totals: Sequence[Total]) -> Iterator[Told]:
    """``others``: all of the report; ``totals``: of the table above.  Only where no other sum may be what it is left of."""
    terms = [(term, scene) for scene in scenes for term in scene.terms]
    for (first, home), (share, _), (left, _) in zip(terms, terms[1:], terms[2:], strict=False):
        if left in home.percents and fits(share, first):
            share, left = left, share
        if share not in home.percents or not _RATE.search(share.lead) or not (first.countable and first.dimension == "money" and fits(left, first)):
            continue
        if not _LEFT.match(home.text[max(term.end for term in (first, share) if term.end <= left.start) : left.start]) or _PART.search(first.clause):
            continue
        if "其中" in home.text[home.text.rfind("。", 0, first.start) + 1 : first.start]:
            continue  # 其中：甲支出80万元，执行率96%；乙支出50万元，执行率94%。结余12万元: of all of them
        if _MEANT.search(first.lead) and not _SPENT.search(first.clause) and _only(first, others):
            rest = as_printed_in(left, first.factor)
            yield Told("rate", "执行率", share, (f"({first.plain}-{rest})/{first.plain}",), True, (first, share, left))
        elif _SPENT.search(first.clause):
            yield from _of_whole(first, share, left, others, totals)


def _only(whole: Term, others: Sequence[Scene]) -> bool:
    """Whether no other sum near it is told of what there was to spend."""
    near = [value(term) for scene in others for term in scene.terms if _is_other(term, whole)]
    return all(one == value(whole) for one in near)


def _is_other(term: Term, whole: Term) -> bool:
    able = term.dimension == "money" and term.countable and _OTHER.search(term.clause) is not None
    return able and value(whole) * _LESS < value(term) < value(whole) * _MORE and not _SPENT.search(term.clause)


def _of_whole(spent: Term, share: Term, left: Term, others: Sequence[Scene], totals: Sequence[Total]) -> Iterator[Told]:
    """The one sum of the report that the share makes the whole of what was spent."""
    wholes = [term for scene in others for term in scene.terms if term.dimension == "money" and term.countable and _makes(value(spent), share, value(term))]
    if len({value(term) for term in wholes}) == 1 and (_telling(share) or _only(wholes[0], others)) and not _PART.search(wholes[0].clause):
        yield Told("gap", "结余", left, (working([wholes[0], spent], "-", left.factor),), True, (spent, share, left, wholes[0]))
        return
    sums = {total.number * total.factor for total in totals if total.dimension == "money" and _makes(value(spent), share, total.number * total.factor)}
    if len(sums) == 1 and not wholes:
        yield Told("gap", "结余", left, (f"{sums.pop() / left.factor:f}-{as_printed_in(spent, left.factor)}",), True, (spent, share, left))


def _telling(share: Term) -> bool:
    """92.96% is the share of one sum alone, whatever others there are."""
    return len(share.plain.partition(".")[2]) >= _PLACES


_PLACES = 2


def _makes(spent: Decimal, share: Term, whole: Decimal) -> bool:
    """Whether a share, as far as it is printed, is that of what was spent in the whole."""
    places = len(share.plain.partition(".")[2])
    return whole > spent and abs(spent / whole * 100 - Decimal(share.plain)) <= _HALF.scaleb(-places)

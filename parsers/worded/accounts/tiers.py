"""One tier's money, told in several places: 县级配套640万元…县级配套到位352万元…县级配套尚有288万元未到位…县级资金到位率55%.

What was due and what came are the only two sums of the tier that the report tells; the gap and the rate are theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in, value

_TIER = regexp(r"(?P<who>省级|市级|县级|区级|旗级|地方|自筹)[^，。；;、\d]{0,12}$")
_GAP = regexp(r"尚有|还有|仍有|尚差|还差|尚缺|缺口|欠|缺")
_OUT = regexp(r"(?:资金|配套)?(?:尚|还|仍|均)?未(?:足额|全部|能)?(?:到位|落实|拨付)|(?:的)?缺口")
_TO_DO = regexp(r"尽快|补足|落实|督促|解决|安排到位|[较比]|上年|去年|结转|结余|支出|支付|使用|拨付|每|追加|债券")
_TO_FIND = regexp(r"(?:尽快|及时|足额|抓紧|督促)[^，。；;\d]{0,6}(?:落实|补足|筹集|安排|拨付)")
"""尽快落实县级配套资金60万元: what is still to come, if it comes near to the gap."""
_RATE = regexp(r"(?P<who>省级|市级|县级|区级|旗级|地方|自筹)[^，。；;\d]{0,8}到位率(?:仅|只)?(?:为|是|达|:)*$")
_SUMS = 2


def tiers(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """The gaps and the rates of ``scenes``, by the two sums of their tier in the whole report."""
    for scene in scenes:
        for term in scene.terms:
            gap = term.dimension == "money" and term.countable and (_is_gap(scene, term) or _TO_FIND.search(term.clause)) and _TIER.search(term.clause)
            rate = _RATE.search(term.clause) if term in scene.percents else None
            who = gap["who"] if gap else rate["who"] if rate else None
            pair = _pair(who, everything) if who else None
            if pair is None:
                continue
            due, come = pair
            if rate:
                yield Told("away", f"{who}资金到位率", term, (f"{as_printed_in(come, due.factor)}/{due.plain}",), True, (due, come, term))
            else:
                yield Told("away", f"{who}资金缺口", term, (f"{as_printed_in(due, term.factor)}-{as_printed_in(come, term.factor)}",), True, (due, come, term))


def _is_gap(scene: Scene, term: Term) -> bool:
    return bool(_GAP.search(term.clause) or _OUT.match(scene.text, term.end))


def _pair(who: str, everything: Sequence[Scene]) -> tuple[Term, Term] | None:
    """What was due and what came; None where the report tells of the tier more or fewer sums than these."""
    told: dict[Decimal, Term] = {}
    for scene in everything:
        for term in scene.terms:
            match = _TIER.search(term.clause) if term.dimension == "money" else None
            if match is None or match["who"] != who or _is_gap(scene, term) or _TO_DO.search(term.clause):
                continue
            if not term.countable:
                return None
            told.setdefault(value(term), term)
    if len(told) != _SUMS:
        return None
    due, come = (told[size] for size in sorted(told, reverse=True))
    return due, come

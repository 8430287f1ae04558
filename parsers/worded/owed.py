"""What was due, what was done and what is still to come: 应补180万元；实际发放171万元，发放率95%，欠发9万元; 完工35个，完工率92.11%，剩余3个.
And full marks with what was got of them: 得分87.25分。其中资金管理20分，得17.5分；…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, working

_DUE = re.compile(r"应(?:当)?(?:补助?|付|支付|发放?|缴|收|拨付|到位|配套|兑付|结算)(?:资金|金额|款项?)?(?:为|共|约|:)*$")
_PAID = re.compile(r"(?:实际|已)(?:补助?|支?付|发放?|缴纳?|收取?|拨付|到位|配套|兑付|结算)(?:资金|金额|款项?)?(?:为|共|约|了|:)*$")
_OWED = re.compile(r"(?:欠|少|尚欠|尚未|未)(?:补|付|支付|发放?|缴|收|拨付|到位|兑付)(?:资金|金额)?(?:为|共|约|:)*$")
_RATE = re.compile(r"(?:发放|支付|到位|兑付|拨付|缴纳|收缴|配套|结算)(?:率|比例|比率)(?:为|达|达到|:)*$")
_FAR = 60
"""So many characters may lie between what was due and what was done."""


def owed(scenes: Sequence[Scene]) -> Iterator[Told]:
    """What was due and what was paid of it, one right after the other: the rate behind them, and what is owed."""
    terms = [term for scene in scenes for term in scene.terms if term.dimension != "percent"]
    for due, paid in pairwise(terms):
        pair = due.countable and paid.countable and alike(due, paid) and _DUE.search(due.clause) and _PAID.search(paid.clause)
        if not pair or paid.start - due.end > _FAR:
            continue
        home = next(scene for scene in scenes if paid in scene.terms)
        unit = paid.factor
        for share in home.percents:
            if share.start > paid.end and _RATE.search(share.clause) and home.text[paid.end : share.start].count("，") == 1:
                yield Told("rate", "实际占应得的比例", share, (f"{paid.plain}/{as_printed_in(due, unit)}",), True, (due, paid, share))
        rest = next((term for term in home.terms if term.start > paid.end and term.dimension != "percent"), None)
        if rest is not None and rest.countable and alike(rest, paid) and _OWED.search(rest.clause):
            yield Told("gap", "欠额", rest, (working([due, paid], "-", rest.factor),), True, (due, paid, rest))


_DONE = re.compile(r"(?P<what>完工|竣工|完成|建成|办结|验收|到位|发放|支付)")
_LEFT = re.compile(r"(?:^|[，,])(?:剩余|余下|其余|尚有|还有|欠发?|欠付|缺口|尚欠|资金缺口)$")


def with_left(scene: Scene) -> Iterator[Told]:
    """完工35个，完工率92.11%，剩余3个: the rate is of what is done and what is left."""
    for done, share, rest in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        match = re.search(r"(?P<what>[\u4e00-\u9fff]{2})(?:率|比例)(?:为|达|达到|:)*$", share.clause) if share.unit == "%" and share.exact else None
        if match is None or not (done.countable and rest.countable and alike(done, rest)) or not _LEFT.search(rest.lead):
            continue
        if _DONE.fullmatch(match["what"]) and match["what"] in done.clause and scene.between(done, share).count("，") == 1:
            left = as_printed_in(rest, done.factor)
            yield Told("rate", f"{match['what']}率", share, (f"{done.plain}/({done.plain}+{left})",), True, (done, share, rest))


_GOT = re.compile(r"^[，,](?:实际|评价)?(?:实?得(?:分)?|评分)(?:为|:)?$")
_SCORE = re.compile(r"(?:得分|总分|评分|综合得分)(?:为|是|:)*$")
_FEWEST, _FULL = 3, 100


def marks_in_pairs(scene: Scene) -> Iterator[Told]:
    """A score and, behind 其中, what each of several is worth and got; held together where they are worth a hundred."""
    marks = [term for term in scene.terms if term.dimension == "mark" and term.exact]
    opened = re.search(r"其中[:：，]?", scene.text[scene.start : scene.end])
    if opened is None:
        return
    at = scene.start + opened.end()
    total = next((term for term in marks if term.end <= at and _SCORE.search(term.clause)), None)
    behind = [term for term in marks if term.start >= at]
    pairs = list(zip(behind[::2], behind[1::2], strict=False))
    plain = all(_GOT.match(got.lead) and re.search(r"[\u4e00-\u9fff]{2}$", full.clause) for full, got in pairs)
    if total is None or len(pairs) < _FEWEST or not plain or sum(_worth(full) for full, _ in pairs) != _FULL:
        return
    got = [got for _, got in pairs]
    yield Told("sum", "各项得分之和", total, ("+".join(term.plain for term in got),), True, (total, *got))


def _worth(term: Term) -> int:
    """Whole marks; what is worth a fraction counts as none, so that the sum is not a hundred."""
    return int(term.plain) if term.plain.isdigit() else 0

"""What was due, what was done and what is still to come: 应补180万元；实际发放171万元，发放率95%，欠发9万元; 完工35个，完工率92.11%，剩余3个."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, alike, as_printed_in, fits, working

_DUE = regexp(r"应(?:当)?(?:补[助贴]?|付|支付|发放?|缴|收|拨付|到位|配套|兑付|结算)(?:资金|金额|款项?)?(?:为|共|约|:)*$")
_PAID = regexp(r"(?:实际|已)(?:预|先行)?(?:补[助贴]?|支?付|发放?|缴纳?|收取?|拨付?|到位|配套|兑付|结算)(?:补[助贴])?(?:资金|金额|款项?)?(?:为|共|约|了|:)*$")
_FAR = 60
"""So many characters may lie between what was due and what was done."""
_RATE = regexp(r"(?:发放|支付|到位|兑付|拨付|缴纳|收缴|配套|结算)(?:率|比例|比率)(?:为|达|达到|:)*$")
_OWED = regexp(r"(?:尚|还|仍)[应需须](?:清算|补[拨付发]|拨付|支付|结算)(?:补[助贴])?(?:资金|金额|款项?)?(?:为|共|约|:)*$|(?:欠|少|尚欠|尚未|未)(?:补|付|支付|发放?|缴|收|拨付|到位|兑付)(?:资金|金额)?(?:为|共|约|:)*$")


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
        if rest is not None and fits(rest, paid) and _OWED.search(rest.clause):
            yield Told("gap", "欠额", rest, (working([due, paid], "-", rest.factor),), True, (due, paid, rest))


_SPENT = regexp(r"(?:支出|支付|使用|拨付|执行)(?:资金|金额)?(?:为|共|约|了|:)*$")
_NOTHING = regexp(r"[，,]?(?:资金|项目|目前|全部)*(?:无|没有)(?:资金|任何)?(?:结余|结转|剩余)")


def nothing_left(scene: Scene) -> Iterator[Told]:
    """下达债券资金300万元，…，共支出300万元，无结余: what was spent is what there was."""
    for spent in scene.terms:
        if not (spent.countable and spent.dimension == "money" and _SPENT.search(spent.clause) and _NOTHING.match(scene.text, spent.end)):
            continue
        before = [term for term in scene.before(spent) if fits(term, spent) and not _SPENT.search(term.clause)]
        if len(before) == 1:
            yield Told("gap", "无结余时的支出", spent, (f"{as_printed_in(before[0], spent.factor)}-0",), True, (before[0], spent))


_LEFT = regexp(r"(?:^|[，,])(?:剩余|余下|其余|尚有|还有|欠发?|欠付|缺口|尚欠|资金缺口|[尚还仍]?未(?:能)?(?:完工|竣工|完成|建成|办结|验收|到位|发放|支付))$")
_DONE = regexp(r"(?P<what>完工|竣工|完成|建成|办结|验收|到位|发放|支付)")


def with_left(scene: Scene) -> Iterator[Told]:
    """完工35个，完工率92.11%，剩余3个: the rate is of what is done and what is left."""
    for done, share, rest in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        match = regexp(r"(?P<what>[\u4e00-\u9fff]{2})(?:率|比例)(?:为|达|达到|:)*$").search(share.clause) if share.unit == "%" and share.exact else None
        if match is None or not (done.countable and rest.countable and alike(done, rest)) or not _LEFT.search(rest.lead):
            continue
        if _DONE.fullmatch(match["what"]) and match["what"] in done.clause and scene.between(done, share).count("，") == 1:
            left = as_printed_in(rest, done.factor)
            yield Told("rate", f"{match['what']}率", share, (f"{done.plain}/({done.plain}+{left})",), True, (done, share, rest))


_UNDONE = regexp(r"(?:尚|还|仍)?未(?P<what>[\u4e00-\u9fff]{2,4}?)(?=[，。;、)]|$|的|项目)")
_STILL = regexp(r"(?:尚有|还有|仍有|其余|剩余|余下)$")


def left(scene: Scene) -> Iterator[Told]:
    """42所学校中已完工39所，完工率92.86%，尚有3所未完工: what is left of the whole that stands before what was done."""
    for rest in scene.terms:
        undone = _UNDONE.match(scene.text, rest.end) if rest.countable and _STILL.search(rest.clause) else None
        if undone is None:
            continue
        before = [term for term in scene.before(rest) if fits(term, rest)]
        done = [at for at, term in enumerate(before) if undone["what"] in term.lead and at]
        if not done or f"未{undone['what']}" in before[done[-1]].lead:
            continue
        whole, part = before[done[-1] - 1], before[done[-1]]
        yield Told("gap", "差额", rest, (working([whole, part], "-", rest.factor),), len(before) == 2, (whole, part, rest))

"""The rate of what was done among all that is told of, done or not: 已完成整改14个，正在整改2个，未整改1个，整改完成率82.35%."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in

_RATE = regexp(r"^(?:[\u4e00-\u9fff]{1,4})?[，,](?P<deed>(?:按期|按时|如期|及时)?[\u4e00-\u9fff]{2})(?:完成)?率(?:仅|约|为|达到?|是|:)*$")
_NOT_YET = regexp(r"(?:^|[，,])(?:仍有|尚有|另有|还有)?(?:尚|仍|还)?(?:未|正在|逾期|延期|超期|滞后|在)[\u4e00-\u9fff]{0,8}$")
_FEWEST = 2


def of_its_states(scene: Scene) -> Iterator[Told]:
    """Right before the rate, with the last of the states told: what is done first, then what is late, under way, or not begun."""
    for share in scene.percents:
        match = _RATE.match(share.lead)
        before = [term for term in scene.before(share) if term.dimension != "percent"] if match is not None else []
        run: list[Term] = []
        while before and before[-1].countable and _NOT_YET.search(before[-1].clause) and (not run or alike(before[-1], run[0])):
            run.insert(0, before.pop())
        done = before[-1] if before else None
        if match is None or done is None or not run or not done.countable or not alike(done, run[0]):
            continue
        if match["deed"] in done.clause and not _NOT_YET.search(done.clause) and len(run) >= _FEWEST:
            both = [done, *run]
            whole = "+".join(as_printed_in(term, done.factor) for term in both)
            yield Told("rate", f"{match['deed']}率", share, (f"{done.plain}/({whole})",), True, (*both, share))

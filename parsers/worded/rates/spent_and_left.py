"""What was spent, what is left of it, and the share: 支出3920万元，占到位资金的95.6%，结余180万元 tells the whole twice, once as a sum, once as a share."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in

_SPENT = regexp(r"(?:支出|支付|使用|执行|拨付)(?:资金|金额|数|了|为|共|:)*$")
_LEFT = regexp(r"^(?:年末|期末|资金|尚有|尚)*(?:结余|结转|结转结余|剩余|未支出|未支付|未使用)(?:资金|金额|数|为|:)*$")
_OF_RECEIVED = regexp(r"^[，,]占(?:已|实际)?(?:到位|拨付|下达)(?:的)?(?:资金|金额|总额|资金总额)?的$")
_RATE = regexp(r"^[，,](?:资金|预算)?(?:执行|支出|支付|使用)(?:率|进度)(?:为|是|达|达到|:)*$")
_WRITTEN_OUT = regexp(r"^\((?:实际|累计)?(?:支出|支付|使用|执行)(?:数|额|资金|金额)?[/÷](?:实际|累计)?(?:到位|拨付|下达)(?:数|额|资金|金额)?\)")
"""（实际支出/实际到位资金）: the base is said to be what was received, as what is left is left of it."""
_FEW = 2


def spent_and_left(scene: Scene) -> Iterator[Told]:
    """The share against what was spent and what is left, side by side, where it is said to be of the money received."""
    for share in scene.percents:
        beside = [term for term in scene.terms if term.countable and term.dimension == "money"]
        spent = next((term for term in reversed(beside) if term.end <= share.start and _SPENT.search(term.clause)), None)
        left = next((term for term in beside if spent is not None and term.start > spent.end and _LEFT.match(term.clause)), None)
        if spent is None or left is None or not alike(spent, left) or not _of_received(scene, share):
            continue
        first, last = sorted((share, left), key=lambda term: term.start)
        between = [term for term in scene.terms if spent.end <= term.start < last.start and term not in (share, left)]
        if between or scene.between(first, last).count("，") > _FEW:
            continue
        told = as_printed_in(left, spent.factor)
        yield Told("rate", "支出占比", share, (f"{spent.plain}/({spent.plain}+{told})",), True, (spent, left, share))


def _of_received(scene: Scene, share: Term) -> bool:
    if _OF_RECEIVED.match(share.lead):
        return True
    return bool(_RATE.match(share.lead) and _WRITTEN_OUT.match(scene.text[share.end : scene.end]))

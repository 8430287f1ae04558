"""The warranty money that is left of a settled price told in another paragraph: 结算审定价320.50万元 …; 累计支付310.885万元，剩余质量保证金9.615万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, value, working

_RETAINED = regexp(r"^[，,](?:剩余|余下|其余|余|尚余|尚未支付|未支付|尚欠|剩下)(?:的)?(?:工程)?(?:质量)?(?:质保金|保证金|保修金)(?:为|共|约|计)?$")
_PAID = regexp(r"(?:累计|共计?|实际|已)(?:已)?(?:支付|付款|拨付|付)(?:工程)?(?:款|价款|资金|金额)?(?:合计|共计|为|共|:)*$")
_SETTLED = regexp(r"(?:结算|竣工|决算)*(?:审定|审核)(?:的)?(?:结算)?(?:价款?|金额|造价|总价|值|额)?(?:为|是|:)*$|(?:结算|决算)(?:价款?|金额|造价|总价)(?:为|是|:)*$")


def retained_of_settled(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """Right behind what was paid in all, where the report tells one settled price, no less than that."""
    for scene in scenes:
        for paid, kept in zip(scene.terms, scene.terms[1:], strict=False):
            if not (paid.countable and kept.countable and paid.dimension == "money" and alike(paid, kept)) or not _RETAINED.match(kept.lead) or not _PAID.search(paid.clause):
                continue
            settled = _only([term for other in everything for term in other.terms if term.dimension == "money" and term.countable and _SETTLED.search(term.clause)])
            if settled is not None and value(settled) > value(paid):
                yield Told("away", "质量保证金", kept, (working([settled, paid], "-", kept.factor),), True, (settled, paid, kept))


def _only(prices: Sequence[Term]) -> Term | None:
    return prices[0] if len({value(term) for term in prices}) == 1 else None

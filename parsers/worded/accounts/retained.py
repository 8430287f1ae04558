"""What is kept back until the warranty ends, of what was settled: 审定价1295.20万元 … 剩余3%质保金38.856万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, as_printed_in, value

_KEPT = regexp(r"^(?:的)?(?:工程|项目)?(?:质保金|质量保证金|保修金|质保款|尾款)(?:共计?|合计|计|为|约|即|:)*$")
_BASES = (regexp(r"(?:审定|审核|结算审定|核定|结算)(?:价|金额|总价|额|造价|总额)(?:为|是|:)*$"), regexp(r"(?:合同|中标)(?:价|金额|总价|总额|价款)(?:为|是|:)*$"))
_MOST = 2


def money_retained(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """Of the sum settled, where the text before tells one; else of the contract.  Two of a kind leave it open."""
    for scene in scenes:
        for share, kept in zip(scene.terms, scene.terms[1:], strict=False):
            if not (share in scene.percents and kept.countable and kept.dimension == "money" and _KEPT.match(kept.lead)):
                continue
            before = [term for other in (*earlier, *scenes) for term in other.terms if (other is not scene or term.end <= share.start) and term.dimension == "money"]
            for pattern in _BASES:
                bases = {value(term): term for term in before if term.countable and pattern.search(term.clause)}
                if bases:
                    ways = tuple(f"{as_printed_in(base, kept.factor)}*{share.plain}/100" for base in bases.values())
                    if len(bases) <= _MOST:
                        yield Told("product", "质保金", kept, ways, len(bases) == 1, (*bases.values(), share, kept))
                    break

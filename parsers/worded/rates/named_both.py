"""A share that names its two numbers and tells neither: 年中追加资金占年初预算的15%, where 年初预算数为800万元…年中追加120万元 stands in the overview."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in, fits

_SHARE = regexp(r"(?:^|[，,。;；:：])(?:其中)?(?P<part>[\u4e00-\u9fff]{3,10}?)(?:数|额)?占(?P<whole>[\u4e00-\u9fff]{3,10}?)(?:数|额)?的(?:比例|比重)?(?:约|仅)?(?:为|达|到)*$")
_TAIL = regexp(r"(?:资金|经费|金额|总额|数|额|为|是|共|合计|共计|达|:)+$")
_NEAR, _MOST = 4, 2
"""Sentences between the two numbers; so many pairs may be meant."""


def named_both(scenes: Sequence[Scene], others: Sequence[Scene]) -> Iterator[Told]:
    """The share against every pair of numbers, side by side anywhere, that are called so."""
    for scene in scenes:
        for share in scene.percents:
            match = _SHARE.search(share.lead)
            if match is None or any(term.countable for term in scene.before(share)):
                continue
            pairs = list(_pairs(others, *(_TAIL.sub("", match[name]) for name in ("part", "whole"))))
            ways = tuple(dict.fromkeys(f"{part.plain}/{as_printed_in(whole, part.factor)}" for part, whole in pairs))
            if 0 < len(ways) <= _MOST:
                yield Told("away", f"{match['part']}占{match['whole']}的比例", share, ways, True, (share, *pairs[0]))


def _pairs(others: Sequence[Scene], part: str, whole: str) -> Iterator[tuple[Term, Term]]:
    if min(len(part), len(whole)) < len("年初"):
        return
    for at, scene in enumerate(others):
        for term in scene.terms:
            if not (term.countable and _TAIL.sub("", term.clause).endswith(part)):
                continue
            before = [other for near in others[max(0, at - _NEAR) : at + 1] for other in near.terms
                      if fits(other, term) and _TAIL.sub("", other.clause).endswith(whole) and (near is not scene or other.end <= term.start)]
            if before:
                yield term, before[-1]

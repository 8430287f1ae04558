"""Money that came in full from some tiers and in part from one: 到位528万元，省、市资金足额到位，县级到位272万元, where the sentence before tells
what each tier was to give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, fits, working

_TIER = regexp(r"(?P<tier>中央|自治区|省|市|县|区|镇)(?:级|本级)?(?:财政)?[\u4e00-\u9fff]{0,8}$")
_COME = regexp(r"(?:实际|实)?到位(?:资金)?(?:共|为|:)*$")
_FULL = regexp(r"^[，,](?P<tiers>(?:中央|自治区|[省市县区镇])(?:级)?(?:[、和](?:中央|自治区|[省市县区镇])(?:级)?)*)(?:财政)?(?:补助|配套)?资金(?:均|已|全部)*(?:足额|全额|全部)到位[，,](?P<part>中央|自治区|[省市县区镇])级?(?:财政|配套|资金)*(?:实际|仅)?到位(?:资金)?(?:为|:)*$")


def come_in_full(scenes: Sequence[Scene]) -> Iterator[Told]:
    """What came in all against the shares of the tiers that gave all, and what the other one gave."""
    for earlier, scene in pairwise(scenes):
        due = _by_tier(earlier)
        for whole, part in pairwise(scene.terms):
            told = _FULL.match(scene.between(whole, part)) if whole.countable and fits(part, whole) and _COME.search(whole.clause) else None
            if told is None:
                continue
            tiers = [regexp("级$").sub("", word) for word in regexp("[、和]").split(told["tiers"])]
            if set(due) == {*tiers, told["part"]} and all(fits(term, whole) for term in due.values()):
                parts = [*(due[tier] for tier in tiers), part]
                yield Told("sum", "各级到位之和", whole, (working(parts, "+", whole.factor),), True, (whole, *parts))


def _by_tier(scene: Scene) -> dict[str, Term]:
    """What each tier was to give; nothing where one is told twice."""
    found = [(match["tier"], term) for term in scene.terms if term.dimension == "money" and term.countable and (match := _TIER.search(regexp("^其中:?").sub("", term.clause)))]
    return dict(found) if len(dict(found)) == len(found) else {}

"""Marks told beside one another: 分值4分，得2分，得分率50%; 自评97.5分 … 低8.3分."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.worded.scene import Scene, Term, Told

_WORTH = re.compile(r"(?:满分|分值|标准分|权重分?值?|权重|总分)(?:为|共|:)*$|^\($")
_GOT = re.compile(r"(?:得分|实得|得|评分)(?:为|共|:)*$")
_RATE = re.compile(r"得分率(?:为|是|:|仅)*$")
_GAP = re.compile(r"(?:低|高|少|多|相差|差距|扣减|下降|提高)(?:了|为|出)?$")
_COMPARED = re.compile(r"相比|比较|较|比|相差|差距")


def marks(scene: Scene) -> Iterator[Told]:
    """A rate of marks right behind its two marks."""
    given = [term for term in scene.terms if term.dimension == "mark" and term.exact]
    for rate in scene.percents:
        if not _RATE.search(rate.clause):
            continue
        before = [term for term in given if term.end <= rate.start][-2:]
        if len(before) == 2 and _WORTH.search(before[0].clause or before[0].lead) and _GOT.search(before[1].clause) and _near(scene, before[1], rate):
            yield Told("rate", "得分率", rate, (f"{before[1].plain}/{before[0].plain}",), True, (*before, rate))


def mark_gaps(scenes: Sequence[Scene]) -> Iterator[Told]:
    """The gap of two totals, told in one sentence or in two that follow one another."""
    for at, scene in enumerate(scenes):
        for gap in scene.terms:
            given = [term for near in scenes[max(0, at - 1) : at + 1] for term in near.terms if term.dimension == "mark" and term.exact and term.end <= gap.start]
            own = scene.text[scene.start : gap.start]
            if gap.dimension != "mark" or not gap.exact or len(given) < 2 or not _GAP.search(gap.clause) or not _COMPARED.search(own):
                continue
            pairs = [(a, b) for first, a in enumerate(given) for b in given[first + 1 :]]
            ways = tuple(way for a, b in reversed(pairs) for way in (f"{a.plain}-{b.plain}", f"{b.plain}-{a.plain}"))
            yield Told("gap", "分差", gap, ways, len(given) == 2, (*given[-2:], gap))


def _near(scene: Scene, score: Term, rate: Term) -> bool:
    return len(scene.text[score.end : rate.start]) <= 8

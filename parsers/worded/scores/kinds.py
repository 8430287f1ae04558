"""The weights of the kinds of one first-level indicator, told after its own: 产出指标50分…。产出指标中，数量指标20分、质量指标12分、…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told
from parsers.worded.sums.addends import summed

_LISTS = regexp(r"指标(?:中|包括|包含|分为|下设)")
_OPENS = regexp(rf"(?:其中[，,:：]?)?(?P<name>[\u4e00-\u9fff]{{2,4}})(?:类)?{_LISTS.pattern}$")
_KIND = regexp(r"^[、，,和]?[\u4e00-\u9fff]{2,8}?(?:指标)?(?:权重|分值)?$")


def kinds(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """Each number of the sentence is a kind's weight, parted by 、; nothing is told of what was earned."""
    for scene in scenes:
        marks = [term for term in scene.terms if term.dimension == "mark"]
        opened = _opened(scene, marks)
        if opened is None or not all(term.exact and _KIND.match(term.lead) for term in marks[1:]):
            continue
        own = re.compile(rf"(?<![\u4e00-\u9fff]){opened}(?:类)?指标(?:权重|分值|满分)?$")
        wholes = [term for other in everything for term in other.terms if other is not scene and term.dimension == "mark" and term.exact and own.search(term.clause)]
        if len({term.plain for term in wholes}) == 1:
            yield summed(wholes[0], marks, f"{opened}指标各类权重之和", kind="sum")


def _opened(scene: Scene, marks: Sequence[Term]) -> str | None:
    """What the sentence opens with, where its first kind follows at once and all its numbers are marks."""
    if len(marks) < 2 or len(marks) != len(scene.terms) or "得" in scene.text[scene.start : scene.end]:
        return None
    first = marks[0]
    lead = scene.text[scene.start : first.start]
    at = max((match.end() for match in _LISTS.finditer(lead)), default=0)
    match = _OPENS.search(lead[:at])
    return match["name"] if match and _KIND.match(lead[at:].lstrip("，,:：")) else None

"""How many, and how long, in one breath, and each of them: 新建公路5条28.64公里，其中甲线8.26公里、乙线…: where the lengths make the whole, all are listed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, alike, value

_COUNTERS = ("条", "座", "处", "段", "个", "所", "片")
_SIZES = ("length", "area", "land", "volume")
_RUN_ON = regexp(r"[、，,]?(?:共|计|全长|总长|总面积|面积|长)*")
_OPENED = regexp(r"[，,(（:：](?:其中|包括|分别为|分别是|具体为)?[:：，,]?[^，。；\d]{2,20}")
_NEXT = regexp(r"[，,、；;][^，。；;、\d]{2,20}")
_SEVERAL = regexp(r"[和及与等两各]")
_FEWEST, _OFF_BY = 3, 2


def listed_run_on(scene: Scene) -> Iterator[Told]:
    """The count against the members of a list whose sizes add up to the size told with it."""
    for at, (count, whole) in enumerate(zip(scene.terms, scene.terms[1:], strict=False)):
        parts = scene.terms[at + 2 :]
        if count.unit not in _COUNTERS or not count.countable or not whole.countable or whole.dimension not in _SIZES or len(parts) < _FEWEST:
            continue
        if not _RUN_ON.fullmatch(scene.between(count, whole)) or not all(part.countable and alike(part, whole) for part in parts):
            continue
        leads = [scene.between(whole, parts[0]), *(scene.between(a, b) for a, b in pairwise(parts))]
        listed = _OPENED.fullmatch(leads[0]) and all(_NEXT.fullmatch(lead) for lead in leads[1:]) and not any(_SEVERAL.search(lead) for lead in leads)
        if listed and sum(map(value, parts)) == value(whole) and abs(value(count) - len(parts)) <= _OFF_BY:
            yield Told("listed", "所列条数", count, (f"1*{len(parts)}",), True, (count, *parts))

"""Weights of both levels told in rows: 决策、过程、产出、效益4个一级指标，权重分别为15%、25%、35%、25%; 过程下设资金管理、组织实施，权重分别为12、13."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lexicon.load import Lexicon
from model.regexp import regexp
from parsers.firstlevel import canonical, first_level
from parsers.worded.scene import Scene, Told
from parsers.worded.scores.first_level_row import WEIGHTS, weight_in_row, weights_of

_AND = regexp(r"[、，和及]+")


@cache
def _under(digest: str) -> re.Pattern[str]:
    words = first_level(Lexicon.load())
    return re.compile(
        rf"(?:^|[，。；;:、])(?P<name>{words})(?:类|方面|部分|维度)?(?:一级)?(?:指标)?[，,]?(?:下设|包括|包含|分为|设)(?:了)?"
        rf"(?P<items>[^，。；;\d]{{2,80}}?)(?P<n>\d{{1,2}})?个?(?:二级指标)?[，,]{WEIGHTS}"
    )


def weights_in_row(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """Each row of second-level weights against the weight of its first level, which one row of all of them tells."""
    for scene in scenes:
        text = scene.text[scene.start : scene.end]
        match = _under(scene.lexicon.digest).search(text) if "分别" in text or "依次" in text else None
        if match is None:
            continue
        parts = weights_of(match, scene, scene.start)
        name = canonical(scene.lexicon, match["name"])
        found = [term for other in everything for term in weight_in_row(name, other)]
        if len({term.plain for term in found}) == 1 and len(parts) == len(_AND.findall(match["list"])) + 1:
            way = "-".join([found[0].plain, *(term.plain for term in parts[:-1])])
            yield Told("gap", f"{match['name']}所属二级指标权重之余", parts[-1], (way,), True, (*parts, found[0]))

"""Weights of both levels told in rows: 决策、过程、产出、效益4个一级指标，权重分别为15%、25%、35%、25%; 过程下设资金管理、组织实施，权重分别为12、13;
and how many lie under each: 下设9个二级指标 … 决策下设…3个二级指标."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from parsers.firstlevel import canonical, first_level
from parsers.worded.scene import Scene, Term, Told

_TAIL = r"(?:类|方面|部分|维度)?(?:一级)?(?:指标)?"
_ROW = r"(?:权重|分值)(?:分别|依次)为(?P<list>\d+(?:\.\d+)?[分%]?(?:[、，和及]\d+(?:\.\d+)?[分%]?)+)"
_HUNDRED = Decimal(100)
_FEWEST = 3


def weights_in_row(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """Each row of second-level weights against the weight of its first level, which one row of all of them (a hundred together) tells."""
    for scene in scenes:
        words = first_level(scene.lexicon)
        text = scene.text[scene.start : scene.end]
        match = re.search(rf"(?:^|[，。；;:、])(?P<name>{words}){_TAIL}[，,]?(?:下设|包括|包含|分为|设)(?:了)?(?P<items>[^，。；;\d]{{2,80}}?)(?P<n>\d{{1,2}})?个?(?:二级指标)?[，,]{_ROW}", text)
        if match is None:
            continue
        parts = _listed(scene, match.start("list") + scene.start, match.end("list") + scene.start)
        own = _own(canonical(scene.lexicon, match["name"]), everything)
        if own is not None and len(parts) == match["list"].count("、") + len(re.findall("[，和及]", match["list"])) + 1:
            last = parts[-1]
            way = "-".join([own.plain, *(term.plain for term in parts[:-1])])
            yield Told("gap", f"{match['name']}所属二级指标权重之余", last, (way,), True, (*parts, own))


def _listed(scene: Scene, start: int, end: int) -> list[Term]:
    return [term for term in scene.terms if start <= term.number.printed.number_start < end and term.exact]


def _own(name: str, everything: Sequence[Scene]) -> Term | None:
    """The weight of a first level in the one row that gives them all."""
    found: list[Term] = []
    for scene in everything:
        text = scene.text[scene.start : scene.end]
        for match in re.finditer(_ROW, text):
            values = _listed(scene, match.start("list") + scene.start, match.end("list") + scene.start)
            names = list(dict.fromkeys(canonical(scene.lexicon, word.group()) for word in re.finditer(first_level(scene.lexicon), text[: match.start()])))
            whole = sum((Decimal(term.plain) for term in values), Decimal(0)) == _HUNDRED
            if len(values) == len(names) >= _FEWEST and whole and name in names:
                found.append(values[names.index(name)])
    return found[0] if len({term.plain for term in found}) == 1 else None

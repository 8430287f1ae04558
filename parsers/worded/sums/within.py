"""Parts behind a whole that the words open with 中: 已完成的42公里管网中，主管18公里、支管24公里; 专项债券900万元分两批发行，第一批….
They are held to it where they come near, so that a list of examples is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.worded.scene import Scene, Term, Told, fits, in_brackets, reached
from parsers.worded.sums.addends import NAMED, NO_ADDEND, all_of_it, summed

_OPENS = re.compile(r"^[\u4e00-\u9fff]{0,8}(?:中|里)[，,:：]?(?=[\u4e00-\u9fffA-Z\d])(?!央)")
_JOIN = re.compile(r"^[^，,、；;]{0,14}[、，,；;]")
_NOT = re.compile(r"实际|完成|合格|已|未|其中|共|达")


def within(scene: Scene) -> Iterator[Told]:
    """The whole and the run of parts behind 中, each with its name."""
    for at, result in enumerate(scene.terms):
        if not result.countable or not _OPENS.match(scene.text[result.end : scene.end]):
            continue
        parts: list[Term] = []
        for term in scene.terms[at + 1 :]:
            if not fits(term, result):
                if parts and term.measure == result.measure:
                    break
                continue
            joined = not parts or _JOIN.match(scene.between(parts[-1], term))
            if not joined or in_brackets(scene, result.end, term) or not NAMED.search(scene.text, (parts[-1] if parts else result).end, term.start) or NO_ADDEND.search(term.clause) or _NOT.search(term.clause):
                break
            parts.append(term)
        if len(parts) > 1 and reached(result, parts):
            yield summed(result, parts, "各项之和", kind="sum", firm=all_of_it(scene, parts, result.end))

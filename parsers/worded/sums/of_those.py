"""What those told before are parted into: 孤儿86人、事实无人抚养儿童214人。孤儿中集中供养18人、社会散居68人."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, fits, reached, value, working

_OF = regexp(r"(?:其中)?[，,]?(?P<what>[\u4e00-\u9fff]{2,8}?)中[，,]?(?P<first>[\u4e00-\u9fff]{2,10})$")
_NEXT = regexp(r"^[、，,和及](?:有)?[\u4e00-\u9fff]{2,10}$")
_FEWEST = 2


def of_those(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """The parts follow one another to the sentence's end; the whole is the one number that was called so before."""
    for at, scene in enumerate(scenes):
        first = scene.terms[0]
        match = _OF.fullmatch(scene.text[scene.start : first.start]) if first.countable else None
        parts = _run(scene) if match is not None else []
        if match is None or len(parts) < _FEWEST or parts[-1].end < scene.end - 1:
            continue
        told = [term for one in (*earlier, *scenes[:at]) for term in one.terms if fits(term, first) and term.clause.endswith(match["what"])]
        if len({value(term) for term in told}) == 1 and reached(told[-1], parts):
            yield Told("sum", f"{match['what']}各部分之和", told[-1], (working(parts, "+", told[-1].factor),), True, (*parts, told[-1]))


def _run(scene: Scene) -> list[Term]:
    parts = [scene.terms[0]]
    for term in scene.terms[1:]:
        if not (fits(term, parts[0]) and _NEXT.match(term.lead)):
            return []
        parts.append(term)
    return parts

"""Lists that tell how many they hold, and hold as many: 分解到7个区县，具体为：甲区52万元、乙县47万元…; 两次停工，分别停工9天、12天; so they are all of a whole told before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, in_brackets, joined_and_alone
from parsers.worded.sums.addends import NO_ADDEND, summed, told_before

_OPENED = regexp(r"^[\u4e00-\u9fff()“”、]{0,16}?(?:[，,]?(?:具体|其中|分别|依次)[\u4e00-\u9fff]{0,4}[:：]?|[:：，,。;])(?!.*(?:平均|其中.*其中))")
_NEXT = regexp(r"^[\u4e00-\u9fff]{0,6}[、，,；;和及以与]{1,2}[^，,、；;。]{0,24}$|^[；;][^；;。]{0,30}$")
_FEWEST, _MOST, _BACK = 2, 20, 8


def as_many(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """``earlier``: the sentences of the paragraphs just before, where this one has no number that may be the whole."""
    for scene in joined_and_alone(scenes):
        for at, count in enumerate(scene.terms):
            parts = _parts(scene, at) if _counts(count) else []
            if not parts or len(parts) != int(count.plain):
                continue
            whole = told_before(parts, count.start, scenes, earlier, _BACK)
            if whole is not None:
                yield summed(whole, parts, "各项之和", kind="sum")


def _counts(count: Term) -> bool:
    return count.dimension.startswith("count") and count.exact and count.plain.isdecimal() and _FEWEST <= int(count.plain) <= _MOST


def _parts(scene: Scene, at: int) -> list[Term]:
    """The run of numbers of one kind behind a count, each in an item of its own; nothing where it breaks off."""
    after = [term for term in scene.terms[at + 1 :] if term.dimension != "percent" and not in_brackets(scene, scene.terms[at].end, term)]
    if not after or not _OPENED.match(scene.between(scene.terms[at], after[0])):
        return []
    parts = [after[0]]
    for term in after[1:]:
        if not alike(term, parts[0]) or not _NEXT.match(scene.between(parts[-1], term)):
            break
        parts.append(term)
    held = all(term.countable and not NO_ADDEND.search(term.clause) for term in parts)
    return parts if held and not alike(scene.terms[at], parts[0]) else []

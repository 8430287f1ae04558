"""What the lots of a work come to, each with more said of it, the whole told in another sentence: 一标段完成18.6公里，涉及5条道路；二标段完成15.3公里，…；
三标段…。⏎ 实际完成里程46.8公里."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, fits, joined, reached, value
from parsers.worded.sums.addends import added, summed

_LOT = regexp(r"(?:^|[，,。；;:：])(?:其中[，,:]?)?(?:第(?P<a>[一二三四五六])|(?P<b>[一二三四五六1-6]))(?:号)?(?:标段|标)(?:\([^()]*\))?(?:实际|共|已)*(?P<deed>完成|改造|建设|建成|整治|全长|长度?|里程|修复|铺设)?[\u4e00-\u9fff]{0,4}$")
_ANY_LOT = regexp(r"[一二三四五六1-6]号?标")
_WHOLE = regexp(r"全长|总长|总里程|里程|合计|共|总(?:计|面积)|完成|计划|全部")
_NO_WHOLE = regexp(r"标段|其中|上年|每|平均|米宽")
_COUNTS = "一二三四五六"
_FEWEST = 2


def lots_length(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """Lots from the first on, in one sentence, each with a number of one kind first; the whole that they make, else the one they come near to."""
    if not scenes or not _ANY_LOT.search(scenes[0].text):
        return
    for scene in (*joined(scenes), *scenes):
        parts = _lots(scene)
        if len(parts) < _FEWEST or parts[0].dimension in ("money", "percent", "duration"):
            continue
        wholes = [term for other in everything for term in other.terms if term not in parts and fits(term, parts[0]) and _WHOLE.search(term.clause) and not _NO_WHOLE.search(term.clause)]
        made = [term for term in wholes if value(term) == added(parts)]
        near = [term for term in wholes if reached(term, parts)]
        if not made and near and len({value(term) for term in near}) == 1:
            yield summed(near[-1], parts, "各标段之和", kind="sum")


def _lots(scene: Scene) -> list[Term]:
    found: list[Term] = []
    for term in scene.terms:
        match = _LOT.search(scene.text[scene.start : term.number.printed.number_start]) if term.countable else None
        if match is None:
            continue
        told = match["a"] or match["b"]
        rank = int(told) if told.isdigit() else _COUNTS.index(told) + 1
        if rank != len(found) + 1 or (found and not alike(term, found[0])):
            return []
        found.append(term)
    return found

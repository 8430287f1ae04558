"""What was lost in all and, right behind it, what each reason cost: 失分3.8分，分别为预算执行率扣0.8分、合同管理扣2分、资产登记扣1分."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told

_IN_ALL = regexp(r"(?:失分|丢分|扣分|失|丢|扣|扣减|扣除)(?:合计|共计?|了|为|:)*$")
_FIRST = regexp(r"^[，,(:]?(?:分别为|分别是|分别系|具体为|具体是|依次为)[:：]?[\u4e00-\u9fff“”]{2,24}$")
_NEXT = regexp(r"^[)）]?[、，,;；和及](?:以及)?[\u4e00-\u9fff“”]{2,24}$")
_NUMBERED = regexp(r"^[，,(:;；]?(?:其中|主要|原因|具体|分别)?(?:是|为|有|如下|包括)?[，,:]?一是")
_LOSING = regexp(r"(?:扣减|扣除|扣|失|丢)(?:了|去)?$")
_NO_LOSS = regexp(r"得分?(?:为)?$|满分|分值|权重|每|各|均|共|合计")
_RATE = regexp(r"每|若|如|最高|最多")


def lost_for(scene: Scene) -> Iterator[Told]:
    """All of the reasons, to the sentence's end."""
    terms = [term for term in scene.terms if term.dimension == "mark"]
    yield from _numbered(scene, terms)
    if "分别" not in scene.text and "具体" not in scene.text and "依次" not in scene.text:
        return
    for total, first in pairwise(terms):
        if not (total.exact and _IN_ALL.search(total.clause) and _FIRST.match(scene.between(total, first))) or _RATE.search(total.clause):
            continue
        run = [first]
        for term in terms[terms.index(first) + 1 :]:
            if not _NEXT.match(scene.between(run[-1], term)):
                break
            run.append(term)
        if len(run) > 1 and run[-1] is terms[-1] and all(term.exact and not _NO_LOSS.search(term.clause) for term in run) and "等" not in scene.text[run[-1].end : run[-1].end + 1]:
            yield Told("penalty", "各项失分之和", total, ("+".join(term.plain for term in run),), True, (total, *run))


def _numbered(scene: Scene, terms: Sequence[Term]) -> Iterator[Told]:
    """产出类扣4分，一是结案率未达标扣2.5分，二是6本案卷逾期归档，扣1.5分: each reason with its own loss."""
    for at, (total, first) in enumerate(pairwise(terms)):
        told = scene.between(total, first)
        parts = terms[at + 1 :]
        if not (total.exact and _IN_ALL.search(total.clause) and _NUMBERED.match(told)) or _RATE.search(total.clause):
            continue
        stretches = [told, *(scene.between(a, b) for a, b in pairwise(parts))]
        each = all(order in stretch for order, stretch in zip(_ORDER, stretches, strict=False)) and len(parts) <= len(_ORDER)
        if len(parts) > 1 and each and all(term.exact and _LOSING.search(term.clause) and not _NO_LOSS.search(term.clause) for term in parts):
            yield Told("penalty", "各项失分之和", total, ("+".join(term.plain for term in parts),), True, (total, *parts))


_ORDER = ("一是", "二是", "三是", "四是", "五是", "六是")

"""What was done and how much that is of the plan, which another paragraph tells: 计划新建防火道路46公里 in the overview; 新建防火道路44.6公里，完成率96.96%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in, fits

COMPLETED = regexp(r"^[，,(](?:任务|计划|目标|指标|年度)?(?:任务)?完成率(?:为|达到?|是|:)*$")
_TIME = r"(?:(?:20\d\d|[两三四五]|本|全|当|该)年度?|截至[^，,]*?[日底末]|目前|累计|实际|共计?|已|全部|总共|合计|项目|实施期内?|计划|拟|预计|应|需|任务|目标|完成)"
_DEED = r"(?:实施|开展|组织|新建改建|新建|改建|新增|建设|建成|修建|改造|购置|采购|治理|整治|栽植|种植|发放|开设|铺设|安装|推广)"
_WHEN, _HEAD = regexp(rf"^(?:{_TIME}|了)+"), regexp(rf"^(?:{_TIME}|{_DEED}|了|并|和|、|将)+")
_TAIL = regexp(r"(?:约|共|为|达|:|了|任务)+$")
_NOT = regexp(r"其中|剩余|未|较|比|上年|去年|同期|每|均|另|新增(?!防)|缺|欠|差")
_PLANNED = regexp(r"计划|任务|目标|拟|预计|应")
_SHORTEST = 3


def of_the_plan(scenes: Sequence[Scene], others: Sequence[Scene]) -> Iterator[Told]:
    """Each such pair whose sentence has no other number of the kind before it, where the report gives the thing but one other number, or one
    that is called a plan."""
    for scene in scenes:
        for at, (done, share) in enumerate(zip(scene.terms, scene.terms[1:], strict=False)):
            if share.unit != "%" or not share.exact or not done.countable or done.dimension == "money" or not COMPLETED.match(share.lead) or _NOT.search(done.clause):
                continue
            if any(fits(term, done) and done.lead.find("。") < 0 for term in scene.terms[:at][-1:]) or _PLANNED.search(done.clause):
                continue
            base = _base(done, others)
            if base is not None:
                yield Told("away", "任务完成率", share, (f"{done.plain}/{as_printed_in(base, done.factor)}",), True, (base, done, share))


def _base(done: Term, others: Sequence[Scene]) -> Term | None:
    names = _names(done)
    same = [term for scene in others for term in scene.terms if term is not done and fits(term, done) and not _NOT.search(term.clause) and names & _names(term)]
    planned = [term for term in same if _PLANNED.search(term.clause)]
    found = planned or [term for term in same if term.start != done.start and as_printed_in(term, done.factor) != done.plain and not regexp("完成|实际|已").search(term.clause)]
    return found[0] if len({as_printed_in(term, done.factor) for term in found}) == 1 else None


def _names(term: Term) -> set[str]:
    """计划新建防火道路 and 建成防火道路: what is left without the deed; 修复面积 is called so."""
    told = (_TAIL.sub("", pattern.sub("", term.clause)) for pattern in (_WHEN, _HEAD))
    return {name for name in told if len(name) >= _SHORTEST}

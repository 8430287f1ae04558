"""A rate by the deed of its count, the whole told in a sentence before: 共建设点位860路，包括…。12月31日在线834路，在线率96.98%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, fits, said, value

_RATE = regexp(r"^[，,(](?P<task>任务|计划|目标)?(?P<stem>[\u4e00-\u9fff]{2,6})率(?:为|是|达到?|仅|:)*$")
_WHOLE = regexp(r"共|总|合计|累计|全部|应|计划|任务")
_CHANGED = regexp(r"追加|调整|调[增减]|变更|新增任务|增补")
"""A plan that was changed on the way is another one."""
_PLAN = regexp(r"计划|任务")
"""下达改造任务900户，…。实际完成改造882户，任务完成率98%: of the task, whether more was done or less."""
_NO_WHOLE = regexp(r"上年|去年|同期|其中|每|平均|目标")
_NO_RATE = regexp(r"增长|下降|提高|降低|偏差|节约|结余|同比|合格|优良|得分|满意|回收|有效")


def of_the_paragraph(scenes: Sequence[Scene]) -> Iterator[Told]:
    """Only where the count is alone of its kind in its sentence, and the paragraph told one whole of its unit that is no less."""
    for at, scene in enumerate(scenes):
        for count, rate in zip(scene.terms, scene.terms[1:], strict=False):
            match = _RATE.match(rate.lead) if rate in scene.percents and count.countable else None
            if match is None or match["stem"][:2] not in count.clause or _NO_RATE.search(match["stem"]) or said(scene, "relation_no_rates", match["stem"] + "率"):
                continue
            if any(term is not count and alike(term, count) and term.start < count.start for term in scene.terms):
                continue
            before = [term for other in scenes[:at] for term in other.terms if fits(term, count) and term.unit == count.unit and not _NO_WHOLE.search(term.clause)]
            of_plan = match["task"] or match["stem"] == "完成"
            if of_plan and any(_CHANGED.search(other.text, other.start, other.end) for other in scenes):
                continue
            if of_plan:
                before = [term for term in before if _PLAN.search(term.clause) and _of_one(count, term)]
            wholes = {value(term): term for term in before if of_plan or value(term) >= value(count)}
            if len(wholes) == 1 and any(_WHOLE.search(term.clause) for term in before if value(term) in wholes):
                yield _told(match["stem"], count, next(iter(wholes.values())), rate)


_IDLE = regexp(r"实际|已|共计?|累计|全[年县市区镇乡]|完成|截至|评价|基准日|改造|建设|新建|修建|实施|开展|目前|年底|[一二三四]季度|任务|计划|数|了|的|为|\d|[年月日]")


def _of_one(count: Term, plan: Term) -> bool:
    """Whether what was done is of the plan's kind: it names no thing, or one that the plan names."""
    name = _IDLE.sub("", count.clause)
    return len(name) < _PAIR or any(name[at : at + _PAIR] in plan.clause for at in range(len(name) - 1))


_PAIR = 2


def _told(stem: str, count: Term, whole: Term, rate: Term) -> Told:
    return Told("away", f"{stem}率", rate, (f"{count.plain}/{as_printed_in(whole, count.factor)}",), True, (whole, count, rate))

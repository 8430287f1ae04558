"""A rate of completion whose plan stands behind what was done: 开展活动128场，计划120场，完成率106.67%; 建成45座（计划50座），完成率90%; 为计划120场的106.67%."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, as_printed_in, kin

_PLAN = r"(?:原|年初|年度|全年|原定|设定|下达)?(?:的)?(?:计划|目标|任务|指标)(?:数|值|量)?(?:任务|目标|数|值|完成|开展|建设|实施|培训)?"
_BEHIND = regexp(rf"^[，,(、]{_PLAN}(?:数|值)?(?:为|是|:)*$")
_RATE = regexp(
    r"^[)]?[，,、;]?(?:任务|目标|计划|指标|年度|实际)*(?:完成率|完成比例|达成率|完成比|完成度)(?:为|达到?|:)*$"
    rf"|^[)]?[，,、;]?(?:超额)?(?:完成(?:了)?|占|为|是|达到?|相当于){_PLAN}的$"
)
_OF_PLAN = regexp(rf"^[，,(](?:为|是|相当于|达到?|完成(?:了)?|占){_PLAN}$")
_NOT_DONE = regexp(r"计划|目标|任务|上年|去年|应|拟|其中")


def plan_behind(scene: Scene) -> Iterator[Told]:
    """What was done, the plan, and the rate, one right behind the other; or the rate before the plan."""
    for done, plan, share in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        if plan.unit == "%":
            plan, share = share, plan
        if share.unit != "%" or not share.exact or not done.countable or not plan.countable or not kin(done, plan) or _NOT_DONE.search(done.clause):
            continue
        beside = _BEHIND.match(plan.lead) and _RATE.match(share.lead)  # ，完成率104%，计划21000剂次, too
        of_it = _OF_PLAN.match(plan.lead) and share.lead in ("的", "的比例为")
        if beside or of_it:
            yield Told("rate", "完成率", share, (f"{done.plain}/{as_printed_in(plan, done.factor)}",), True, (done, plan, share))

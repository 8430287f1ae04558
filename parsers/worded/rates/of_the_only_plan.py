"""A completion rate behind a sum of works, the plan told elsewhere, the only one of its unit: 年度计划修复126.4公里 in the overview;
甲镇38.6公里、…，共计119.8公里，完成率94.78%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.rates.of_the_plan import COMPLETED
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in

_IN_ALL = regexp(r"^(?:[两三四五六七八九十]+[个处])?(?:乡镇|镇村|县区?|县市区?|街道|社区|标段|村|片区|区域|地块)?(?:合计|共计|总计|累计|总共|共)(?:完成)?(?:了|为)?$")
"""三个乡镇共计: no other thing is named than what the places have together."""
_PLAN = regexp(r"计划|任务|目标")
_NO_PLAN = regexp(r"其中|剩余|未|较|比|上年|去年|同期|每|均|完成|实际|已|[一二三四五六]标段")
_LOOSE = ("count:个", "count:项", "count:次", "count:人", "count:家", "count:人次", "count:户", "count:场", "count:期")
"""Counted everywhere of everything."""


def of_the_only_plan(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """Where the sentence itself tells no plan; what the plan is of, nobody says, so that only a slip of the pen is held against it."""
    for scene in scenes:
        for done, rate in zip(scene.terms, scene.terms[1:], strict=False):
            if rate not in scene.percents or not COMPLETED.match(rate.lead) or not done.countable or done.measure in _LOOSE or done.dimension == "money":
                continue
            if not _IN_ALL.search(done.clause) or any(_PLAN.search(term.clause) for term in scene.terms):
                continue
            plans = [term for other in everything for term in other.terms if term.countable and alike(term, done) and _PLAN.search(term.clause) and not _NO_PLAN.search(term.clause)]
            if len({as_printed_in(term, done.factor) for term in plans}) == 1:
                yield _told(plans[0], done, rate)


def _told(plan: Term, done: Term, rate: Term) -> Told:
    return Told("away", "任务完成率", rate, (f"{done.plain}/{as_printed_in(plan, done.factor)}",), False, (plan, done, rate))

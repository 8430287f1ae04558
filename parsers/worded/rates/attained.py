"""What is said to be attained, against what was aimed at: 任务290户。…发放293户，已完成任务; 目标300套…，实际322套，目标完成率超100%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in, meaning, value

_CLAIM = regexp(
    r"(?:目标|任务|计划|指标)(?:任务)?(?:总体|综合|均)?完成率(?:已|均|都|超过|超|达到|达|为)*100%"
    r"|(?<![未能够确保要全力争如期])(?:全面|全部|圆满|超额|顺利|均|都|已|已经)+完成(?:了)?(?:(?:本|全|当)?年度?|年初|上级|市级?|省级?|县级?|下达|既定|预定|预期|设定|计划|指标|目标|任务|的)*(?:任务|目标|指标)(?:任务|户数|人数|数)?(?=[，,。；;)]|$)"
)
_GOAL = regexp(r"目标|任务|计划(?!生育)|应完成|需完成")
_DONE = regexp(r"实际|完成|建成|发放|新增|改造|培训|开展|补贴|筹集|开工|竣工|安置|救助|资助|建设|整治|巡查|检查|服务")
_APART = regexp(r"其中|上年|去年|同期|[较比]|每|均|剩余|尚|未|调减|调整|累计|含|涉及|已|率")
_REACH = 80
"""Characters between what was done and the claim."""
_HALF = 2


def attained(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """``scenes``: the sentences of a paragraph; ``earlier``: those of the paragraphs before it."""
    for scene in scenes:
        for claim in _CLAIM.finditer(scene.text, scene.start, scene.end):
            own = [term for other in scenes for term in other.terms if term.end <= claim.start()]
            dones = [term for term in own if claim.start() - term.end <= _REACH and _is_done(term)]
            for done, goal in _paired(dones, [*(term for other in earlier for term in other.terms), *own]):
                if value(goal) > value(done) and value(goal) <= _HALF * value(done):
                    yield Told("at_least", "称已完成，完成数少于任务数", done, (f"1*{as_printed_in(goal, done.factor)}",), True, (goal, done))


def _is_done(term: Term) -> bool:
    return _counted(term) and bool(_DONE.search(term.clause)) and not _GOAL.search(term.clause) and not _APART.search(regexp("^(?:已|累计)").sub("", term.clause))


def _counted(term: Term) -> bool:
    return term.countable and term.dimension != "money" and term.dimension.startswith(("count:", "area", "length"))


def _paired(dones: Sequence[Term], before: Sequence[Term]) -> Iterator[tuple[Term, Term]]:
    """Each result with the goal of its unit: the only one, or as many goals as results, in their order and named alike."""
    for unit in dict.fromkeys(term.unit for term in dones):
        own = [term for term in dones if term.unit == unit]
        goals = [term for term in before if term.unit == unit and term.start != own[0].start and _counted(term) and _GOAL.search(term.clause) and not _APART.search(term.clause)]
        others = [term for term in before if term.unit == unit and _counted(term) and term not in own and term not in goals]
        if others or not goals or len(goals) != len(own):
            continue
        if len(own) == 1 or all(_alike(done, goal) for done, goal in zip(own, goals, strict=True)):
            yield from zip(own, goals, strict=True)


def _alike(done: Term, goal: Term) -> bool:
    return bool(set(meaning(done.clause)) & set(meaning(_GOAL.sub("", goal.clause))))

"""How much of its goal was done, the goal right before what was: 年度服务读者20万人次，实际服务18万人次，指标完成率90%; 飞行≥800小时，实际飞行784小时，
完成率98%; or both named, sentences apart: 目标：辅具适配200人…。实际完成：辅具适配220人…，辅具适配完成率110%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in

_RATE = regexp(r"^[，,(](?:指标|任务|目标|计划|年度)*完成率(?:为|达到?|是|仅|:)*$")
_ACTUAL = regexp(r"^[，,](?:但|而|全年|年度)?实际(?!未)[\u4e00-\u9fff]{0,10}$")
_NO_GOAL = regexp(r"上年|去年|同期|每|均|其中|[较比]|实际|完成|未|率")
_NAMED = regexp(r"^(?P<name>[\u4e00-\u9fff]{3,16})完成率(?:为|达到?|是|:)*$")
_GOALS = regexp(r"(?:目标|任务|计划)(?:内容|数|值)?(?:为|是)?:")
_DONES = regexp(r"(?:实际完成|完成情况|实际|全年完成)(?:情况|数|值)?(?:为|是)?:")
_HEAD = regexp(r"^.*:")


def of_its_goal(scene: Scene) -> Iterator[Told]:
    """Three numbers side by side: the goal, what was done of it, and the rate."""
    for goal, done, share in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        if share.unit != "%" or not share.exact or not _RATE.match(share.lead) or not _ACTUAL.match(scene.led(goal, done)):
            continue
        plain = goal.number.printed.approximate is None and not goal.number.printed.han and goal.dimension not in ("", "money", "percent", "mark")
        if plain and done.exact and alike(goal, done) and goal.unit == done.unit and not _NO_GOAL.search(goal.clause):
            yield Told("rate", "完成率", share, (f"{done.plain}/{as_printed_in(goal, done.factor)}",), True, (goal, done, share))


def of_named_goals(whole: Scene) -> Iterator[Told]:
    """Each thing once among the goals and once among what was done, and its rate called by its name."""
    goals, dones = _GOALS.search(whole.text), _DONES.search(whole.text)
    if goals is None or dones is None or dones.start() < goals.end():
        return
    for share in whole.terms:
        match = _NAMED.match(share.clause) if share.unit == "%" and share.exact and share.start > dones.end() else None
        if match is None:
            continue
        same = [term for term in whole.terms if term.countable and term.end < share.start and _HEAD.sub("", term.clause) == match["name"]]
        goal, done = _pair(same, goals.end(), dones.start())
        if goal is not None and done is not None and alike(goal, done):
            yield Told("rate", f"{match['name']}完成率", share, (f"{done.plain}/{as_printed_in(goal, done.factor)}",), True, (goal, done, share))


def _pair(same: Sequence[Term], opened: int, parted: int) -> tuple[Term | None, Term | None]:
    """The one told between the two heads, and the one told behind the second."""
    before, after = [term for term in same if opened <= term.start < parted], [term for term in same if term.start > parted]
    return (before[0], after[0]) if len(before) == len(after) == 1 else (None, None)

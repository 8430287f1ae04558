"""What is done of what was planned, its share told with a bare 占: 计划维修山塘20座，已完工14座，占70%; what is left: 其余6座."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in, kin

_GOAL = regexp(r"计划|任务|目标|应(?!急)|拟|需|年度|全年|总(?:数|量|计)?|共|涉及|纳入|实施")
_DONE = regexp(r"完成|完工|竣工|已|实际|建成|到货|到位|入库|发放|兑[付现]|开展|实施|验收|开工|办结|整改|出栏|栽植|铺设|硬化")
_APART = regexp(r"上年|去年|同期|[较比]|每|平均|其中[^，。;]{0,4}涉及|未|尚|剩余|其余|超")
_SHARE = regexp(r"^[，,(](?:(?:实际)?(?:完成(?:数|量|户数|情况)?)?占(?:全年|年度|计划|任务|目标|总|任务数|总数|计划数)*的?|(?:完成|完工|开工|竣工|实施|任务完成|目标完成)(?:率|进度|比例)(?:为|达到?|是|:)*|(?:超额)?(?:完成|为|是|达到?|相当于)(?:了)?(?:本?年度|全年|年初|上级|下达|预定|既定)*(?:的)?(?:目标任务|任务目标|计划任务|目标|任务|计划)(?:数|量|值)?的)$")
_REST = regexp(r"^[，,;；]?(?:尚有|还有|仍有|其余|剩余|余下)(?:的)?$")


def done_of_goal(scene: Scene) -> Iterator[Told]:
    """The share of a result in the one plan of its unit that the sentence tells right before it, and what is left of the plan."""
    for at, done in enumerate(scene.terms):
        goal = _goal(scene, at)
        if goal is None:
            continue
        rest = scene.terms[at + 1 :]
        share = next((term for term in rest[:1] if term in scene.percents and _SHARE.match(term.lead)), None)
        if share is not None:
            yield Told("rate", "完成的比例", share, (f"{as_printed_in(done, goal.factor)}/{goal.plain}",), True, (goal, done, share))
            rest = rest[1:]
        left = next((term for term in rest[:1] if _REST.match(term.lead) and term.countable and kin(term, goal)), None)
        if left is not None:
            yield Told("gap", "余下的", left, (f"{as_printed_in(goal, left.factor)}-{as_printed_in(done, left.factor)}",), True, (goal, done, left))


_UNDONE = regexp(r"[^，。；;\d]{0,16}未(?:能)?(?:按期|如期|全部)?(?:实施|完成|建设|建成|建|开工|动工|落实)")
_ACTUAL = regexp(r"实际|完成|建成|实施")


def undone(scene: Scene) -> Iterator[Told]:
    """计划建设32,000亩，实际建成31,700亩，…，某乡有300亩因用地调整未实施: what is left of the only plan of its unit."""
    for left in scene.terms:
        if not left.countable or left.dimension == "money" or not _UNDONE.match(scene.text, left.end) or regexp(r"其中|另|还有|计划").search(left.clause):
            continue
        before = [term for term in scene.before(left) if term.countable and kin(term, left)]
        if len(before) == 2 and regexp(r"计划|批复|任务|目标|应").search(before[0].clause) and _ACTUAL.search(before[1].clause):
            goal, done = (as_printed_in(term, left.factor) for term in before)
            yield Told("away", "未完成的", left, (f"{goal}-{done}",), True, (*before, left))


def _goal(scene: Scene, at: int) -> Term | None:
    """The plan that a number is the result of: the only number of its unit before it in the sentence, told as a plan."""
    done = scene.terms[at]
    if not done.countable or done.dimension == "money" or not _DONE.search(done.clause) or _APART.search(done.clause) or "其中" in done.lead:
        return None
    before = [term for term in scene.terms[:at] if kin(term, done) and term.countable]
    if len(before) != 1 or regexp(r"[;；]").search(scene.between(before[0], done)):
        return None
    goal = before[0]
    return goal if _GOAL.search(goal.clause) and not _APART.search(goal.clause) else None

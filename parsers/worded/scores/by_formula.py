"""A mark by the formula that its paragraph prints in words: 得分=实际完成数÷目标数×10；目标400个，实际370个，得9.25分."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in, value

_FORMULA = regexp(
    r"(?:得分|分数|指标分|计分)(?:为)?[=:]?\(?(?:年度|全年)?(?:实际|业绩|完成)[\u4e00-\u9fff]{0,8}?\)?(?:÷|/|除以)\(?(?:年度|年初|全年)?(?:目标|计划|任务|指标)[\u4e00-\u9fff]{0,4}\)?\)?(?:×|\*|x|X|乘以?)"
    r"(?:(?P<n>\d+(?:\.\d+)?)分?|(?:指标|标准|本项|该项)?(?:分值|满分|权重分?|标准分))"
)
_GOAL = regexp(r"目标|计划|任务|指标值|应")
_DONE = regexp(r"实际|完成|达到|建成|为|实现")
_GOT = regexp(r"(?:得分|实得|得|计)(?:为|共|:)*$")
_WORTH = regexp(r"(?:满分|分值|标准分|权重)(?:为|共|:)*$|\($|指标(?:为|共)?$")
NO_RESULT = regexp(r"上年|去年|其中|每|较|比")


def by_formula(paragraph: Scene) -> Iterator[Told]:
    """One formula, one goal and one result in one unit, one mark that was given."""
    formula = _FORMULA.search(paragraph.text)
    if formula is None or len(_FORMULA.findall(paragraph.text)) != 1:
        return
    outside = [term for term in paragraph.terms if term.end <= formula.start() or term.start >= formula.end()]
    got = [term for term in outside if term.dimension == "mark" and term.exact and term.start >= formula.end() and _GOT.search(term.clause)]
    pair = goal_and_done([term for term in outside if term.dimension != "mark" and not NO_RESULT.search(term.clause)])
    worth = formula["n"] or _weight([term for term in outside if term not in got])
    if pair is None or worth is None or len(got) != 1:
        return
    goal, done = pair
    way = f"1*{worth}" if value(done) >= value(goal) else f"{as_printed_in(done, goal.factor)}/{goal.plain}*{worth}"
    yield Told("share", "按公式得分", got[0], (way,), True, (goal, done, got[0]))


def goal_and_done(terms: Sequence[Term]) -> tuple[Term, Term] | None:
    """The one goal and the one result."""
    goals = [term for term in terms if _GOAL.search(term.clause) and not term.number.printed.han]
    dones = [term for term in terms if _DONE.search(term.clause) and not _GOAL.search(term.clause) and term.exact]
    if len({term.plain for term in goals}) != 1 or len({term.plain for term in dones}) != 1:
        return None
    goal, done = goals[0], dones[0]
    same = goal.dimension == done.dimension and goal.unit == done.unit and goal.number.printed.approximate is None
    return (goal, done) if same and Decimal(goal.plain) else None


def _weight(terms: Sequence[Term]) -> str | None:
    """The marks that may be had, where they are told once."""
    weights = {term.plain for term in terms if term.dimension == "mark" and term.exact and _WORTH.search(term.lead)}
    return weights.pop() if len(weights) == 1 else None

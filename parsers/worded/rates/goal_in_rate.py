"""How much of a goal was reached, the goal told inside the words of the rate: 实现销售收入3.42亿元，完成年度目标3.80亿元的90.00%; 平均供水346天，
占目标365天的94.79%; and of a budget that the paragraph has told before: 培训费预算12万元。…全年支出9.3万元，为预算的77.50%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in, value

_GOAL = regexp(
    r"^[，,(（]?(?:占|达到?|完成(?:了)?|为|实现)(?:了)?(?:全年|年度|年初|既定|预期|绩效|计划|设定|下达|核定)*(?:目标|任务|计划|指标|预算|定额)(?:任务)?(?:总?数|值|额|量)?(?:为)?"
    r"(?P<goal>\d[\d,]*(?:\.\d+)?)(?P<unit>[^\d的，。；]{1,4})的$"
)
_MOST = 3
"""A result so many times its goal is another thing's."""


def goal_in_rate(scene: Scene) -> Iterator[Told]:
    """The number right before the goal, and the rate right behind it; nobody reads a goal as a number of the sentence."""
    for done, share in zip(scene.terms, scene.terms[1:], strict=False):
        match = _GOAL.match(scene.between(done, share)) if share in scene.percents and done.exact else None
        if match is not None and match["unit"] == done.unit and 0 < Decimal(done.plain) <= _MOST * Decimal(match["goal"].replace(",", "")):
            yield Told("rate", "完成目标的比例", share, (f"{done.plain}/{match['goal'].replace(',', '')}",), True, (done, share))


_OF_BUDGET = regexp(r"^[，,(（](?:占|为|是|达到?)(?:年度|全年|年初|当年)?预算(?:总额|数|金额)?的$")
_BUDGET = regexp(r"预算(?:总额|安排|数|金额)*(?:共计?|合计|为|:)*$")
_EXECUTED = regexp(r"^[，,]预算(?:资金)?执行率(?:为|达到?|是|:)*$")
"""核定亏损120万元，实际拨付96万元，预算执行率80%: of the budget, where the sentence itself names none."""
_CHANGED = regexp(r"追加|调整|调[增减]|年初|结转|变更")
_NO_BUDGET = regexp(r"其中|上年|去年|采购|追加|调[整增减]|每|占")
_SPENT = regexp(r"(?:决算|支出|支付|拨付|执行|使用|开支)(?:数|金额|总额|合计|共计?|为|:)*$")


def of_budget_before(scenes: Sequence[Scene]) -> Iterator[Told]:
    """Where the paragraph tells one budget alone, and what was spent is no more than twice that."""
    terms = [term for scene in scenes for term in scene.terms]
    budgets = [term for term in terms if term.dimension == "money" and term.countable and _BUDGET.search(term.clause) and not _NO_BUDGET.search(term.clause)]
    budget = budgets[0] if len({value(term) for term in budgets}) == 1 else None
    plain = not any(_CHANGED.search(scene.text, scene.start, scene.end) for scene in scenes)
    for scene in scenes if budget is not None else ():
        for spent, share in zip(scene.terms, scene.terms[1:], strict=False):
            said = scene.between(spent, share)
            executed = _EXECUTED.match(said) and plain and not any("预算" in term.clause or "总投资" in term.clause for term in scene.before(share))
            if share not in scene.percents or not (_OF_BUDGET.match(said) or executed) or spent.dimension != "money" or not spent.countable:
                continue
            if budget is not None and budget.end <= spent.start and _SPENT.search(spent.clause) and 0 < value(spent) <= 2 * value(budget):
                yield _of([budget, *(_others(scene, spent) if executed else [])], spent, share)


def _others(scene: Scene, spent: Term) -> list[Term]:
    """实际到位380万元，支出361万元，预算执行率95%: what else the sentence tells before may be meant."""
    return [term for term in scene.before(spent) if term.dimension == "money" and term.countable]


def _of(bases: Sequence[Term], spent: Term, share: Term) -> Told:
    return Told("rate", "占预算的比例", share, tuple(f"{spent.plain}/{as_printed_in(base, spent.factor)}" for base in bases), True, (bases[0], spent, share))

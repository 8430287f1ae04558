"""What is left when costs and income are set against each other: 运营成本210万元，其中…。营业收入60万元，…。收支相抵，政策性亏损150万元;
应付利息534.6万元，项目收益492.1万元，不足部分42.5万元; 总收入208万元…。总支出202万元…。⏎收支相抵，结余6万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, alike, fits, value, working

_BALANCED = regexp(r"(?:收支|收入与?(?:成本|支出)|两项|两者|二者|盈亏)相抵(?:后|之后)?[，,]")
_COST, _INCOME = regexp(r"(?:成本|支出|费用)(?:总额|合计|总计|共|为|约|:)*$"), regexp(r"收入(?:总额|合计|总计|共|为|约|:)*$")
_SLACK = 30
"""So many characters may stand between 相抵 and the sum."""


def shortfall(paragraph: Scene) -> Iterator[Told]:
    """The first sum of costs and the first of income: what parts them comes behind them."""
    for match in _BALANCED.finditer(paragraph.text, paragraph.start, paragraph.end):
        result = next((term for term in paragraph.terms if term.start >= match.end() and term.dimension == "money"), None)
        if result is None or not result.countable or result.start - match.end() > _SLACK:
            continue
        before = [term for term in paragraph.before(result) if term.countable and alike(term, result)]
        cost, income = (next((term for term in before if pattern.search(term.clause)), None) for pattern in (_COST, _INCOME))
        if cost is not None and income is not None and not _BESIDES.search(paragraph.text, max(cost.end, income.end), match.start()):
            one, other = sorted((cost, income), key=value, reverse=True)
            yield Told("gap", "收支相抵后的金额", result, (working([one, other], "-", result.factor),), True, (cost, income, result))


_DUE = regexp(r"预算(?:安排|资金|总额|数)?(?:资金)?(?:共|为|:)*$|(?:计划|批复)(?:总)?投资(?:为|:)*$")
_COME = regexp(r"(?:^|[，,])(?:截至[^，,]*[，,])?(?:实际|资金|共|累计)*到位(?:资金)?(?:共|为|:)*$")
_OUT = regexp(r"^[，,；;][\u4e00-\u9fff]{0,10}(?:少|未|欠)到位(?:资金)?(?:为)?$|^[，,；;](?:资金)?缺口(?:为)?$")


def came_short(paragraph: Scene) -> Iterator[Told]:
    """预算安排410万元，其中…。实际到位405万元，县级配套资金少到位5万元: what a budget told once was short of, where what came is told right before."""
    for come, gap in zip(paragraph.terms, paragraph.terms[1:], strict=False):
        if not (come.countable and gap.countable and come.dimension == "money" and alike(come, gap) and _OUT.match(gap.lead) and _COME.search(come.lead)):
            continue
        due = [term for term in paragraph.terms if term.countable and term.end <= come.start and alike(term, come) and _DUE.search(term.clause)]
        if len(due) == 1 and value(due[0]) > value(come):
            yield Told("gap", "少到位的资金", gap, (working([due[0], come], "-", gap.factor),), True, (due[0], come, gap))


_SHORT = regexp(r"^[，,](?:其中)?(?:不足|差额|缺口|短缺)(?:部分|资金|金额)?(?:为|的)*$")
_OWED, _EARNED = regexp(r"应付|应支付|应还|需|成本|支出|应偿"), regexp(r"收益|收入")


def falls_short(scene: Scene) -> Iterator[Told]:
    """What is owed, what was earned, and what that falls short: one right behind the other."""
    for owed, earned, short in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        told = all(term.countable and term.dimension == "money" for term in (owed, earned, short)) and _SHORT.match(scene.between(earned, short))
        if told and _OWED.search(owed.clause) and _EARNED.search(earned.clause) and value(owed) > value(earned):
            yield Told("gap", "不足部分", short, (working([owed, earned], "-", short.factor),), True, (owed, earned, short))


_OFFSET = regexp(r"^[，,]?(?:[\u4e00-\u9fff]{0,8})?(?:收支|两者|二者|两项|收入支出)相抵(?:后)?[，,]?[\u4e00-\u9fff]{0,16}(?:结余|结转|节余|滚存)[\u4e00-\u9fff]{0,8}$")
_TOTAL_IN = regexp(r"(?:总收入|收入(?:决算)?(?:总计|合计|总量|总额))(?:为|达|共|:)*$")
_TOTAL_OUT = regexp(r"(?:总支出|支出(?:决算)?(?:总计|合计|总量|总额))(?:为|达|共|:)*$")
_BALANCED_OFF = 5


def left_of_both(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """收支相抵，结余6万元: the last total of what came in before it, less the last of what went out, where nothing is told between that adds to them."""
    for at, scene in enumerate(scenes):
        for rest in scene.terms:
            if not rest.countable or rest.dimension != "money" or not _OFFSET.search(rest.lead) or _BESIDES.search(rest.lead):
                continue
            told = [(one, term) for one in (*earlier, *scenes[: at + 1]) for term in one.terms if fits(term, rest) and (one is not scene or term.end <= rest.start)]
            came = next((term for _, term in reversed(told) if _TOTAL_IN.search(term.clause)), None)
            home, went = next(((one, term) for one, term in reversed(told) if _TOTAL_OUT.search(term.clause)), (scene, rest))
            behind = scene.text[went.end : rest.start] if home.text is scene.text else home.text[went.end :]
            if came is None or went is rest or _BESIDES.search(behind):
                continue
            if abs(value(came) - value(went)) * _BALANCED_OFF < value(came):
                yield Told("gap", "收支相抵", rest, (working([came, went], "-", rest.factor),), True, (came, went, rest))


_BESIDES = regexp(r"净|扣除|减去|上年结|年初结|加上年|结转下年")
"""支出总计95万元，加上年结余3万元，收支相抵…."""

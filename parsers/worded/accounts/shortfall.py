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


_YEAR_LEFT = regexp(r"(?:^|[，,。;；:])(?:其中)?(?:当年|本年度?|年度|当期|年内|本期)?(?:收支)(?:结余|节余|盈余|差额)(?:为|共|约|:)*$|(?:^|[，,。;；])(?:当年|本年度?|当期|本期)(?:结余|节余|盈余)(?:为|共|约|:)*$")
_CAME_IN, _WENT_OUT = regexp(r"(?<!支出)收入(?:决算|合计|总计|总额)?(?:为|达|共|:)*$"), regexp(r"支出(?:决算|合计|总计|总额)?(?:为|达|共|:)*$")
_OF_PART = regexp(r"其中[^。；;]*$|[较比]|同比|上年|去年|预算|缴费收入|费收入")


def left_of_year(scenes: Sequence[Scene]) -> Iterator[Told]:
    """本年收入18,300亿元，…。其中…。本年支出13,948亿元，…。本年收支结余4,352亿元: the last of each side before it in the paragraph that is no part."""
    for at, scene in enumerate(scenes):
        for rest in scene.terms:
            if not rest.countable or rest.dimension != "money" or not _YEAR_LEFT.search(rest.lead) or _BESIDES.search(rest.lead):
                continue
            told = [(one, term) for one in scenes[: at + 1] for term in one.terms if fits(term, rest) and term.end <= rest.start and not _OF_PART.search(one.text, one.start, term.start)]
            came, went = (next((term for _, term in reversed(told) if side.search(term.clause)), None) for side in (_CAME_IN, _WENT_OUT))
            if came is None or went is None or _BESIDES.search(scenes[0].text, min(came.end, went.end), rest.start) or came.start > went.start:
                continue
            if abs(value(came) - value(went) - value(rest)) * _FAR_OFF < value(came):
                yield Told("gap", "收支结余", rest, (working([came, went], "-", rest.factor),), True, (came, went, rest))


_FAR_OFF = 4
_BEYOND = regexp(
    r"^[，,](?:比|较)(?:年初|全年|原)*(?:预算|申请|申报|计划|下达|批复|概算)(?:资金|金额|数额|数|额)*(?:多|超|高)(?:发|支|出)?(?:了)?$"
    r"|^[，,](?:比|较)?(?:超出|超过|高出|多出|超支|超)(?:年初|全年|原|申请|申报|批复|下达|计划|概算|控制|市级|县级|省级|上级)*(?:预算|申请|计划|概算|指标|下达|补助)(?:资金|经费|金额|总额|数额|数|额)*(?:共|为|达|约)*$"
)
_ASKED = regexp(r"申请|申报|预算|计划|概算|下达|安排|批复|核定")
_DONE = regexp(r"实际|支出|支付|发放|使用|列支|完成|到位")
_NEVER = regexp(r"超出|超过|高出|结余|结转|[较比]|增加|减少")


def beyond(paragraph: Scene) -> Iterator[Told]:
    """申请护理补贴945万元，生活补贴46万元；…发放护理补贴1,045万元，超出预算金额100万元；生活补贴155万元，超出预算金额109万元: each by its name, or what is left of
    those that were asked for."""
    used: set[int] = set()
    for came, gap in zip(paragraph.terms, paragraph.terms[1:], strict=False):
        if not (came.countable and gap.countable and came.dimension == "money" and alike(came, gap) and _BEYOND.match(gap.lead)):
            continue
        stops = [0, 0, *(match.end() for match in _STOP.finditer(paragraph.text, 0, came.start))]
        here = any(_ASKED.search(term.clause) and fits(term, came) and not _DONE.search(term.clause) for term in paragraph.before(came) if term.start >= stops[-1])
        opened = stops[-1] if here else stops[-2]  # what was asked for may be told in the sentence before
        before = [term for term in paragraph.before(came) if term.start >= opened and fits(term, came) and not _NEVER.search(term.clause) and not _DONE.search(term.clause)]
        asked = [term for at, term in enumerate(before) if _ASKED.search(term.clause) or (at and _ASKED.search(before[0].clause) and "，" in term.lead and ";" not in paragraph.text[before[0].end : term.start])]
        asked = [term for term in asked if id(term) not in used]
        ranked = sorted(asked, key=lambda term: -_alike_words(term.clause, came.clause))
        best = [term for term in ranked if _alike_words(term.clause, came.clause) == _alike_words(ranked[0].clause, came.clause)]
        beside = [term for term in best if not any(term.end <= other.start < came.start for other in paragraph.terms)]
        best = best if len(best) == 1 else beside  # 年初预算18万元，实际支出21.6万元，超预算3.6万元
        if len(best) != 1:
            continue
        used.add(id(best[0]))
        yield Told("gap", "超出的金额", gap, (working([came, best[0]], "-", gap.factor),), True, (best[0], came, gap))


_STOP = regexp("。")


def _alike_words(one: str, other: str) -> int:
    """How many pairs of neighbouring characters two names share."""
    return sum(one[at : at + 2] in other for at in range(len(one) - 1))


_BESIDES = regexp(r"净|扣除|减去|上年结|年初结|加上年|结转下年")
"""支出总计95万元，加上年结余3万元，收支相抵…."""

"""Rates (and means) whose operands are told in ways of their own: 高于序时进度（58%）4.6个百分点; 5,600亩，完成目标8,000亩的70%; 县级配套占到位资金的21%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, fits, in_brackets, kin, meaning
from parsers.worded.sums.addends import APIECE

_OF = regexp(r"(?:占|完成|达到?|相当于)(?:了)?[^，。;:\d]{0,14}$")


def of_that(scene: Scene) -> Iterator[Told]:
    """完成5,600亩，占年度目标8,000亩的70%: the base stands right before its share."""
    for share in scene.percents:
        at = scene.terms.index(share)
        base = scene.terms[at - 1] if at else None
        if base is None or not base.countable or not _THEREOF.fullmatch(scene.between(base, share)) or not _OF.search(base.clause):
            continue
        before = [term for term in scene.terms[: at - 1] if term.countable and kin(term, base)]
        if before and scene.between(before[-1], base).count("，") <= 1:
            top = before[-1]
            yield Told("rate", "占比", share, (f"{top.plain}/{as_printed_in(base, top.factor)}",), True, (top, base, share))


_THEREOF = regexp(r"(?:(?:中央|省级?|市级?|县级?|财政|专项|补助|项目)*(?:资金|经费|预算|投资|任务|计划|目标|总量|总数))?的(?:比例为|比重为)?")
"""占已下达100亿元资金的84.3%: what the base is of may stand behind it."""
_AMONG = regexp(r"^(?:[\u4e00-\u9fff]{0,6}[，,(])?其中[:：]?[\u4e00-\u9fff“”\"]{0,14}$|^[\u4e00-\u9fff]{0,8}中[，,]?[\u4e00-\u9fff“”\"]{1,12}$")
_PLAIN_SHARE = regexp(r"^[\u4e00-\u9fff]{0,6}[，,(]?(?:占|占比|比例)(?:比)?(?:为|达)?$")


def of_these(scene: Scene) -> Iterator[Told]:
    """三级指标132个，其中定性指标33个，占25%; 总投资900万元，亩均1500元，其中财政资金720万元，占80%: what each has is no whole."""
    terms = [term for term in scene.terms if not APIECE.search(term.clause)]
    for base, part, share in zip(terms, terms[1:], terms[2:], strict=False):
        if share.unit != "%" or not share.exact or not base.countable or not part.countable or not kin(part, base):
            continue
        if _AMONG.match(part.lead) and _PLAIN_SHARE.match(scene.between(part, share)):
            yield Told("rate", "占比", share, (f"{part.plain}/{as_printed_in(base, part.factor)}",), True, (base, part, share))


_SAMPLED = regexp(r"抽|检查|检测|核查|走访|回访|样本|巡查|排查|监测|查看|复核")
_HELD = regexp(r"^[\u4e00-\u9fff]{0,8}(?:[，,]?其中|中有?|[，,](?:发现|检出|查出))[:：]?[\u4e00-\u9fff“”\"]{0,10}$")
_ITS_RATE = regexp(r"^[\u4e00-\u9fff]{0,14}[，,](?!综合|总体|平均|按期|回收|有效)(?:问题|不?合格|不?达标|不?符合|差错|错误|异常|超标|发现|检出|违规|漏报|空置|闲置|未[\u4e00-\u9fff]{2,4}|不[\u4e00-\u9fff]{2,4})率(?:为|达到?|仅)?$")


def found_in(scene: Scene) -> Iterator[Told]:
    """抽查320户，其中24户未使用，问题率7.5%; 抽检620批次，检出不合格31批次，合格率95%."""
    for base, part, share in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        if share.unit != "%" or not share.exact or not base.countable or not part.countable or base.dimension != part.dimension:
            continue
        if base.dimension == "money" or not _SAMPLED.search(base.clause) or not _HELD.match(scene.between(base, part)) or not _ITS_RATE.match(scene.between(part, share)):
            continue
        ways = (f"{part.plain}/{base.plain}", f"({base.plain}-{part.plain})/{base.plain}")
        yield Told("rate", "比率", share, ways, True, (base, part, share))


_LIMIT = regexp(r"预算|概算|控制价|限价|计划|估算")
_SAVED = regexp(r"(?:节约|节支|结余|节省|下浮|降低|降幅)(?:资金)?(?:率|比例|幅度)(?:为|达到?|:)*$")
_STEPPED = regexp(r"节约|节支|结余|节省|(?:下浮|降低)(?:了|金额)?$")
_BELOW = regexp(r"低于|[较比]|控制在")
_LESS = regexp(r"(?:少|多|减|减少|增加|超出?|下降)(?:了|支|出)?$")
"""较概算少120万元: the step, not the limit."""


def saved(scene: Scene) -> Iterator[Told]:
    """采购预算128万元，实际119万元，节约9万元，节约率7.03%; 每公里造价138万元，低于可研估算的145万元，节约率4.83%."""
    for share in scene.percents:
        if not _SAVED.search(share.clause):
            continue
        before = [term for term in scene.before(share) if term.countable and term.dimension == "money"]
        limits = [term for term in before if _LIMIT.search(term.clause)]
        gaps = [term for term in before if _STEPPED.search(term.clause)]
        if len(limits) == 1 and len(gaps) == 1 and limits[0] is not gaps[0]:
            yield Told("rate", "节约率", share, (f"{as_printed_in(gaps[0], limits[0].factor)}/{limits[0].plain}",), True, (limits[0], gaps[0], share))
            continue
        priced = [term for term in scene.before(share) if term.countable and term.dimension.startswith("money") and not in_brackets(scene, scene.start, term)]
        before = [term for term in priced if alike(term, priced[-1])]
        if not gaps and len(before) > 1 and _BELOW.search(scene.between(before[-2], before[-1])) and _LIMIT.search(before[-1].clause) and not _LESS.search(before[-1].clause):
            low, high = before[-2:]
            limit = as_printed_in(high, low.factor)
            yield Told("rate", "节约率", share, (f"({limit}-{low.plain})/{limit}",), True, (low, high, share))


_NAMED = regexp(r"(?:^|[，,。;、])(?P<name>[\u4e00-\u9fff]{2,10}?|“[\u4e00-\u9fff]{2,8}”(?:[\u4e00-\u9fff]{2,4}?)?)(?:约|分别)?占(?P<base>[\u4e00-\u9fff、]{0,16}?)(?:的)?(?:比例|比重)?(?:约|为)*$")


def named(scenes: Sequence[Scene]) -> Iterator[Told]:
    """县级配套资金177万元，…县级配套占到位资金的21.79%，中央资金占51.70%: both are told before, by name."""
    terms = [term for scene in scenes for term in scene.terms if term.countable]
    for scene in scenes:
        base_name = ""
        for share in scene.percents:
            match = _NAMED.search(share.lead)
            base_name = (match["base"] or base_name) if match else ""
            if match is None or not meaning(base_name):
                continue
            before = [term for term in terms if term.end <= share.start]
            if (joint := _joint(match["name"], base_name, before)) is not None:
                top, *bases = joint
                way = f"{top.plain}/({'+'.join(as_printed_in(base, top.factor) for base in bases)})"
                yield Told("rate", "占比", share, (way,), True, (top, *bases, share))
                continue
            tops = _called(match["name"], before)
            bases = [term for term in _called(base_name, before) if not re.search(rf"{re.escape(base_name)}(?:中|里)", term.clause)]  # 专任教师中党员31人
            if len(tops) == 1 and len(bases) == 1 and tops[0] is not bases[0] and kin(tops[0], bases[0]):
                unit = tops[0].factor
                yield Told("rate", "占比", share, (f"{tops[0].plain}/{as_printed_in(bases[0], unit)}",), True, (tops[0], bases[0], share))


_TIER = regexp(r"(?P<tier>中央|自治区|上级|本级|省|市|县|区|旗|州)(?:级)?(?:财政|专项|补助|配套)*(?:资金)?(?:投入|部分)?(?:总额|总和|之和|合计|总计)?")


def _joint(name: str, base: str, terms: Sequence[Term]) -> list[Term] | None:
    """县级投入占中央、省级资金的74%: one tier's money, and that of the tiers that are its base together."""
    tiers = [_TIER.fullmatch(each) for each in (name, *regexp(r"[、和与及]").split(base))]
    if len(tiers) < _TOGETHER or not all(tiers):
        return None
    found = [[term for term in terms if term.dimension == "money" and term.clause.removeprefix("其中").startswith(tier["tier"])] for tier in tiers if tier]
    plain = all(len({term.plain for term in each}) == 1 for each in found)
    return [each[-1] for each in found] if plain and len({id(each[-1]) for each in found}) == len(found) else None


_TOGETHER = 3


def _called(name: str, terms: Sequence[Term]) -> list[Term]:
    """The numbers whose own clause holds all of a name."""
    pairs = meaning(name)
    return [term for term in terms if pairs and all(pair in term.clause for pair in pairs)]


_RATE_OF = regexp(r"^[\u4e00-\u9fff]{0,8}[，,][\u4e00-\u9fff]{2,6}率(?:为|达到?|:)*$")
_WHOLE_OF = regexp(r"^\((?:共|全年|累计|总)?(?:受理|应|总|共|计划|登记|接收|申请|申报|受检|抽[检查取]|纳入|收到)[\u4e00-\u9fff]{0,8}$")


def behind(scene: Scene) -> Iterator[Told]:
    """办结9,306件，办结率98.5%（受理9,448件）: the base stands in brackets behind the rate."""
    for top, share, base in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        if share.unit != "%" or not share.exact or not top.countable or not base.countable or not kin(top, base):
            continue
        closed = scene.text[base.end : base.end + 1] in (")", "）")
        if closed and _RATE_OF.match(scene.between(top, share)) and _WHOLE_OF.match(scene.between(share, base).replace("（", "(")):
            yield Told("rate", "比率", share, (f"{top.plain}/{as_printed_in(base, top.factor)}",), True, (top, share, base))


_LEFT_RATE = regexp(r"(?:结转结余|结余结转|结转|结余)率(?:为|是|:)*$")
_LEFT = regexp(r"结转|结余")
_WHOLE = regexp(r"预算|到位|可用|下达|安排")
_NOT_WHOLE = regexp(r"支出|支付|执行数|使用|其中|年初|追加|上年|采购")


def left_rates(scenes: Sequence[Scene]) -> Iterator[Told]:
    """全年预算2649万元。…年末结转结余77.37万元，结转结余率2.92%: of the budget or of what came, told before in the paragraph."""
    terms = [term for scene in scenes for term in scene.terms]
    for scene in scenes:
        for rate in scene.percents:
            before = [term for term in scene.before(rate) if term.countable]
            if not _LEFT_RATE.search(rate.clause) or not before or not _LEFT.search(before[-1].clause):
                continue
            left = before[-1]
            bases = [term for term in terms if term.end <= left.start and fits(term, left) and _WHOLE.search(term.clause)
                     and not _NOT_WHOLE.search(term.clause)]
            if bases:
                ways = tuple(dict.fromkeys(f"{left.plain}/{as_printed_in(base, left.factor)}" for base in reversed(bases)))
                yield Told("rate", "结转结余率", rate, ways, True, (bases[-1], left, rate))


_PAST_GOAL = regexp(r"^[，,](?:比|较)?(?:年初|年度|全年|原定|下达)?(?P<goal>任务|计划|目标)(?:数|量)?(?P<less>少|欠)(?:完成)?(?:了)?$|^[，,](?:超(?:额)?(?:完成)?|(?:比|较))(?:年初|年度|全年|原定|下达)?(?:任务|计划|目标)(?:数|量)?(?:多|多完成)?(?:了)?$")
_DONE_RATE = regexp(r"完成率(?:为|达|达到|:)*$")


def past_goal(scene: Scene) -> Iterator[Told]:
    """筹集1,260套，超任务60套，完成率105%; 建成2,016套，比任务少224套，完成率90%: the goal by what is more or less than it."""
    for done, step, share in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        match = _PAST_GOAL.match(step.lead)
        if match and share.unit == "%" and share.exact and _DONE_RATE.search(share.clause) and done.countable and step.countable and alike(done, step):
            other = as_printed_in(step, done.factor)
            outright = "超额完成" in step.lead  # 超额完成年度目标40场次: the goal itself
            way = f"{done.plain}/{other}" if outright else f"{done.plain}/({done.plain}{'+' if match['less'] else '-'}{other})"
            yield Told("rate", "完成率", share, (way,), True, (done, step, share))


_ALL_OF_IT = regexp(r"(?:总投资|投资总额|资金总额|总概算|概算总投资|资金(?:总)?(?:共|合计|规模))(?:额)?(?:为|是|共|约|:)*$")


def bracketed_share(scenes: Sequence[Scene]) -> Iterator[Told]:
    """总投资6,200万元。资金来源为：中央补助2,100万元（占33.87%），…: the share in brackets behind a source is of the one whole told before."""
    terms = [term for scene in scenes for term in scene.terms]
    wholes = [term for term in terms if term.countable and term.dimension == "money" and _ALL_OF_IT.search(term.clause)]
    if len({as_printed_in(term, wholes[0].factor) for term in wholes}) != 1:
        return
    whole = wholes[0]
    for scene in scenes:
        for count, share in zip(scene.terms, scene.terms[1:], strict=False):
            told = share.unit == "%" and share.exact and share.lead in ("(占", "(占比", "(占比为") and scene.text[share.end : share.end + 1] == ")"
            if told and count.countable and count.dimension == "money" and whole.start < count.start:
                yield Told("rate", "占比", share, (f"{count.plain}/{as_printed_in(whole, count.factor)}",), True, (whole, count, share))

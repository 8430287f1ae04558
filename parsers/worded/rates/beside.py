"""Rates and shares beside what they are made of: 应检148份，合格139份，合格率93.92%; 60岁以上135人，占62.5%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.people.taken_together import good_pair
from parsers.worded.scene import ACCOUNT, Scene, Term, Told, alike, as_printed_in, bears, meaning, reached, said, value

_LINK = r"(?:仅为|只有|约为|分别为|为|达到|达|是|仅|:|=)*"
_RATE = regexp(rf"(?:^|[，,。;:(、]|\d\D?)(?P<name>(?:[\u4e00-\u9fff“”]{{1,16}}(?:率|比例|比重|进度|密度)|[\u4e00-\u9fff“”]{{0,16}}占比|比例|比重|完成(?=(?:了)?$)))(?:\([^()]*\))?{_LINK}$")
_OF = regexp(rf"(?:^|[，,。;:(])(?:约|仅)?(?:占(?!比)|(?:完成|为|达到?)(?=[\u4e00-\u9fff]{{0,6}}(?:预算|计划|任务)的))(?P<base>[\u4e00-\u9fff“”、]{{0,18}}?)(?:的|的比例|的比重|比例)?{_LINK}$")
_AIM = regexp(r"目标|指标值|标准|要求|不低于|高于|低于|达到[^，]*以上|每|若|如|应达|力争|确保|上年|去年|同期|同比|全国|全省|平均")
_MONEY = ("money",)
_GOAL, _OF_GOAL = regexp(r"目标|计划|任务"), regexp(r"完成|达成|完工|进度|执行|占比")
"""年初目标抽检1500批次，实际抽检1536批次，合格率99%: the goal is no base of what was found good."""
_SHORT = regexp(r"(?:少|缺|差|欠|超出|超过|高出|多出|多|超(?:额)?(?:完成)?(?:任务|计划|目标)?)(?:完成)?(?:了|约)?$")
"""建成17座，较目标20座少3座，完成85%: the gap is neither part nor whole."""
_UNDONE = regexp(r"未|延期|逾期|超期|滞后|没有")
_REASON = regexp(r"(?:因|由于|受)[^，。;\d]{2,40}(?=，)")
"""，因部分管沟土地未移交，: why less was done, no other thing."""
_LEFT, _PAID = regexp(r"结转|结余|节约"), regexp(r"支出|支付|执行|使用")
"""实际支出95万元，结余5万元，结余率5%: what is left is of the budget, never of what was spent."""
_OF_A_RATE = "%("
"""教学满意率94.19%(405人)，食宿满意率84.88%(365人): the number of another rate."""
_BUDGETED = regexp(r"(?:预算|安排|下达|计划)(?!执行)[^。；;\d]{0,16}\d")
"""预算安排资金2,607万元…。到位资金2,541万元，支出2,263.06万元，预算执行率86.81%: of the budget told before, though less came in."""
_HANDED = regexp(r"(?:发放|兑付|兑现|代发)率$")
"""待遇领取5万人，发放率100%: of what was due, if nobody says 发放 of a number."""
_OUT_OF = regexp(r"[\u4e00-\u9fff]{0,10}(?:中|里|内)的")
"""96个项目中的24个, of whatever else is counted beside them."""
_APART = 4
_BEHIND = 14
"""23条路中21条交工验收评定为合格: so far behind a number may stand what it counts."""
_PAYING = regexp(r"缴费(?=率)")
"""参保缴费率: of people, no 费率."""
_OVER, _ALL = Decimal("1.25"), Decimal(100)


def rates(scene: Scene) -> Iterator[Told]:
    """Each rate of the sentence whose operands stand before it in the same sentence."""
    for result in scene.percents:
        done = max((term.end for term in scene.terms if term.dimension == "percent" and term.end <= result.start), default=scene.start)
        told = _rate(scene, result, done)
        if told is not None:
            yield told


def _rate(scene: Scene, result: Term, since: int) -> Told | None:
    lead = regexp(r"[，,。;]").split(result.lead)[-1] if "(" not in result.lead else result.lead
    stretch = scene.text[max(scene.start, result.start - 40) : result.start]
    match = _RATE.search(stretch)
    share = _OF.search(stretch) if match is None else None
    if (match is None and share is None) or _AIM.search(lead):
        return None
    name = match["name"] if match else "占比"
    if match and said(scene, "relation_no_rates", _PAYING.sub("参保", name)):
        return None
    able = (term for term in scene.before(result) if (term.countable or _months(term, name)) and not _SHORT.search(term.lead) and (term.unit in name or not name.startswith("人次")))
    near = _whole_alone(name, [term for term in able if not scene.text.endswith(_OF_A_RATE, 0, term.number.printed.number_start)])
    if len(near) < 2 or "=" in result.lead:
        return None
    other = _held_in(scene, near, result, name) or _against_goal(near, result, name) or _come_back(near, result, name) or _with_opposite(near, result, name) or _best_two(near, result, name)
    if other is not None:
        return other
    told = max(scene.start, result.start - 40) + match.start("name") if match else result.start
    top = _numerator(scene, near, name if match else "", since, told)
    if top is None or scene.text[top.end : result.start].count("，") > (2 if match else 1) or (match and good_pair(scene.before(result))):  # 满意率83.68%: of all that were asked
        return None
    task = _to_do(near, top, of_plan=bool(_OF_PLAN.search(share["base"]))) if share else None
    if task is not None:
        return Told("rate", "占比", result, (f"{top.plain}/{as_printed_in(task, top.factor)}",), True, (task, top, result))
    bases = [term for term in near if term is not top and alike(term, top) and (_OF_GOAL.search(name) or not _GOAL.search(term.lead))
             and not (_LEFT.search(name + top.clause) and _PAID.search(term.lead)) and not ("到位" in name and "到位" in term.clause)]
    if not bases:
        return None
    named = share["base"].strip("“”") if share else ""
    last = max((term for term in bases if term.start < top.start), key=lambda term: term.start, default=None) if "其中" in top.lead else None
    ranked = sorted(bases, key=lambda term: (term is not last, term.start > top.start, not bears(named, term), not said(scene, "relation_bases", term.lead), -term.start))
    ranked = [base for base in ranked if _OUT_OF.fullmatch(scene.between(base, top))] or ranked
    unit = top.factor
    ways = [f"{top.plain}/{as_printed_in(base, unit)}" for base in ranked]
    ways += [f"({as_printed_in(base, unit)}-{top.plain})/{as_printed_in(base, unit)}" for base in ranked if base.start < top.start]
    ways += [f"{top.plain}/{as_printed_in(term, unit)}" for term in near if {term.measure, top.measure} == _HEADS]
    rest = [term for term in bases if term.start > since]
    if len(rest) == 1:
        ways.append(f"{top.plain}/({top.plain}+{as_printed_in(rest[0], unit)})")
        ways.append(f"{as_printed_in(rest[0], unit)}/{top.plain}")
        if _LEFT.search(top.clause) and _SPENDING.search(name):  # 发放258万元，结余4万元，资金执行率98.47%
            ways.insert(0, f"{as_printed_in(rest[0], unit)}/({as_printed_in(rest[0], unit)}+{top.plain})")
    firm = top.start >= since and (not meaning(named) or bears(named, ranked[0])) and _firm(scene, top, ranked, result, name, share is not None)
    return Told("rate", name.strip("“”"), result, tuple(ways), firm, (ranked[0], top, result))


_OF_ALL = regexp(r"总体|整体|综合|总(?!量)|合计")


def _whole_alone(name: str, near: list[Term]) -> list[Term]:
    """完成2,340亩，其中甲870亩、乙800亩，总体完成率97.75% is of the whole; else the parts that make up their whole are left out."""
    opens = next((at for at, term in enumerate(near) if "其中" in term.lead), 0) if _OF_ALL.match(name) else 0
    return near[:opens] if opens else _without_parts(near)


def _months(term: Term, name: str) -> bool:
    """36个月中有33个月按时发放，及时率91.67%: months are counted here."""
    return term.exact and term.dimension == "month_count" and bool(regexp(r"及时|按时|按期|准时").search(name))


def _without_parts(near: list[Term]) -> list[Term]:
    """受理850件，其中热线520件、来信330件，办结842件: parts that make up their whole are no base of what follows them."""
    for at, whole in enumerate(near):
        for end in range(at + 3, len(near)):
            parts = near[at + 1 : end]
            if "其中" in parts[0].lead and all(alike(part, whole) for part in parts) and sum(map(value, parts)) == value(whole):
                return [*near[: at + 1], *near[end:]]
    return near


_HEADS = {"count:人", "count:人次"}
"""培训300人次，取得证书260人，就业150人，就业率50%: who was trained are people, too."""


def _shortened(stem: str, clause: str) -> bool:
    """取得证书612人，取证率81.6%: the rate bears two signs of what was counted."""
    return bool(re.search(rf"{stem[0]}[\u4e00-\u9fff]{{1,2}}{stem[1]}", clause))


_FUNDS, _SPENT, _SPENDING = regexp(r"(?:项目|专项|补助|补贴)?(?:资金|经费)(?:总额|共计?|合计|为|:)*$"), regexp(r"支出|支付|使用|执行"), regexp(r"(?:执行|支付|支出|使用)率$")
"""项目资金500万元，支出475万元，预算执行率95%: the money and what was spent of it, where nothing else is told."""
_LIMIT = regexp(r"预算|编制|核定|计划|控制数|限额")
_USED = regexp(r"实际|支出|收入|决算|执行|在职|实有|在编")


_BACK, _SENT = regexp(r"回收|收回"), regexp(r"发放|发出|下发|派发|发送")


def _come_back(near: list[Term], result: Term, name: str) -> Told | None:
    """发放300份，收回296份，有效问卷292份，回收率98.67%: of what was sent, whatever else is told between."""
    back = [term for term in near if _BACK.search(term.clause) and "有效" not in term.clause]
    sent = [term for term in near if _SENT.search(term.clause) and "每" not in term.clause]
    if not regexp(r"(?:回收|收回)率$").search(name) or "有效" in name or len(back) != 1 or len(sent) != 1 or not alike(back[0], sent[0]):
        return None
    return Told("rate", name, result, (f"{back[0].plain}/{sent[0].plain}",), True, (sent[0], back[0], result))


def _best_two(near: list[Term], result: Term, name: str) -> Told | None:
    """评定1140公里，其中优等路412公里、良等路386公里，优良路率70%: of both grades together."""
    if "优良" not in name or len(near) <= _GRADES:
        return None
    whole, (best, good) = near[0], near[-_GRADES:]
    if "优" not in best.clause or "良" not in good.clause or "优" in good.clause or not (alike(best, good) and alike(best, whole)):
        return None
    way = f"({best.plain}+{as_printed_in(good, best.factor)})/{as_printed_in(whole, best.factor)}"
    return Told("rate", name, result, (way,), True, (whole, best, good, result))


_GRADES = 2
_STEM = regexp(r"(?P<stem>[\u4e00-\u9fff]{2})率$")
_NOT = regexp(r"(?:未|不|没有?|尚未|离)[\u4e00-\u9fff]{0,6}$")


def _with_opposite(near: list[Term], result: Term, name: str) -> Told | None:
    """受理603个，通过512个，未通过91个，通过率84.91%; 在线1,512路，离线88路，在线率94.5%: those that are so of those that are and are not."""
    match = _STEM.search(name)
    if match is None or len(near) < 2 or match["stem"] == "满意":  # 基本满意 may stand between the two
        return None
    so, not_so = near[-2:]
    negated = _NOT.search(not_so.clause)
    if not alike(so, not_so) or match["stem"] not in so.clause or _UNDONE.search(so.clause) or not negated or match["stem"][-1] not in not_so.clause:
        return None
    both = f"{so.plain}/({so.plain}+{as_printed_in(not_so, so.factor)})"
    wholes = [term for term in near[:-2] if alike(term, so) and reached(term, (so, not_so))]
    ways = (*(f"{so.plain}/{as_printed_in(term, so.factor)}" for term in wholes), both)
    return Told("rate", name, result, ways, True, (*wholes[:1], so, not_so, result))


def _held_in(scene: Scene, near: list[Term], result: Term, name: str) -> Told | None:
    """三公经费控制率, 在职人员控制率, 完成预算的…: what was used of what was allowed, in whichever order they stand; the last of each."""
    if not regexp(r"控制率|占比").search(name) or (name == "占比" and not regexp(r"(?:完成|为|达到?)[\u4e00-\u9fff]{0,6}预算的").search(result.lead)):
        return None
    limits = [term for term in near if _LIMIT.search(ACCOUNT.sub("", term.clause)) and not regexp(r"实际|实有|在职").search(term.clause)]
    used = [term for term in near if _USED.search(term.clause) and term not in limits and not regexp(r"其中|比上年|减少|增加").search(term.lead)]
    pairs = [(top, base) for top in used for base in limits if alike(top, base)]
    if not pairs:
        return None
    ways = tuple(f"{top.plain}/{as_printed_in(base, top.factor)}" for top, base in reversed(pairs))
    top, base = pairs[-1]
    return Told("rate", name, result, ways, len(pairs) == 1 and scene.text[max(top.end, base.end) : result.start].count("，") <= _APART, (base, top, result))


def _against_goal(near: list[Term], result: Term, name: str) -> Told | None:
    """提供保障8.64亿元，较目标值8亿元超出0.64亿元，完成率108%: the goal stands behind what was done."""
    if "完成" not in name or len(near) != 2 or not regexp(r"[较比与][^，。;]{0,6}(?:目标|计划|任务)").search(near[1].lead) or not alike(*near):
        return None
    done, goal = near
    return Told("rate", name, result, (f"{done.plain}/{as_printed_in(goal, done.factor)}",), True, (done, goal, result))


def _numerator(scene: Scene, near: list[Term], name: str, since: int, told: int) -> Term | None:
    """The number whose words name what the rate counts (合格139份 … 合格率), else the last before the rate; ``told``: where its name begins."""
    stem = regexp(r"(?:完成)?(?:率|比例|比重|占比|进度|密度)$").sub("", name)
    fresh = [term for term in near if term.start >= since] or near[-1:]
    for size in range(min(4, len(stem)), 1, -1):
        key = stem[-size:]
        rest = [term for term in fresh if term is not fresh[0]]
        behind = [term for term in rest if key in scene.text[term.end : min(told, term.end + 8)]]
        found = [term for term in rest if key in term.clause] or behind or [term for term in rest if key in term.lead]
        found = [term for term in found if "其中" not in term.lead] or found  # 实际参保20万人，其中脱贫人口参保2万人，参保率97%
        if found:
            return found[-1]
    return fresh[-1] if fresh else None


def _to_do(near: Sequence[Term], top: Term, of_plan: bool) -> Term | None:
    """The task right before what was done of it; ``of_plan``: the share says that it is of what was planned (省级资金109亿元，目前已下达123亿元，完成年初计划的111.8%)."""
    at = near.index(top)
    base = near[at - 1] if at and alike(near[at - 1], top) and (top.dimension not in _MONEY or of_plan) else None
    own = _WHOSE.search(top.clause) if base is not None else None
    if base is not None and of_plan and _DONE_OF_IT.match(top.lead) and not _DID.search(base.clause) and (own is None or own.group() in base.clause):
        return base if _PLAN_OR_FUND.search(base.clause) else None
    return base if base and _TO_DO.search(base.clause) and _DONE_OF_IT.match(top.lead) else None


_WHOSE, _PLAN_OR_FUND = regexp(r"中央|省级?|市级?|县级?|自筹|债券"), regexp(r"计划|任务|目标|预算|安排|资金|承担|配套")
_OF_PLAN, _DID = regexp(r"计划|任务|目标|年初预算"), regexp(r"已|实际|完成|支出|支付")
_TO_DO, _DONE_OF_IT = regexp(r"(?:任务|计划|目标)(?:数|为|共|:)*$"), regexp(r"[，,](?:截[至止](?:20\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日|[底末初]|目前)?[，,]?)?(?:现|目前)?(?:中央|[省市县区州旗]级?)?(?:财政)?(?:已|实际)")
"""搬迁任务508户，已搬迁483户，占95.1%: whatever else the sentence counts."""


_ITS_OWN = regexp(r"[\u4e00-\u9fff“”]{0,16}[，,][\u4e00-\u9fff“”]{2,12}(?:率|度)(?:仅|约)?(?:为|是|达到?|:)*")
_IN_IT = regexp(r"^[\u4e00-\u9fff“”]{0,8}(?:中|里|内)(?!央|[\u4e00-\u9fff]*(?:其他|另有))")
_PART_OF_IT = regexp(r"^[^，。;]{0,8}[，,]其中[:：]?[^，。;\d]*$")
"""有效问卷476份中，能说出政策的408人，知晓率85.71%; 资产总额520万元，其中在用500万元，利用率96.15%: what is of what, and no other number."""


_GRADED = regexp(r"非常|十分|很|较|基本|部分|其他|目标|(?<!非)计划|满意(?!的?$|以上(?:的)?$)")


def _plainly(scene: Scene, base: Term, top: Term, result: Term, stem: str) -> bool:
    """Whether the one is said to be of the other, and the rate, of the same thing or of its opposite, follows at once."""
    between, behind = scene.between(base, top), scene.between(top, result)
    if not _ITS_OWN.fullmatch(behind) or _GRADED.search(top.clause):
        return False
    if _IN_IT.match(between):
        return not _UNDONE.search(between + behind) or bool(re.search(rf"[未不]{stem}", between + behind))  # 45家中有7家未通过，通过率84.44%
    return bool(_PART_OF_IT.match(between) and set(stem) & set(top.clause)) and stem not in base.lead and not _UNDONE.search(between)


_CARRIED_OUT = regexp(r"(?:实施|计划|新建|改造|建设|安排|下达)[\u4e00-\u9fff“”]{0,16}$")
_DONE_BY_THEN = regexp(r"(?:完成|建成|竣工)$")
_BY_THEN = regexp(r"(?<=，)(?:截[至止]|到)(?:20\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日|[底末初])?，")
"""，截至9月底，: when, no other thing."""
_WRONG, _RIGHT = regexp(r"(?:发现|查出|检出|其中|有)?(?:错|误|漏|多|少|重复)[\u4e00-\u9fff]{1,4}$"), regexp(r"(?:准确|正确|精准|无误)率$")
"""应发2753人，经复核发现错发11人，发放准确率99.6%: of all but those."""


def _firm(scene: Scene, top: Term, ranked: list[Term], result: Term, name: str, share: bool) -> bool:
    """Whether the sentence names a base and a result, side by side, and nothing else that could be meant."""
    base = ranked[0]
    if regexp(r"平均|每|[人户亩场日月年]均|单价|标准(?!的$)").search(top.clause) or regexp(r"平均|每|[人户亩场日月年]均|单价|标准").search(base.clause):
        return False
    if base.start > top.start or (top.unit != base.unit and not alike(top, base)):
        return False
    if Decimal(top.plain) * top.factor > Decimal(base.plain) * base.factor * _OVER and not regexp(r"完成|完工|达成").search(name):
        return False
    if Decimal(result.plain) > _ALL and (value(top) == value(base) or _OVER * value(top) * _ALL < Decimal(result.plain) * value(base)) and value(top) <= value(base):
        return False  # 开工1314户，开工率168%，竣工1314户，竣工率168%: far more than all of it, so of another whole
    between = scene.text[base.end : top.start]
    ranked = [term for at, term in enumerate(ranked) if not any(value(term) == value(other) for other in ranked[:at])]
    stem = regexp(r"(?:率|比例|比重|占比|进度|密度)$").sub("", name)[-2:]
    if not share and len(ranked) == 1 and _plainly(scene, base, top, result, stem):
        return True
    if len(ranked) == 1 and _WRONG.search(top.clause) and _RIGHT.search(name) and not _WRONG.search(base.clause):
        return True
    if "预算" in name and "到位" in base.lead and _BUDGETED.search(scene.text[: base.start]):
        return False
    if top.lead.startswith("、") and any(base.end <= term.start < top.start and not alike(term, top) for term in scene.terms):
        return False  # 水库46座，雨量站38处、监测设施21座，合格率100%: a list of several things
    if _HANDED.search(name) and name.removesuffix("率")[-2:] not in base.lead + top.lead:
        return False
    if _UNDONE.search(_REASON.sub("", scene.text[base.end : top.start if share else result.start])) and not _UNDONE.search(name):
        return False  # 4座延期，其中2座尚未完工，按期完工率82.61%: of another whole
    if name == "完成" and not (_GOAL.search(base.lead) and regexp(r"实际|完成|已").search(top.lead)):
        return False  # 17支，较目标20支少3支，完成85%
    if stem == "完工" and len(ranked) == 1 and _DONE_BY_THEN.search(_BY_THEN.sub("", between)) and _CARRIED_OUT.search(base.clause):
        return True  # 实施养护工程380公里，截至9月底，完成200公里，完工率53%
    if between.count("，") > 2 or regexp(r"上年|去年|同比|其余|增长|另").search(between + base.lead):
        return False
    parted = "其中" in between and not any(alike(term, top) and base.start < term.start < top.start for term in scene.terms) and top.dimension not in _MONEY
    rivals = [] if parted else [term for term in ranked[1:] if said(scene, "relation_bases", term.lead)]
    based = parted or said(scene, "relation_bases", base.lead) or regexp(r"[\u4e00-\u9fff]{0,10}(?:中|里|内)").match(between)
    if _OUT_OF.fullmatch(between) and regexp(r"抽|核查|检查|占比|比例|覆盖").search(name):
        return len(ranked) == 1
    resulting = said(scene, "relation_results", between) or (len(stem) == 2 and stem in between and len(ranked) == 1)
    if share:
        return bool(based) and not rivals and len(ranked) == 1 and top.dimension not in _MONEY
    if top.dimension in _MONEY:
        of_funds = _FUNDS.search(base.lead) and _SPENT.search(top.lead) and _SPENDING.search(name)
        return bool((based and resulting) or of_funds) and not rivals and len(ranked) == 1 and "其中" not in between
    told = regexp("[，。;]").split(scene.text[top.end : top.end + _BEHIND])[0]
    named = len(stem) == 2 and (stem in between or stem in told or _shortened(stem, top.clause))
    return not rivals and bool((based and resulting) or (named and (based or len(ranked) == 1)))

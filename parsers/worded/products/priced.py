"""So many at so much each: 12公里、每公里每年1.2万元，每年14.4万元; 318.6万元，295人，每人每月900元; 利率3.12%，年付息249.6万元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in, counters

EACH_COSTS = regexp(r"每(?P<unit>人次|公里|公斤|立方米|千米|平方米|人|户|亩|套|个|座|台|辆|盏|棵|部|艘|处|眼|所|吨|株|间|张|份|名|头|只|家|村|米|枚|条|场|期)(?P<time>每年|每月|/年|/月|年|月)?(?:补助|补贴|奖补|补偿|奖励|资助|发放|投资|投入|费用|标准|按|安排|给予|约|为|:)*$")
LIMIT = regexp(r"最高|最低|不超过|不低于|上限|以内|平均|折合")
_PER = "money_per:"
_TERMS = 4
_MONTHS = "12"


def products(scene: Scene) -> Iterator[Told]:
    """So many, so much for each, so much in all: where the sentence tells one of each and no other number."""
    money = [term for term in scene.terms if term.dimension == "money"]
    rates = [term for term in scene.terms if term.exact and (EACH_COSTS.search(term.clause) or _by_unit(term))]
    if len(rates) != 1 or LIMIT.search(scene.text[scene.start : scene.end]):
        return
    rate = rates[0]
    if rate.dimension != "money" and not rate.dimension.startswith(_PER):
        return  # 培训班3期，每期40人，支出9.6万元: people at so many each make no money
    match = EACH_COSTS.search(rate.clause)
    unit = match["unit"] if match else rate.dimension.removeprefix(_PER)
    counts = [term for term in scene.terms if term.countable and (term.unit.lstrip("万亿") in counters(scene, unit) or (unit == "money" and term.dimension != unit))]
    wholes = [term for term in money if term is not rate and term.start > rate.start and term.countable]
    if len(counts) != 1 or len(wholes) != 1 or sum(term is not rate for term in money) != 1 or len(scene.terms) > _TERMS:
        return
    count, whole = counts[0], wholes[0]
    scale = rate.factor / whole.factor
    times = "10000*" if count.unit.startswith("万") else ""
    one = f"{count.plain}*{times}{rate.plain}" + ("" if scale == 1 else f"*{scale.normalize():f}")
    monthly = match is not None and match["time"] in ("每月", "/月", "月")
    yield Told("average" if match else "parts", "单价乘数量", whole, (one, f"{one}*{_MONTHS}") if monthly else (one,), not monthly, (count, rate, whole))


_BY = regexp(r"按|标准|单价")
"""每亩30元, or 按标准30元/亩."""
_UNIT_PRICE = regexp(r"(?<!综合)(?<!平均)单价(?:为|约|:)*$")


def _by_unit(term: Term) -> bool:
    """标准30元/亩, or 单价260元 of what is counted beside it."""
    return (term.dimension.startswith(_PER) and bool(_BY.search(term.clause))) or (term.dimension == "money" and bool(_UNIT_PRICE.search(term.clause)))


_APIECE = regexp(r"^(?:发放|补助|补贴|给予|标准为?|按)*每(?P<unit>[人生户台亩次所家件头])(?:次)?(?P<time>每[月年天日]|/月)?(?:补助|补贴|发放|标准|给予|奖励)*(?:标准)?(?:为|是|:)?$")
_MONTHS_OF = range(1, 13)


def standards(scene: Scene) -> Iterator[Told]:
    """创业补贴72万元，发放144人，每人5000元; 岗位补贴318.6万元，295人，每人每月900元: one sum, one count and one standard side by side."""
    for money, count, apiece in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        match = _APIECE.match(apiece.clause)
        if match is None or not all(term.countable for term in (money, count, apiece)) or money.dimension != "money" or apiece.dimension != "money":
            continue
        unit = match["unit"]
        if count.unit.lstrip("万") not in counters(scene, unit) or count.lead.count("，") > 1 or match["time"] in ("每天", "每日"):
            continue
        if regexp(r"其中|预算|计划|标准|每").search(money.clause) or regexp(r"计划|每").search(count.clause) or "其中" in count.lead:
            continue
        product = f"{as_printed_in(count, Decimal(1))}*{as_printed_in(apiece, money.factor)}"
        ways = tuple(f"{product}*{months}" for months in reversed(_MONTHS_OF)) if match["time"] in ("每月", "/月") else (product,)
        yield Told("product", "按标准计算的金额", money, ways, True, (money, count, apiece))


_INTEREST = regexp(r"(?:^|[，,])(?:(?:每年|年|年度|年应?)(?:应)?(?:付息|利息|支付利息|应付利息)|每[亩头户人只公斤株]*保费)(?:为|:|约)*$")


_RECKONED = regexp(r"^(?:核算|计算|计息|测算|核定|计)?[，,](?:全年|全年?度|年)?(?:应|需|共|合)?(?:计|付|支付|贴|补贴|核定)?(?:利息|贴息)?(?:为|:|约)*$")
_TERM = regexp(r"\d+(?:\.\d+)?个?(?:月|天|日)|季度|半年")


def _plainly_interest(scene: Scene, result: Term) -> bool:
    """利息按贷款7600万元、年利率4.35%核算，计330.6万元: of a year, where no other time is told."""
    around = scene.text[scene.start : result.start]
    return bool(_RECKONED.match(result.lead)) and "年利率" in around and ("利息" in around or "贴息" in around) and not _TERM.search(around)


def interest(scene: Scene) -> Iterator[Told]:
    """发行8,000万元，期限15年，票面利率3.12%，年付息249.6万元; 每亩保额1,000元，费率3.5%，每亩保费35元."""
    for share in scene.percents:
        before = [term for term in scene.before(share) if term.dimension == "money" and term.exact]
        after = [term for term in scene.terms if term.start > share.end]
        if not regexp(r"[利费]率(?:为|:)*$").search(share.clause) or not before or not after or not (_INTEREST.search(after[0].lead) or _plainly_interest(scene, after[0])) or not after[0].exact:
            continue
        if after[0].dimension == "money":
            yield Told("rate", "利息（保费）", after[0], (f"{as_printed_in(before[-1], after[0].factor)}*{share.plain}/100",), True, (before[-1], share, after[0]))


_PORTION = regexp(r"^(?:补助|补贴|承担|负担|资金)?(?:为|即|计|合|约为|共计|共)(?:补助|补贴)?$")
_OUT_OF, _MOVED = regexp(r"每|标准|单价|上年|去年|其中"), regexp(r"增|降|减|率|比|涨|超|[较低高]")
_WHOLE = regexp(r"(?:总[\u4e00-\u9fff]{1,4}|总额|投资额?|造价|保费|保险费|合同价|成本|概算|预算|费用|资金)(?:为|是|共|约|:)*$")


_TOTALLED = regexp(r"(?:合计|共计|总计|共)(?:为|:)*$")
"""合计90万元，其中中央补助50%即45万元."""
_OF_SUM = regexp(r"(?P<name>审定|结算|合同|中标|概算|批复)(?:价|价款|金额|造价|总价|总额|总投资|投资)的$")
_THE_REST = regexp(r"(?:剩余|其余|余下|预留|留取)(?:的)?$")
_COMES = regexp(r"^[，,(]?(?:即|计|合计|共计|约?为|金额为|合)$")


def portions(paragraph: Scene) -> Iterator[Told]:
    """审定金额640万元。…付至审定价的97%即620.8万元，剩余3%即19.2万元: of the one sum of that name in the paragraph."""
    base: Term | None = None
    for share, result in pairwise(paragraph.terms):
        if share.unit != "%" or not share.exact or result.dimension != "money" or not result.countable or not _COMES.match(paragraph.between(share, result)):
            continue
        match = _OF_SUM.search(share.clause)
        if match:
            told = [term for term in paragraph.before(share) if term.dimension == "money" and term.countable and match["name"] in term.clause and not _OUT_OF.search(term.clause)]
            base = told[0] if len({term.plain for term in told}) == 1 else None
        elif not _THE_REST.search(share.clause):
            base = None
        if base is not None:
            yield Told("rate", f"{share.plain}%的金额", result, (f"{as_printed_in(base, result.factor)}*{share.plain}/100",), True, (base, share, result))


def portioned(scene: Scene) -> Iterator[Told]:
    """总保费1,200万元，中央补贴45%为540万元，省级补贴30%为360万元: each share and what it comes to, of the sum before them."""
    for share, result in zip(scene.terms, scene.terms[1:], strict=False):
        if share.unit != "%" or result.dimension != "money" or not result.countable or not _PORTION.match(result.lead) or _MOVED.search(share.clause):
            continue
        own = {after.start for first, after in zip(scene.terms, scene.terms[1:], strict=False) if first.unit == "%" and _PORTION.match(after.lead)}
        bases = [term for term in scene.before(share) if term.dimension == "money" and term.countable and term.start not in own]
        among = share.lead.startswith(("，其中", ",其中", "。其中")) and bases and bases[-1].end == share.start - len(share.lead) and _TOTALLED.search(bases[-1].clause)
        if bases and (among or _WHOLE.search(bases[-1].clause)) and not _OUT_OF.search(bases[-1].clause):
            base = as_printed_in(bases[-1], result.factor)
            yield Told("rate", f"{share.plain}%的金额", result, (f"{base}*{share.plain}/100",), True, (bases[-1], share, result))

"""What a sum of money is of: an item, a version of the budget, a lot, one of several instalments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.regexp import regexp
from parsers.language import Cue, Number
from parsers.process.lots import NUMBERED
from parsers.sentences.clause import DUE_SHARE, MONEY, Sum, segment
from parsers.sentences.fund_parallels import parallel_item

ORDINAL = regexp(r"\(?\d{1,2}[).、]|[①-⑳]")
_LOT = regexp(r"第?[一二三四五六七八九十\d]+(?:标段|标包|包)|(?<=[^\w])监理标")
_EDGE = regexp(r"年初|年末|年底")
_AFTER_CHANGE = regexp(r"(?:变更|增加|调整|工程量)[^，。;]{0,8}后")
_AND_MORE = regexp(r"[；;](?:上级|中央|省级?|市级|县级|其他|自筹)[\u4e00-\u9fff]{0,6}\d")
"""拨入专项经费20万元；上级补助48万元: the first is not all of it."""
_NO_NAME = regexp(r"(?:以上|上述|前述)?[两二三四五六七八九十]{1,2}[项类部分者]{1,2}|.*[由从到至]")
"""三项合计: no name of a thing; 预算资金由95万元增加到286万元: from how much to how much, no items."""
_LEAD = regexp(r"^(?:其中|包括|包含|含|用于|和|及|以及|:|为)+")
_TAIL = regexp(r"(?:为|约|合计|总计|共计|共|计|:|资金|费用)+$")


def item_of(stretch: str) -> str | None:
    """A short plain noun right before the sum: 其中道路工程12万元."""
    name = _bare(regexp(r"^(?:\d+[.、)]|\(\d+\)|[①-⑳]|[一二三四五六七八九]是)+").sub("", stretch))
    if regexp(r"[\u4e00-\u9fff]{2,14}|[A-Z](?:包|标段?|区|段)").fullmatch(name) and not _NO_NAME.fullmatch(name):
        return None if regexp(r"[已将并未是的了在对]|每|标准|^[较比同与](?:上|去|前|20)").search(name) else name
    return None


def long_item_of(stretch: str) -> str | None:
    """An item of a list by a long name, or one with letters starred out: 其中…水**管理14万元."""
    name = _bare(stretch)
    plain = regexp(r"[\u4e00-\u9fff*＊×“”\"]{2,30}").fullmatch(name) and regexp(r"[\u4e00-\u9fff]").search(name)
    return name if plain and not _NO_NAME.fullmatch(name) and not regexp(r"[已将并未了]|^[较比同与](?:上|去|前)|每|标准|实际|截[至止]|累计|安排|根据|按照|需求").search(name) else None


_REMARK = regexp(r"(?<=[\u4e00-\u9fff])\([\u4e00-\u9fff、]+\)$")
"""财政专户管理资金（学费、住宿费）: what stands in brackets behind a name."""


def _bare(stretch: str) -> str:
    return _TAIL.sub("", _LEAD.sub("", _REMARK.sub("", _HEAD.sub("", stretch))))


_HEAD = regexp(r"^.*(?:情况|明细|构成|内容|如下|为|包括|其中):(?=[\u4e00-\u9fff])")
"""其他费用支出情况为：监理费68万元: what heads the list is no part of its first item's name."""


def own_name(told: Sum) -> bool:
    """居民医疗保险区级配套资金: the source is inside the name of an item of the list."""
    if told.source is None:
        return False
    before = _LEAD.sub("", told.stretch[: told.source.start - told.start])
    return bool(regexp(r"[\u4e00-\u9fff]{4,}").fullmatch(before)) and not regexp(r"到位|下达|安排|争取|申请|拨付|落实|收到|配套|财政|资金|补助|年|[已将并未]").search(before)


_WHOSE = r"(?:上级|本级|中央|省|市|县|区|旗|盟|自治区|自筹|债券)[^，。；;、\d]{0,8}"
_SHARED_BEFORE = regexp(rf"{_WHOSE}[\d.,]+(?:万|亿)?元[，,(]占[^，。；;\d]{{0,8}}[\d.]+%\)?[；;，,、]{_WHOSE}$")
_SHARED_AFTER = regexp(rf"[，,(]占[^，。；;\d]{{0,8}}[\d.]+%\)?[；;，,、]{_WHOSE}[\d.]")


def is_slice(text: str, number: Number) -> bool:
    """县级12万元，占30%: some of another sum; but 省级…，占20%；市级…，占30% lists the parts of the whole, each with its share."""
    listed = _SHARED_AFTER.match(text, number.end) or _SHARED_BEFORE.search(text[max(0, number.start - 60) : number.start])
    return bool(regexp(r"[，,(]占").match(text[number.end : number.end + 2])) and not listed


def named_item(told: Sum, code: str, label: Cue, head: str | None) -> str | None:
    """The item or the version (年初, 全年, 变更后) that a sum is of; ``head``: the concept of the list that it stands in."""
    text, number, stretch, clause, source = told.text, told.number, told.stretch, told.clause, told.source
    if (code == "contract_amount" and "变更后" in clause + label.text) or (code == "budget_total" and _AFTER_CHANGE.search(clause)):
        return "变更后"
    if code in ("budget_total", "funds_received", "funds_spent") and (again := _told_again(told)):
        return again
    if code in ("budget_total", "funds_received", "funds_spent") and (one := parallel_item(told)):
        return one
    if code == "budget_total" and (one := _one_of_projects(told)):
        return one
    if code in ("budget_total", "funds_received", "funds_spent") and "年初" in clause + label.text:
        return "年初"
    if code == "invest_total" and _WITHIN_YEAR.search(clause):
        return "年度"
    if code in ("budget_total", "funds_received", "invest_total", "funds_spent") and (one := _one_of_several(told, (*_KINDS, *_SPENT_KINDS) if code == "funds_spent" else _KINDS)):
        return one
    if code in ("budget_total", "funds_spent") and (one := _of_an_account(stretch)):
        return one
    if source is not None and is_slice(text, number) and "其中" not in told.before:
        return item_of(stretch) or long_item_of(stretch) or "其中"
    if code == "funds_received" and source is None and DUE_SHARE.search(text[told.sentence.start : number.end]):
        return "配套"
    if code == "funds_received" and source is None and _AND_MORE.match(text, number.end):
        return item_of(stretch) or long_item_of(stretch) or "本级"
    if code == "funds_received" and _CUT.search(told.before) and _IN_THE_END.search(stretch):
        return "变更后"
    if code == "budget_total" and "全年" in clause:
        return "全年"
    if code == head and source is None:
        item = item_of(stretch) or long_item_of(stretch)
        if item is None and code == "funds_carried_over" and "其中" in told.before:
            return "其中"  # 结余16万元，其中10万元已收回，6万元结转下年使用
        return None if item and (_SUMS_UP.match(item) or (code == "contract_amount" and _is_of_lot(item, label.text))) else item
    if code == "funds_received" and head == "budget_total" and source is None and label.kind == "verb" and (by := _BY.match(stretch)):
        return by["who"]  # 预算80万元，其中财政部下达60万元、…
    if code == "funds_spent" and source is None and label.kind == "verb" and (one := _counted_item(told)):
        return one
    if code == "funds_spent" and source is None and (one := _first_of_several(told)):
        return one
    if code == "funds_spent" and source is None and label.kind == "verb" and "其中" in told.before:
        return item_of(stretch) or long_item_of(stretch)  # 其中发放生活补贴280.50万元
    if code == "funds_spent" and source is None:
        beside = "基本支出" in text or ORDINAL.match(stretch) or _ALONE.fullmatch(text) or _OF_PROJECTS.match(text)
        return "项目支出" if _BESIDE_BASIC.search(stretch) and beside else _use(label, stretch, told.start)
    return None


def _is_of_lot(item: str, label: str) -> bool:
    """合同价, 三标段合同价: the label alone, or behind the lot that it is of."""
    lot = item.removesuffix(label)
    return item.endswith(label) and (not lot or bool(_LOT.fullmatch(lot)))


_NAMED_FIRST = regexp(r"(?P<name>[\u4e00-\u9fff]{3,14})(?:年初|全年|年度)预算(?:数|安排|批复)?(?:为|:)*$")
_SEVERAL_TOLD = regexp(r"\d个(?:支出|预算|子|财政)?项目[^其]*其中[，:]?$")


def _one_of_projects(told: Sum) -> str | None:
    """共有4个支出项目…。其中，窗口服务年初预算数8万元: the budget of one of them."""
    match = _NAMED_FIRST.fullmatch(told.stretch)
    if match is None or _NEUTRAL.match(match["name"]) or not _SEVERAL_TOLD.search(told.text[max(0, told.start - 60) : told.start]):
        return None
    return match["name"]


_GIVEN = regexp(r"^[，,、:：]?(?:共|累计|实际|已|全年)*(?:发放|支付|补助|补贴|兑付|兑现|奖补|资助)(?:资金|补助|补贴|金额)?(?:共|为)*$")


def _counted_item(told: Sum) -> str | None:
    """其中：甲类救助120人次，发放30万元；乙类救助40人次，发放8万元: paid to those just counted, one item of a list."""
    before = [other for other in told.sentence.numbers if other.end <= told.number.start and other.dimension.startswith("count")]
    listed = "其中" in told.before or told.text[told.sentence.start - 1 : told.sentence.start] in (";", "；") or told.text[told.number.end : told.number.end + 1] in (";", "；")
    if not listed or not before or not _GIVEN.match(told.text[before[-1].end : told.number.start]):
        return None
    start, _ = segment(told.text, told.sentence.start, before[-1])
    return item_of(_DATED.sub("", told.text[start : before[-1].start]))


_FOR_ONE = regexp(r"(?:支付|支出|拨付|列支|发放|兑付|用于)(?:了)?(?P<what>[\u4e00-\u9fff]{2,12})$")
_AND_ANOTHER = regexp(r"(?:\([^()]{2,16}\))?(?:、|和|及|以及)[\u4e00-\u9fff]{2,12}\d[\d,.]*[万亿]?元")
_ALL_OF_IT = regexp(r"资金|总[额数]|合计|共计|金额|各类|各项|[两三四五六]项|专款|中央|省|市|县|区|上级|本级")


def _first_of_several(told: Sum) -> str | None:
    """支付奖补245万元、评审费12万元: paid for one thing, and right behind it for another."""
    paid = _FOR_ONE.search(told.stretch)
    if paid is None or _ALL_OF_IT.search(paid["what"]) or not _AND_ANOTHER.match(told.text, told.number.end):
        return None
    return item_of(paid["what"])


_DATED = regexp(r"^(?:其中[，,:：]?)?20\d\d年度?")


_AGAIN = regexp(r"^[:：](?:已|共|实际|计划|其中)*(?:安排|支出|下达|拨付|使用|投入|用于)")


def _told_again(told: Sum) -> str | None:
    """助学项目19万元：安排19万元资助…: behind the colon what stands before it is told again; it is of that thing."""
    if not _AGAIN.match(told.stretch):
        return None
    before = [other for other in told.sentence.numbers if other.end <= told.start]
    if not before or before[-1].end != told.start or before[-1].dimension not in MONEY:
        return None
    start, _ = segment(told.text, before[-2].end if len(before) > 1 else told.sentence.start, before[-1])
    name = told.text[start : before[-1].start]
    return item_of(name) or long_item_of(name) or "其中"


_CLASSED = regexp(
    r"(?P<what>(?:基本|工资福利|商品和服务|对个人和家庭的?补助|资本性|其他资本性|债务利息|人员经费|公用经费)支出)(?:预算|决算)(?:总额|数|额)?(?:合计|总计|共计|共|为|约|是|:)*$"
    r"|(?P<kind>[\u4e00-\u9fff]{2,14}支出)类(?:科目)?(?:合计|总计|共计|共|为|约|是|:)*$"
    r"|(?:一般公共预算|财政拨款|政府性基金(?:预算)?|国有资本经营预算)(?P<half>基本支出|项目支出)(?:决算|预算)?(?:合计|总计|共计|共|为|约|是|:)*$"
)
"""商品和服务支出预算7.58万元, 一般公共预算基本支出91.1万元: one class of an account, never the whole of it."""


def _of_an_account(stretch: str) -> str | None:
    match = _CLASSED.search(stretch)
    return (match["what"] or match["kind"] or match["half"]) if match else None


_CUT = regexp(r"(?:调减|核减|压减|追加|调增)[^，。;\d]{0,8}\d")
_IN_THE_END = regexp(r"(?:实际|最终)(?:下达|安排)(?:资金|指标)?(?:共|为|:)*$")
"""下达186万元，调减24万元，全年实际下达162万元."""
_BY = regexp(r"(?:其中)?[:：，,]?(?P<who>[\u4e00-\u9fff]{1,8}(?:部|厅|局|委))(?:共)?(?:下达|拨付|拨入|安排)")
_WITHIN_YEAR = regexp(r"20\d\d年度?(?:项目|工程)?(?:计划)?投资[^，。；;]{0,4}$")
"""2022年项目计划投资630万元: what is to be done within the year, not what the whole costs."""
_BATCH = regexp(r"(?P<batch>提前|正式|首批|预|追加|补充|再次|后续|第[一二三四五六七八]批次?)(?:下达|拨付|安排|拨入|到位)[^，。；;、\d《》]{0,10}(?=\d)")
"""将提前下达资金3.6亿元和正式下达资金2.1亿元分配到县: one grant in two batches."""
_INVOLVED = regexp(
    r"(?P<what>[\u4e00-\u9fff]{2,16})\d[\d,]*[个项家所户处条座类]，(?:共|共计|总共|总|计划|完成|已|累计)?(?:涉及|投入|安排|使用|支出|拨付|支付|下达|补助)[^，。；;\d]{0,8}(?:资金|经费)[^，。；;\d]{0,6}(?=\d)"
)
"""批复部门目标180项，涉及资金9亿元；批复专项目标640个，涉及资金7亿元: the money of these and of those."""
_OF_BATCH = regexp(r"(?P<batch>第?[一二三四五六七八]批次?)[^，。；;\d]{0,24}投资(?:额|为|约|共)*(?=\d)")
"""第一批危房改造总投资4,200万元…；第二批…总投资3,600万元."""
_PAID_FOR = regexp(r"(?:支付|支出|拨付|列支)(?:了)?(?P<what>[\u4e00-\u9fff]{2,14}?(?:款|费|费用|补偿金?|工资|劳务))(?:共|为|约|:)*(?=\d)")
"""支付各标段工程款860万元；支付监理费25万元: each for a thing of its own."""
_KINDS = (
    (_BATCH, "batch", ("下达", "拨付", "安排", "拨入", "到位")), (_INVOLVED, "what", ("资金", "经费")), (_OF_BATCH, "batch", ("投资",)),
)
_SPENT_KINDS = ((_PAID_FOR, "what", ("款", "费", "补偿", "工资", "劳务")),)


def _one_of_several(told: Sum, kinds: Sequence[tuple[re.Pattern[str], str, tuple[str, ...]]]) -> str | None:
    """Which of two or more of a paragraph a sum is: a batch of a grant, or the money of so many things."""
    at = told.number.printed.number_start
    for pattern, cue, needs in kinds:
        names = {match.end(): match[cue] for match in told.passage.matches(pattern, *needs)}
        if at in names and len(set(names.values())) > 1:
            return names[at]
    return None


_SUMS_UP = regexp(r"(?:以上|上述)?(?:[两三四五六七]项)?(?:合计|共计|总计|(?:全年|年度|共|总|实际|已|计划|应)*(?:到位|下达|支出|支付|发放|兑付|兑现|拨付)(?:资金|金额|数|额)?$)")
_BESIDE_BASIC = regexp(r"^(?:其中|[年度\d.、()]|本|全年|实际|完成)*项目支出(?:决算|金额|数)?(?:总计|合计|共计|共|为|约|是|:)*$")
"""项目支出 in a paragraph that also tells 基本支出 is one half of the unit's spending."""
_ALONE = regexp(r"(?:其中)?[:：]?项目支出[:：][\d,.]+万?元[;；。]?")
"""项目支出：86万元 as a line of a form: one half of what a unit spends, whose other half has a line of its own."""
_OF_PROJECTS = regexp(r"(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．]|[①-⑳]|[一二三]是)*项目支出(?:情况|方面|部分)?[。:：，,]")
"""2.项目支出。全年项目支出86万元: a paragraph about the one half."""
_NEUTRAL = regexp(
    r"^(?:部门|整体|决算|实际|形成|累计|已经?|共计?|合计|总计?|全年度?|本年度?|年度|项目|资金|财政|预算|截至|其中|当年|本期|专项|全部|均|完成|经费|[该本其我]|为|县|市|区|乡|镇|单位|部门"
    r"|全[省市州盟县区旗镇乡]|经?核实|并|以上|上述|[年月日底末初]|到位|一般|公共|政府性?|拨款|按|规定|严格|用于|目前|现|在|可|的|中|上级|中央|省级?|市级|县级|村|局|厅|中心|学校|医院|也|都|仅|只|主要|有效|年内|期间|内|[一二三四五六七八九十\d]+)+$"
)
_SUMMED = regexp(r"(?:(?:项目|工程|专项)(?:资金|经费)?|[两三四五六七八九几各]项|两者|二者)(?:累计|共计?|合计|总计)(?:已|实际)?$")
"""道路改造项目共计支出: the whole of a project's spending, however it is called."""
_DONE_BY = regexp(r"[\u4e00-\u9fff]{2,}(?:局|部门|单位|中心|办|委|公司)(?:共计?|已|累计|实际|合计|总计?)+$")
"""主管部门共支出: who spent, not on what."""


_BY_ALL = regexp(r"(?:各|所有|全部)(?!项)[\u4e00-\u9fff]{0,12}(?:机构|单位|部门|乡镇|街道|学校|医院|卫生院|中心|社区|村|县|区|局|企业|公司)(?:共计?|已|累计|实际|合计|总计?)*$")
"""各医疗机构实际支出: all that any of them spent, no use of it."""
_ALL_MONEY = regexp(r"资金(?:累计|共计?|合计|总计?|已经?|实际|全年|年度)+(?:支出)?$")
"""全县衔接资金实际支出: all of that money, no use of it."""


def _use(label: Cue, stretch: str, start: int) -> str | None:
    """What was spent on, where its name runs into the label: 人员经费支出, 设备购置支出."""
    if label.kind == "verb" or not label.text.endswith("支出"):
        return None
    name = regexp(r"^(?:\(?\d{1,2}[).、]|[①-⑳]|其中|包括|:|和|及|以及|全年度?|本年度?|当年|年度)+").sub("", stretch[: max(0, label.start - start)]) + label.text.removesuffix("支出")
    if _BY_ALL.match(name):
        return None
    if _ALL_MONEY.search(name) or _SUMMED.search(name) or _DONE_BY.search(name.removesuffix("支出")) or not regexp(r"[\u4e00-\u9fff]{2,20}").fullmatch(name):
        return None
    if _NEUTRAL.match(name) or regexp(r"[已将并未是了在对]|每|标准|资金$").search(name):
        return None
    return name + "支出"


_OF_ALL_LOTS = regexp(r"总中标|各标段")
_LOTS_TOGETHER = regexp(r"[两三四五六七八九十\d]+个标段[^，,。；;\d]{0,10}(?:合计|共计|总计|总额|总价|总金额)(?:为|是|:)*\Z")
"""三个标段中标合同价合计868万元."""
_ALL_TOLD = regexp(r"合同总[价额]|总合同[价额]|总价|总额|合计|共计|总计")
"""一标段合同价218万元，二标段合同价205万元，合同总价423万元."""


_JOINED = regexp(r"(?:第?[一二三四五六七八九十\d]{1,2}[、和及与])+\Z")
"""一、二标段合同价合计900万元: of the two together, not of the last."""


def lot_of(told: Sum, code: str) -> str | None:
    """The lot named in the clause; for contracts and changes also earlier in the sentence."""
    text, sentence, strong, number = told.text, told.sentence, told.strong, told.number
    here: list[str] = _LOT.findall(text[strong : number.start])
    if len(here) == 1:
        joined = _JOINED.search(text, strong, text.index(here[0], strong)) if strong else None
        return f"{joined.group() if joined else ''}{here[0]}".removeprefix("第")
    if code in ("contract_amount", "change_amount", "payment_amount"):
        if code == "contract_amount" and _LOTS_TOGETHER.search(text[sentence.start : number.start]):
            return "total"
        earlier: set[str] = set(_LOT.findall(text[sentence.start : strong]))
        if _OF_ALL_LOTS.search(text, strong, number.start) or (len(earlier) > 1 and code == "contract_amount" and _ALL_TOLD.search(text, strong, number.start)):
            return "total"
        if len(earlier) == 1:
            return str(earlier.pop()).removeprefix("第")
    if code in ("budget_total", "invest_total"):
        opened = list(_OF_LOT.finditer(text, sentence.start, number.start))
        if opened and (code == "invest_total" or opened[0].start() == sentence.start):
            return opened[-1]["lot"].removeprefix("第")
    return None


_OF_LOT = regexp(rf"(?:^|(?<=[。；;:：]))\s*{NUMBERED}?\s*(?P<lot>{_LOT.pattern})")
"""第三包彩超（4台）预算640万元，中标价…: what was allowed for the one lot that a sentence, or a part of it, is about."""


def edge_of(clause: str, code: str) -> str | None:
    """年初 and 年末 tell two sums left over apart."""
    found = _EDGE.findall(clause) if code == "funds_carried_over" else []
    return {"年底": "年末"}.get(found[-1], found[-1]) if found else None

"""One sum of money of a sentence as a claim: by its label, by what moved it, or as a part of the sum told before."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from model.figure import ALL_YEARS, Subject
from model.regexp import regexp
from parsers.language import Cue, Number, Sentence
from parsers.sentences.clause import (
    MONEY,
    PARTED_BY_LEVEL,
    Sum,
    after_name,
    joined_sums,
    period_of,
    segment,
    shares_out,
    source_headed,
    source_of,
)
from parsers.sentences.fund_items import edge_of, is_slice, item_of, long_item_of, lot_of, named_item, own_name
from parsers.sentences.fund_labels import EVALUATED, OF_PROJECTS, OPENS_USES, YEAR_HAD, concept_of, implied, label_of, told_behind, whole_fund
from parsers.sentences.fund_thread import BY_KIND, SEVERAL, Thread
from parsers.sentences.fund_turns import closes, first_of_list, instalment, some_projects, turn_of
from parsers.sentences.passage import Claim, Passage
from parsers.sentences.rates import AHEAD

_YEARS = regexp(r"(?:[两二三四五六七八九十]|(?<!\d)\d)年(?:来|间|内|度)?(?:共|累计|合计|总)|20\d\d年?[-—~～至]20\d\d年(?!\d|度?预算)[，,]?[^，。;\d]{0,8}(?:共|累计|合计|总)")
_TOGETHER = regexp(r"(?:两年|年均)?(?:实际|已|资金)?(?:合计|共|总|累计)|实际(?:支出|到位|执行|使用)|支出|到位|[年期]末(?:结转|结余)|结转|结余")
"""两年合计预算600万元，合计支出570万元: of both years, as the sum before."""
_LAST_YEAR = regexp(r"(?:较|与|同)20\d\d年[^，。;\d]{0,10}$|(?:较|比|与|同)(?:上|去|前一|上一)年(?:度|同期)?(?!结转|结余)|^(?:上|去|上一)年度?(?!度|结转|结余|末|底)")
"""较上年度的评价资金8,000万元增长…, 上年同口径兑现…: what it was then."""
_OF_WORKS = regexp(r"建设期利息(?:为|约)*$")
"""Interest that is a part of what the works cost."""
_ASIDE = regexp(r"\((?:其)?(?:全年|年初|年度|调整后)*(?:(?P<budget>预算(?:数|为|安排)?$)|(?:预算|计划|目标|上年|去年|决算|定额|控制)[^，。；;()\d]{0,8}$)")
_BEARS = regexp(r"(?:承担|负担|分担|负责)(?:资金)?(?:为|约)*$")
_CHANGED = regexp(r"(?:结转|结余|支出|预算|资金|经费|投入|总额|总计|合计|安排|收入|(?:合同|中标|成交|结算|审定)(?:金额|价))(?:同比|净|各|均|分别|(?:总体|总量|总额)?(?:[比较与]|相比)(?:20\d\d年度?|上年度?|去年|上一?年度?|年初)(?:度|同期|预算|决算|支出|相比)*)?(?:增加|减少|增长|下降|降低|压减|压缩|上升|节约|增|减)(?:额)?(?:了|约|为|:)*$")
"""支出增加70万元, 较合同价净增2万元: by how much, not how much."""
_OUT_OF_FEES = regexp(r"(?:费|收费|基金|收益)收入(?:中)?(?:安排|列支)(?:资金)?(?:为|共)*$")
"""其中污水处理费收入安排520万元: whose money it is."""
_EXCESS = regexp(
    r"(?:超出|高出|多出|超支|超过?(?=[^，。；;\d]{0,8}(?:部分|差额|金额)))(?:了)?(?:年初|全年|年度|调整后|原|项目|市级|县级|省级|上级|申请|申报|批复|下达|到位|计划|概算|控制|合同|招标)*(?:的)?"
    r"(?:预算|概算|计划|指标|到位|下达|补助|补贴|限额|定额|合同价?|投资)*(?:资金|经费)?(?:金额|总额|总数|数额|差额|部分|数|额|价)?(?:共计?|合计|达|约|为|了|:)*\Z"
)
"""发放85万元，超出预算金额5万元: by how much it is above."""
_TOTALLED = ("budget_total", "funds_received", "funds_spent", "invest_total", "funds_forecast", "funds_carried_over")
_NOT_COME = regexp(r"(?:资金|配套)?(?:[至到截][^，。；;\d]{1,8}?)?(?:尚|还|仍|均|一直)?未(?:能)?(?:足额|及时|全部)?(?:安排|到位|落实|下达|拨付到位)")
_REST, _OTHERS = ("其他", "其它", "其余"), "其他资金"
"""省级30万元，县级20万元，其他5万元: in a list by source, whose money the rest is nobody says."""
_OF_WHICH_USED = regexp(r"(?:已|实际|全部|共|均|当年|累计)*(?:支出|使用|支付|拨付|兑付)(?:资金)?(?:共|为)*(?=\d)")
"""中央资金240万元已使用172万元: the first is what there was to use."""
_USED_UP = regexp(r"(?:已|实际|全部|共|均|当年|累计)*(?:支出|使用|支付|拨付|兑付|发放){1,2}(?:资金)?(?:共|为)*")
_CAME = regexp(r"[，,]?(?:实际|仅|已|只)+(?:到位|到账)(?:资金)?(?:共|为)*")
_PLANNED = regexp(r"(?:计划|应到位|预算|应配套)(?:投入|安排|到位|资金)?(?:为|共)*$")


def _came_of_plan(told: Sum, given: Number) -> bool:
    """市级配套资金计划300万元，实际到位240万元: what came of that tier's money."""
    return bool(_CAME.fullmatch(told.text, given.end, told.number.start) and _PLANNED.search(told.text, told.sentence.start, given.start))


def _of_giver(told: Sum) -> Sum:
    """省级资金下达80万元，支出78万元: what was used of the one tier's money that the sentence begins with is of that tier."""
    money = [number for number in told.sentence.numbers if number.dimension in MONEY]
    at = next((at for at, number in enumerate(money) if number is told.number), 0)
    if at < 1 or told.source is not None:
        return told
    given = money[at - 1]
    used = _USED_UP.fullmatch(told.stretch) and (at == 1 or _USED_UP.fullmatch(told.text, given.end, told.number.start))
    if not used and not _came_of_plan(told, given):
        return told
    start = segment(told.text, money[at - 2].end if at > 1 else told.sentence.start, given)[0]
    source = source_of(told.text, told.sentence, start, given)
    more = Decimal(given.printed.number.replace(",", "")) < Decimal(told.number.printed.number.replace(",", ""))
    return told if source is None or more or given.printed.unit != told.number.printed.unit else replace(told, source=source)


_MOVED = regexp(r"(?:撬动|带动|拉动)[\u4e00-\u9fff]{0,8}$|(?:设备|企业|核定|民间|固定资产)[\u4e00-\u9fff]{0,4}投资(?:总?额)?(?:为|约|达|共)*$")
"""技术改造补助620万元，核定设备投资额7,700万元；贴息16万元，撬动贷款5.6亿元: whom the money helped, no part of what was spent."""
_APIECE = regexp(r"每[\u4e00-\u9fff]{1,3}每(?:学?年|学期|月|天|日|次|餐|季)(?:度)?(?:补助|补贴|安排|给予)?(?:标准)?(?:为)?$")
"""预算按每户每年1,200元核定: what each gets."""


def sum_of(passage: Passage, sentence: Sentence, number: Number, at: int, thread: Thread) -> Claim | None:
    text = passage.text
    start, strong = segment(text, at, number)
    told = Sum(passage, sentence, number, start, strong, source_of(text, sentence, start, number))
    told = _behind_count(told) or told
    stretch = told.stretch
    thread.enter(told, at)
    if thread.listing and (uses := OPENS_USES.search(told.stretch)) is not None:
        told = Sum(passage, sentence, number, start + uses.end(), start + uses.end(), told.source)
        stretch = told.stretch
    if thread.listing and thread.head == "funds_spent" and _MOVED.search(stretch):
        return None
    aside = _ASIDE.match(text[at : number.start]) if thread.parts else None
    if (thread.apart and BY_KIND.match(stretch)) or aside:
        return _to_be(told, thread) if aside and aside["budget"] else None  # how one item of several was spent, not the unit
    if _CHANGED.search(stretch) or _EXCESS.search(stretch) or (sentence.cues_in(start, number.start, "guard") and not _OF_WORKS.search(stretch) and not YEAR_HAD.search(stretch) and not (thread.listing and _OUT_OF_FEES.search(stretch))) or regexp(r"[/每]|的?(?:标准|罚款|以内)").match(text[number.end : number.end + 4]) or _NOT_COME.match(text, number.end):
        return None
    if "每" in text[at : number.start] and _APIECE.search(text, at, number.start):
        return None
    if _CARRIED_IN.search(stretch):
        return passage.claim(number, thread.head if thread.head in ("budget_total", "funds_received") else "budget_total", "含结转", Subject(source="上年结转"))
    told = _of_giver(thread.due(told))
    if told.source is None and not thread.listing:
        told = replace(told, source=source_headed(passage, sentence))
    if thread.owed is not None:
        return passage.claim(number, "budget_total", "应到位", Subject(source=thread.owed.text, period=period_of(text, sentence, number)))
    if thread.listing and own_name(told) and long_item_of(stretch):
        told = replace(told, source=None)
    label = label_of(told, at)
    if _OF_WHICH_USED.match(text, number.end) and (label is None or concept_of(label, told) == "funds_spent"):
        return None
    if label is None and thread.listing and _REMAINS.fullmatch(stretch) and text[start - 1 : start] in (";", "；"):
        thread.listing, thread.head = False, ""
        return None
    if label is None:
        return _unlabelled(told, thread)
    return _labelled(told, label, thread)


_BESIDE_COUNT = regexp(r"[、，,]?(?:共计?|合计|计|金额|资金|补贴|补助)*")
_OF_PEOPLE = ("count:人", "count:人次", "count:户", "count:户次", "count:名")


def _behind_count(told: Sum) -> Sum | None:
    """发放残疾人两项补贴79635人次、7280460元: to how many stands between the verb and the sum; None where no such count does."""
    before = [other for other in told.sentence.numbers if other.end <= told.number.start and not other.printed.han]
    if not before or before[-1].dimension not in _OF_PEOPLE or not _BESIDE_COUNT.fullmatch(told.text, before[-1].end, told.number.start):
        return None
    ahead = before[-2].end if len(before) > 1 else told.sentence.start
    start, strong = segment(told.text, ahead, before[-1])
    if not _GIVES.search(told.text, start, before[-1].start) and not regexp(r"[\u4e00-\u9fff]{2}").search(told.text[start : before[-1].start]):
        return None
    return replace(told, start=start, strong=strong, cut=before[-1].start)


_GIVES = regexp(r"发放|兑付|兑现|资助|补助|救助|支付|拨付")
_CARRIED_IN = regexp(r"(?:^|[(（])(?:其中)?(?:包?含|包括|动用|加上?)(?:有)?(?:以前年度|历年|上年度?|20\d\d年度?)?(?:结转|结余)+(?:结余|资金|项目|指标|预算)*(?:为|约|共|:)*$")
"""预算900万元（含结转300万元）: what came over from before, no sum left."""


def _to_be(told: Sum, thread: Thread) -> Claim | None:
    """基本支出86万元（预算90万元）: what one part of the spending was to be."""
    part, thread.part = thread.part, None
    return told.passage.claim(told.number, "budget_total", "预算", part) if part is not None and thread.head == "funds_spent" else None


_REMAINS = regexp(r"(?:尚|还|仍)?有?(?:剩余|余下|尚余|结余|未付|未支付|未拨付|欠付)(?:资金|款项|金额|工程款)*(?:为|约|共)*")
"""已支付593万元，其中甲560万元、乙33万元；剩余32.5万元，其中质保金…: what is left is no part, nor are its own."""


def _unlabelled(told: Sum, thread: Thread) -> Claim | None:
    """A part of the list that the sum stands in, or what is said of it without a label of its own."""
    text, number, stretch, source = told.text, told.number, told.stretch, told.source
    if thread.listing and thread.head in _TOTALLED and _BY_YEAR.fullmatch(stretch) and (year := _year_of_part(told)):
        return told.passage.claim(number, thread.head, thread.head_label, replace(thread.head_subject or Subject(), period=year))
    if thread.listing and thread.head and (source or item_of(stretch) or long_item_of(stretch)):
        return _part(told, thread)
    if thread.batches and (turn := turn_of(told)) is not None and thread.head:
        thread.batches.append(turn)
        return told.passage.claim(number, thread.head, thread.head_label, replace(thread.head_subject or Subject(), item=turn))
    if len(thread.batches) >= SEVERAL and thread.head and closes(text[told.strong : number.start]):
        thread.batches = []
        return told.passage.claim(number, thread.head, "合计", Subject(source="合计"))
    label = implied(told, thread.head)
    if label is None and source is not None and thread.head == "funds_received" and text[told.start - 1 : told.start] in (";", "；"):
        return _part(told, thread)
    label = label or told_behind(told, thread.listing)
    if label is None and source is not None and _BEARS.search(stretch):
        return told.passage.claim(number, "budget_total", "承担", Subject(source=source.text, period=period_of(text, told.sentence, number)))
    if label is None and (PARTED_BY_LEVEL.match(text, number.end) and regexp(r"(?:项目|专项|补助|财政|试点)(?:补助)?资金(?:为|共|约)*$").search(stretch)):
        thread.listing, label = True, Cue(told.start, number.start, "label", "budget_total", "资金")
    label = label or whole_fund(told)
    if label is None:
        return None
    return _labelled(replace(told, source=None) if label.text in (OF_PROJECTS, EVALUATED) else told, label, thread)


def _labelled(told: Sum, label: Cue, thread: Thread) -> Claim | None:
    """A sum by its label; inside a list of another concept it may still be one of the list's parts."""
    code = concept_of(label, told)
    if code is None:
        return None
    if thread.listing and thread.head in ("funds_spent", "funds_received") and code == "budget_total" and label.text in ("预算", "财政预算") and "其中" in told.before:
        return _part(told, thread)  # 支出580万元，其中财政预算360万元: whose money it was
    if thread.listing and thread.head in ("budget_total", "budget_adjusted") and code == "funds_spent" and BY_KIND.match(told.stretch):
        return _part(replace(told, source=None), thread)
    if thread.listing and thread.shut_in and thread.head == "budget_adjusted" and code == "budget_total" and told.source:
        return _part(told, thread)
    if thread.listing and thread.head in ("invest_total", "budget_total") and told.source and (code == "funds_applied" or label.text.startswith("争取")):
        return _part(told, thread)
    return _told(told, code, label, thread)


def _part(told: Sum, thread: Thread) -> Claim:
    passage, number, source, stretch = told.passage, told.number, told.source, told.stretch
    slice_ = is_slice(passage.text, number) and "其中" not in passage.text[max(0, number.start - 60) : number.start]
    item = item_of(stretch) or long_item_of(stretch) if not source or slice_ else None
    if item and (paid := _paid_part(told, item, thread)) is not None:
        return paid
    named = source.text if source else _OTHERS if item in _REST and thread.tiers else None
    subject = replace(thread.head_subject or Subject(), source=named, item=item if item and (source or not named) else None)
    subject = replace(subject, scope=subject.scope or _titled(passage), period=_year_of_part(told) or subject.period)
    return passage.claim(number, thread.head, thread.head_label, subject)


_BY_YEAR = regexp(r"(?:其中)?[:：，,]?20\d\d年度?(?:为|约)?")
"""两年预算合计440万元。其中2022年220万元，2023年220万元."""
_OPENS_PART = regexp(r"(?:^|[，,、；;。:(]|其中)(?P<year>20\d\d年)度?(?=[\u4e00-\u9fff]{0,16}\d)")


def _year_of_part(told: Sum) -> str | None:
    """其中2021年省级30万元、中央50万元，2022年省级40万元、…: where two or more years open parts of a list, each part is of the last one before it."""
    found = [match for match in _OPENS_PART.finditer(told.text, told.sentence.start, told.sentence.end) if match.start("year") > told.sentence.start or told.sentence.words.startswith("其中")]
    before = [match["year"] for match in found if match.start() < told.number.start]
    return before[-1] if before and len({match["year"] for match in found}) >= SEVERAL else None


_USED_FOR, _STILL_OWED = regexp(r"(?:款|费|费用|采购|购置|工资|补贴|补助)(?:为|约|共|:)*$"), regexp(r"尾款|余款|质保|结转|结余|未")


def _paid_part(told: Sum, item: str, thread: Thread) -> Claim | None:
    """支出580万元，结转20万元。其中：工程款450万元: what money was used for is of what was spent, not of what is left."""
    if thread.paid is None or not _USED_FOR.search(told.stretch) or _STILL_OWED.search(told.stretch):
        return None
    label, subject = thread.paid
    return told.passage.claim(told.number, "funds_spent", label, replace(subject or Subject(), item=item))


def _told(told: Sum, code: str, label: Cue, thread: Thread) -> Claim:
    text, sentence, number, source = told.text, told.sentence, told.number, told.source
    lot = lot_of(told, code)
    first = first_of_list(told) if code in _TOTALLED else None
    item = some_projects(told, code) or first or turn_of(told) or named_item(told, code, label, thread.head if thread.listing else None)
    if item is None and source is None and lot is None and not sentence.cues_in(told.strong, number.start, "total"):
        item = after_name(told.passage, number, thread.item) or ((told.stretch or "其中") if _OUT_OF.search(text, sentence.start, told.strong) else None)
    if item is None and code in _TOTALLED and joined_sums(text, number):
        item = item_of(told.stretch) or long_item_of(told.stretch)
    if code == "funds_spent" and lot:
        code, item = "payment_amount", "lot_total"
    source_text = source.text if source else "债券资金" if "债券" in label.text else None
    if source_text is not None and code in _TOTALLED and shares_out(text, number, sentence.end, source_text):
        source_text = "合计"
    if source_text is None and code in _TOTALLED and (sentence.cues_in(told.strong, number.start, "total") or _opens_parts(text, number)):
        source_text = "合计"
    several = _YEARS.search(text[max(sentence.start, told.strong - 16) : number.start]) or (thread.over_years and _TOGETHER.match(told.clause))
    scope = ALL_YEARS if several else "上年" if _LAST_YEAR.search(told.clause) else None
    scope = "评价范围" if label.text == EVALUATED else scope or _titled(told.passage)
    period = edge_of(told.clause, code) or instalment(told) or period_of(text, sentence, number)
    if period is None and source is not None and thread.listing and code == thread.head and thread.head_subject is not None:
        period = thread.head_subject.period  # 2023年预算740万元，其中：中央386万元，县级预算安排134万元: of the same year as the others
    stage = "forecast" if code == "funds_carried_over" and (thread.ahead or AHEAD.search(told.stretch)) else None
    subject = Subject(source=source_text, period=period, lot=lot, item=item, scope=scope, stage=stage)
    thread.opened(code, label, subject)
    thread.batches = [item] if item is not None and turn_of(told) == item else []
    thread.listing = first is not None or thread.listing or bool(source) or bool(regexp(r"[，,;。(]?(?:其中|包括|资金来源)").match(text[number.end : number.end + 6]))
    return told.passage.claim(number, code, label.text, subject)


_OUT_OF = regexp(r"在[^，。；;]{2,40}\d[\d,.]*(?:万|亿)?元(?:的?[^，。；;\d]{0,8}(?:资金|经费|总额))?[中内][，,]")
"""在专项资金2,136万元中，安排种苗项目1,811万元: what follows is part of it."""
_TITLE = regexp(r"\(?[一二三四五六七八九十\d]{1,2}[)、.](?P<name>[\u4e00-\u9fff]{2,14}(?:公益金|基金))。")


def _titled(passage: Passage) -> str | None:
    """（一）体育彩票公益金。可供安排…: a paragraph about one of several funds, called by its title."""
    match = _TITLE.match(passage.text)
    return match["name"] if match else None


def _opens_parts(text: str, number: Number) -> bool:
    return bool(regexp(r"[，,;。(]?其中").match(text[number.end : number.end + 4]))

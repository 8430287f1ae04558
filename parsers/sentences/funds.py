"""Sums of money and the rates of spending in sentences: budget, received, spent, left over, parts by source, lots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from model.figure import Subject
from parsers.language import Cue, Number, Sentence
from parsers.sentences.clause import (
    DID,
    DUE,
    MONEY,
    PARTED_BY_LEVEL,
    after_name,
    period_of,
    segment,
    settled_behind,
    shares_out,
    source_of,
    unpaid_behind,
)
from parsers.sentences.passage import Claim, Passage
from parsers.sentences.rates import AHEAD, handed_down, rate, spent_rate
from parsers.sentences.sums import read_sums

_NAMED = re.compile(
    r"(?:^|[:：;；。])(?:[①-⑳]|\(?\d{1,2}[).、]?)?(?P<name>[\u4e00-\u9fff]{3,20}?(?:项目|工程|补助|奖励|改造|补贴))(?=(?:资金|经费)?(?:应|实际|已|共)?(?:到位|支付|支出|拨付|下达))"
)
_OWNER = re.compile(
    r"(?:^|[:：;；。，,])(?:[①-⑳]|\(?\d{1,2}[).、]?|其中[:：]?)?(?P<name>[\u4e00-\u9fff]{2,12}(?P<kind>桥|路|线|厂|站|库|渠|水库|泵站|学校|小学|中学|幼儿园|医院|卫生院|小区|项目|工程|[镇乡村县区市]))"
    r"(?=(?:计划|概算|批复|估算)?总?投资|(?:年初|全年|年度)?预算(?:安排|批复|数)?(?:为|:)?\d|(?:应|实际|已|共)?(?:到位|支付|支出|拨付)(?:资金)?\d)"
)
"""东河桥总投资820万元。西河桥总投资640万元: things of one kind, each with its own money."""
_FUNDED = re.compile(
    r"(?:^|[:：;；。，,、])(?:\(?\d{1,2}[).、]?|[①-⑳])?(?:其中)?[:：]?(?!(?:项目|专项|工作|业务|资金|年度|全年|部门|单位|[本该我局])+经?费)"
    r"(?P<name>[\u4e00-\u9fff]{2,20}?(?:经费|(?<![经花])费))(?=(?:年初|(?:年初|全年|年度|项目|资金)?预算)(?:安排|批复|数|资金)?(?:为|:)?\d)"
)
_SLICES = ("公用经费", "人员经费", "日常公用经费", "会议费", "培训费", "差旅费", "公务接待费", "办公费")
"""What is never a unit's whole budget."""
_ORDINAL = re.compile(r"\(?\d{1,2}[).、]|[①-⑳]")
_LOT = re.compile(r"第?[一二三四五六七八九十\d]+(?:标段|标包|包)|(?<=[^\w])监理标")
_YEARS = re.compile(r"(?:[两二三四五六七八九十]|(?<!\d)\d)年(?:来|间|内|度)?(?:共|累计|合计|总)")
_LAST_YEAR = re.compile(r"(?:较|比|与|同)(?:上|去|前一|上一)年(?:度|同期)?(?!结转|结余)")
"""较上年度的评价资金8,000万元增长…: what it was then."""
_EDGE = re.compile(r"年初|年末|年底")
_AFTER_CHANGE = re.compile(r"(?:变更|增加|调整|工程量)[^，。;]{0,8}后")
_TREASURY = re.compile(r"财政(?:部门|局|厅)?(?:实际|累计|共计?|已|全年|当年|年内|足额)*(?:拨付|拨款|拨入)(?:到位)?(?:资金)?(?:共计?|合计|为)*$")
_OF_PURCHASE = re.compile(r"(?:采购|招标|标段|分包|包)(?:项目|控制)?预算(?:价|金额|数|额)?(?:为|是|:)*$")
"""1个包采购预算312万元: what one purchase may cost, not the project."""
_OWED = re.compile(r"应付|应支付|应结算|合同(?:价|金额|总价|总额)|结算(?:价|金额)|欠付")
_PAYER = re.compile(r"财政|上级|中央|省|市|下达|到位|预算指标|专项")
_PAYEE = re.compile(r"施工|承包|企业|单位|农户|工程款|供应商|个人|群众|已完成拨付|项目款|中标|公司")


_OPENS = re.compile(
    r"(?:具体|主要|项目|资金|经费|其中|本次|实际|全年)*(?P<what>支出|使用|投资)(?:主要|具体|明细|构成|内容|情况|资金|项目|分别)*(?:包括|用于|为|是|如下|构成)+[:：]?(?=[\u4e00-\u9fff\d(①一])"
    r"|(?:从|按)(?:资金|经费|项目)?(?P<seen>支出|使用|投资)(?:构成|结构|用途|方向|类别|去向|科目|内容)(?:上)?(?:来)?(?:看|分|划分)[:：，,]?"
)
_HEADS = {"支出": "funds_spent", "使用": "funds_spent", "投资": "invest_total"}
_SOURCED = re.compile(
    r"(?P<what>(?:项目|工程|建设|所需|全部|专项|补助|财政|上述)*资金(?:来源)?(?:由|(?:主要)?来源(?:于|为)?|(?:主要)?(?:包括|分别为|为))|按(?:资金)?来源(?:划分|分|看)?)[:：，]?"
    r"(?=(?:中央|省|市|县|区|旗|盟|州|自治区|上级|本级|地方|专项债|债券|自筹|一般公共)[^，。；;\d]{0,12}\d)"
)
"""资金由中央财政80万元、县级财政20万元组成: a sentence that tells whose money the project's is."""
"""支出包括：甲12万元，乙8万元: a sentence that opens a list of uses."""


@dataclass(slots=True)
class _Thread:
    """What runs on from number to number: the head of a list of parts."""

    head: str = ""
    head_label: str = ""
    head_subject: Subject | None = None
    head_item: str | None = None
    listing: bool = False
    item: str | None = None
    """The project that the sentence opens with, where a paragraph goes through several."""
    loose: int = -1
    """Where the last sum ends that nobody could name."""
    shut_in: bool = False
    """Whether the parts stand in brackets: they end with these."""
    owed: Cue | None = None
    """Whose money the sum before was to be: 县级应配套30万元，实际到位20万元."""
    apart: bool = False
    """Whether what follows 其中 parts one item of the spending: its 基本支出 is not the unit's."""
    spent: Claim | None = None
    """What was spent right before a rate."""
    parts: int = 0
    """How many parts of it followed without a rate: a rate behind two of them is the whole's."""

    def follow(self, claim: Claim | None) -> None:
        """A sum of money passed by."""
        self.parts = self.parts + 1 if claim is not None and claim.subject.item and self.listing else 0
        self.spent = claim if claim is not None and claim.role == "funds_spent" and self.parts < _SEVERAL else None


_SEVERAL = 2


def read_funds(passage: Passage) -> Iterator[Claim]:
    """Money and its rates; a number whose label is unclear is left alone."""
    thread = _Thread(head=passage.place.listed or "", listing=bool(passage.place.listed))
    periods: dict[str, str | None] = {}
    names = {match["name"]: match.start("name") for match in passage.matches(_NAMED, "到位", "支付", "支出", "拨付", "下达")}
    funded = {match["name"]: match.start("name") for match in passage.matches(_FUNDED, "费")}
    owners = _owners(passage)
    listed = len(funded) >= 2 or _ORDINAL.match(passage.text) is not None
    for sentence in passage.sentences:
        if not any(number.dimension in MONEY or number.dimension in ("percent", "money_per_area") for number in sentence.numbers):
            continue
        if "三公" in sentence.words:
            continue  # 三公经费 is a slice of another account
        if not sentence.words.startswith("其中") and passage.text[sentence.start - 1 : sentence.start] not in (";", "；"):
            thread = _Thread(head=passage.place.listed or "", listing=bool(passage.place.listed))
        opened = _OPENS.match(sentence.words)
        if opened:
            what = opened["what"] or opened["seen"]
            head = _HEADS[what]
            thread = _Thread(head=head, head_label=what, listing=True, head_subject=Subject(period=periods.get(head)))
        elif not thread.head and (sourced := _SOURCED.match(sentence.words)):
            thread = _Thread(head="budget_total", head_label=sourced["what"], listing=True, head_subject=Subject(period=periods.get("budget_total")))
        yield from read_sums(passage, sentence, period_of)
        inside = [name for name, start in names.items() if sentence.start <= start < sentence.end]
        thread.item = inside[-1] if inside and len(names) >= 3 else None
        if thread.item is None:
            known = [name for name, start in funded.items() if sentence.start <= start < sentence.end and (listed or name in _SLICES)]
            thread.item = known[-1] if known else owners.get(sentence.start)
        thread.spent = None
        for claim in _sentence(passage, sentence, thread, sentence.start + (opened.end() if opened else 0)):
            if claim.role in _HEADS.values():
                periods[claim.role] = claim.subject.period
            yield claim


def _owners(passage: Passage) -> dict[int, str]:
    """By where a sentence starts: which of two or more things of one kind its money is of."""
    found = list(passage.matches(_OWNER, "投资", "预算", "到位", "支付", "支出", "拨付"))
    names = {match["kind"]: {other["name"] for other in found if other["kind"] == match["kind"]} for match in found}
    kinds = {kind for kind, members in names.items() if len(members) > 1}
    return {sentence.start: match["name"] for match in found if match["kind"] in kinds and (sentence := passage.sentence_at(match.start("name"))) is not None}


def _sentence(passage: Passage, sentence: Sentence, thread: _Thread, at: int) -> Iterator[Claim]:
    for number in sentence.numbers:
        if number.printed.number_start in passage.taken:
            at = number.end
            continue
        if number.dimension in MONEY:
            claim = _money(passage, sentence, number, at, thread)
            thread.loose = number.end if claim is None else -1
            thread.follow(claim)
        elif number.dimension in ("percent", "money_per_area"):
            claim, thread.parts = spent_rate(passage, number, thread.spent), 0
            if claim is None:
                claim = rate(passage, sentence, number, at, thread.item) if number.label is not None else handed_down(passage, sentence, number, at)
        else:
            claim = None
        if claim is not None:
            yield claim
        at = number.end


def _money(passage: Passage, sentence: Sentence, number: Number, at: int, thread: _Thread) -> Claim | None:
    text = passage.text
    start, strong = segment(text, at, number)
    stretch = text[start : number.start]
    if sentence.cues_in(at, number.start, "part") or "其中" in text[at : number.start]:
        thread.apart = bool(_BY_KIND.match(stretch)) and (thread.loose == at or (thread.head_item or "基本")[:2] not in ("基本", "项目", "人员", "公用"))
        thread.listing = bool(thread.head)
        thread.shut_in = "(其中" in text[at : number.start] or "(包括" in text[at : number.start]
    elif thread.shut_in and ")" in text[at : number.start]:
        thread.listing = thread.shut_in = False
    if (thread.apart and _BY_KIND.match(stretch)) or (thread.parts and _ASIDE.match(text[at : number.start])):
        return None  # how one item of several was spent, not the unit; 公用经费183万元（预算190万元）: what one part was to be
    label = _label(sentence, number, start, strong, at)
    source = source_of(text, sentence, start, number)
    if _CHANGED.search(stretch) or sentence.cues_in(start, number.start, "guard") or re.match(r"[/每]|的?(?:标准|罚款|以内)", text[number.end : number.end + 4]):
        return None
    owed, thread.owed = thread.owed, source if source is not None and DUE.search(stretch) else None
    if source is None and owed is not None and DID.match(stretch):
        source = owed
    if thread.owed is not None:
        return passage.claim(number, "budget_total", "应到位", Subject(source=thread.owed.text, period=period_of(text, sentence, number)))
    if source is not None and thread.listing and _own_name(stretch, source, start) and _long_item(stretch):
        source = None
    if label is None and thread.listing and thread.head and (source or _item(stretch) or _long_item(stretch)):
        return _part(passage, number, thread, source, stretch)
    if label is None and source is not None and (_CARRIED.search(stretch) or (passage.place.received and not thread.head)):
        label = Cue(source.start, source.end, "verb", "funds_received", source.text)
    if label is None and _PUT_IN.search(stretch) and not re.search("计划|拟|需|预计|将", stretch):
        label = Cue(start, number.start, "label", "funds_spent", "投入")
    if label is None and source is not None and thread.head == "funds_received" and text[start - 1 : start] in (";", "；"):
        return _part(passage, number, thread, source, stretch)
    label = label or unpaid_behind(text, start, number)
    if label is None and thread.listing is False:
        label = settled_behind(text, number)
    if label is None and _RAISED.search(stretch):
        label = Cue(start, number.start, "label", "funds_received", "筹集资金")
    if label is None and source is not None and _BEARS.search(stretch):
        return passage.claim(number, "budget_total", "承担", Subject(source=source.text, period=period_of(text, sentence, number)))
    if label is None and (PARTED_BY_LEVEL.match(text, number.end) and re.search(r"(?:项目|专项|补助|财政|试点)(?:补助)?资金(?:为|共|约)*$", stretch)):
        thread.listing, label = True, Cue(start, number.start, "label", "budget_total", "资金")
    if label is None and (_WHOLE.search(stretch) or _AT_FIRST.search(stretch)):
        label = Cue(start, number.start, "label", "budget_total", "资金")
    if label is None and "涉及" in stretch and _OF_PROJECTS.search(text[sentence.start : number.start]):
        label, source = Cue(start, number.start, "label", "budget_total", "涉及资金"), None
    if label is None:
        return None
    code = _code(label, stretch, passage, text[sentence.start : number.start])
    if code is None:
        return None
    if thread.listing and thread.head in ("funds_spent", "funds_received") and code == "budget_total" and label.text in ("预算", "财政预算") and "其中" in text[sentence.start : number.start]:
        return _part(passage, number, thread, source, stretch)  # 支出580万元，其中财政预算360万元: whose money it was
    if thread.listing and thread.head == "budget_total" and code == "funds_spent" and _BY_KIND.match(stretch):
        return _part(passage, number, thread, None, stretch)
    if thread.listing and thread.head == "invest_total" and source and (code == "funds_applied" or label.text.startswith("争取")):
        return _part(passage, number, thread, source, stretch)
    return _told(passage, sentence, number, code, label, source, stretch, strong, thread)


_ASIDE = re.compile(r"\((?:其)?(?:全年|年初|年度|调整后)*(?:预算|计划|目标|上年|去年|决算|定额|控制)[^，。；;()\d]{0,8}$")


def _label(sentence: Sentence, number: Number, start: int, strong: int, at: int) -> Cue | None:
    """The linker's label where it stands in the number's own stretch; a strong label before a weak one; else the clause's."""
    linked = number.label
    inside = [cue for cue in sentence.cues_in(start, number.start, "label", "weak", "verb") if _is_money(cue)]
    strongs = [cue for cue in inside if cue.kind == "label"]
    if strongs:
        return strongs[-1]
    verbs = [cue for cue in inside if cue.kind == "verb"]
    if linked is not None and linked.start >= start and linked.kind != "verb" and not verbs:
        return linked
    if verbs:
        weak = [cue for cue in inside if cue.kind == "weak"]
        return weak[-1] if weak and verbs[-1].code in ("budget_total", "funds_applied") else verbs[-1]
    if inside:
        return inside[-1]
    listed = [cue for cue in sentence.cues_in(max(strong, at), start, "label", "verb") if _is_money(cue)]
    if listed and not sentence.cues_in(strong, number.start, "part"):
        return listed[-1]
    # 收到省级资金，共计5万元: the label waits in the clause before, with no number of its own between
    bare = not sentence.cues_in(strong, number.start, "source") and len(sentence.text[start : number.start]) <= 6
    earlier = [cue for cue in sentence.cues_in(at, start, "label", "verb") if _is_money(cue)]
    return earlier[-1] if bare and earlier and sentence.cues_in(start, number.start, "total") else None


_BUDGETED = re.compile(r"(?:年初|年度|调整后?|批复)(?:部门)?预算(?:批复|安排|总)?支出$|(?:预算)?调整后(?:的)?(?:预算)?支出(?:预算)?$")
_TO_SPEND = re.compile(r"支出预算(?:总额|金额|安排|批复|资金|数|额)?(?:总计|合计|共计|共|为|约|是|:)*$")
_BY_KIND = re.compile(r"^(?:其中)?[:：]?(?:基本|项目|人员经费|公用经费|日常公用|人员)支出$")
"""年初预算支出480万元，其中基本支出310万元: parts of what was budgeted."""
_OTHERS = ("deviation_rate", "satisfaction_reported", "communities", "floor_area", "households", "buildings", "population")


def _is_money(cue: Cue) -> bool:
    return cue.kind == "verb" or (cue.code not in _OTHERS and not cue.code.endswith("_rate") and not cue.code.startswith(("indicator", "survey", "staff", "dimension", "eval_", "self_")))


def _code(label: Cue, stretch: str, passage: Passage, before: str) -> str | None:
    """The concept of a label or verb; 拨付 is money received or spent, by who pays whom."""
    if label.code == "added":
        return None
    if label.code == "funds_received" and re.search(r"(?:应|计划|预计|拟)到位(?:资金)?(?:为|:)?$", stretch):
        return "budget_total"
    if label.code == "budget_total" and _OF_PURCHASE.search(stretch):
        return None
    if label.code in ("disbursed", "funds_spent") and _TREASURY.search(stretch):
        return "funds_received"
    if label.code == "disbursed":
        if _PAYEE.search(stretch) or re.search(r"(?:已|累计|实际|共)(?:完成)?拨付", stretch):
            return "funds_received" if passage.place.received and not _PAYEE.search(stretch) else "funds_spent"
        return "funds_received" if _PAYER.search(stretch) or passage.place.received else None
    if label.code == "funds_carried_over" and label.text.startswith("未支") and _OWED.search(before):
        return None  # 应付2,800万元，尚有74万元未支付: what is owed, not what is left over
    if label.code == "funds_spent" and (_BUDGETED.search(stretch) or _TO_SPEND.search(stretch)):
        return "budget_total"
    if label.kind == "verb" and label.code == "funds_spent":
        if re.search(r"(?:预计|计划|拟|将|应|需)(?:\w{0,4})?(?:支付|支出|使用|发放)", stretch):
            return "funds_forecast" if "预计" in stretch else None
        return "funds_spent"
    if label.code == "funds_spent" and "预计" in stretch:
        return "funds_forecast"
    if label.text == "结余" and re.search(r"无结余", before):
        return None
    return label.code


def _item(stretch: str) -> str | None:
    """A short plain noun right before the sum: 其中道路工程12万元."""
    name = re.sub(r"^(?:\d+[.、)]|\(\d+\)|[①-⑳]|[一二三四五六七八九]是)+", "", stretch)
    name = re.sub(r"^(?:其中|包括|包含|含|用于|和|及|以及|:|为)+", "", name)
    name = re.sub(r"(?:为|约|共计|共|计|:|资金|费用)+$", "", name)
    if re.fullmatch(r"[\u4e00-\u9fff]{2,14}", name):
        return None if re.search(r"[已将并未是的了在对]|每|标准", name) else name
    return None


def _long_item(stretch: str) -> str | None:
    """An item of a list by a long name, or one with letters starred out: 其中…水**管理14万元."""
    name = re.sub(r"^(?:其中|包括|包含|含|用于|和|及|以及|:|为)+", "", stretch)
    name = re.sub(r"(?:为|约|共计|共|计|:|资金|费用)+$", "", name)
    plain = re.fullmatch(r"[\u4e00-\u9fff*＊×“”\"]{2,30}", name) and re.search(r"[\u4e00-\u9fff]", name)
    return name if plain and not re.search(r"[已将并未了]|每|标准|实际|截[至止]|累计|安排|根据|按照|需求", name) else None


def _own_name(stretch: str, source: Cue, start: int) -> bool:
    """居民医疗保险区级配套资金: the source is inside the name of an item of the list."""
    before = re.sub(r"^(?:其中|包括|包含|含|用于|和|及|以及|:|为)+", "", stretch[: source.start - start])
    return bool(re.fullmatch(r"[\u4e00-\u9fff]{4,}", before)) and not re.search(r"到位|下达|安排|争取|申请|拨付|落实|收到|配套|财政|资金|补助|年|[已将并未]", before)


def _part(passage: Passage, number: Number, thread: _Thread, source: Cue | None, stretch: str) -> Claim:
    base = thread.head_subject or Subject()
    slice_ = _is_slice(passage.text, number) and "其中" not in passage.text[max(0, number.start - 60) : number.start]
    item = _item(stretch) or _long_item(stretch) if not source or slice_ else None
    subject = replace(base, source=source.text if source else None, item=item if item else None)
    return passage.claim(number, thread.head, thread.head_label, subject)


_WHOSE = r"(?:上级|本级|中央|省|市|县|区|旗|盟|自治区|自筹|债券)[^，。；;、\d]{0,8}"
_SHARED_BEFORE = re.compile(rf"{_WHOSE}[\d.,]+(?:万|亿)?元[，,(]占[^，。；;\d]{{0,8}}[\d.]+%\)?[；;，,、]{_WHOSE}$")
_SHARED_AFTER = re.compile(rf"[，,(]占[^，。；;\d]{{0,8}}[\d.]+%\)?[；;，,、]{_WHOSE}[\d.]")


def _is_slice(text: str, number: Number) -> bool:
    """县级12万元，占30%: some of another sum; but 省级…，占20%；市级…，占30% lists the parts of the whole, each with its share."""
    listed = _SHARED_AFTER.match(text, number.end) or _SHARED_BEFORE.search(text[max(0, number.start - 60) : number.start])
    return bool(re.match(r"[，,(]占", text[number.end : number.end + 2])) and not listed


def _told(
    passage: Passage, sentence: Sentence, number: Number, code: str, label: Cue, source: Cue | None, stretch: str, strong: int, thread: _Thread
) -> Claim:
    text = passage.text
    lot = _lot(text, sentence, strong, number, code)
    item = None
    clause = text[strong : number.start]
    if (code == "contract_amount" and "变更后" in clause + label.text) or (code == "budget_total" and _AFTER_CHANGE.search(clause)):
        item = "变更后"
    elif code in ("budget_total", "funds_received", "funds_spent") and "年初" in clause:
        item = "年初"
    elif source is not None and _is_slice(text, number) and "其中" not in text[sentence.start : number.start]:
        item = _item(stretch) or _long_item(stretch) or "其中"
    elif code == "funds_received" and source is None and _AND_MORE.match(text, number.end):
        item = _item(stretch) or _long_item(stretch) or "本级"
    elif code == "budget_total" and "全年" in clause:
        item = "全年"
    elif thread.listing and code == thread.head and source is None:
        item = _item(stretch)
        item = None if item and re.match(r"(?:合计|共计|总计|(?:全年|年度|共|总|实际|已|计划|应)*(?:到位|下达|支出|支付)(?:资金|金额|数|额)?$)", item) else item
    elif code == "funds_spent" and source is None:
        beside = "基本支出" in text or _ORDINAL.match(stretch)
        item = "项目支出" if _BESIDE_BASIC.search(stretch) and beside else _use(label, stretch, number.start - len(stretch))
    if item is None and source is None and lot is None:
        item = after_name(passage, number, thread.item)
    if code == "funds_spent" and lot:
        code, item = "payment_amount", "lot_total"
    source_text = source.text if source else "债券资金" if "债券" in label.text else None
    if source_text is not None and code in _TOTALLED and shares_out(text, number, sentence.end, source_text):
        source_text = "合计"
    if source_text is None and code in _TOTALLED and (sentence.cues_in(strong, number.start, "total") or _opens_parts(text, number)):
        source_text = "合计"
    scope = "多年" if _YEARS.search(text[max(sentence.start, strong - 6) : number.start]) else "上年" if _LAST_YEAR.search(clause) else None
    period = _edge(clause, code) or _instalment(passage, sentence, number, strong) or period_of(text, sentence, number)
    stage = "forecast" if code == "funds_carried_over" and AHEAD.search(stretch) else None
    subject = Subject(source=source_text, period=period, lot=lot, item=item, scope=scope, stage=stage)
    thread.head, thread.head_label = code, label.text
    thread.head_subject = Subject(period=subject.period, lot=lot)
    thread.head_item = item if code == "funds_spent" else None
    thread.listing = thread.listing or bool(source) or bool(re.match(r"[，,;。(]?(?:其中|包括|资金来源)", text[number.end : number.end + 6]))
    return passage.claim(number, code, label.text, subject)


_CARRIED = re.compile(r"(?:动用|使用|含|安排|加)上年(?:结转|结余)")
_PUT_IN = re.compile(r"投入(?:专项|项目|财政|补助|各类|建设)*(?:资金|经费)(?:总计|共计|合计|共|约|为)*$")
_BEARS = re.compile(r"(?:承担|负担|分担|负责)(?:资金)?(?:为|约)*$")
_CHANGED = re.compile(r"(?:支出|预算|资金|经费|投入|总额|安排|收入)(?:同比|净)?(?:增加|减少|增长|下降|降低|压减|压缩|上升|节约)(?:额)?(?:了|约|为|:)*$")
"""支出增加70万元: by how much, not how much."""
_AND_MORE = re.compile(r"[；;](?:上级|中央|省级?|市级|县级|其他|自筹)[\u4e00-\u9fff]{0,6}\d")
"""拨入专项经费20万元；上级补助48万元: the first is not all of it."""
_AT_FIRST = re.compile(r"(?:费|资金|支出)年初(?:安排|批复)?(?:为|:)*$")
"""公用经费年初50万元: what was budgeted."""
_RAISED = re.compile(r"筹(?:集|措)(?!计划|方案)[\u4e00-\u9fff]{0,12}(?:资金|经费)(?:总计|共计|合计|共|约|为)*$")
_WHOLE = re.compile(r"(?:项目|专项|补助|补贴|奖补|年度|本次评价|涉及|[省市县级]财政)(?:财政)?资金(?:用于[\u4e00-\u9fff、“”]{2,24}?)?(?:总计|共计|合计|总额|共|总额为|规模为|总量为)+$")
_OF_PROJECTS = re.compile(r"(?:个[^，。；\d]{0,12}项目|项目[^，。；]{0,8}\d+个)[^，。；\d]{0,36}，(?:共|总共|合计|总计)?涉及(?:财政|预算|项目|评价)*资金(?:约|为)*$")
"""对6个重点项目开展评价，涉及财政资金9,400万元."""
_NEUTRAL = re.compile(
    r"^(?:部门|整体|决算|实际|累计|已经?|共计?|合计|总计?|全年|本年度?|年度|项目|资金|财政|预算|截至|其中|当年|本期|专项|全部|均|完成|经费|[该本其我]|为|县|市|区|乡|镇|单位|部门"
    r"|经?核实|并|以上|上述|[年月日底末初]|到位|一般|公共|政府性?|拨款|按|规定|严格|用于|目前|现|在|可|的|中|上级|中央|省级?|市级|县级|村|局|厅|中心|学校|医院|也|都|仅|只|主要|有效|年内|期间|内|[一二三四五六七八九十\d]+)+$"
)


_SUMMED = re.compile(r"(?:项目|工程|专项)(?:资金|经费)?(?:累计|共计?|合计|总计)(?:已|实际)?$")
"""道路改造项目共计支出: the whole of a project's spending, however it is called."""


_DONE_BY = re.compile(r"[\u4e00-\u9fff]{2,}(?:局|部门|单位|中心|办|委|公司)(?:共计?|已|累计|实际|合计|总计?)+$")
"""主管部门共支出: who spent, not on what."""


def _use(label: Cue, stretch: str, start: int) -> str | None:
    """What was spent on, where its name runs into the label: 人员经费支出, 设备购置支出."""
    if label.kind == "verb" or not label.text.endswith("支出"):
        return None
    name = re.sub(r"^(?:\(?\d{1,2}[).、]|[①-⑳]|其中|包括|:|和|及|以及)+", "", stretch[: max(0, label.start - start)]) + label.text.removesuffix("支出")
    if _SUMMED.search(name) or _DONE_BY.search(name.removesuffix("支出")) or not re.fullmatch(r"[\u4e00-\u9fff]{2,20}", name):
        return None
    if _NEUTRAL.match(name) or re.search(r"[已将并未是了在对]|每|标准|资金$", name):
        return None
    return name + "支出"


_BESIDE_BASIC = re.compile(r"^(?:其中|[年度\d.、()]|本|全年|实际|完成)*项目支出(?:决算|金额|数)?(?:总计|合计|共计|共|为|约|是|:)*$")
"""项目支出 in a paragraph that also tells 基本支出 is one half of the unit's spending."""
_TOTALLED = ("budget_total", "funds_received", "funds_spent", "invest_total", "funds_forecast", "funds_carried_over")


def _instalment(passage: Passage, sentence: Sentence, number: Number, start: int) -> str | None:
    """2022年12月下达57.5万元（…），2023年8月下达188.7万元: where a paragraph gives several dates with their sums, each is of its own."""
    dates = [mask for each in passage.sentences for mask in each.masks if mask.reason == "日期" and re.match(r"\d{4}年", passage.text[mask.start : mask.end])]
    own = [mask for mask in sentence.masks if mask in dates and start <= mask.start < number.start]
    if not own or len({passage.text[mask.start : mask.end] for mask in dates}) < 2 or re.search(r"截[至止]$", passage.text[: own[-1].start][-3:]):
        return None
    return passage.text[own[-1].start : own[-1].end]


def _opens_parts(text: str, number: Number) -> bool:
    return bool(re.match(r"[，,;。(]?其中", text[number.end : number.end + 4]))


def _lot(text: str, sentence: Sentence, strong: int, number: Number, code: str) -> str | None:
    """The lot named in the clause; for contracts and changes also earlier in the sentence."""
    here: list[str] = _LOT.findall(text[strong : number.start])
    if len(here) == 1:
        return str(here[0]).removeprefix("第")
    if code in ("contract_amount", "change_amount", "payment_amount"):
        if "总中标" in text[strong : number.start] or "各标段" in text[strong : number.start]:
            return "total"
        earlier: set[str] = set(_LOT.findall(text[sentence.start : strong]))
        if len(earlier) == 1:
            return str(earlier.pop()).removeprefix("第")
    return None


def _edge(clause: str, code: str) -> str | None:
    """年初 and 年末 tell two sums left over apart."""
    found = _EDGE.findall(clause) if code == "funds_carried_over" else []
    return {"年底": "年末"}.get(found[-1], found[-1]) if found else None

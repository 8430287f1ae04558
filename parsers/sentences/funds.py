"""Sums of money and the rates of spending in sentences: budget, received, spent, left over, parts by source, lots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from decimal import Decimal

from model.figure import ALL_YEARS, Subject
from model.regexp import regexp
from parsers.language import Cue, Number, Sentence
from parsers.sentences.account_slices import about_three
from parsers.sentences.clause import (
    DID,
    DUE,
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
from parsers.sentences.fund_items import ORDINAL, edge_of, is_slice, item_of, long_item_of, lot_of, named_item, own_name
from parsers.sentences.fund_labels import EVALUATED, OF_PROJECTS, OPENS_USES, YEAR_HAD, concept_of, implied, label_of, told_behind, whole_fund
from parsers.sentences.fund_owners import benefits, headed, projects_apart
from parsers.sentences.fund_owners import owners as owners_of
from parsers.sentences.fund_turns import closes, first_of_list, instalment, some_projects, turn_of
from parsers.sentences.passage import AMOUNT, Claim, Passage
from parsers.sentences.rates import AHEAD, handed_down, on_another_base, rate, received_share, spent_rate
from parsers.sentences.sums import read_sums

_NAMED = regexp(
    r"(?:^|[:：;；。])(?:[①-⑳]|\(?\d{1,2}[).、]?)?(?P<name>[\u4e00-\u9fff]{3,20}?(?:项目|工程|补助|奖励|改造|补贴))(?=(?:资金|经费)?(?:应|实际|已|共)?(?:到位|支付|支出|拨付|下达))"
)
_FUNDED = regexp(
    r"(?:^|[:：;；。，,、(])(?:\(?\d{1,2}[).、]?|[①-⑳])?(?:其中)?[:：]?(?!(?:项目|专项|工作|业务|资金|年度|全年|部门|单位|[本该我局])+经?费)"
    r"(?P<name>[\u4e00-\u9fff]{2,20}?(?:经费|(?<![经花])费))(?=\)?(?:年初|(?:年初|全年|年度|项目|资金)?预算)(?:安排|批复|数|资金)?(?:为|:)?\d)"
)
_AMONG_ITEMS = regexp(r"其中[，,:]?(?P<name>[\u4e00-\u9fff]{3,12}?)(?:预算)?(?:执行|支出|支付|使用)率(?:最|较|偏|仅|只|为)")
"""其中职业培训补贴执行率最低，仅为73.21%，结余112.5万元."""
_SLICES = ("公用经费", "人员经费", "日常公用经费", "会议费", "培训费", "差旅费", "公务接待费", "办公费")
"""What is never a unit's whole budget."""
_YEARS = regexp(r"(?:[两二三四五六七八九十]|(?<!\d)\d)年(?:来|间|内|度)?(?:共|累计|合计|总)|20\d\d年?[-—~～至]20\d\d年(?!\d|度?预算)[，,]?[^，。;\d]{0,8}(?:共|累计|合计|总)")
_TOGETHER = regexp(r"(?:两年|年均)?(?:实际|已|资金)?(?:合计|共|总|累计)|实际(?:支出|到位|执行|使用)|支出|到位|[年期]末(?:结转|结余)|结转|结余")
"""两年合计预算600万元，合计支出570万元: of both years, as the sum before."""
_LAST_YEAR = regexp(r"(?:较|与|同)20\d\d年[^，。;\d]{0,10}$|(?:较|比|与|同)(?:上|去|前一|上一)年(?:度|同期)?(?!结转|结余)|^(?:上|去|上一)年度?(?!度|结转|结余|末|底)")
"""较上年度的评价资金8,000万元增长…, 上年同口径兑现…: what it was then."""
_OPENS = regexp(
    r"(?:具体|主要|项目|资金|经费|其中|本次|实际|全年)*(?P<what>支出|使用|投资|用途)(?:主要|具体|明细|构成|内容|情况|资金|项目|分别)*(?:包括|用于|为|是|如下|构成)+[:：]?(?=[\u4e00-\u9fff\d(①一])"
    r"|(?:从|按|分)(?:资金|经费|项目)?(?P<seen>支出|使用|投资)?(?:构成|结构|用途|方向|类别|去向|科目|内容|性质|类型|(?:经济|功能)(?:分类|科目))(?:上)?(?:来)?(?:看|分|划分)[:：，,]?"
    r"|(?:(?:其中|实际|项目|资金|累计|全年|上述)*(?P<by>支出|到位)(?:资金)?)(?:从|按|分)(?:资金)?(?:来源|渠道|级次|层级)(?:上)?(?:来)?(?:看|分|划分)?[:：，,]"
)
"""支出包括：甲12万元，乙8万元: a sentence that opens a list of uses; 支出按来源分，中央…: one of whose money it was."""
_HEADS = {"到位": "funds_received", "支出": "funds_spent", "使用": "funds_spent", "用途": "funds_spent", "投资": "invest_total"}
_SOURCED = regexp(
    r"(?P<what>(?:项目|工程|建设|所需|全部|专项|补助|财政|上述)*资金(?:来源)?(?:由|(?:主要)?来源(?:于|为)?|(?:主要)?(?:包括|分别为|为))|按(?:资金)?来源(?:划分|分|看)?|(?:一般公共预算(?:财政)?(?:拨款)?|财政拨款|财政(?:补助)?资金|上级(?:补助)?资金|预算资金)中)[:：，]?"
    r"(?=(?:中央|省|市|县|区|旗|盟|州|自治区|上级|本级|地方|专项债|债券|自筹|一般公共)[^，。；;\d]{0,12}\d)"
)
"""资金由中央财政80万元、县级财政20万元组成: a sentence that tells whose money the project's is."""
_BY_CONTENT = regexp(r"(?:从|按|分)(?:资金|经费|项目)?支出(?:构成|结构|用途|方向|类别|科目|内容|性质|类型)")
_MEANT_FOR = ("invest_total", "budget_total")
"""批复总投资3960万元。按支出内容分：…: what the whole that was told before is to be spent on, where nothing is said to have been spent."""
_IN_NAME = regexp(r"[\u4e00-\u9fff]{1,8}\d")
_OF_WORKS = regexp(r"建设期利息(?:为|约)*$")
"""Interest that is a part of what the works cost."""
_BY_KIND = regexp(r"^(?:其中)?[:：]?(?:基本|项目|人员经费|公用经费|日常公用|人员)支出$")
"""年初预算支出480万元，其中基本支出310万元: parts of what was budgeted."""
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
_BY_ACCOUNT = regexp(r"\((?:一般公共预算|政府性基金|国有资本经营)[^，。；;()\d]{0,10}$")
"""调整后预算840万元（一般公共预算790万元、政府性基金50万元）: whose parts stand in brackets."""
_SEVERAL = 2
_SHARE = regexp(r"[(，]占[^，。；()\d]{0,14}$")
"""工程款4,000万元（占合同价的90%）: what is said of a part ends no list."""
_NOT_COME = regexp(r"(?:资金|配套)?(?:[至到截][^，。；;\d]{1,8}?)?(?:尚|还|仍|均|一直)?未(?:能)?(?:足额|及时|全部)?(?:安排|到位|落实|下达|拨付到位)")
_REST, _OTHERS = ("其他", "其它", "其余"), "其他资金"
"""省级30万元，县级20万元，其他5万元: in a list by source, whose money the rest is nobody says."""
_RUNS_ON = regexp(r"(?:[\u4e00-\u9fff]{2,8}(?=其中[:：]))?其中")
"""到位6.4万元。公用经费其中：中央5.2万元，省级1.2万元: parts of the sum before."""


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
    received: Claim | None = None
    """What came in right before a share."""
    ahead: bool = False
    """Whether the last sum is what is expected to be spent: what is left of it, and its rate, are so too."""
    rated: Claim | None = None
    """The rate of spending right before: it may be told again over another sum."""
    part: Subject | None = None
    """What the last part of a list of what was spent is of: 基本支出."""
    parts: int = 0
    """How many parts of it followed without a rate: a rate behind two of them is the whole's."""
    paid: tuple[str, Subject | None] | None = None
    """What was spent, where what is left was told right behind it: 支出580万元，结转20万元。其中：工程款450万元、监理费…."""
    over_years: bool = False
    """Whether the sum before is of several years: 两年合计预算600万元，合计支出570万元，执行率95%."""
    batches: list[str] = field(default_factory=list)
    """第一批…；第二批…: the batches of the sum's concept told one behind the other."""
    tiers: tuple[tuple[str, str], ...] = ()
    """What these parts are, and whose money, where they are told by source."""

    def follow(self, claim: Claim | None) -> None:
        """A sum of money passed by."""
        spent = claim is not None and claim.role == "funds_spent" and claim.subject.item and self.listing
        self.part = claim.subject if claim is not None and spent else None
        self.parts = self.parts + 1 if claim is not None and claim.subject.item and self.listing else 0
        source = claim.subject.source if claim is not None and self.listing else None
        self.tiers = (*self.tiers, (claim.role, source)) if claim is not None and source not in (None, "合计") else ()
        self.spent = claim if claim is not None and claim.role == "funds_spent" and self.parts < _SEVERAL and not self.all_tiers() else None
        self.received = claim if claim is not None and claim.role == "funds_received" else None
        self.over_years = claim is not None and claim.subject.scope == ALL_YEARS
        if claim is not None and claim.role != "funds_carried_over":
            self.ahead = claim.role == "funds_forecast"

    def all_tiers(self) -> bool:
        """其中中央248万元、省级75万元、县级32万元，执行率65%: whether a rate here is that of the parts together."""
        roles, sources = {role for role, _ in self.tiers}, {source for _, source in self.tiers}
        return len(roles) == 1 and len(sources) == len(self.tiers) >= _SEVERAL

    def enter(self, told: Sum, at: int) -> None:
        """其中 or a bracket before a sum opens a list of parts, or ends one."""
        between = told.text[at : told.number.start]
        bracketed = between.startswith("(") and bool(self.head) and _BY_ACCOUNT.match(between) is not None
        if bracketed or told.sentence.cues_in(at, told.number.start, "part") or "其中" in between:
            self.apart = bool(_BY_KIND.match(told.stretch)) and (self.loose == at or (self.head_item or "基本")[:2] not in ("基本", "项目", "人员", "公用"))
            self.listing = bool(self.head)
            self.shut_in = bracketed or "(其中" in between or "(包括" in between
        elif OPENS_USES.search(between) and self.head in ("budget_total", "funds_received"):
            self.listing = True
        elif self.shut_in and ")" in between:
            self.listing = self.shut_in = False

    def due(self, told: Sum) -> Sum:
        """县级应配套30万元，实际到位20万元: what came is of the source that it was due from."""
        owed, self.owed = self.owed, told.source if told.source is not None and DUE.search(told.stretch) else None
        return replace(told, source=owed) if told.source is None and owed is not None and DID.match(told.stretch) else told

    def opened(self, code: str, label: Cue, subject: Subject) -> None:
        """A sum by its own label heads what may follow as its parts."""
        self.paid = (self.head_label, self.head_subject) if code == "funds_carried_over" and self.head == "funds_spent" else None
        self.head, self.head_label = code, label.text
        self.head_subject = Subject(period=subject.period, lot=subject.lot)
        self.head_item = subject.item if code == "funds_spent" else None


def read_funds(passage: Passage) -> Iterator[Claim]:
    """Money and its rates; a number whose label is unclear is left alone."""
    thread = _Thread(head=passage.place.listed or "", listing=bool(passage.place.listed))
    meant = ""
    periods: dict[str, str | None] = {}
    years: dict[str, set[str]] = {}
    names = {match["name"]: match.start("name") for match in passage.matches(_NAMED, "到位", "支付", "支出", "拨付", "下达")}
    apart = projects_apart(passage)
    funded = {match["name"]: match.start("name") for match in passage.matches(_FUNDED, "费")}
    owners = headed(passage) | owners_of(passage) | benefits(passage)
    listed = len(funded) >= 2 or ORDINAL.match(passage.text) is not None
    for sentence in passage.sentences:
        if not any(number.dimension in MONEY or number.dimension in ("percent", "money_per_area") for number in sentence.numbers):
            continue
        if about_three(passage.text, sentence.start, sentence.end):
            continue  # 三公经费 is a slice of another account
        if not _RUNS_ON.match(sentence.words) and passage.text[sentence.start - 1 : sentence.start] not in (";", "；"):
            thread = _Thread(head=passage.place.listed or "", listing=bool(passage.place.listed))
        opened = _OPENS.match(sentence.words)
        if opened:
            what = opened["what"] or opened["seen"] or opened["by"] or "支出"
            head = meant if meant and _BY_CONTENT.match(sentence.words) else _HEADS[what]
            thread = _Thread(head=head, head_label=what, listing=True, head_subject=Subject(period=periods.get(head)))
        elif not thread.head and (sourced := _SOURCED.match(sentence.words)):
            thread = _Thread(head="budget_total", head_label=sourced["what"], listing=True, head_subject=Subject(period=periods.get("budget_total")))
        yield from read_sums(passage, sentence, period_of)
        inside = [name for name, start in names.items() if sentence.start <= start < sentence.end]
        thread.item = inside[-1] if inside and len(names) >= 3 else None
        thread.item = thread.item or next((name for name, start in apart.items() if sentence.start <= start < sentence.end), None)
        if thread.item is None:
            known = [name for name, start in funded.items() if sentence.start <= start < sentence.end and (listed or name in _SLICES)]
            thread.item = known[-1] if known else owners.get(sentence.start)
        among = _AMONG_ITEMS.match(passage.text, sentence.start) if thread.item is None else None
        thread.item = among["name"] if among is not None else thread.item
        thread.spent, thread.ahead = None, False
        for claim in (*_all_years(passage, sentence, thread, years), *_sentence(passage, sentence, thread, sentence.start + (opened.end() if opened else 0))):
            if claim.role in _HEADS.values():
                periods[claim.role] = claim.subject.period
            if claim.role in _MEANT_FOR and claim.subject.source in (None, "合计") and claim.subject.item is None:
                meant = claim.role
            elif claim.role in ("funds_spent", "funds_received"):
                meant = ""
            if claim.subject.source in (None, "合计") and claim.subject.item is None and claim.subject.period:
                years.setdefault(claim.role, set()).add(claim.subject.period)
            yield claim


_YEAR_SUM = rf"{AMOUNT}[万亿]?元[，,、；;]"
_YEAR_BY_YEAR = regexp(
    rf"20\d\d年度?(?P<what>安排|到位|支出)(?:资金|预算)?{_YEAR_SUM}(?:20\d\d年度?(?:及以后)?(?P=what)?(?:资金|预算)?{_YEAR_SUM})+(?:[两三四五]年)?(?:合计|共计|总计)(?:为)?(?P<x>{AMOUNT})[万亿]?元"
)
"""2022年安排198万元，2023年安排182万元，合计380万元."""
_YEARLY_OF = {"安排": "budget_total", "到位": "funds_received", "支出": "funds_spent"}
_ALL_YEARS = regexp(r"(?:以上|上述)?(?:[两二三四五2-5]年|[两三四五]个年度)(?:合计|共计|累计|总计|共)(?:安排|下达|到位|投入)?(?:预算|专项|项目|财政)*(?:资金|预算)?(?:为|共)?$")


def _all_years(passage: Passage, sentence: Sentence, thread: _Thread, years: Mapping[str, set[str]]) -> Iterator[Claim]:
    """2022年度安排1720万元；2023年度安排1900万元。两年合计3620万元: the sum of what each year was told to have; its parts may follow."""
    beside = _YEAR_BY_YEAR.search(passage.text, sentence.start, sentence.end)
    if beside is not None and (whole := passage.number_at(beside.start("x"))) is not None:
        yield passage.claim(whole, _YEARLY_OF[beside["what"]], "合计", Subject(source="合计"))
        return
    number = next((number for number in sentence.numbers if number.dimension in MONEY), None)
    told = [role for role, periods in years.items() if len(periods) > 1]
    if number is None or len(told) != 1 or not _ALL_YEARS.match(passage.text[sentence.start : number.start]):
        return
    thread.head, thread.head_label, thread.listing = told[0], "合计", True
    yield passage.claim(number, told[0], "合计", Subject(source="合计"))


def _sentence(passage: Passage, sentence: Sentence, thread: _Thread, at: int) -> Iterator[Claim]:
    for number in sentence.numbers:
        if number.printed.han and _IN_NAME.match(passage.text, number.end):
            continue  # 发放两项补贴706.50万元: a word between the verb and its sum
        if number.printed.number_start in passage.taken:
            at = number.end
            continue
        if number.dimension in MONEY:
            outer = _enclosing(passage, sentence, number, thread.listing)
            claim = _money(passage, sentence, number, at, thread) if outer is None else _inner(passage, sentence, outer, number, at, copy(thread))
            if outer is not None:
                at = number.end
                if claim is not None:
                    yield claim
                continue
            thread.loose = number.end if claim is None else -1
            thread.follow(claim)
        elif number.dimension in ("percent", "money_per_area"):
            claim = spent_rate(passage, number, thread.spent) or received_share(passage, number, thread.received) or on_another_base(passage, number, thread.rated)
            thread.parts = thread.parts if claim is None and _SHARE.search(passage.text, at, number.start) else 0
            if claim is None:
                claim = rate(passage, sentence, number, at, thread.item) if number.label is not None else rate(passage, sentence, number, at, thread.item) or handed_down(passage, sentence, number, at)
            if claim is not None and claim.role == "execution_rate" and thread.ahead and claim.subject.source in (None, "合计"):  # 县级资金执行率仅42%: so far
                claim = replace(claim, subject=replace(claim.subject, stage="forecast"))
            if claim is not None and claim.subject.item is None and claim.subject.source is None and thread.loose == at and _PART_RATED.search(passage.text, sentence.start, at):
                claim = replace(claim, subject=replace(claim.subject, item="其中"))
            if claim is not None and claim.subject.period is None and thread.over_years:
                claim = replace(claim, subject=replace(claim.subject, scope=ALL_YEARS))
        else:
            claim = None
        if claim is not None:
            thread.rated = claim if claim.role == "execution_rate" else None
            yield claim
        at = number.end


def _enclosing(passage: Passage, sentence: Sentence, number: Number, listing: bool) -> Number | None:
    """中央248万元（2023年结转95万元，2024年下达153万元）; 其他费用86万元，包括设计费47万元、监理费39万元: the part of a list that two or more
    sums behind it, in brackets or so told, make up."""
    opened, close = _enclosed(passage.text, sentence, number)
    if opened < 0:
        return None
    aside = _REMARK.search(passage.text, sentence.start, opened)
    ends = (opened, aside.start() if aside is not None else opened)
    outer = next((other for other in sentence.numbers if other.end in ends and other.dimension in MONEY), None)
    inside = [other for other in sentence.numbers if opened < other.start < close and other.dimension in MONEY]
    listed = "其中" in passage.text[sentence.start : opened] or (listing and passage.text[opened] != "(")
    return outer if listed and len(inside) >= _SEVERAL else None


_PART_RATED = regexp(r"其中[:：，,]?[^，,。；;:：]{2,24}\Z")
"""累计拨付21亿元，拨付率80%，其中：甲类项目拨付20亿元，拨付率83%: the rate of a part that no label names."""
_REMARK = regexp(r"\((?:全年|年初|年度|调整后)*(?:预算|计划|占)[^()，。；;]{0,20}\)\Z")
"""基本支出860万元（预算880万元），包括…: a remark between a sum and its parts."""
_MADE_OF = regexp(r"[，,](?:包括|包含|含)[:：]?(?=[\u4e00-\u9fff])")


def _enclosed(text: str, sentence: Sentence, number: Number) -> tuple[int, int]:
    """Where the brackets (or the words 包括) around a number open and close; (-1, -1) where there are none."""
    bracket = text.rfind("(", sentence.start, number.start)
    if bracket >= 0 and ")" not in text[bracket : number.start]:
        return bracket, text.find(")", bracket)
    told = list(_MADE_OF.finditer(text, sentence.start, number.start))
    if not told or regexp(r"[;；]").search(text[told[-1].end() : number.start]):
        return -1, -1
    end = regexp(r"[;；。]").search(text[number.start : sentence.end])
    return told[-1].start(), number.start + end.start() if end else sentence.end


def _inner(passage: Passage, sentence: Sentence, outer: Number, number: Number, at: int, thread: _Thread) -> Claim | None:
    """What stands so is of that part, and heads nothing."""
    claim = _money(passage, sentence, number, at, thread)
    if claim is None:
        return None
    if claim.subject.item:
        bracketed = passage.text[outer.end : outer.end + 1] == "("
        return claim if bracketed and not _names_item(passage, sentence, outer) else replace(claim, subject=replace(claim.subject, scope=passage.text[outer.start : outer.end]))
    return replace(claim, subject=replace(claim.subject, item=passage.text[segment(passage.text, at, number)[0] : number.start] or "其中"))


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


def _names_item(passage: Passage, sentence: Sentence, outer: Number) -> bool:
    """基本支出86万元（人员经费71万元、公用经费15万元）: a part by use that has parts of its own; 中央86万元（…） is one by source."""
    start, _ = segment(passage.text, sentence.start, outer)
    return source_of(passage.text, sentence, start, outer) is None and item_of(passage.text[start : outer.start]) is not None


_MOVED = regexp(r"(?:撬动|带动|拉动)[\u4e00-\u9fff]{0,8}$|(?:设备|企业|核定|民间|固定资产)[\u4e00-\u9fff]{0,4}投资(?:总?额)?(?:为|约|达|共)*$")
"""技术改造补助620万元，核定设备投资额7,700万元；贴息16万元，撬动贷款5.6亿元: whom the money helped, no part of what was spent."""


_APIECE = regexp(r"每[\u4e00-\u9fff]{1,3}每(?:学?年|学期|月|天|日|次|餐|季)(?:度)?(?:补助|补贴|安排|给予)?(?:标准)?(?:为)?$")
"""预算按每户每年1,200元核定: what each gets."""


def _money(passage: Passage, sentence: Sentence, number: Number, at: int, thread: _Thread) -> Claim | None:
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
    if (thread.apart and _BY_KIND.match(stretch)) or aside:
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


def _to_be(told: Sum, thread: _Thread) -> Claim | None:
    """基本支出86万元（预算90万元）: what one part of the spending was to be."""
    part, thread.part = thread.part, None
    return told.passage.claim(told.number, "budget_total", "预算", part) if part is not None and thread.head == "funds_spent" else None


_REMAINS = regexp(r"(?:尚|还|仍)?有?(?:剩余|余下|尚余|结余|未付|未支付|未拨付|欠付)(?:资金|款项|金额|工程款)*(?:为|约|共)*")
"""已支付593万元，其中甲560万元、乙33万元；剩余32.5万元，其中质保金…: what is left is no part, nor are its own."""


def _unlabelled(told: Sum, thread: _Thread) -> Claim | None:
    """A part of the list that the sum stands in, or what is said of it without a label of its own."""
    text, number, stretch, source = told.text, told.number, told.stretch, told.source
    if thread.listing and thread.head in _TOTALLED and _BY_YEAR.fullmatch(stretch) and (year := _year_of_part(told)):
        return told.passage.claim(number, thread.head, thread.head_label, replace(thread.head_subject or Subject(), period=year))
    if thread.listing and thread.head and (source or item_of(stretch) or long_item_of(stretch)):
        return _part(told, thread)
    if thread.batches and (turn := turn_of(told)) is not None and thread.head:
        thread.batches.append(turn)
        return told.passage.claim(number, thread.head, thread.head_label, replace(thread.head_subject or Subject(), item=turn))
    if len(thread.batches) >= _SEVERAL and thread.head and closes(text[told.strong : number.start]):
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


def _labelled(told: Sum, label: Cue, thread: _Thread) -> Claim | None:
    """A sum by its label; inside a list of another concept it may still be one of the list's parts."""
    code = concept_of(label, told)
    if code is None:
        return None
    if thread.listing and thread.head in ("funds_spent", "funds_received") and code == "budget_total" and label.text in ("预算", "财政预算") and "其中" in told.before:
        return _part(told, thread)  # 支出580万元，其中财政预算360万元: whose money it was
    if thread.listing and thread.head in ("budget_total", "budget_adjusted") and code == "funds_spent" and _BY_KIND.match(told.stretch):
        return _part(replace(told, source=None), thread)
    if thread.listing and thread.shut_in and thread.head == "budget_adjusted" and code == "budget_total" and told.source:
        return _part(told, thread)
    if thread.listing and thread.head in ("invest_total", "budget_total") and told.source and (code == "funds_applied" or label.text.startswith("争取")):
        return _part(told, thread)
    return _told(told, code, label, thread)


def _part(told: Sum, thread: _Thread) -> Claim:
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
    return before[-1] if before and len({match["year"] for match in found}) >= _SEVERAL else None


_USED_FOR, _STILL_OWED = regexp(r"(?:款|费|费用|采购|购置|工资|补贴|补助)(?:为|约|共|:)*$"), regexp(r"尾款|余款|质保|结转|结余|未")


def _paid_part(told: Sum, item: str, thread: _Thread) -> Claim | None:
    """支出580万元，结转20万元。其中：工程款450万元: what money was used for is of what was spent, not of what is left."""
    if thread.paid is None or not _USED_FOR.search(told.stretch) or _STILL_OWED.search(told.stretch):
        return None
    label, subject = thread.paid
    return told.passage.claim(told.number, "funds_spent", label, replace(subject or Subject(), item=item))


def _told(told: Sum, code: str, label: Cue, thread: _Thread) -> Claim:
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

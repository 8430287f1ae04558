"""Sums of money and the rates of spending in sentences: budget, received, spent, left over, parts by source, lots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import replace

from model.figure import ALL_YEARS, Subject
from model.regexp import regexp
from parsers.language import Number, Sentence
from parsers.sentences.account_slices import about_three
from parsers.sentences.clause import (
    MONEY,
    period_of,
    segment,
    source_of,
)
from parsers.sentences.fund_items import ORDINAL, item_of
from parsers.sentences.fund_owners import benefits, headed, projects_apart
from parsers.sentences.fund_owners import owners as owners_of
from parsers.sentences.fund_sums import sum_of
from parsers.sentences.fund_thread import SEVERAL, Thread
from parsers.sentences.passage import AMOUNT, Claim, Passage
from parsers.sentences.rates import handed_down, on_another_base, rate, received_share, spent_rate
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
_SHARE = regexp(r"[(，]占[^，。；()\d]{0,14}$")
"""工程款4,000万元（占合同价的90%）: what is said of a part ends no list."""
_RUNS_ON = regexp(r"(?:[\u4e00-\u9fff]{2,8}(?=其中[:：]))?其中")
"""到位6.4万元。公用经费其中：中央5.2万元，省级1.2万元: parts of the sum before."""


def read_funds(passage: Passage) -> Iterator[Claim]:
    """Money and its rates; a number whose label is unclear is left alone."""
    thread = Thread(head=passage.place.listed or "", listing=bool(passage.place.listed))
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
            thread = Thread(head=passage.place.listed or "", listing=bool(passage.place.listed))
        opened = _OPENS.match(sentence.words)
        if opened:
            what = opened["what"] or opened["seen"] or opened["by"] or "支出"
            head = meant if meant and _BY_CONTENT.match(sentence.words) else _HEADS[what]
            thread = Thread(head=head, head_label=what, listing=True, head_subject=Subject(period=periods.get(head)))
        elif not thread.head and (sourced := _SOURCED.match(sentence.words)):
            thread = Thread(head="budget_total", head_label=sourced["what"], listing=True, head_subject=Subject(period=periods.get("budget_total")))
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


def _all_years(passage: Passage, sentence: Sentence, thread: Thread, years: Mapping[str, set[str]]) -> Iterator[Claim]:
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


def _sentence(passage: Passage, sentence: Sentence, thread: Thread, at: int) -> Iterator[Claim]:
    for number in sentence.numbers:
        if number.printed.han and _IN_NAME.match(passage.text, number.end):
            continue  # 发放两项补贴706.50万元: a word between the verb and its sum
        if number.printed.number_start in passage.taken:
            at = number.end
            continue
        if number.dimension in MONEY:
            outer = _enclosing(passage, sentence, number, thread.listing)
            claim = sum_of(passage, sentence, number, at, thread) if outer is None else _inner(passage, sentence, outer, number, at, copy(thread))
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
    return outer if listed and len(inside) >= SEVERAL else None


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


def _inner(passage: Passage, sentence: Sentence, outer: Number, number: Number, at: int, thread: Thread) -> Claim | None:
    """What stands so is of that part, and heads nothing."""
    claim = sum_of(passage, sentence, number, at, thread)
    if claim is None:
        return None
    if claim.subject.item:
        bracketed = passage.text[outer.end : outer.end + 1] == "("
        return claim if bracketed and not _names_item(passage, sentence, outer) else replace(claim, subject=replace(claim.subject, scope=passage.text[outer.start : outer.end]))
    return replace(claim, subject=replace(claim.subject, item=passage.text[segment(passage.text, at, number)[0] : number.start] or "其中"))


def _names_item(passage: Passage, sentence: Sentence, outer: Number) -> bool:
    """基本支出86万元（人员经费71万元、公用经费15万元）: a part by use that has parts of its own; 中央86万元（…） is one by source."""
    start, _ = segment(passage.text, sentence.start, outer)
    return source_of(passage.text, sentence, start, outer) is None and item_of(passage.text[start : outer.start]) is not None

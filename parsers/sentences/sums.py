"""Sums printed after their parts: 土地流转补贴120.5万元，农机购置补贴83.2万元，共计203.7万元; and a kind shared out by year (…分别安排…)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from model.figure import Subject
from model.regexp import regexp
from parsers.language import Number, Sentence
from parsers.sentences.passage import Claim, Passage

_MONEY = ("money", "万", "亿")
_STOP = regexp(r"[，,。;、:(（!?]")
_TOTAL = regexp(r"(?:以上|上述|三项|两项|各项)*(?:共计|合计|总计|共)(?:支出|支付|拨付|安排|投入|发放|使用|到位|下达|资金|金额|经费|为|是|约|:)*$")
_NAME = regexp(r"^(?:其中|包括|用于|拨付|发放|支付|支出|安排|投入|下达|兑现|使用|[\d.、)(①-⑳]|和|及|以及|:)*(?P<name>[\u4e00-\u9fff]{2,16}?)(?:为|约|共计|共|计|:|资金|经费)*$")
_OTHER = regexp(r"预算|到位|结余|结转|总投资|概算|执行|收入|比上年|增加|减少|每|标准|人均|户均|年初|剩余|未支|合同|中标|[已将并未是了在对]|[年月日]")
_APART = regexp(r"分别(?:安排|下达|拨付|投入|支出|到位|为)")
_YEAR = regexp(r"(?:19|20)\d{2}年")


def read_sums(passage: Passage, sentence: Sentence, period_of: Callable[[str, Sentence, Number], str | None]) -> Iterator[Claim]:
    """The parts and their total, where at least two named parts stand right before a bare 共计; nothing else."""
    numbers = [number for number in sentence.numbers if number.printed.number_start not in passage.taken]
    money = [number for number in numbers if number.dimension in _MONEY]
    if len(money) < 3:
        return
    for at in range(len(money)):
        stretch = _stretch(passage.text, sentence, money, at)
        if at >= 2 and _TOTAL.fullmatch(stretch):
            yield from _sum(passage, sentence, money, at, period_of)
            return
    if _APART.search(sentence.words):
        yield from _years(passage, sentence, money)


def _stretch(text: str, sentence: Sentence, money: list[Number], at: int) -> str:
    start = money[at - 1].end if at else sentence.start
    before = text[start : money[at].start]
    return before[max((match.end() for match in _STOP.finditer(before)), default=0) :]


def _sum(passage: Passage, sentence: Sentence, money: list[Number], at: int, period_of: Callable[[str, Sentence, Number], str | None]) -> Iterator[Claim]:
    names: list[tuple[Number, str]] = []
    for index in range(at - 1, -1, -1):
        stretch = _stretch(passage.text, sentence, money, index)
        stretch = regexp(r"^.*(?:分别为|分别是)(?=[\u4e00-\u9fff]{2})").sub("", stretch)
        if _CLOSED.search(stretch):
            break  # 控制价合计6,520万元，中标价分别为…: a sum of its own
        match = _NAME.match(regexp(r"^.*(?:全年|本年度?|年|月|日|已|共|累计|实际)(?:共)?(?=拨付|发放|支付|支出|安排|投入|下达|兑现|使用)").sub("", stretch))
        if match is not None and match["name"].endswith("各"):
            return  # 两馆各20万元，9个站各5万元: more than once each
        if match is not None and _VERB.fullmatch(match["name"]):
            return  # 债券资金已使用620万元: the sums between tell what there was of it
        if match is None or _OTHER.search(match["name"]):
            if names and regexp(r"[、和及]").fullmatch(passage.text[money[index].end : names[-1][0].start - len(names[-1][1])][:1]):
                return  # one of the list, although nobody knows its name: the others are no whole
            break
        names.append((money[index], match["name"]))
    if len(names) < 2:
        return
    words = passage.text[sentence.start : money[at].start]
    first, name = names[-1]
    priced = _PRICED.search(passage.text[sentence.start : passage.text.rfind(name, 0, first.start)])
    if priced and all(_LOT.fullmatch(name) for _, name in names):
        for number, name in reversed(names):
            yield passage.claim(number, "contract_amount", priced["label"], Subject(lot=name))
        yield passage.claim(money[at], "contract_amount", priced["label"], Subject(lot="total"))
        return
    behind = {_code(_CLAUSE_END.split(passage.text[number.end : number.end + _NEAR])[0]) for number, _ in names}  # 第一批资金1100万元于3月下达
    by_verb = behind.pop() if len(behind) == 1 else None
    code = _code(_stretch(passage.text, sentence, money, at)) or _code(passage.text[sentence.start : names[-1][0].start]) or by_verb or ("funds_spent" if "支出" in words else "fund_part")
    period = period_of(passage.text, sentence, money[at])
    by_source = all(name in passage.lexicon.maps["sources"] for _, name in names)  # 中央财政资金30万元，县财政资金30万元，共计60万元
    for number, name in reversed(names):
        yield passage.claim(number, code, "分项", Subject(source=name, period=period) if by_source else Subject(item=name, period=period))
    yield passage.claim(money[at], code, "共计", Subject(source="合计", period=period))


_CLAUSE_END, _NEAR = regexp(r"[，,。；;、]"), 16
_VERB = regexp(r"使用|支付|支出|拨付|发放|兑现|投入|安排|下达")
_CLOSED = regexp(r"(?:合计|共计|总计|总额)(?:为|是|:)*$")
_PRICED = regexp(r"(?P<label>中标(?:金额|价)|合同(?:金额|价款?|总价)|成交(?:金额|价))(?:分别)?(?:为|是|:)*$")
_LOT = regexp(r"(?:施工)?第?[一二三四五六七八九十\d]+(?:标段?|合同段|包)|监理标?段?")
_CODES = (("funds_spent", regexp(r"支出|支付|拨付|发放|使用|兑现|投入")), ("funds_received", regexp(r"到位|下达|收到")), ("budget_total", regexp(r"安排|预算")))


def _code(words: str) -> str | None:
    return next((code for code, pattern in _CODES if pattern.search(words)), None)


def _years(passage: Passage, sentence: Sentence, money: list[Number]) -> Iterator[Claim]:
    """2019年、2020年分别安排200万元、240万元: as many years as sums side by side."""
    match = _APART.search(passage.text, sentence.start, sentence.end)
    if match is None:
        return
    years = _YEAR.findall(passage.text[sentence.start : match.start()])
    listed = [number for number in money if number.start >= match.end()][: len(years)]
    code = _code(match.group())
    joined = all(passage.text[a.end : b.start] in ("、", "和", "，", ",") for a, b in pairwise(listed))
    if code is None or len(years) < 2 or len(listed) != len(years) or not joined:
        return
    for number, year in zip(listed, years, strict=True):
        yield passage.claim(number, code, match.group(), Subject(period=year))

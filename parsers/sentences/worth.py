"""Sums of money that are no project's funds: 保费总额927.40万元, 支付赔款520.52万元, 实现产值3,200万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lexicon.match import alternatives
from model.figure import Subject
from model.regexp import regexp
from parsers.language import Number, Sentence
from parsers.sentences.clause import period_of, segment, source_of
from parsers.sentences.passage import Claim, Passage
from parsers.sentences.quantities import named_works, stage_of

_MONEY = ("money",)
_TOTAL = r"(?:总额|总量|金额|合计|共计|累计|总计|共|达到?|为|约|近|超过?|突破|:)*"
_BEARS = regexp(
    r"(?:^|[，,、；;和及:])(?:其中)?[:：]?(?P<who>(?:[\u4e00-\u9fff]{0,4}(?:中央|省|市|县|区|旗|州|盟|乡镇?|镇|本)(?:级|财政)*|[\u4e00-\u9fff]{1,3}户|个人|群众|农民|企业|投保人|参保人))(?:实际|应|各)?(?:承担|负担|分担|补贴|补助|配套|自缴|自付|自负|自筹|缴纳|缴费)(?:保费|资金|部分)*(?:合计|共计|共|为|:)*$"
)
_TIERS_TOGETHER = regexp(r"(?:[两三四五]级|各级)(?:财政)?(?:共同)?(?:补贴|补助|承担|负担|保费|资金)+(?:合计|共计|共|总计|为|:)*$")
_HALVES = 2
_APIECE = regexp(r"每|均|标准|单位|/")
_PER = regexp(r"^[/每]|^的?(?:标准|以[上下内])")
_WHERE = regexp(r"^.*(?:年度?|全[省市县区旗州国]|[我本该][省市县区项]|当地|其中|已|提供|支付|实现|获得|兑现|缴纳|收取|创造|完成|新增|累计|签订|取得)(?=[\u4e00-\u9fff]{2})")


@cache
def _named(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?P<name>(?P<lead>[\u4e00-\u9fff]{{0,6}}?)(?P<word>{alternatives(words)})){_TOTAL}$")


def read_worth(passage: Passage) -> Iterator[Claim]:
    """Each sum right behind such a name; one that a tier of government bears is its fund's."""
    named = _named(passage.lexicon.words["worth_words"])
    for sentence in passage.sentences:
        at = sentence.start
        for number in sentence.numbers:
            start, _ = segment(passage.text, at, number)
            at = number.end
            free = number.dimension in _MONEY and number.printed.number_start not in passage.taken and not number.printed.han
            match = named.search(passage.text, start, number.start) if free and not _PER.match(passage.text[number.end : number.end + 4]) else None
            if match is None or _APIECE.search(passage.text, start, number.start) or source_of(passage.text, sentence, start, number) is not None:
                continue
            name = named_works(passage, _WHERE.sub("", match["name"])) or match["word"]
            yield passage.claim(number, "quantity", name, _subject(passage, sentence, number, name))


def read_shared(passage: Passage) -> Iterator[Claim]:
    """保费总额100万元，…其中省级承担25万元，农户自缴20万元: what each bears of such a sum is paid for it, no budget."""
    words = _named(passage.lexicon.words["worth_words"])
    for sentence in passage.sentences:
        if not any(_BEARS.search(passage.text, sentence.start, number.start) for number in sentence.numbers if number.dimension in _MONEY):
            continue
        whole = next((match for number in sentence.numbers if number.dimension in _MONEY and (match := words.search(passage.text, *_stretch(passage, sentence, number)))), None)
        borne = [(number, match) for number in sentence.numbers if number.dimension in _MONEY and (match := _BEARS.search(passage.text, *_stretch(passage, sentence, number)))]
        if whole is None or len(borne) < _HALVES or whole.end() > borne[0][0].start:
            continue
        for number, match in borne:
            if number.printed.number_start not in passage.taken:
                yield passage.claim(number, "funds_spent", "承担", Subject(source=match["who"], item=whole["word"]))
        yield from _together(passage, sentence.start, whole["word"])


def _stretch(passage: Passage, sentence: Sentence, number: Number) -> tuple[int, int]:
    before = [other.end for other in sentence.numbers if other.end <= number.start and not other.printed.han]
    return max([sentence.start, *before]), number.start


def _together(passage: Passage, start: int, word: str) -> Iterator[Claim]:
    """四级财政补贴合计80万元: what the tiers bear of it together, told behind."""
    for sentence in passage.sentences:
        for number in sentence.numbers:
            free = sentence.start >= start and number.dimension in _MONEY and number.printed.number_start not in passage.taken
            if free and _TIERS_TOGETHER.search(passage.text, *_stretch(passage, sentence, number)):
                yield passage.claim(number, "funds_spent", "财政补贴", Subject(item=f"{word}补贴"))


def _subject(passage: Passage, sentence: Sentence, number: Number, name: str) -> Subject:
    return Subject(item=name, stage=stage_of(passage, sentence, number), period=period_of(passage.text, sentence, number))

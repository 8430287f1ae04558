"""What a first-level indicator lost in all: 产出类扣5.36分; 过程指标共失2.8分.  And losses of which no sentence tells whose they are, and marks of
indicators that nothing but the words before them names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from model.figure import Subject
from model.regexp import regexp
from parsers.firstlevel import canonical, evaluation_level, first_level
from parsers.sentences.dimensions import whose_marks
from parsers.sentences.passage import NUM, Claim, Passage, in_standard, told_how


@cache
def _lost(words: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|(?<=[。;，、:的中在]))(?:其中[，:]?)?(?:项目)?(?P<name>{words})(?P<tail>(?:类|方面|部分|维度)?(?:一级)?(?:指标)?)[，,]?"
        rf"(?:共计?|合计|累计|总共|被)?(?:扣除?|失|丢)(?:了|分(?:为|是)?)?(?P<x>{NUM})分(?![值制])"
    )


def read_lost(passage: Passage) -> Iterator[Claim]:
    """Where the name is its class's beyond doubt, or the evaluation's levels follow one another."""
    if passage.place.in_table or "分" not in passage.text:
        return
    found = [match for match in passage.matches(_lost(first_level(passage.lexicon)), "扣", "失", "丢") if evaluation_level(passage.lexicon, match["name"])]
    for match in found:
        number = passage.number_at(match.start("x"))
        if number is not None and (match["tail"] or len(found) > 1):
            whose = whose_marks(passage.text[max(0, match.start() - _NEAR) : match.start()])
            yield passage.claim(number, "dimension_loss", "扣分", Subject(dimension=canonical(passage.lexicon, match["name"]), scope=whose))


_NEAR = 24


_TOLD = regexp(rf"(?<=[\u4e00-\u9fff”\"\d%)）][，,、])(?:被|故|因此|因而|按(?:规定|标准|评分标准))?扣(?:除|减)?(?:了)?(?P<x>{NUM})分(?![值制钟])|(?<=[\u4e00-\u9fff])(?:被)?扣(?:除|减)?(?:了)?(?P<y>{NUM})分(?![值制钟])")
_RULE = regexp(r"每|[均各]扣?$|若|如(?!期)|否则|最高|至多|以上的|酌情|可扣|应扣|的[，,]?$|者[，,]?$|(?<!及)时[，,]?$|标准|细则|办法|规则|扣完为止|不得分")


def read_losses_told(passage: Passage) -> Iterator[Claim]:
    """目标未按工种细化，扣1分: what was taken off, and why, under no indicator's name; a rule (每低1%扣0.5分) takes nothing off."""
    for match in passage.matches(_TOLD, "扣"):
        group = "x" if match["x"] else "y"
        number = passage.number_at(match.start(group))
        sentence = passage.sentence_at(match.start())
        if number is None or sentence is None or in_standard(passage.text, match.start()):
            continue
        opens = max(passage.text.rfind(stop, sentence.start, match.start()) for stop in "；;。") + 1
        if not _RULE.search(passage.text[max(opens, sentence.start) : match.start(group) - 1]):
            item = told_how(passage.text[: match.start()])
            yield passage.claim(number, "loss_told", "扣分", Subject(indicator=passage.place.indicator, item=item))


_GOT = regexp(rf"[，,](?:按[^，,。；;\d]{{1,10}})?(?:评价|实际|自评|本项|该项|均|故|因此)*(?P<each>分别)?得(?:分)?(?:为)?(?P<x>{NUM})分(?P<more>(?:[、和]{NUM}分)*)(?=[。；;，]|$)")
_WHOLE = regexp(r"(?:满分|权重|分值)[^，,。；;]{0,8}分?[，,]$|合计|总分|共|综合")
_NAME = regexp(r"^(?:\d{1,2}[.、．]|[①-⑳]|其中[:：，,]?|(?:从)?[\u4e00-\u9fff]{0,6}(?:方面|来看)[，,:：]?)*(?P<name>[\u4e00-\u9fff]{2,16}?)(?=\d|[，,（(:：为达]|$)")
_FEWEST = 2


def read_marks_told(passage: Passage) -> Iterator[Claim]:
    """建设面积2.40万亩，得8分；渠道、机耕路均完成计划，分别得6分、6分；…: in a paragraph that goes through indicators, what each clause ends with."""
    if passage.place.in_table or "得" not in passage.text or in_standard(passage.text, len(passage.text)):
        return
    found = [match for match in _GOT.finditer(passage.text) if not _RULE.search(_part(passage.text, match.start())) and not _WHOLE.search(passage.text[: match.start() + 1][-_NEAR:])]
    if len(found) < _FEWEST:
        return
    for match in found:
        name = _NAME.match(_part(passage.text, match.start()))
        starts = [match.start("x"), *(match.start("more") + more.start() for more in regexp(NUM).finditer(match["more"]))]
        for start in starts if len(starts) == 1 or match["each"] else ():
            number = passage.number_at(start)
            if number is not None:
                yield passage.claim(number, "mark_told", "得分", Subject(indicator=name["name"] if name and len(starts) == 1 else None))


def _part(text: str, at: int) -> str:
    """The part of a sentence that a place stands in, from the last 。 or ； on."""
    return text[max(text.rfind(stop, 0, at) for stop in "。；;") + 1 : at]

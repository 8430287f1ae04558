"""What a first-level indicator lost in all: 产出类扣5.36分; 过程指标共失2.8分.  And losses of which no sentence tells whose they are."""

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

"""What a first-level indicator lost in all: 产出类扣5.36分; 过程指标共失2.8分."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from model.figure import Subject
from parsers.firstlevel import canonical, evaluation_level, first_level
from parsers.sentences.dimensions import whose_marks
from parsers.sentences.passage import NUM, Claim, Passage


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

"""Marks on top of the full ones: 满分100分，加分项4分; 因获省级表彰加分3分; 附加分最高5分."""

from __future__ import annotations

from collections.abc import Iterator

from model.figure import Subject
from model.regexp import regexp
from parsers.sentences.passage import NUM, Claim, Passage

_BONUS = regexp(
    rf"(?P<name>加分(?:项|指标|事项)?|附加(?:分|项|题)|奖励(?:分|加分)|(?:额外|另行?|可|予以|奖励)加)(?:分值|得分|总分|累计|合计|共计?|最高|最多|上限|满分|不超过|[计为是得加了:])*(?P<x>{NUM})分"
)


def read_bonus(passage: Passage) -> Iterator[Claim]:
    """Each as it is told; whether it was given or could be is for the reader to say."""
    for match in passage.matches(_BONUS, "加"):
        number = passage.number_at(match.start("x"))
        if number is not None and number.dimension == "mark":
            yield passage.claim(number, "bonus_marks", match["name"], Subject(item=match["name"]))

"""Kinds of people told one behind the other, each with its number and how many of them were satisfied: 其中家长210份，满意195份，满意率92.86%；教师…."""

from __future__ import annotations

from collections.abc import Iterator

from model.figure import Subject
from model.regexp import regexp
from parsers.sentences.passage import Claim, Passage

_KIND = regexp(
    r"(?:^|(?<=[，,、；;。:：(（]))(?:其中|对)?[:：，,]?(?P<who>[\u4e00-\u9fff]{2,10}?)(?:类|代表|群体|有效|问卷|样本)*(?:共|有|为)?(?P<n>\d[\d,]*)(?:份|人|名|位|户|家)"
    r"[，,(（](?:其中)?[:：]?(?:表示|选择|评价为|回答)?[“\"]?(?:非常|很|十分|比较|较|基本)?满意"
)
_NOBODY = regexp(r"问卷|回收|收回|发放|有效|调查|样本|抽[取查]|走访|访问|回访|合计|共计|总计|其中|满意|选择|表示")
"""有效问卷210份，满意195份: a number of papers, nobody's in particular."""
_TOGETHER = regexp(r"合计|综合|总体|整体|平均|总满意|[两二三四五]类|各类|所有|满意份数|满意人数")
_FEWEST = 2


def kinds_in_turn(passage: Passage) -> list[tuple[int, str, int]]:
    """Where each kind begins, who they are, where their number stands; none where fewer than two are told so."""
    found = [(match.start("who"), match["who"], match.start("n")) for match in passage.matches(_KIND, "满意") if not _NOBODY.search(match["who"])]
    return found if len({who for _, who, _ in found}) == len(found) >= _FEWEST else []


def in_turn(passage: Passage, position: int) -> str | None:
    """The kind told last before a place, unless all of them are spoken of since."""
    before = [(start, who) for start, who, _ in kinds_in_turn(passage) if start <= position]
    return before[-1][1] if before and not _TOGETHER.search(passage.text, before[-1][0], position) else None


def read_kinds_in_turn(passage: Passage) -> Iterator[Claim]:
    """The number of each kind is that of its valid answers."""
    for _, who, at in kinds_in_turn(passage):
        number = passage.number_at(at)
        if number is not None:
            yield passage.claim(number, "survey_valid", "有效问卷", Subject(item=who))

"""Kinds of people asked, each with how many answered, how many of them are content and what share that is:
学生家长642份，满意598份，满意率93.15%；教职工318份，满意289份，满意率90.88%."""

from __future__ import annotations

from collections.abc import Iterator

from model.figure import Subject
from model.regexp import regexp
from parsers.sentences.passage import AMOUNT, NUM, Claim, Passage

_GROUP = regexp(
    rf"(?:^|(?<=[。；;，,:：、(]))(?:其中)?[:：]?(?P<who>(?!其中)[\u4e00-\u9fff]{{2,8}}?)(?:有效)?(?:问卷|样本)?(?:共|有)?(?P<n>{AMOUNT})(?:份|人|名|户)[，,]"
    rf"(?:其中)?(?:表示|评价为)?[“\"]?满意[”\"]?(?:的)?(?:有|为)?(?P<m>{AMOUNT})(?:份|人|名|户)[，,](?P<label>满意[度率])(?:为|是|达到?)?(?P<r>{NUM})%"
)
_NOBODY = regexp(r"有效|回收|收回|发放|发出|共|合计|总|问卷|样本|调查|访谈|走访")
_SEVERAL = 2


def read_satisfied_groups(passage: Passage) -> Iterator[Claim]:
    """At least two kinds of people, or one where a heading speaks of a survey: of one alone elsewhere the other readers know whose it is."""
    found = [match for match in passage.matches(_GROUP, "满意") if not _NOBODY.search(match["who"])]
    for match in found if passage.place.survey or len({match["who"] for match in found}) >= _SEVERAL else ():
        who = match["who"]
        yield from passage.claims(match, Subject(item=who), ("n", "survey_valid", "有效"), ("r", "satisfaction_reported", match["label"]))
        yield from passage.claims(match, Subject(item=who, option="满意"), ("m", "survey_option_count", "人数"))

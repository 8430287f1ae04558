"""Whom a survey asked: 家长问卷发放350份, 用人单位中满意37家, （二）学生问卷."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lexicon.match import alternatives
from model.regexp import regexp
from parsers.sentences.passage import ORDER, Passage


@cache
def _asked(words: tuple[str, ...]) -> re.Pattern[str]:
    who = alternatives(words)
    return re.compile(
        rf"(?P<sheet>{who})(?:及|和|、)?[\u4e00-\u9fff]{{0,4}}?(?:满意度)?(?:调查)?(?:问?卷|样本)"
        rf"|(?:面向|针对|对|向)(?:[^，。;:\d]{{0,10}}?)(?P<to>{who})(?:及|和|、)?[\u4e00-\u9fff]{{0,4}}?(?=[，,]?(?:共|各)?(?:发放|开展|进行)|的?问卷|问卷|\d)"
        rf"|(?P<among>{who})(?:中|里|表示|的?(?:总体|综合|平均)?满意)"
    )


def asked(passage: Passage, position: int) -> str | None:
    """The kind of people asked that was named last before a place: in the paragraph, else by the heading above."""
    last = None
    for match in _asked(passage.lexicon.words["respondents"]).finditer(passage.text, 0, position):
        last = match
    if last is None:
        return passage.place.asked
    return None if _TOGETHER.search(passage.text, last.end(), position) else last["sheet"] or last["to"] or last["among"]


_TOGETHER = regexp(r"合计|综合|总体|整体|平均|总满意|[两二三四五]类|各类|全部(?!收回|回收|返回|有效)|所有")
"""三类群体合计满意225人: nobody's own any more."""


@cache
def _counted(words: tuple[str, ...]) -> re.Pattern[str]:
    who = alternatives(words)
    return re.compile(rf"(?:^|(?<=[、，,和及中括含:(]))[^、，,\d]{{0,6}}?(?P<who>{who})(?:代表|问卷|样本)?(?:为|共|有)?(?P<n>\d[\d,]*)(?:份|人|名|位|户|家|张)")


def people_counted(passage: Passage, start: int, end: int) -> Iterator[re.Match[str]]:
    """Kinds of people with their numbers in a stretch: who, n."""
    return _counted(passage.lexicon.words["respondents"]).finditer(passage.text, start, end)


@cache
def _headed(words: tuple[str, ...]) -> re.Pattern[str]:
    who = alternatives(words)
    return re.compile(rf"^\s*{ORDER}[^，。]{{0,10}}?(?P<who>{who})[^，。]{{0,6}}?(?:问?卷|满意度|调查)")


def asked_by_heading(words: tuple[str, ...], heading: str) -> str | None:
    """家长 of the heading （二）家长问卷."""
    match = _headed(words).match(heading)
    return match["who"] if match else None

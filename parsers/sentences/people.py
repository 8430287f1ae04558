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
        rf"|(?P<both>{who})(?:[和与及、][\u4e00-\u9fff]{{2,8}})+满意[度率](?:均|都)"
        rf"|(?P<among>{who})(?:中|里|表示|的?(?:总体|综合|平均)?满意)"
    )


def asked(passage: Passage, position: int) -> str | None:
    """The kind of people asked that was named last before a place: in the paragraph, else by the heading above."""
    last = _TITLE.match(passage.text, 0, position)
    if last is not None and _NO_KIND.search(last["title"]):
        last = None
    for match in _asked(passage.lexicon.words["respondents"]).finditer(passage.text, 0, position):
        last = match
    if last is None:
        return passage.place.asked
    return None if _TOGETHER.search(passage.text, last.end(), position) else next(name for name in last.groups() if name)


_TITLE = regexp(rf"\s*(?=[(\dA-Z①-⑩]|[一二三四五六七八九十第]{{1,3}}[)、.．是部]){ORDER}(?:[①-⑩]|[一二三四五六]是)?(?P<title>[\u4e00-\u9fff]{{2,8}}?)(?:群体|类|方面|部分)?[。:：](?=[^。]{{0,16}}(?:发放|收回|回收|发出|作答|填写|受访))")
"""1.群众。发放260份，回收248份; 3.派出所民警：共32人作答: a numbered paragraph for each kind of people, of whatever name."""
_NO_KIND = regexp(r"问卷|调查|样本|发放|回收|满意|情况|统计|结果|方法|方式|数量|总体|设计|对象|范围|时间|抽样|线[上下]|电话|网络|电子|纸质|渠道|数据|过程|程序|实施|开展|分析|说明|现场|注$|指标|产出|效益|质量|明细|附件|小计|合计")
"""问卷发放情况。共发放…: what the paragraph tells, not of whom."""


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

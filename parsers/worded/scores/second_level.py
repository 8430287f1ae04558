"""What lies under each first-level indicator, told in one breath: 过程类下设资金管理（12分）、组织实施（8分）2个二级指标; 二级指标共13个."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from lexicon.load import Lexicon
from model.regexp import regexp
from parsers.firstlevel import canonical, first_level
from parsers.worded.scene import Scene, Term, Told
from parsers.worded.scores.first_level_row import weight_in_row
from parsers.worded.sums.addends import summed

_TAIL = r"(?:类|方面|部分|维度|层面)?(?:的)?(?:一级)?(?:指标)?"
_HOLDS = r"(?:下设|下分|下辖|包括|包含|涵盖|含|分为|细分为|分解为|划分为|设置|设有|设|由|有)(?:了|为)?"
_ITEM = r"[\u4e00-\u9fff]{2,14}?[（(]?(?:权重|分值|满分)?(?:为|:)?\d+(?:\.\d+)?分[)）]?"


@cache
def _under(digest: str) -> re.Pattern[str]:
    words = first_level(Lexicon.load())
    return re.compile(
        rf"(?:^|(?<=[。;；，,:：、]))(?:其中[，,:：]?)?(?:项目)?[“\"]?(?P<name>{words})[”\"]?{_TAIL}(?:[（(]?(?:权重|分值|满分|共|占|为|:)*(?P<own>\d+(?:\.\d+)?)分[)）]?)?[，,]?{_HOLDS}"
        rf"(?P<items>{_ITEM}(?:[、和及以]+{_ITEM})+)(?!等)"
    )


@cache
def _first(digest: str) -> re.Pattern[str]:
    words = first_level(Lexicon.load())
    return re.compile(rf"(?:项目)?(?P<name>{words}){_TAIL}(?:权重分?值?|分值|满分|标准分|总分)?(?:为|共|占|是|:)*[（(]?(?:权重|分值|满分)?(?:为|:)?(?P<x>\d+(?:\.\d+)?)分")


def second_level(paragraph: Scene, everything: Sequence[Scene]) -> Iterator[Told]:
    """The weights of the second level against the first's, told beside it or elsewhere in the text, where one only is told."""
    text = paragraph.text
    if "指标" not in text or "分" not in text or "、" not in text:
        return
    terms = {term.number.printed.number_start: term for term in paragraph.terms if term.exact and term.dimension == "mark"}
    lists = list(_under(paragraph.lexicon.digest).finditer(text))
    for match in lists:
        parts = [term for start, term in sorted(terms.items()) if match.start("items") <= start < match.end("items")]
        name = canonical(paragraph.lexicon, match["name"])
        own = terms.get(match.start("own")) if match["own"] else _told_elsewhere(name, everything, lists, paragraph)
        if own is not None and len(parts) == sum(1 for _ in re.finditer(_ITEM, match["items"])) > 1:
            yield summed(own, parts, f"{name}所属二级指标权重之和", kind="sum")


def _told_elsewhere(name: str, everything: Sequence[Scene], lists: Sequence[re.Match[str]], paragraph: Scene) -> Term | None:
    """The weight of a first level: 决策15分、过程25分…; 决策、过程、产出、效益，权重分别为15分、25分、…."""
    found: list[Term] = []
    for scene in everything:
        terms = {term.number.printed.number_start: term for term in scene.terms if term.exact and term.dimension == "mark"}
        found += _alone(name, scene, terms, [match.span("items") for match in lists] if scene.text is paragraph.text else [])
        found += weight_in_row(name, scene)
    return found[0] if found and len({term.plain for term in found}) == 1 else None


def _alone(name: str, scene: Scene, terms: dict[int, Term], taken: Sequence[tuple[int, int]]) -> Iterator[Term]:
    for match in _first(scene.lexicon.digest).finditer(scene.text, scene.start, scene.end) if terms else ():
        inside = any(start <= match.start() < end for start, end in taken)
        if not inside and canonical(scene.lexicon, match["name"]) == name and match.start("x") in terms:
            yield terms[match.start("x")]


_OWN_COUNT = regexp(r"(?<![共计有置])(?P<n>\d{1,2})[个项](?P<level>[二三]级)指标")
_ALL_COUNT = regexp(r"(?P<level>[二三]级)指标(?:共计?|合计|总计|总数为?|共有|为)?(?P<n>\d{1,3})[个项]|(?:共计?|合计|总计|共有|共设置?|共设有|累计)(?:有)?(?P<m>\d{1,3})[个项](?P<of>[二三]级)指标")
_FEWEST = 3
"""Of the first level."""


def counted_levels(paragraph: Scene) -> Iterator[Told]:
    """决策类…3个二级指标；过程类…3个二级指标；…。二级指标共13个: how many each has, and how many there are."""
    text = paragraph.text
    if "级指标" not in text:
        return
    terms = {term.number.printed.number_start: term for term in paragraph.terms if term.exact}
    yield from _distributed(text, terms)
    for total in _ALL_COUNT.finditer(text):
        level, at = total["level"] or total["of"], total.start("n") if total["n"] else total.start("m")
        parts = [terms[match.start("n")] for match in _OWN_COUNT.finditer(text) if match["level"] == level and match.start("n") in terms and match.start("n") != at]
        if at in terms and len(parts) >= _FEWEST and len(parts) == _named_levels(paragraph, level):
            yield summed(terms[at], parts, f"{level}指标个数", kind="sum")


_SPREAD = regexp(
    r"(?P<level>[二三]级)指标的?(?:分布|构成|数量|个数|设置)(?:情况)?(?:为|是|如下)?[，,:：]?(?P<items>[\u4e00-\u9fff]{2,8}\d{1,2}[个项](?:[、，,和][\u4e00-\u9fff]{2,8}\d{1,2}[个项]){2,})(?=[。；;]|$)"
)


def _distributed(text: str, terms: Mapping[int, Term]) -> Iterator[Told]:
    """21个三级指标。…三级指标的分布为：决策4个、过程6个、产出7个、效益4个."""
    for match in _SPREAD.finditer(text) if "级指标" in text else ():
        totals = [terms[found.start("n")] for found in re.finditer(rf"(?P<n>\d{{1,3}})[个项]{match['level']}指标", text) if found.start("n") in terms]
        parts = [term for start, term in sorted(terms.items()) if match.start("items") <= start < match.end("items")]
        if len(totals) == 1:
            yield summed(totals[0], parts, f"{match['level']}指标个数", kind="sum")


def _named_levels(paragraph: Scene, level: str) -> int:
    """The first levels that a count of this kind stands behind."""
    words = first_level(paragraph.lexicon)
    return len({match["name"] for match in re.finditer(rf"(?P<name>{words}){_TAIL}[^。；;]*?\d{{1,2}}[个项]{level}指标", paragraph.text)})

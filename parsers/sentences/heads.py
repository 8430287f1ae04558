"""Marks that follow the name they open with: （二）过程：得分14.6分; 1.投入指标。满分15分，得13.5分; B12预算执行率，权重6分，…，得4.6分."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from model.figure import Subject
from parsers.sentences.passage import NUM, Claim, Passage

_ORDER = r"(?:\(?[一二三四五六七八九十\d]{1,3}[)、.．]|[A-Z](?=[\u4e00-\u9fff])[、.]?)*"
_KEY = r"(?:满分|分值|标准分|权重分?值?|权重|指标分值|指标)?(?:为|共|:)*"
_GOT = r"(?:，|,)?(?:实际|评价|综合|最终|自评)?(?:得分|实得|得)(?:为|共|:)*"
_RATE = rf"(?:[，,]得分率(?:为|:)*(?P<r>{NUM})%)?"
_DIMENSION = re.compile(
    rf"(?:^|(?<=[。;:])){_ORDER}[“\"]?(?:项目)?(?P<name>[\u4e00-\u9fff]{{2,6}}?)[”\"]?(?:类|方面)?(?:一级)?(?:指标)?(?:分析|情况)*[”\"]?"
    rf"(?:[。:，,(]?{_KEY}(?P<w>{NUM})分{_GOT}|[。:，,(]?{_GOT})(?P<s>{NUM})分(?!值|制|以){_RATE}"
)
_WEIGHED = re.compile(
    rf"^{_ORDER}(?P<code>[A-Z]\d{{1,4}}(?:[-.]\d+)*)?[.、:]?(?![该本此各每])(?P<name>[\u4e00-\u9fff/、“”]{{3,20}}?)(?:指标)?"
    rf"(?:\((?:满分|分值|权重|指标)*:?(?P<a>{NUM})分\)|[。，:,](?:该|本)?(?:项|指标)*(?:满分|分值|标准分|权重分?值?|权重)(?:为|:)*(?P<b>{NUM})分|(?:指标)?(?:分值|满分|权重)(?:为|:)*(?P<c>{NUM})分|[，,](?P<d>{NUM})分(?=[，,]))"
)
_GAINED = re.compile(
    rf"(?<=[，。;,):])(?:故|因此|所以|据此|综上|该项|本项|该指标|本指标|按比例|实际|最终|评价|应|只|，)*(?:得分|实得|得)(?:为|是|:)*(?P<s>{NUM})分(?=[，。;()]|$)"
)
_RULE = re.compile(r"(?:评分|评价|扣分|计分)(?:标准|规则|细则|办法)|(?:以上|以下|及格|达到|≥|>=|≤|的|则|者|满意)[，]?$|每[^，。;]{0,14}$|否则$")
_SECOND = "项目立项"
"""Old tables have it for a first level; with marks of its own in the text it is the second one under 决策."""
_NO_NAME = re.compile(r"情况|分析|结论|问题|建议|本次|项目$|单位|评价")


_LISTED = re.compile(
    rf"(?:^|(?<=[。;:、，]))(?:项目)?(?P<name>[\u4e00-\u9fff]{{2,6}}?)(?:类|方面|部分)?(?:指标)?(?:得分|得)?(?:为|:)*(?P<s>{NUM})分(?:\((?:满分|分值|总分|权重)(?:为|:)*(?P<w>{NUM})分\))?(?=[，,、;。)]|$)"
)


def read_heads(passage: Passage) -> Iterator[Claim]:
    """A dimension's marks behind its name at a sentence's beginning."""
    if not passage.place.in_table and "分" in passage.text:
        yield from _dimensions(passage)


def read_opened(passage: Passage) -> Iterator[Claim]:
    """What is left of the marks of the one indicator that the paragraph opens with."""
    if not passage.place.in_table and "分" in passage.text:
        yield from _indicator(passage)


def _dimension_of(passage: Passage, word: str) -> str | None:
    names = passage.lexicon.maps["dimensions"]
    name = names.get(word) or names.get("项目" + word)
    return name if name in passage.lexicon.words["evaluation_levels"] else None


def _dimensions(passage: Passage) -> Iterator[Claim]:
    listed = [match for match in passage.matches(_LISTED) if _dimension_of(passage, match["name"])]
    told = len(listed) > 2 and "得分" in passage.text[: listed[0].start()]
    for match in (*passage.matches(_DIMENSION), *(match for match in listed if len(listed) > 1 and (match["w"] or told))):
        name = _dimension_of(passage, match["name"])
        if name is None or (match["name"] == "绩效" and "指标" not in match.group()):
            continue  # 项目绩效得分85.5分 is the whole
        kinds = (("w", "dimension_weight", "分值"), ("s", "dimension_score", "得分"), ("r", "dimension_rate", "得分率"))
        yield from passage.claims(match, Subject(dimension=name), *kinds)


def _indicator(passage: Passage) -> Iterator[Claim]:
    """The weight behind the name, and the last mark that is said to be got and is no condition of the standard."""
    head = _WEIGHED.match(passage.text)
    if head is None or _NO_NAME.search(head["name"]):
        return
    if head["name"] != _SECOND and passage.lexicon.maps["dimensions"].get(head["name"].removesuffix("指标")) in passage.lexicon.words["evaluation_levels"]:
        return
    subject = Subject(indicator=head["name"].strip("“”、"), code=head["code"])
    group = next(key for key in "abcd" if head[key])
    weight = passage.number_at(head.start(group))
    gained = [match for match in _GAINED.finditer(passage.text, head.end(group)) if not _RULE.search(passage.text[max(0, match.start() - 16) : match.start()].rstrip("，,"))]
    if weight is not None:
        yield passage.claim(weight, "indicator_weight" if head["a"] else "criterion_full_mark", "分值" if head["a"] else "满分", subject)
    if gained:
        score = passage.number_at(gained[-1].start("s"))
        if score is not None and Decimal(score.printed.number) <= Decimal(head[group]):
            yield passage.claim(score, "indicator_score", "得分", subject)

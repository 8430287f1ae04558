"""Marks of the indicator that a paragraph or sentence opens with, however they are set: 绩效目标合理性（2/3）; 项目立项（6分，得5分）;
预算执行率（5%，4.84分）; 动态管理。标准分4分，扣1分，实得3分，得分率75%; 产出部分应得32分，实得30.2分; B12预算执行率，权重6分，…，得4.6分."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from model.figure import Subject
from model.regexp import regexp
from parsers.firstlevel import unshared_level
from parsers.mark_words import FULL, GOT, SEVERAL, STRUNG, worth
from parsers.sentences.passage import NUM, ORDER, Claim, Passage

_BEGINS = r"(?:^|(?<=[。;；]))(?:[-*•·●○■□◆◇▲△★☆※➢–—]+|\*\*)?"
_ORDER = r"(?P<order>第[一二三四五六七八九十]{1,3}(?:部分|章)、?|\(?(?:\d{1,2}(?:\.\d{1,2})*|[一二三四五六七八九十]{1,3})[)、.．]+|\d{1,2}(?:\.\d{1,2})+|[①-⑳])?"
_NAME = (
    r"(?:[“\"](?=[A-Z]\d))?(?P<code>[A-Z]\d{0,4}(?:[-.]\d+)*)?[.、:]?(?![该本此各每其共总])[“\"]?(?P<name>[\u4e00-\u9fff][\u4e00-\u9fff/、]{1,20}?)[”\"]?"
    r"(?:方面|部分|维度|类|层面)?(?:[一二三]级)?(?:指标)?"
)
_BY_WORK = r"(?:=?[\d.%×*+÷/()-]+=)?"
"""得分=4×90%=3.6分: the working that may stand before the marks."""
_RATE = rf"(?:[，,]得分率(?:为|是|:)*(?P<r>{NUM})%)?"
_ASIDE = r"[，,。]不扣分|[，,。](?![^，。;]*(?:每|标准|以上|以下|满分|其中|分别|[得扣减]))[^，。;]{1,30}"
"""What may stand between the marks to be had and those given: a rate, a remark."""
_BRACKET = regexp(
    rf"{_BEGINS}{_ORDER}{_NAME}\((?:(?P<s2>{NUM})/(?P<w2>{NUM})|(?:{FULL})?(?P<w>{NUM})(?:分|%)[，,、;/](?:{GOT})?(?P<s>{NUM})分){_RATE}\)"
)
_TOLD = regexp(
    rf"{_BEGINS}{_ORDER}{_NAME}(?:[。:](?:(?:该|本|此)(?:项|个)?(?:[一二三]级)?(?:指标)?)?|，)?{FULL}(?P<w>{NUM})(?:分|%)"
    rf"(?:{_ASIDE}){{0,2}}?[，,。;](?:[^，。;\d]{{0,14}}扣(?:减|除)?(?P<d>{NUM})分[，,])?{GOT}(?:[\d.%×*+÷/()-]+=)?(?P<s>{NUM})分(?![值制以]){_RATE}"
)
_PLAIN = regexp(rf"{_BEGINS}{_ORDER}{_NAME}:(?P<w>{NUM})分[，,、;]{GOT}(?P<s>{NUM})分(?![值制以]){_RATE}")
"""资金落实：6分，得6分: the colon parts a name from its marks."""
_WORKED = regexp(
    rf"{_BEGINS}{_ORDER}{_NAME}\((?:{FULL})?(?P<w>{NUM})分\)[。:](?:(?!\d分\)).){{0,120}}?[，。;,]{GOT}[\d.%×*+÷/()-]+=(?P<s>{NUM})分(?=[，。;]|$)"
)
_DIRECT = r"(?<=[性率度])"
"""预算调整率4分，…: what a measure is worth right behind its name."""
_IN_TURN = regexp(
    rf"{_BEGINS}{_ORDER}{_NAME}(?:\((?:{FULL})?(?P<w>{NUM})分\)[。:]|{_DIRECT}(?P<w3>{NUM})分[，,])(?:(?!\d分\)[。:]|[性率度]{NUM}分[，,]).){{0,300}}?"
    rf"(?<=[，,。;:])(?:{GOT}{_BY_WORK}|按[^，。;\d]{{0,10}}[计给]|[计给])(?P<s>{NUM})分(?=[，。;]|$)(?!(?:(?!\d分\)[。:]|[性率度]{NUM}分[，,]).){{0,300}}[，,。;:]{GOT}{_BY_WORK}{NUM}分(?=[，。;]|$))"
)
"""制度健全性（3分）：办法齐备，得3分。预算执行率（4分）：…，得分=4×90%=3.6分。: each of several up to the next, with the last marks it got."""
_REVERSED = regexp(rf"{_BEGINS}{_ORDER}{_NAME}{GOT}(?P<s>{NUM})分\({FULL}(?P<w>{NUM})分{_RATE}\)")
_SHAPES = (
    (_BRACKET, ("(",)), (_TOLD, ("得", "评")), (_PLAIN, (":",)), (_WORKED, ("=",)), (_IN_TURN, ("得", "计", "给")), (_REVERSED, ("得", "评")), (STRUNG, ("得", "评")),
)
"""Each with what every match holds one of."""
_NO_NAME = regexp(r"情况|分析|结论|问题|建议|本次|项目$|单位|评价$|总分|得分|合计|总计|附加|满分|扣|^(?:综上|综合|因此|因而|故|据此|所以|其中|由此|经|根据|按|结合|对照|依据|总体)")
_MOST, _LEAST = 100, 10
"""No indicator is worth the whole; no first level is worth so little."""


@dataclass(frozen=True, slots=True)
class Opening:
    """An indicator with its marks; ``first``: a first-level one, by its canonical name.  Spans are the numerals'."""

    start: int
    end: int
    name: str
    code: str | None
    first: str | None
    bracketed: bool
    shape: re.Pattern[str]
    marks: tuple[tuple[str, int], ...]
    """(weight, score, rate or deduction; where its numeral begins)."""
    under: str | None = None
    """The second level that the paragraph is about: 业务管理（12分，得9分）。制度健全性4分，得4分；…."""
    node: bool = False
    """Whether it is such a level itself."""

    @property
    def subject(self) -> Subject:
        if self.first or self.node:
            return Subject(dimension=self.first, subdimension=self.name if self.node else None)
        return Subject(indicator=self.name, code=self.code, subdimension=self.under)


_ABOVE_SPENDING = ("过程", "决策")
"""过程（20分，得18分）…预算执行率（4分，得3.4分）: an indicator of the process."""
_KEYS = (("w", "weight"), ("w2", "weight"), ("w3", "weight"), ("s", "score"), ("s2", "score"), ("r", "rate"), ("d", "deduction"))


def openings(passage: Passage) -> list[Opening]:
    """The indicators that sentences of the passage open with and give marks to, in text order."""
    if passage.place.in_table or not regexp(r"分|/\d").search(passage.text):
        return []
    found = [opening for pattern, needs in _SHAPES for match in passage.matches(pattern, *needs) if (opening := _opening(passage, pattern, match)) is not None]
    found = _apart(_each_once(found))
    if any(opening.first for opening in found):
        process = [opening.start for opening in found if opening.first in _ABOVE_SPENDING]
        found = [opening for opening in found if opening.first or passage.lexicon.maps["dimensions"].get(opening.name) is None
                 or (opening.name.endswith("执行率") and any(start < opening.start for start in process))]
    return sorted(found, key=lambda opening: opening.start)


def _each_once(found: Sequence[Opening]) -> list[Opening]:
    """The shape that knows an indicator first; one paragraph for a single indicator is read by its standard and its last marks."""
    turns = [opening for opening in found if opening.shape is _IN_TURN]
    starts = {opening.start for opening in found if opening.shape not in (_IN_TURN, STRUNG)}
    return [opening for opening in found if opening.shape is not _IN_TURN or (len(turns) > 1 and opening.start not in starts)]


def _apart(found: Sequence[Opening]) -> list[Opening]:
    """Without what two shapes found in one place; strung ones only where there are several."""
    rest = [opening for opening in found if opening.shape not in (STRUNG, _IN_TURN)]
    strung = [opening for opening in found if opening.shape is STRUNG and not any(other.start <= opening.start < other.end for other in rest)]
    strung = strung if len(strung) >= SEVERAL else []
    strung += [opening for opening in found if opening.shape is _IN_TURN and not any(opening.start <= other.start < opening.end for other in strung)]
    if len(strung) < SEVERAL:
        return [*rest, *strung]
    heads = [opening for opening in rest if opening.start == 0 and opening.bracketed and not opening.first]
    under = heads[0].name if len(heads) == 1 else None
    return [replace(opening, node=opening in heads and under is not None) for opening in rest] + [replace(opening, under=under) for opening in strung]


def _class(passage: Passage, name: str) -> str | None:
    """过程类指标22分，得18.3分: the first level itself."""
    return unshared_level(passage.lexicon, name.removesuffix("类")) if name.endswith("类") else None


def _opening(passage: Passage, shape: re.Pattern[str], match: re.Match[str]) -> Opening | None:
    groups = match.groupdict()
    full, score = groups["w"] or groups.get("w2") or groups.get("w3"), groups["s"] or groups.get("s2")
    name = match["name"]
    first = unshared_level(passage.lexicon, name) or _class(passage, name) or _chapter(passage, match)
    placed = match["code"] or match["order"]
    if full is None or score is None or (_NO_NAME.search(name) and not _is_condition(passage, shape, match)) or not (Decimal(score) <= Decimal(full) * (2 if placed else 1) and Decimal(full) < _MOST):
        return None
    if groups.get("w2") and not (first or placed):
        return None  # 路线(2/3) is a fraction of something else
    if regexp(r"[①-⑳]").search(passage.text[match.end("name") : match.end()]):
        return None  # 权重5分。①制度已建立，得2分: a point's marks
    apart = regexp(r"[。:]").match(passage.text[match.end("name") :])
    shared = first is None and not placed and name in passage.lexicon.maps["dimensions"]
    if shared and ((shape is _TOLD and not apart) or (shape is _REVERSED and Decimal(full) >= _LEAST)):
        return None  # 项目绩效指标分值20分: a first level by a name that lower ones have, too
    marks = tuple((kind, match.start(key)) for key, kind in _KEYS if groups.get(key))
    bracketed = shape in (_BRACKET, _WORKED, _PLAIN, _IN_TURN) or (shape is STRUNG and not match["full"])
    return Opening(match.start(), match.end(), name, match["code"], first, bracketed, shape, marks)


def _is_condition(passage: Passage, shape: re.Pattern[str], match: re.Match[str]) -> bool:
    """基础设施改善情况（5分，得5分）: the name of an indicator, no chapter's and no first level's."""
    name = match["name"]
    plain = name.endswith("情况") and len(name) > _SHORT_NAME and not match["order"] and not _NO_NAME.search(name.removesuffix("情况"))
    return plain and shape is _BRACKET and passage.lexicon.maps["dimensions"].get(name.removesuffix("情况").removesuffix("指标")) is None


_SHORT_NAME = 5
_CHAPTER = regexp(r"第|\(?[一二三四五六七八九十]")


def _chapter(passage: Passage, match: re.Match[str]) -> str | None:
    """（四）满意度（满分15分，得14分）: numbered as the chapters are, and worth as much: a first level, although lower ones have the name, too."""
    level = passage.lexicon.maps["dimensions"].get(match["name"])
    chapter = level in _OWN_CHAPTER and match["order"] and _CHAPTER.match(match["order"]) and match.end() == len(passage.text)
    return level if chapter and Decimal(match["w"] or 0) >= _LEAST else None


_OWN_CHAPTER = ("满意度", "成本")
_ROLES = {
    "node": {"weight": "subdimension_weight", "score": "subdimension_score", "rate": "subdimension_rate"},
    "first": {"weight": "dimension_weight", "score": "dimension_score", "rate": "dimension_rate"},
    "bracketed": {"weight": "indicator_weight", "score": "indicator_score", "rate": "indicator_rate", "deduction": "deduction"},
    "told": {"weight": "criterion_full_mark", "score": "indicator_score", "rate": "indicator_rate", "deduction": "deduction"},
}
_LABELS = {"weight": "分值", "score": "得分", "rate": "得分率", "deduction": "扣分"}


def read_openings(passage: Passage) -> Iterator[Claim]:
    """Every mark of an opening; fractions of a row of first-level names."""
    for opening in openings(passage):
        roles = _ROLES["first" if opening.first else "node" if opening.node else "bracketed" if opening.bracketed else "told"]
        for kind, at in opening.marks:
            number = passage.number_at(at)
            if number is not None and kind in roles:
                role = worth(passage.text[opening.start : at]) if roles[kind] == "criterion_full_mark" else roles[kind]
                yield passage.claim(number, role, _LABELS[kind], opening.subject)


_WEIGHED = regexp(
    rf"^{ORDER}(?P<code>[A-Z]\d{{1,4}}(?:[-.]\d+)*)?[.、:]?(?![该本此各每])(?P<name>[\u4e00-\u9fff“][\u4e00-\u9fffA-Za-z/、“”]{{2,19}}?)(?:指标)?"
    rf"(?:\((?:满分|分值|权重|指标)*:?(?P<a>{NUM})分\)|[。，:,](?:该|本)?(?:项|指标)*(?:满分|分值|标准分|权重分?值?|权重)(?:为|:)*(?P<b>{NUM})分|(?:指标)?(?:分值|满分|权重)(?:为|:)*(?P<c>{NUM})分|[，,](?P<d>{NUM})分(?=[，,]))"
)
_GAINED = regexp(
    rf"(?<=[，。;,):])(?:故|因此|所以|据此|综上|该项|本项|该指标|本指标|按比例|实际|最终|评价|应|只|，)*(?:得分|实得|得)(?:为|是|:)*(?P<s>{NUM})分(?=[，。;()]|$)"
)
_OF_WORTH = regexp(rf"(?<=[，。;,):])得(?:分值|满分|标准分|权重分?)的{NUM}%(?:，)?(?:即|为|计)(?P<s>{NUM})分(?=[，。;()]|$)")
"""得分值的80%即3.2分."""
_LISTED = regexp(rf"^{_ORDER}(?P<name>[\u4e00-\u9fff/、“”]{{3,20}}?)(?<![得扣计共为占满加减值])(?P<e>{NUM})分(?=[，,。])")
"""②预算调整率4分，…; 1.清扫保洁面积6分。…: one paragraph of a numbered list."""
_BY_FORMULA = regexp(
    rf"(?:得分=[^，。;=\d]*(?:[×*]\d+(?:\.\d+)?)?[，,](?:为|即为?|计算为)|得分(?:=|为)?{NUM}分?[×*]{NUM}%=)(?P<s>{NUM})分(?=[，。;]|$)"
)
"""得分=完成率×5，为4.78分."""
_RULE = regexp(r"(?:评分|评价|扣分|计分)(?:标准|规则|细则|办法)|(?:以上|以下|及格|达到|≥|>=|≤|的|则|者|满意)[，]?$|每[^，。;]{0,14}$|否则$")
_SECOND = "项目立项"
"""Old tables have it for a first level; with marks of its own in the text it is the second one under 决策."""
_HEADLINE = regexp(r"情况|分析|结论|问题|建议|本次|项目$|单位|评价")


def weighed(passage: Passage) -> re.Match[str] | None:
    """The name, with its weight, that a paragraph opens with; None where it is a chapter's or a first level's."""
    head = (_WEIGHED.match(passage.text) or _listed(passage)) if "分" in passage.text and not passage.place.in_table else None
    if head is None or (_HEADLINE.search(head["name"]) and not (head.groupdict().get("code") or _is_state(passage, head))):
        return None
    first = passage.lexicon.maps["dimensions"].get(head["name"].removesuffix("指标")) in passage.lexicon.words["evaluation_levels"]
    return None if first and head["name"] != _SECOND else head


def _is_state(passage: Passage, head: re.Match[str]) -> bool:
    """1.积水点消除情况（6分）。…，得6分: a name that ends like a chapter's, with marks got in its own paragraph."""
    return head["name"].endswith("情况") and bool(_ARABIC.match(passage.text)) and bool(_GAINED.search(passage.text, head.end()))


_ARABIC = regexp(r"\(?\d")


def weighed_subject(head: re.Match[str]) -> Subject:
    """The indicator that such a name is."""
    return Subject(indicator=regexp(r"[“”]").sub("", head["name"]).strip("、"), code=head.groupdict().get("code"))


def _listed(passage: Passage) -> re.Match[str] | None:
    """An item of a numbered list; one of ①② only where no indicator is named above."""
    head = _LISTED.match(passage.text)
    placed = head is not None and head["order"] and not ("①" <= head["order"][0] <= "⑳" and passage.place.indicator)
    alone = head is not None and not head["order"] and head["e"] and passage.text[head.end() :].startswith("。") and any(shape.search(passage.text, head.end()) for shape in (_GAINED, _OF_WORTH, _BY_FORMULA))
    return head if placed or alone else None


_ANOTHER = regexp(r"(?<=。)[\u4e00-\u9fff]{4,14}(?:指标)?(?:权重|分值|满分)?(?:为)?\d+(?:\.\d+)?分[，,]")
"""…得4.75分。预算执行率权重5分，…: a sentence that opens the next indicator of the paragraph."""


def read_weighed(passage: Passage) -> Iterator[Claim]:
    """B12预算执行率，权重6分，…，得4.6分: the weight behind the name a paragraph opens with, and the last mark that is got and is no condition of the standard."""
    head = weighed(passage)
    if head is None:
        return
    subject = weighed_subject(head)
    group = next(key for key in "abcde" if head.groupdict().get(key))
    role = "indicator_weight" if group in "ae" else worth(passage.text[head.end("name") : head.start(group)])
    yield from passage.claims(head, subject, (group, role, "分值" if role == "indicator_weight" else "满分"))
    after = _ANOTHER.search(passage.text, head.end(group))
    gained = [match for match in _GAINED.finditer(passage.text, head.end(group), after.start() if after else len(passage.text)) if not _RULE.search(passage.text[max(0, match.start() - 16) : match.start()].rstrip("，,"))]
    gained = gained or list(_OF_WORTH.finditer(passage.text, head.end(group))) or list(_BY_FORMULA.finditer(passage.text, head.end(group)))
    if gained and Decimal(gained[-1]["s"]) <= Decimal(head[group]):
        yield from passage.claims(gained[-1], subject, ("s", "indicator_score", "得分"))

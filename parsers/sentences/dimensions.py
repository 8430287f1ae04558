"""Weights, scores and rates of first-level indicators in sentences: 决策类指标权重15分，得13.5分; 满分100分，其中决策15分 ….

What names them is the lexicon's: a pattern is made once for each set of words (``first_level``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lexicon.load import Lexicon
from lexicon.match import Terms
from model.figure import Subject
from parsers.firstlevel import canonical, first_level
from parsers.sentences.passage import FOR, NUM, THIS, Claim, Passage

_KIND = r"(?:类|方面|部分)?(?:指标)?"


@cache
def _subject(words: str) -> re.Pattern[str]:
    """绩效 and 预算执行率 name the first level only here, where marks follow at once."""
    return re.compile(
        rf"(?P<project>项目)?(?P<name>绩效|预算执行率(?=\d+(?:\.\d+)?分)|{words})"
        r"(?P<tail>(?:类|方面|部分|维度)?(?:的)?(?:一级)?(?:指标)?(?:情况)?)"
        r"(?=(?P<next>权重|分值|标准分|满分|总分|得分|实得|实际得分|共得|得\d|\(|，|由|从|共|设|总|合计|为\d|\d|:))"
    )


_MARKS = re.compile(
    rf"(?P<weight>(?:权重分?值?|标准分值?|分值|满分|总分值?){FOR}(?P<w>{NUM})(?P<wu>分|%))"
    rf"|(?P<rate>(?:综合)?得分率{FOR}(?P<r>{NUM})%)"
    rf"|(?P<score>(?:实际|评价|综合|最终|自评|平均)?(?:得分|实得|共得|得){FOR}(?P<s>{NUM})分(?!值|制))"
    rf"|(?P<bracket>\((?:满分|分值|权重|共|计|标准分)*:?(?P<b>{NUM})分\))"
)


_SCORED = re.compile(rf"^(?:实际|综合|评价|最终)?(?:得分|实得|得)(?:为|:)*{NUM}分$")
"""决策得分10.5分（权重12分）."""


def read_dimensions(passage: Passage) -> Iterator[Claim]:
    """决策类指标权重15分，得13.5分，得分率90%: marks of the first-level indicator named last before them."""
    for sentence in passage.sentences:
        words = sentence.words
        if "分" not in words and "权重" not in words:
            continue
        subjects = _subjects(passage, sentence.start, sentence.end)
        if not subjects:
            continue
        for marks in _MARKS.finditer(passage.text, sentence.start, sentence.end):
            owner = next((m for m in reversed(subjects) if m.end() <= marks.start()), None)
            if owner is None:
                continue
            between = passage.text[owner.end() : marks.start()]
            if THIS.search(passage.text[sentence.start : marks.start()]) or len(between) > 60 or re.search(r"[①-⑳]|扣|[“”]|分?(?:及)?以[上下]|每|不足|低于|\d[-~—－至]\d", between):
                continue
            if (marks["bracket"] and between and not _SCORED.search(between)) or (between and marks.group().startswith(("总分", "满分")) and re.search(r"(?<!\d)100分$", marks.group())):
                continue
            yield from _marks(passage, marks, canonical(passage.lexicon, owner["name"]))


def _subjects(passage: Passage, start: int, end: int) -> list[re.Match[str]]:
    return [match for match in _subject(first_level(passage.lexicon)).finditer(passage.text, start, end) if _names_dimension(match)]


def _names_dimension(match: re.Match[str]) -> bool:
    """决策 speaks of the first-level indicator only beside 项目, 指标, 类 … or right before its marks."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    if before and "\u4e00" <= before <= "\u9fff" and not match["project"] and before not in "对在从中即其的由":
        return False
    near = match["next"]
    if match["name"] == "绩效" and not match["tail"] and near not in ("权重", "分值", "标准分", "满分", "("):
        return False  # 项目绩效得分85.5分 is the whole's
    if near in ("，", "从", "共", "设", "总", "由", ":", "合计"):
        return bool(match["project"] or match["tail"])
    return True


def _marks(passage: Passage, marks: re.Match[str], dimension: str) -> Iterator[Claim]:
    kinds = (("weight", "w", "dimension_weight"), ("rate", "r", "dimension_rate"), ("score", "s", "dimension_score"), ("bracket", "b", "dimension_weight"))
    for group, digits, role in kinds:
        if marks[group]:
            number = passage.number_at(marks.start(digits))
            if number is not None:
                label = re.sub(r"[为是达到:共计合仅]*\d.*$", "", marks[group]).strip("(") or "分值"
                yield passage.claim(number, role, label, Subject(dimension=dimension))


_LIST = re.compile(rf"(?P<label>权重|分值|标准分|满分|得分率|得分)(?:值|分值)?(?:分别|依次|各)(?:设置|设定|确定)?(?:为|是|占)?:?(?P<list>{NUM}[%分]?(?:[、，和及]+{NUM}[%分]?)+)")
_LIST_ROLES = {"得分率": "dimension_rate", "得分": "dimension_score"}


@cache
def _terms(digest: str) -> Terms:
    """The names of first-level indicators, longest first."""
    return Terms(Lexicon.load().maps["dimensions"])


def read_lists(passage: Passage) -> Iterator[Claim]:
    """决策、过程、产出、效益…权重分别为15%、25%、40%、20%: names and numbers in the same order."""
    for match in passage.matches(_LIST):
        sentence = passage.sentence_at(match.start())
        if sentence is None:
            continue
        digits = [m.start() + match.start("list") for m in re.finditer(NUM, match["list"])]
        names = [found.code for found in _terms(passage.lexicon.digest).find(passage.text, sentence.start, match.start())]
        names = list(dict.fromkeys(reversed(names)))[::-1][-len(digits) :]
        if len(names) != len(digits):
            continue
        role = _LIST_ROLES.get(match["label"], "dimension_weight")
        for start, name in zip(digits, names, strict=True):
            number = passage.number_at(start)
            if number is not None:
                yield passage.claim(number, role, match["label"], Subject(dimension=name))


_SPLIT = re.compile(rf"(?P<head>满分|总分值?|权重|总得分|得分|评分)[^，。;]{{0,12}}?(?P<sum>{NUM})分(?:[，,]?(?:评价|绩效)?(?:等级|等次|评级)[^，。;]{{1,8}})?[，,(]?(?:其中|包括|分为)[:，]?(?P<list>[^。;]+)")


@cache
def _share(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:项目)?(?P<name>{words})率?{_KIND}(?:共|为|占|得分|得|:)*(?P<x>{NUM})分")


def read_split(passage: Passage) -> Iterator[Claim]:
    """满分100分，其中决策15分，过程25分 …: weights where the whole is 100 marks to be had, scores where it was awarded."""
    for match in passage.matches(_SPLIT, "其中", "包括", "分为"):
        shares = list(_share(first_level(passage.lexicon)).finditer(passage.text, *match.span("list")))
        if len(shares) < 3:
            continue
        weights = match["head"] in ("满分", "权重") or (match["head"].startswith("总分") and match["sum"] == "100")
        yield from _claims(passage, shares, "dimension_weight" if weights else "dimension_score", match["head"])


@cache
def _weighed_list(words: str) -> re.Pattern[str]:
    return re.compile(rf"权重(?:分别|依次|分配)?(?:设置|设定|确定)?(?:为|是)?:?(?P<list>(?:项目)?(?:{words})[^。;]{{0,80}})")


@cache
def _percent(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:项目)?(?P<name>{words}){_KIND}(?:权重)?(?:为|占|:)*(?P<x>{NUM})%")


def read_percents(passage: Passage) -> Iterator[Claim]:
    """权重分别为：决策20%、过程20%、产出30%、效益30%."""
    words = first_level(passage.lexicon)
    for match in passage.matches(_weighed_list(words), "权重"):
        shares = list(_percent(words).finditer(passage.text, *match.span("list")))
        if len(shares) >= 3:
            yield from _claims(passage, shares, "dimension_weight", "权重")


def _claims(passage: Passage, shares: list[re.Match[str]], role: str, label: str) -> Iterator[Claim]:
    for share in shares:
        number = passage.number_at(share.start("x"))
        if number is not None:
            yield passage.claim(number, role, label, Subject(dimension=canonical(passage.lexicon, share["name"])))


_COUNT = re.compile(r"(?P<n>\d+|[二两三四五六七八九十][一二三四五六七八九十]*|一(?=个[一二三]级))(?:个|项|大)(?P<item>一级指标|二级指标|三级指标|四级指标|方面|维度)")


def read_indicator_counts(passage: Passage) -> Iterator[Claim]:
    """由3个二级指标和6个三级指标构成；八个方面."""
    for match in passage.matches(_COUNT, "指标", "方面", "维度"):
        number = passage.number_at(match.start("n"))
        if number is None:
            continue
        sentence = passage.sentence_at(match.start())
        owners = _subjects(passage, sentence.start if sentence else 0, match.start())
        owner = owners[-1] if owners and not _several(passage, owners[-1], match) else None
        dimension = passage.lexicon.maps["dimensions"].get(owner["name"]) if owner and match["item"] != "一级指标" else None
        yield passage.claim(number, "indicator_count", match["item"], Subject(item=match["item"], dimension=dimension))


def _several(passage: Passage, owner: re.Match[str], count: re.Match[str]) -> bool:
    """决策、过程、产出、效益4个一级指标、14个二级指标: a row of names, and counts of them all."""
    row = re.search(r"[\u4e00-\u9fff][、和及与](?:项目)?$", passage.text[: owner.start()])
    return row is not None or "一级指标" in passage.text[owner.end() : count.start()]


_GIVEN = r"(?:自评|实际|评价|最终|本次)*(?:得分|得|实得|自评分|评分)"


@cache
def _pair(words: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:项目)?(?P<name>{words})(?:率|类|方面|部分)?(?:指标)?(?:完成)?(?:得分)?(?:情况|分析)*[。:，(]?"
        rf"(?P<full>满分|分值|权重|标准分)?(?:为|共|:)*(?P<w>{NUM})分?[，,、;]?{_GIVEN}(?:为|:)*(?P<s>{NUM})分(?![值制])"
    )


_SUM = re.compile(rf"(?:[，,;。]|^)(?P<label>(?:以上)?(?:合计|共计|总计|总分|总得分|综合得分))(?:自评|得分|得|为|:)*(?P<x>{NUM})分")


def read_pairs(passage: Passage) -> Iterator[Claim]:
    """产出指标50分，得48分；效益指标30分，得30分；合计…: at least two, or one that says 满分; the total after them."""
    found = [match for match in passage.matches(_pair(first_level(passage.lexicon)), "得", "评分") if _begins(match)]
    if len(found) < 2:  # 预算执行率 by itself is an indicator among others
        found = [match for match in found if match["full"] and match["name"] != "预算执行"]
    if not found:
        return
    for match in found:
        weight, score = passage.number_at(match.start("w")), passage.number_at(match.start("s"))
        if weight is None or score is None:
            continue
        subject = Subject(dimension=canonical(passage.lexicon, match["name"]))
        yield passage.claim(weight, "dimension_weight", "分值", subject)
        yield passage.claim(score, "dimension_score", "得分", subject)
    last = found[-1].end()
    total = next((match for match in passage.matches(_SUM) if match.start() >= last), None) if len(found) >= 2 else None
    number = passage.number_at(total.start("x")) if total is not None else None
    if number is not None and total is not None:
        yield passage.claim(number, "total_score", total["label"], Subject())


def _begins(match: re.Match[str]) -> bool:
    """A first-level name of its own, not the end of 资金管理 or 运行成本."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    return not before or not "\u4e00" <= before <= "\u9fff"

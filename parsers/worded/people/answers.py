"""A satisfaction that is worked from the answers told before it: 非常满意81家、满意42家 …，总体满意度91.11%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, scene_with

_ANSWER = regexp(r"(?P<option>(?:非常|很|十分|比较|较|较为|基本|不太|不|很不|非常不)?满意|一般|说不上|说不清|不好说|无所谓)[”\"]?(?:的)?(?:有|为|占|人数|问卷|:)*$")
_RESULT = regexp(r"(?:满意度|满意率)(?:\([^()]*\))?(?:为|是|达到?|:|=)*$")
_AIM = regexp(r"目标|高于|低于|不低于|要求|两项|平均|上年|对[\u4e00-\u9fff]{2,8}的?满意")
_SCALES = ("1,0.8,0.6,0.3,0", "1,0.8,0.6,0.4,0", "1,0.8,0.6,0.4,0.2", "1,0.8,0.6,0", "1,0.8,0.5,0", "1,0.75,0.5,0.25,0", "1,0.9,0.6,0", "1,0.6,0.3,0", "1,0.7,0.4,0", "1,0.5,0")


def answers(paragraph: Scene) -> Iterator[Told]:
    """One scale of answers with counts, and one satisfaction behind it."""
    told = _scale(paragraph)
    results = [term for term in paragraph.percents if _RESULT.search(term.lead) and not _AIM.search(term.lead)]
    beside = [term for term in results if told and told[-1].end <= term.start and "。" not in paragraph.between(told[-1], term)]
    results = beside if len(beside) == 1 else results
    if len(results) == 1 and told and (results[0].start >= told[-1].end or _down_to(told, results[0]) is not None):
        yield _worked(told, results[0], paragraph)


_INCLUDES = regexp(
    r"(?:含|包括|包含)[“\"]?(?P<a>(?:基本|比较|较为?)满意|一般)|满意[”\"]?(?:和|与|及|以及|、|加|\+)[“\"]?(?P<b>(?:基本|比较|较为?)满意|一般)"
    r"|(?:非常|很|十分)满意[”\"]?(?:和|与|及|以及|、|加|\+)[“\"]?(?P<c>满意)[”\"]?的?(?:占比|比例|人数|比重)?(?:之和|合计)")


def _down_to(told: Sequence[Term], result: Term) -> int | None:
    """满意度（含基本满意）98.45%: how many of the answers a satisfaction counts by its own words; None where they do not say."""
    said = _INCLUDES.search(_PAUSE.split(result.lead)[-1])
    names = [match["option"] for term in told if (match := _ANSWER.search(term.clause))]
    option = (said["a"] or said["b"] or said["c"]) if said else None
    return names.index(option) + 1 if option in names else None


_PAUSE = regexp(r"[，,;；。]")


def _scale(scene: Scene) -> list[Term]:
    """The counts of one scale of answers, each answer once; none where there is no such scale."""
    told = [term for term in scene.terms if term.countable and _ANSWER.search(term.clause)]
    names = [match["option"] for term in told if (match := _ANSWER.search(term.clause))]
    whole = 3 <= len(told) <= 5 and len(set(names)) == len(names) and all(alike(told[0], term) for term in told)
    return told if whole and not any(term not in told and alike(term, told[0]) and told[0].end <= term.start < told[-1].start for term in scene.terms) else []


def _worked(told: Sequence[Term], result: Term, paragraph: Scene) -> Told:
    whole = "+".join(term.plain for term in told)
    size = _down_to(told, result)
    if size is not None:
        way = f"({'+'.join(term.plain for term in told[:size])})/({whole})"
        return Told("answers", "满意度", result, (way,), True, (*told, result))
    stated = [scale for scale in _stated(paragraph) if scale.count(",") + 1 == len(told)]
    plain = not stated or "率" in result.lead  # the report's own worths are those that it worked with
    first = _said_to_be(paragraph)
    if first and first < len(told):
        return Told("answers", "满意度", result, (f"({'+'.join(term.plain for term in told[:first])})/({whole})",), True, (*told, result))
    ways = [f"({'+'.join(term.plain for term in told[:size])})/({whole})" for size in range(1, len(told) if plain else 1)]
    ways += [_weighted(told, scale.split(","), whole) for scale in (stated or _SCALES) if scale.count(",") + 1 == len(told)]
    return Told("answers", "满意度", result, tuple(ways), "不满意" in told[-1].clause, (*told, result))


_FIRST = regexp(r"前(?P<size>[两二三23])(?:项|类|档|个选项|种)[^。;]{0,24}?(?:即为|即是|作为|记为|计为|视为|算作|计入|为)[^。;，]{0,6}满意[度率]")
_SIZES = {"两": 2, "二": 2, "2": 2, "三": 3, "3": 3}


def _said_to_be(paragraph: Scene) -> int | None:
    """前两项合计占有效问卷的比例即为满意度: how many answers are said to make it."""
    told = _FIRST.search(paragraph.text)
    return _SIZES[told["size"]] if told is not None else None


_OF_ALL = regexp(r"(?:(?:据此|由此)?(?:得出|计算|测算|折算))?(?:经[^，。]{0,8}|综合|总体|整体|平均|服务对象|受益对象|受益群众|公众|社会公众|社会|群众)*满意[度率](?:为|是|达到?|:)*")
_BOUND = regexp(r"(?:\(含\))?(?:及?以[上下]|的?得|的，)|[^，。;]{0,4}(?:目标|标准)")


def asked_elsewhere(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """服务对象满意度为93.86%, 学生及家长满意度为91%, where one paragraph of the report, and no other, told the answers; whose it is may be told
    where the report tells of no others' satisfaction."""
    near = [(scene, result) for scene in scenes for result in scene.percents if _PLEASED.search(result.clause)]
    scales = [(told, scene) for scene in _paragraphs(everything) if (told := _scale(scene))] if near else []
    if len(scales) != 1 or scales[0][1].text is near[0][0].text:
        return
    told, home = scales[0]
    alone = len({match["whose"] for scene in everything for term in scene.percents if (match := _WHOSE.fullmatch(term.clause)) and _stands(scene, term)}) == 1
    for scene, result in near:
        ours = _OF_ALL.fullmatch(result.clause) or (alone and _said_to_be(home) and _WHOSE.fullmatch(result.clause))
        if ours and _stands(scene, result) and not _own_people(scene, result):
            yield _worked(told, result, scene if any(_stated(scene)) else home)


_WHOSE = regexp(r"(?P<whose>[\u4e00-\u9fff、]{0,16}?)满意[度率](?:为|是|达到?|:)*")


def _stands(scene: Scene, result: Term) -> bool:
    """Whether a satisfaction is a result, not an aim."""
    return not _AIM.search(result.lead) and not _BOUND.match(scene.text, result.end)


_GLAD = regexp(r"(?<!不)满意的?(?:有|人数|为|共|:)*$")
_OF_THEM = regexp(r"中(?!央|心)")


def _own_people(scene: Scene, result: Term) -> bool:
    """居民问卷180份中表示满意的151人，满意度83.89%: the sentence tells of whom it is."""
    return any(_GLAD.search(term.clause) or _OF_THEM.match(scene.text, term.end) for term in scene.before(result) if term.countable)


def _weighted(told: Sequence[Term], worths: Sequence[str], whole: str) -> str:
    return f"({'+'.join(f'{term.plain}*{worth}' for term, worth in zip(told, worths, strict=True))})/({whole})"


_STEPS = regexp(r"(?:满意|一般)[”\"]?(?:按|为|赋值|计|\*|×)?(?P<worth>100%|\d{1,2}%|0\.\d+|[01])(?![\d.]*[家人份户名位])")


_IN_ROW = regexp(r"[三四五3-5](?:个)?(?:档|类|级|项|种)(?:答案|评价|选项)?(?:分别|依次)按?(?P<worths>(?:100%|\d{1,2}%|0\.\d+|[01])(?:[、和](?:100%|\d{1,2}%|0\.\d+|[01])){2,4})(?:的?(?:系数|权重))?(?:赋值|赋分|折算|计算|加权|计)")
"""四档分别按1、0.8、0.6、0赋值."""


def _stated(paragraph: Scene) -> Iterator[str]:
    """The worths that the paragraph itself gives its answers."""
    found = [match["worth"] for match in _STEPS.finditer(paragraph.text)]
    if len(found) >= 3:
        yield ",".join(found)
    for match in _IN_ROW.finditer(paragraph.text):
        yield ",".join(regexp(r"[\d.]+%?").findall(match["worths"]))


def _paragraphs(scenes: Sequence[Scene]) -> Iterator[Scene]:
    """The sentences of each paragraph that speaks of 满意, as one scene."""
    for _, group in groupby(scenes, key=lambda scene: id(scene.text)):
        own = list(group)
        if "满意" in own[0].text:
            yield scene_with(own[0].text, 0, len(own[0].text), own[0].lexicon, (term for scene in own for term in scene.terms))


_ASKED = regexp(r"(?:受访|访问|访谈|走访|(?<!会)抽取|随机(?=[^，。;]{0,4}$)|调查|抽查|有效(?:问卷)?|回收|收回)[^，。;\d]{0,14}$")
_PLEASED = regexp(r"满意(?:度|率)(?:为|达到?|是|:)*$")


_GLAD_ONES = regexp(
    r"(?<!不)(?<!基本)(?:表示)?满意的?$|(?<![不常很较分本])满意(?:以上)?(?:的|人数)?(?:共计?|合计|有|为)+$"
    r"|(?<![不常很较分本])满意[”\"]?(?:和|与|及|以及|、|或)?[“\"]?(?:比较|较为?|基本)满意[”\"]?(?:的|两项|人数|及以上)*(?:共计?|合计|有|为)*$")


def _only_two(asked: Term, glad: Term, counts: Sequence[Term]) -> bool:
    """Whether from those asked on no other number of people stands beside the two."""
    return len(counts) == len((asked, glad)) or [term for term in counts if term.start >= asked.start and alike(term, asked)] == [asked, glad]


def _all_told(asked: Term, counts: Sequence[Term]) -> bool:
    """抽取80户，满意74户，一般6户: who was not satisfied is told too."""
    behind = [term for term in counts if term.start > asked.start]
    return all(alike(term, asked) for term in behind) and sum(Decimal(term.plain) for term in behind) == Decimal(asked.plain)


def pleased(scene: Scene) -> Iterator[Told]:
    """访问观众500名，465名表示满意，满意度93%: one answer, and nothing that could weigh it."""
    since = scene.start
    for share in scene.percents:
        counts = [term for term in scene.before(share) if term.countable and term.start >= since]
        glad = [term for term in counts if _GLAD_ONES.search(term.clause) or regexp(r"(?:表示)?满意").match(scene.text[term.end :])]
        asked = [term for term in counts if _ASKED.search(term.lead) or regexp(r"(?:受访|村民中|群众中|中(?:[，,有]|共有|表示|对|认为|选择|回答|非常|很|比较|满意))").match(scene.text[term.end :])]
        if _PLEASED.search(share.clause) and len(glad) == 1 and asked and asked[-1].start < glad[0].start and alike(asked[-1], glad[0]):
            yield Told("rate", "满意度", share, (f"{glad[0].plain}/{asked[-1].plain}",), _only_two(asked[-1], glad[0], counts) or _all_told(asked[-1], counts), (asked[-1], glad[0], share))
        if _PLEASED.search(share.clause):
            since = share.end

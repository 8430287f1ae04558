"""What was reached against what was aimed at: 目标值80%，实际76%，为目标值的95%; 低于目标值4个百分点; 5个标段中4个按期完工，按期完工率80%."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in, kin, said

_GOAL = regexp(r"(?:目标|指标|标准|要求|计划|预期)(?:值|满意度|水平|数)?(?:为|是|:|应|不低于|不少于|不小于|达到?|≥|>=)*$")
_REACHED = regexp(r"^[，,]?(?:但|而)?(?:\d{4}年)?[\u4e00-\u9fff]{0,6}(?:实际|调查|实测|现状|完成|达到|监测|检测)[\u4e00-\u9fff]{0,8}$")
_THEN_GOAL = regexp(r"^[，,](?:而)?(?:年度|年初|预期|绩效)?(?:目标|指标|计划)(?:值|率)?(?:为|是|:)*$")
"""增长率6%，目标为8%，完成目标的75%."""
_OF_GOAL = regexp(r"^[，,](?:仅|只)?(?:为|占|达到?|完成|实现|相当于)(?:了)?(?:年度|年初|预期|绩效)?(?:目标|指标|计划|标准)值?的?$")
_SHORT = regexp(r"^[，,](?:比|较)?(?:低于?|差|少于?|未达)(?:年度|年初|预期|绩效)?(?:目标|指标|标准|要求)?值?(?:低|差|少)?(?:了|约)?$")
_PAST = regexp(r"^[，,](?:比|较)?(?:高于?|高出|超过|超出|超)(?:年度|年初|预期|绩效)?(?:目标|指标|标准|要求)?值?(?:高|多)?(?:了|约)?$")
_SIGN = regexp(r"[A-Za-z/%‰℃³²]+")


def aimed(scene: Scene) -> Iterator[Told]:
    """A goal and what was reached, one behind the other; then what share of the goal it is, or how far from it."""
    for at, (goal, done) in enumerate(pairwise(scene.terms)):
        if _THEN_GOAL.match(_words(scene, done)) and goal.unit == "%" and goal.exact and _same(scene, goal, done):
            for result in scene.terms[at + 2 : at + 3]:
                if result in scene.percents and _OF_GOAL.match(_words(scene, result)):
                    yield Told("rate", "目标的完成程度", result, (f"{goal.plain}/{done.plain}",), True, (goal, done, result))
            continue
        if not _GOAL.search(_words(scene, goal)) or not _REACHED.match(_words(scene, done)) or _GOAL.search(_words(scene, done)) or not _same(scene, goal, done):
            continue
        for result in scene.terms[at + 2 : at + 3]:
            words = _words(scene, result)
            if result in scene.percents and _OF_GOAL.match(words):
                yield Told("rate", "目标的完成程度", result, (f"{done.plain}/{goal.plain}",), True, (goal, done, result))
            elif result.unit == "个百分点" and result.exact and goal.unit == "%" and (_SHORT.match(words) or _PAST.match(words)):
                first, second = (goal, done) if _SHORT.match(words) else (done, goal)
                yield Told("gap", "与目标相差", result, (f"{first.plain}-{second.plain}",), True, (goal, done, result))


def _words(scene: Scene, term: Term) -> str:
    """The words before a number, comparators among them: 目标值不低于."""
    at = scene.terms.index(term)
    return scene.text[scene.terms[at - 1].end if at else scene.start : term.number.printed.number_start]


def _same(scene: Scene, a: Term, b: Term) -> bool:
    """Whether two numbers are printed with one unit, known or not (mg/L)."""
    if any(term.number.printed.approximate is not None or term.number.printed.han for term in (a, b)):
        return False
    if a.unit or b.unit:
        return a.unit == b.unit and a.dimension == b.dimension
    signs = [_SIGN.match(scene.text, term.end) for term in (a, b)]
    return all(signs) and len({sign.group() for sign in signs if sign}) == 1


_AMONG = regexp(r"^(?:[\u4e00-\u9fff]{0,6})?(?:中|里)[，,]?(?:有|已有|共有|仅有|仅)?$")
_RATE = regexp(r"(?P<name>[\u4e00-\u9fff]{2,8}率)(?:仅|只)?(?:为|是|达到?|:)*$")
_OTHER = regexp(r"上年|去年|同期|其中|平均|目标|计划|应|全[省市国]")
_COUNT = "count:"


def among(scene: Scene) -> Iterator[Told]:
    """5个标段中4个标段按期完工，三标段逾期43天，按期完工率80%: so many of so many, and the rate that the sentence ends with."""
    for at, (whole, part) in enumerate(pairwise(scene.terms)):
        counted = whole.countable and part.countable and whole.dimension.startswith(_COUNT) and part.dimension.startswith(_COUNT) and kin(whole, part)
        if not counted or not _AMONG.match(scene.between(whole, part)):
            continue
        later = scene.terms[at + 2 :]
        share = next((term for term in later if term in scene.percents), None)
        name = _RATE.search(share.clause) if share is not None else None
        if share is None or name is None or said(scene, "relation_no_rates", name["name"]):
            continue
        between = [term for term in later if term.end <= share.start]
        if any(kin(term, whole) or term.dimension == "percent" for term in between) or _OTHER.search(scene.between(part, share)) or scene.between(part, share).count("，") > len(between) + 1:
            continue
        ways = (f"{part.plain}/{as_printed_in(whole, part.factor)}", f"({as_printed_in(whole, part.factor)}-{part.plain})/{as_printed_in(whole, part.factor)}")
        yield Told("rate", name["name"], share, ways, True, (whole, part, share))

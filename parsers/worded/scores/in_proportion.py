"""Marks in proportion to what was reached of a target: 亮灯率96.67%。目标值为98%，未达标的按实际值与目标值之比计分，本项5分得4.93分;
目标值95%，按“实际满意率/目标值×分值”计分，分值10分，得9.64分; 计划建成6所，5所建成，评价按比例给8.33分."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, value
from parsers.worded.scores.by_formula import NO_RESULT, goal_and_done

_RULE = regexp(
    r"(?:按|以)(?:照)?[“\"]?(?:实际|完成)[^，。；;]{0,10}(?:与|占|/|÷)(?:目标|指标|计划)[^，。；;]{0,8}(?:之比|的比例|×分值|\*分值|乘以分值)[^，。；;]{0,4}?(?:计分|得分|赋分|计算)"
)
_WORTH = regexp(r"^[^。；;\d]{0,60}[，,](?:[该本此](?:项|指标)(?:的)?|(?:[该本此](?:项|指标)?)?(?:指标)?(?:分值|满分|权重|标准分))(?:为|共)?$")
_GOT = regexp(r"^[，,]?(?:应|实际|故|该项|本项)*(?:得分|实得|得|计)(?:为)?$")
_AIM = regexp(r"(?:目标值?|指标值|计划)(?:为|是|:)*$")
_NO_RESULT = regexp(r"上年|去年|(?<!合)同期|全[省市国]|平均|不低于|不少于")


def in_proportion(paragraph: Scene, everything: Sequence[Scene]) -> Iterator[Told]:
    """By the printed rule; the result is the one other rate of the paragraph or, for satisfaction, the one that the report tells."""
    text = paragraph.text
    for rule in _RULE.finditer(text) if "分" in text else ():
        behind = [term for term in paragraph.terms if term.start >= rule.end()][:2]
        if behind and _GOT.search(text[rule.end() : behind[0].number.printed.number_start]):
            behind = [*_worth_before(paragraph, rule.start()), behind[0]]
        if len(behind) != 2 or not all(term.dimension == "mark" and term.exact for term in behind):
            continue
        worth, got = behind
        ahead = worth.start < rule.start()
        if not (ahead or (_WORTH.search(worth.lead) and _GOT.search(got.lead))):
            continue
        opens = text.rfind("\n", 0, rule.start()) + 1
        rates = [term for term in paragraph.percents if opens <= term.start < rule.start()]
        aims = [term for term in rates if _AIM.search(term.clause)]
        reached = [term for term in rates if term not in aims and not _NO_RESULT.search(term.clause)]
        if not reached and len(aims) == 1 and "满意" in text[opens : aims[0].start]:
            reached = _satisfaction(everything, aims[0])
        if len(aims) == 1 and len({term.plain for term in reached}) == 1:
            way = f"{reached[0].plain}/{aims[0].plain}*{worth.plain}"
            yield Told("share", "按比例得分", got, (way,), True, (reached[0], aims[0], worth, got))
        elif not rates:
            yield from _counted(paragraph, opens, rule.start(), worth, got)


def _worth_before(paragraph: Scene, at: int) -> list[Term]:
    """该指标权重12分，按…的比例计分，得10.8分: the one mark before the rule, where it is told as what the indicator is worth."""
    marks = [term for term in paragraph.terms if term.dimension == "mark" and term.end <= at and paragraph.text.find("\n", term.end, at) < 0]
    return marks if len(marks) == 1 and _WORTH_ALONE.search(marks[0].lead) else []


_WORTH_ALONE = regexp(r"(?:分值|满分|权重|标准分)(?:为|共|是|:)*$")


def _counted(paragraph: Scene, opens: int, closes: int, worth: Term, got: Term) -> Iterator[Told]:
    """计划体检1200人，实际体检1086人: the one plan and the one result before the rule, in counts."""
    before = [term for term in paragraph.terms if opens <= term.start < closes and term.dimension != "mark" and not NO_RESULT.search(term.clause)]
    pair = goal_and_done(before)
    if pair is not None and value(pair[1]) <= value(pair[0]):
        goal, done = pair
        yield Told("share", "按比例得分", got, (f"{as_printed_in(done, goal.factor)}/{goal.plain}*{worth.plain}",), True, (goal, done, worth, got))


_SATISFIED = regexp(r"满意[度率](?:为|是|达到?|:)*$")


def _satisfaction(everything: Sequence[Scene], aim: Term) -> list[Term]:
    """What is told of satisfaction anywhere in the report, but for targets."""
    found = [term for scene in everything for term in scene.percents if _SATISFIED.search(term.clause) and term is not aim]
    return [term for term in found if not _NO_RESULT.search(term.clause) and not _AIM.search(term.clause)]


_FULL = regexp(r"满分$|(?:分值|满分|标准分|权重)(?:为|:)$")
_PLANNED = regexp(r"(?:计划|目标|任务)[\u4e00-\u9fff]{0,10}$")
_DONE = regexp(r"(?:已|均)?(?:建成|完成|完工|开园|投用|达标|交付|通过)")
_GIVEN = regexp(r"(?:评价组?|按)[^，。；;\d]{0,4}按?比例(?:给|得|计|评)(?:分|得)?$")


def by_count(paragraph: Scene) -> Iterator[Told]:
    """A full mark, so many planned, so many done, and what was given in proportion, one of each in this order."""
    for got in paragraph.terms:
        if got.dimension != "mark" or not got.exact or not _GIVEN.search(got.clause):
            continue
        before = [term for term in paragraph.terms if term.end <= got.start]
        full = [term for term in before if term.dimension == "mark" and _FULL.search(term.clause)]
        planned = [term for term in before if term.countable and _PLANNED.search(term.clause)]
        done = [term for term in before if term.countable and _DONE.match(paragraph.text, term.end)]
        if len(full) == len(planned) == len(done) == 1 and full[0].start < planned[0].start < done[0].start and alike(planned[0], done[0]):
            way = f"{done[0].plain}/{planned[0].plain}*{full[0].plain}"
            yield Told("share", "按比例得分", got, (way,), True, (full[0], planned[0], done[0], got))

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
        elif not rates and "满意" in text[opens : rule.start()]:
            reached, aims = _satisfaction_and_aim(everything)
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


_AIM_BEHIND = regexp(r"的?(?:年初|年度|全年|预期|设定|绩效)*(?:目标|指标值|标准值)")


def _satisfaction_and_aim(everything: Sequence[Scene]) -> tuple[list[Term], list[Term]]:
    """前两项合计占有效问卷的85.79%，未达到年初设定的90%的目标值: the one sentence about satisfaction that tells a result and its aim."""
    pairs: list[tuple[Term, Term]] = []
    for scene in everything:
        aims = [term for term in scene.percents if _AIM.search(term.clause) or _AIM_BEHIND.match(scene.text, term.end)] if "满意" in scene.text else []
        told = [term for term in scene.percents if term not in aims and not _NO_RESULT.search(term.clause)]
        pairs += [(told[0], aims[0])] if len(told) == len(aims) == 1 else []
    return ([pairs[0][0]], [pairs[0][1]]) if len({(a.plain, b.plain) for a, b in pairs}) == 1 else ([], [])


_FULL = regexp(r"满分$|(?:分值|满分|标准分|权重)(?:为|:)$")
_BY_SHARE = regexp(r"按(?:照)?(?:实际)?(?:完成)?(?:比例|数量|进度|情况的比例)(?:计分|得分|赋分|计算|折算)")
_WORTH_IN_IT = regexp(r"(?:分值|满分|权重|标准分)(?:为|共|:)*$|\($")
_MISSED = regexp(r"(?:未完成|尚未完成|未(?:到位|安装|建成|开发|实施|配备|发放)|少完成|还差|尚差|缺)[\u4e00-\u9fff]{0,8}$")
_ACHIEVED = regexp(r"(?:实际|已|共)(?:完成|建成|到位|上岗|安装|发放|配备|培训)?[\u4e00-\u9fff]{0,8}$")
_MOST = 4
_IN_THE_END, _TO_BE_DONE = regexp(r"调整后"), regexp(r"计划|目标|任务|应")


def _meant(terms: Sequence[Term]) -> Sequence[Term]:
    """What was to be done after a change, else what was planned, else all of them."""
    for pattern in (_IN_THE_END, _TO_BE_DONE):
        if found := [term for term in terms if pattern.search(term.clause)]:
            return found
    return terms


def by_share_done(paragraph: Scene) -> Iterator[Told]:
    """调整后共500个。…未完成40个，该指标（分值25分）按完成比例计分，得23.00分: what was to be done is one of the numbers told before."""
    for rule in _BY_SHARE.finditer(paragraph.text) if "分" in paragraph.text else ():
        marks = [term for term in paragraph.terms if term.dimension == "mark" and term.exact]
        worth = next((term for term in reversed(marks) if term.end <= rule.start()), None)
        got = next((term for term in marks if term.start >= rule.end()), None)
        told = worth is not None and got is not None and _WORTH_IN_IT.search(worth.lead) and _GOT.match(paragraph.text[rule.end() : got.number.printed.number_start])
        if worth is None or got is None or not told or paragraph.text.find("。", worth.end, got.start) >= 0:
            continue
        before = [term for term in paragraph.terms if term.end <= worth.start and term.countable and term.dimension != "mark"]
        part = before[-1] if before else None
        if part is None or not (_MISSED.search(part.clause) or _ACHIEVED.search(part.clause)):
            continue
        more = [term for term in reversed(before[:-1]) if alike(term, part) and value(term) > value(part)]
        planned = list(dict.fromkeys(as_printed_in(term, part.factor) for term in _meant(more)))[:_MOST]
        ways = tuple(f"({plan}-{part.plain})/{plan}*{worth.plain}" if _MISSED.search(part.clause) else f"{part.plain}/{plan}*{worth.plain}" for plan in planned)
        if ways:
            yield Told("share", "按比例得分", got, ways, len(ways) == 1, (part, worth, got))


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

"""A year's budget over three sentences: 年初预算800万元，其中…。年中追加120万元，主要是…。调整后全年预算920万元，其中…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, fits, value, working

_FIRST = regexp(r"年初[\u4e00-\u9fff]{0,6}预算|预算[\u4e00-\u9fff]{0,4}年初")
_STEP = regexp(r"^(?:20\d\d年)?(?:年中|年内|当年|执行中|年度中)?(?P<more>追加|调增)?(?P<less>调减|核减|压减)?(?:预算|资金|指标|经费)?(?:了|共|为)*$")
_RESULT = regexp(r"(?:^|(?<=追加))(?:经)?(?:调整|追加|变更|调增|调减)后(?:的)?(?:全年|年度|部门|最终)?预算(?:总额|总数|数|为|共|达|:)*$")


def adjusted_over(scenes: Sequence[Scene]) -> Iterator[Told]:
    """Each number opens its sentence, the sentences follow one another."""
    for one, two, three in zip(scenes, scenes[1:], scenes[2:], strict=False):
        first, step, result = (_opening(scene) for scene in (one, two, three))
        if first is None or step is None or result is None or not (fits(step, result) and fits(first, result)):
            continue
        told = _STEP.fullmatch(step.clause)
        if _FIRST.search(first.clause) and told is not None and bool(told["more"]) != bool(told["less"]) and _RESULT.fullmatch(result.clause):
            way = working([first, step], "+" if told["more"] else "-", result.factor)
            yield Told("gap", "调整后", result, (way,), True, (first, step, result))


def adjusted_after(scenes: Sequence[Scene]) -> Iterator[Told]:
    """年初预算800万元，其中…。年中追加120万元（基本支出20万元，项目支出100万元），调整后全年预算920万元: the step and the result in one sentence."""
    for one, two in pairwise(scenes):
        first, step = (_opening(scene) for scene in (one, two))
        told = _STEP.fullmatch(step.clause) if step is not None else None
        if first is None or step is None or told is None or bool(told["more"]) == bool(told["less"]) or not _FIRST.search(first.clause) or not fits(first, step):
            continue
        results = [term for term in two.terms if term.start > step.start and _RESULT.fullmatch(term.clause) and fits(term, step)]
        if len(results) == 1 and _IN_BRACKETS.fullmatch(two.between(step, results[0])):
            way = working([first, step], "+" if told["more"] else "-", results[0].factor)
            yield Told("gap", "调整后", results[0], (way,), True, (first, step, results[0]))


_IN_BRACKETS = regexp(r"(?:\([^()]*\))?[，,;；][^，,;；()\d]*")
_BASE = regexp(r"年初(?:部门|批复|安排)?预算(?:数|批复|安排|总额)?(?:为|共|:)*$")
_ON_TOP = regexp(r"^[，,]?(?:较|比|同)年初(?:预算)?(?:数)?(?:净)?(?:(?P<more>增加|调增|追加|增长)|(?P<less>减少|调减|核减|压减))(?:了|额)?(?:为|:)*$")
_RATE = regexp(r"^[，,(](?:预算)?(?:调整|追加|变动|增长)(?:率|幅度)(?:为|达到?|是|:)*$")


def adjusted_on_top(paragraph: Scene) -> Iterator[Told]:
    """年初预算580万元，…。调整后全年预算640万元，较年初增加60万元，预算调整率10.34%: the step, and its share of the year's first budget."""
    terms = paragraph.terms
    for at, step in enumerate(terms):
        told = _ON_TOP.match(step.lead) if at and step.countable else None
        result = terms[at - 1]
        first = [term for term in paragraph.before(result) if term.countable and _BASE.search(term.clause) and alike(term, step)]
        if told is None or len({value(term) for term in first}) != 1 or not _RESULT.search(result.clause) or not alike(result, step):
            continue
        signs = [result, first[0]] if told["more"] else [first[0], result]
        yield Told("gap", "较年初调整", step, (working(signs, "-", step.factor),), True, (first[0], result, step))
        share = terms[at + 1] if at + 1 < len(terms) else None
        if share is not None and share in paragraph.percents and _RATE.match(share.lead):
            yield Told("rate", "预算调整率", share, (f"{step.plain}/{as_printed_in(first[0], step.factor)}",), True, (first[0], step, share))


def _opening(scene: Scene) -> Term | None:
    """The number in the first clause of a sentence that counts money."""
    term = next((term for term in scene.terms if term.dimension == "money"), None)
    return term if term is not None and term.countable and not regexp(r"[，,;；]").search(scene.text[scene.start : term.start]) else None

"""A year's budget over three sentences: 年初预算800万元，其中…。年中追加120万元，主要是…。调整后全年预算920万元，其中…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, fits, working

_FIRST = regexp(r"年初[\u4e00-\u9fff]{0,6}预算|预算[\u4e00-\u9fff]{0,4}年初")
_STEP = regexp(r"^(?:20\d\d年)?(?:年中|年内|当年|执行中|年度中)?(?P<more>追加|调增)?(?P<less>调减|核减|压减)?(?:预算|资金|指标|经费)?(?:了|共|为)*$")
_RESULT = regexp(r"^(?:经)?(?:调整|追加|变更|调增|调减)后(?:的)?(?:全年|年度|部门|最终)?预算(?:总额|总数|数|为|共|达|:)*$")


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


def _opening(scene: Scene) -> Term | None:
    """The number in the first clause of a sentence that counts money."""
    term = next((term for term in scene.terms if term.dimension == "money"), None)
    return term if term is not None and term.countable and not re.search(r"[，,;；]", scene.text[scene.start : term.start]) else None

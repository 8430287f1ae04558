"""A rate told twice, as reported and as verified: 自评填报9.6万亩，核定为9.1万亩，对照目标9.4万亩，完成率由102.13%调整为96.81%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in

_FROM = regexp(r"(?:率|进度|比例)(?:相应|也|随之|应)?(?:由|从)(?:自评的?|原来?的?|填报的?|上报的?)?$|(?:自评|填报|上报|原)[\u4e00-\u9fff]{0,8}(?:率|进度)(?:为|是|:)*$")
_TO = regexp(
    r"^[，,]?(?:相应|应|经核实|经复核|评价组?|核定后|核实后|复核后)*(?:调整|下调|上调|调低|调高|核减|核定|修正|更正|改|变|降|升|认定|重新计算|重新核算)"
    r"(?:[\u4e00-\u9fff]{0,4})?(?:为|到|至)$|^[，,](?:核定|核实|复核|审定|调整)后[\u4e00-\u9fff]{0,8}(?:为|是|应为)?$"
)
_GOAL = regexp(r"(?:目标|计划|任务|应)(?:值|数|任务|面积|数量|人数)?(?:为|是|:)*$")
_REPORTED, _VERIFIED = regexp(r"自评|填报|上报|申报|报送|自报|原"), regexp(r"核定|核实|审定|认定|复核|查实|核查|实际")
_STEP = regexp(r"核减|核增|调减|调增|相差|多报|少报|虚报|[较比]")


def adjusted_rates(paragraph: Scene) -> Iterator[Told]:
    """Both rates, each of its own number, where the paragraph tells one goal, one number reported and one verified before them."""
    for first, second in zip(paragraph.terms, paragraph.terms[1:], strict=False):
        if not all(term.unit == "%" and term.exact for term in (first, second)) or not (_FROM.search(first.clause) and _TO.search(second.lead)):
            continue
        before = [term for term in paragraph.terms if term.end <= first.start and term.countable]
        goals = [term for term in before if _GOAL.search(term.clause)]
        if not goals:
            continue
        goal = goals[-1]
        rest = [term for term in before if alike(term, goal) and term not in goals and not _STEP.search(term.clause)]
        reported, verified = _one(rest, _REPORTED), _one(rest, _VERIFIED)
        if reported is not None and verified is not None and reported is not verified:
            for count, rate in ((reported, first), (verified, second)):
                yield Told("rate", "完成率", rate, (f"{as_printed_in(count, goal.factor)}/{goal.plain}",), True, (count, goal, rate))


def _one(terms: Sequence[Term], pattern: re.Pattern[str]) -> Term | None:
    """The one number so called, where it was told once."""
    found = [term for term in terms if pattern.search(term.lead)]
    return found[-1] if len({term.plain for term in found}) == 1 else None

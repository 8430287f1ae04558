"""What a project lost in all against its total: 综合得分91.2分 … 本项目共失分8.8分; 最终得分91.2分 … 以上5项共扣8.8分; 与满分相差8.8分."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.regexp import regexp
from model.slips import reordered
from parsers.worded.scene import Scene, Term, Told

_ALL = r"(?:共计?|合计|累计|总计|总共|总)(?:被|应)?(?:失分?|扣分?|扣减|扣除|丢分?|减分?)(?:了|为)?$"
_LOST = regexp(
    rf"^(?:总体(?:来)?看|综上)?(?:该|本|此)?(?:次评价|项目|部门|整体|评价|总体|各项指标|全部指标)+{_ALL}"
    r"|^(?:该|本)?(?:项目|总分|总体)?(?:与|较|距离?|比)(?:满分|百分|100分)(?:仍|尚|还)?(?:相差|差|少|低)(?:了)?$"
)
_OF_ITEMS = regexp(rf"(?:以上|上述)(?P<n>\d{{1,2}})[项个处](?:三级|评价)?(?:指标)?{_ALL}")
_ITEMS = regexp(r"(?P<n>\d{1,2})[项个](?:[三]级)?(?:指标)?(?:有|存在|被)?(?:扣分|失分|丢分|未得满分)")
_TOTAL = regexp(r"(?:自评|评价|综合|最终|项目|总|绩效)(?:总|综合|评价)?(?:得分|评分|分)(?:结果)?(?:为|是|共|:)*$|(?<=[项目金])得(?:分)?(?:为|:)*$")
_HUNDRED, _LEAST = Decimal(100), Decimal(40)
_NEAR = Decimal("0.35")
"""A loss further off than so much of it is one of something else."""


def lost_in_all(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """Only where the report tells one total alone, and the loss is told of the project, not of a level."""
    told = [term for scene in scenes for term in scene.terms if term.dimension == "mark" and term.exact and _is_loss(scene, term, everything)]
    if not told:
        return
    totals = [term for scene in everything for term in scene.terms if term.dimension == "mark" and term.exact and _TOTAL.search(term.clause) and _LEAST <= Decimal(term.plain) <= _HUNDRED]
    if len({Decimal(term.plain) for term in totals}) != 1:
        return
    total = totals[0]
    for lost in told:
        should = _HUNDRED - Decimal(total.plain)
        if abs(should - Decimal(lost.plain)) <= _NEAR * Decimal(lost.plain) or _turned(total, lost):
            yield Told("penalty", "共失分", lost, (f"100-{total.plain}",), True, (total, lost))


def _turned(total: Term, lost: Term) -> bool:
    """Whether either is right but for the order of its digits."""
    return reordered(f"{_HUNDRED - Decimal(total.plain)}", lost.plain) or reordered(f"{_HUNDRED - Decimal(lost.plain)}", total.plain)


def _is_loss(scene: Scene, term: Term, everything: Sequence[Scene]) -> bool:
    """本项目共失分; 以上6项共扣, where 6个有扣分 is told of all indicators."""
    if _LOST.search(term.clause):
        return True
    items = _OF_ITEMS.search(scene.text[scene.start : term.number.printed.number_start])
    return items is not None and any(told["n"] == items["n"] for other in everything for told in _ITEMS.finditer(other.text, other.start, other.end))

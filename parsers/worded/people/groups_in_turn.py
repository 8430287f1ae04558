"""Kinds of people told one behind the other with those satisfied: 有效问卷500份，其中家长300份，满意282份…；教师200份，满意180份…，综合满意度92.4%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.people.respondents import VALID
from parsers.worded.scene import Scene, Term, Told, alike, reached
from parsers.worded.sums.addends import summed

_GLAD = regexp(r"^[，,(](?:其中)?:?(?:表示|选择|评价为|回答)?[“\"]?(?:非常满意|很满意|满意|基本满意)?(?:和|及|、)?(?:基本|比较)?满意[”\"]?的?(?:有|共|为|人数)*$")
_NAMED = regexp(r"[\u4e00-\u9fff]{2,}(?:共|有|为)?$")
_NOBODY = regexp(r"问卷|回收|收回|发放|有效|调查|样本|抽[取查]|走访|访问|回访|合计|共计|总计|满意")
_ALL = regexp(r"(?:综合|总体|整体|平均|总|合计)[^，。；;\d]{0,8}满意[度率](?:为|是|达到?|:)*$")
_POOLED = regexp(r"满意(?:份数|人数|问卷)[^，。；;]{0,12}(?:有效|总|全部)|加权|合并计算|满意(?:份数|人数|问卷)?合计|合计满意")
"""按满意份数占有效问卷份数计算: the way is told, and it is no mean of the rates."""
_MEAN = regexp(r"(?:简单|算术)平均|平均值|平均数|平均计算")
_BACK, _FEWEST, _MOST = 60, 2, 8


@dataclass(frozen=True, slots=True)
class _Kind:
    """So many of one kind, so many of them satisfied, and the rate where it is told."""

    asked: Term
    glad: Term
    rate: Term | None


def groups_in_turn(paragraph: Scene) -> Iterator[Told]:
    """All kinds together are the valid answers told before; the satisfaction of all is that of those satisfied among them."""
    kinds = _kinds(paragraph) if "满意" in paragraph.text else []
    if not _FEWEST <= len(kinds) <= _MOST:
        return
    first = kinds[0].asked
    asked = [kind.asked for kind in kinds]
    valid = [term for term in paragraph.terms if term.end <= first.start and term.countable and alike(term, first) and VALID.search(term.clause)]
    if valid and reached(valid[-1], asked):
        yield summed(valid[-1], asked, "各类有效问卷之和", kind="sum")
    last = kinds[-1].rate or kinds[-1].glad
    for result in paragraph.percents:
        if result.start >= last.end and _ALL.search(result.clause):
            yield _of_all(paragraph, kinds, valid[-1] if valid else None, result)
            return


def _kinds(paragraph: Scene) -> list[_Kind]:
    found: list[_Kind] = []
    for asked, glad in pairwise(paragraph.terms):
        named = asked.countable and _NAMED.search(asked.clause) and not _NOBODY.search(asked.clause)
        if named and glad.countable and alike(asked, glad) and _GLAD.match(glad.lead):
            behind = next((term for term in paragraph.percents if term.start >= glad.end), None)
            found.append(_Kind(asked, glad, behind if behind is not None and "满意" in behind.clause and not _ALL.search(behind.clause) else None))
    return found


def _of_all(paragraph: Scene, kinds: Sequence[_Kind], valid: Term | None, result: Term) -> Told:
    """By the way that is told before the result; where none is, as the share of all or as the mean of the rates."""
    glad = "+".join(kind.glad.plain for kind in kinds)
    bases = ["(" + "+".join(kind.asked.plain for kind in kinds) + ")", *([valid.plain] if valid is not None else [])]
    pooled = [f"({glad})/{base}" for base in bases]
    rates = [kind.rate.plain for kind in kinds if kind.rate is not None]
    mean = [f"({'+'.join(rate + '%' for rate in rates)})/{len(rates)}"] if len(rates) == len(kinds) else []
    told = paragraph.text[max(0, result.start - _BACK) : result.start]
    ways = pooled if _POOLED.search(told) else (mean or pooled) if _MEAN.search(told) else [*pooled, *mean]
    return Told("rate", "各类合计满意度", result, tuple(ways), True, (*(term for kind in kinds for term in (kind.asked, kind.glad)), result))

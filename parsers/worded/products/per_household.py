"""What a project costs for each household, told paragraphs behind how many there are: 改造小区9个、居民1520户 …; 项目总投资3040万元 …，户均改造成本2.00万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, as_printed_in, value

_EACH = regexp(r"户均(?:改造|建设|项目)?(?:总)?(?:成本|投资|造价|费用)(?:约|为|是|:)*$")
_WHOLE = regexp(r"(?:项目|工程|改造|计划|完成)*总投资(?:额)?(?:为|约|共|:)*$")
_HOUSES = regexp(r"居民|住户|户数|惠及|涉及|受益")
_NO_HOUSES = regexp(r"其中|每|均|困难|低保|未|尚|上年")


def per_household(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """Where the report tells one whole investment, and of households one number or one that the others make up."""
    for result in (term for scene in scenes for term in scene.terms if term.dimension == "money" and term.exact and _EACH.search(term.clause)):
        sums = [term for other in everything for term in other.terms if term.dimension == "money" and term.countable and _WHOLE.search(term.clause)]
        houses = [term for other in everything for term in other.terms if term.unit == "户" and term.countable and _HOUSES.search(term.clause) and not _NO_HOUSES.search(term.clause)]
        own = {value(term): term for term in houses}
        most = max(own, default=Decimal(0))
        if most and len({value(term) for term in sums}) == 1 and (len(own) == 1 or sum(own) == 2 * most):
            way = f"{as_printed_in(sums[0], result.factor)}/{own[most].plain}"
            yield Told("away", "户均成本", result, (way,), True, (sums[0], own[most], result))

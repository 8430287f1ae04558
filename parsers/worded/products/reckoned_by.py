"""A budget told with what it was reckoned by: 按人均72元、服务人口18.50万人测算，预算1332万元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.scene import Scene, Told, as_printed_in, counters

_APIECE = regexp(r"(?:人均|户均|生均|亩均|每(?P<unit>[人户生亩名]))(?:补助|经费|筹资|标准|补助标准|财政补助)*(?:为|按|:)*$")
_RECKONED = regexp(r"^(?:的标准|标准)?(?:进行)?(?:测算|计算|核算|核定|计提)[，,]?(?:全年|年度|当年|共|年初|应|需)*(?:预算|安排|资金|补助|下达|经费)[\u4e00-\u9fff]{0,6}$")
_OF = {"人均": "人", "户均": "户", "生均": "生", "亩均": "亩"}
_NEAR = 10


def reckoned_by(scene: Scene) -> Iterator[Told]:
    """The sum for each against what the whole and the number make: the sum for each is whole, the number may be rounded."""
    if "算" not in scene.text[scene.start : scene.end] and "核定" not in scene.text[scene.start : scene.end]:
        return
    for first, second, money in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        apiece, count = (first, second) if first.dimension == "money" else (second, first)
        match = _APIECE.search(apiece.clause) if apiece.dimension == "money" else None
        if match is None or money.dimension != "money" or not all(term.countable for term in (apiece, count, money)) or not _RECKONED.match(money.lead):
            continue
        unit = match["unit"] or _OF[match.group()[:2]]
        if count.unit.lstrip("万") not in counters(scene, unit) or len(second.lead) > _NEAR:
            continue
        way = f"{as_printed_in(money, apiece.factor)}/{as_printed_in(count, Decimal(1))}"
        yield Told("average", "测算的标准", apiece, (way,), True, (apiece, count, money))

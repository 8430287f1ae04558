"""So many, at so much each, so much in all, one behind the other: 新增企业32家，按每家15万元标准发放奖励480万元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.products.priced import LIMIT
from parsers.worded.scene import Scene, Told, as_printed_in, counters

_APIECE = regexp(r"^[\u4e00-\u9fff]{0,10}[，,](?:均|全部|统一)?(?:按照?|以)每(?P<unit>[人生户台亩次所家件头个名辆村])(?:次)?(?:一次性)?(?:补助|补贴|奖励|奖补|给予|发放)*$")
_IN_ALL = regexp(r"^(?:的)?(?:补助|补贴|奖励|奖补)?标准[，,]?(?:共计?|合计|累计|全年)?[\u4e00-\u9fff]{0,10}$")
_PART = regexp(r"其中|计划|目标|预算|应|每|较|比")


def at_standard(scene: Scene) -> Iterator[Told]:
    """What is paid at one standard for each of those that are counted right before it."""
    for count, apiece, money in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        match = _APIECE.match(scene.between(count, apiece)) if count.countable and apiece.countable and money.countable else None
        if match is None or apiece.dimension != "money" or money.dimension != "money" or not _IN_ALL.match(scene.between(apiece, money)):
            continue
        if count.unit.lstrip("万") not in counters(scene, match["unit"]) or _PART.search(count.clause) or LIMIT.search(scene.text[count.start : money.start]):
            continue
        product = f"{as_printed_in(count, Decimal(1))}*{as_printed_in(apiece, money.factor)}"
        yield Told("product", "按标准计算的金额", money, (product,), True, (count, apiece, money))

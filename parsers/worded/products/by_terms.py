"""So much a term, for those of one term and those of the next: 每生每学期1,000元，春季214人、秋季238人，共拨付45.2万元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.products.priced import LIMIT
from parsers.worded.scene import Scene, Told, as_printed_in, counters, fits

_APIECE = regexp(r"每(?P<unit>[人生户名亩头])(?:每(?:学期|季度?|次|期|批|半年|年|月))?(?:补助|补贴|资助|发放|标准)*(?:为|是|:)*$")
_FIRST = regexp(r"^(?:的)?(?:标准|补助|补贴|资助)*[，,][\u4e00-\u9fff]{2,10}$")
_NEXT = regexp(r"^[、，,和及][\u4e00-\u9fff]{2,10}$")
_IN_ALL = regexp(r"^[，,](?:全年|合计|累计|共计?|总计|两[期次季]|实际|已)+(?:拨付|发放|支付|补助|补贴|资助|兑付|支出)*(?:资金|补助|补贴)*(?:共|为)?$")


def by_terms(scene: Scene) -> Iterator[Told]:
    """The standard, two or more counts of those it is paid for, and the sum, one behind the other."""
    for at, apiece in enumerate(scene.terms):
        match = _APIECE.search(apiece.clause) if apiece.dimension == "money" and apiece.countable else None
        counts = [term for term in scene.terms[at + 1 : at + 2] if match is not None and _FIRST.match(term.lead) and term.countable and term.unit in counters(scene, match["unit"])]
        for term in scene.terms[at + 2 :] if counts else ():
            if not (_NEXT.match(term.lead) and fits(term, counts[0])):
                break
            counts.append(term)
        money = scene.terms[at + 1 + len(counts)] if len(counts) > 1 and at + 1 + len(counts) < len(scene.terms) else None
        if money is None or money.dimension != "money" or not money.countable or not _IN_ALL.match(money.lead) or LIMIT.search(scene.text[apiece.start : money.start]):
            continue
        people = "+".join(as_printed_in(term, Decimal(1)) for term in counts)
        yield Told("product", "按标准计算的金额", money, (f"({people})*{as_printed_in(apiece, money.factor)}",), True, (apiece, *counts, money))

"""Lots in prose, one a sentence: 第四包重症设备（28台，其中呼吸机8台、每台29.8万元，…）预算464万元，中标价441.4万元; 四个包中标金额合计2598万元，较预算节约…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from model.regexp import regexp
from parsers.process.lots import NUMBERED, lot_names
from parsers.small_numbers import small
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, counters, working

_BE = r"(?:总)?(?:金额|价款?|额|总额|总价)?(?:分别)?(?:为|是|共|计|:)*$"
_PRICE = regexp(r"(?<!每台)(?<!每套)(?:中标|成交|合同|签约|采购)(?:总)?(?:金额|价款?|总额|总价)(?:为|是|共|计|:)*$")
_LIMIT = regexp(rf"(?:采购|项目|分包)?(?:预算|控制价|最高限价|限价|拦标价){_BE}")
_EACH = regexp(r"^[，,、(]?(?:中标|成交|采购|合同)?(?:每(?P<unit>[\u4e00-\u9fff]{1,2}?)(?:中标|成交|采购|合同)?(?:单价|价格?|价款)?|(?:中标|成交|采购|合同)?单价)(?:为|是|:)*$")
_ORDER = regexp(rf"\s*{NUMBERED}?\s*")
_MANY = regexp(r"(?P<n>[两二三四五六七八九十]|(?<!\d)\d{1,2})个(?:采购|合同|施工|监理)?(?:标段|标包|分包|合同包|包|标)")
_ALL = regexp(r"(?:中标|成交|合同|签约|采购)(?:\([^()]*\))?(?:总)?(?:金额|价款?|总额|总价)?(?:合计|共计|总计|总额|总价)(?:为|是|:)*$")
_SAVED = regexp(r"(?:节约|节省|节支|下浮|降低)(?:了)?(?:资金|金额|财政资金)?(?:为|共|:)*$")
_SAVED_RATE = regexp(r"(?:节约|节省|节支|下浮)(?:率|比例|幅度)(?:为|是|达|:)*$")
_UNIT_PRICED = regexp(r"单价|每")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Lot:
    """What was allowed for a lot, if told, and what it was let for."""

    name: str
    price: Term
    limit: Term | None


def items_of_lot(scene: Scene) -> Iterator[Told]:
    """So many of each kind at so much each, and the price of the one lot that they make."""
    whole = _only(scene, _PRICE)
    if whole is None:
        return
    pairs = [(count, rate) for count, rate in pairwise(scene.terms) if _is_priced(scene, count, rate)]
    if not pairs or not all(alike(rate, whole) for _, rate in pairs):
        return
    inside = [term for term in scene.terms if pairs[0][0].start <= term.start <= pairs[-1][1].start]
    if len(inside) != len(pairs) * 2 or _SAVED.search(whole.clause):
        return
    way = "+".join(f"{count.plain}*{as_printed_in(rate, whole.factor)}" for count, rate in pairs)
    yield Told("parts", "各项数量乘单价之和", whole, (way,), True, (*(term for pair in pairs for term in pair), whole))


def _is_priced(scene: Scene, count: Term, rate: Term) -> bool:
    match = _EACH.match(rate.lead) if rate.countable and rate.dimension == "money" and count.countable and count.dimension.startswith("count") else None
    return match is not None and (match["unit"] is None or count.unit in (match["unit"], *counters(scene, match["unit"])))


def _only(scene: Scene, pattern: re.Pattern[str]) -> Term | None:
    """The one sum of money that the words lead to."""
    found = [term for term in scene.terms if term.countable and term.dimension == "money" and pattern.search(term.clause) and not _UNIT_PRICED.search(term.clause)]
    return found[0] if len(found) == 1 else None


def all_lots(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """What as many lots as the sentence says come to, what was saved on them all, and the rate of it."""
    before = list(earlier)
    for scene in scenes:
        whole = next((term for term in scene.terms if term.countable and term.dimension == "money" and _ALL.search(term.lead)), None)
        many = next(_MANY.finditer(scene.text, scene.start, whole.start), None) if whole is not None else None
        lots = _lots(before) if many is not None else []
        if whole is not None and many is not None and small(many["n"]) == len(lots) >= _FEWEST and all(alike(lot.price, whole) for lot in lots):
            yield from _together(scene, whole, lots)
        before.append(scene)


def _lots(scenes: Sequence[Scene]) -> list[_Lot]:
    """The lots that sentences open with, each once; none where one of them is told twice."""
    found: list[_Lot] = []
    for scene in scenes:
        start = _ORDER.match(scene.text, scene.start)
        name = lot_names(scene.lexicon.digest).match(scene.text, start.end() if start else scene.start)
        price = _only(scene, _PRICE) if name else None
        if name is not None and price is not None:
            found.append(_Lot(name.group(), price, _only(scene, _LIMIT)))
    return found if len({lot.name for lot in found}) == len(found) else []


def _together(scene: Scene, whole: Term, lots: Sequence[_Lot]) -> Iterator[Told]:
    prices = [lot.price for lot in lots]
    limits = [lot.limit for lot in lots if lot.limit is not None]
    yield Told("sum", "各包（标段）之和", whole, (working(prices, "+", whole.factor),), True, (*prices, whole))
    saved = next((term for term in scene.terms if term.start > whole.end and alike(term, whole) and term.countable and _SAVED.search(term.clause)), None)
    if saved is None or len(limits) != len(lots):
        return
    allowed = working(limits, "+", saved.factor)
    yield Told("gap", "节约额", saved, (f"{allowed}-{as_printed_in(whole, saved.factor)}",), True, (*limits, whole, saved))
    for share in (share for share in scene.percents if share.start > saved.end and _SAVED_RATE.search(share.clause)):
        yield Told("rate", "节约率", share, (f"{saved.plain}/({allowed})",), True, (*limits, saved, share))

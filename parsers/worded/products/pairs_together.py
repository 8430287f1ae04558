"""So many at so much each, class after class, and what they need together: 维修86户，每户补助1万元；重建54户，每户补助3.5万元，共需275万元;
补贴资金96万元，其中：耕地9,000亩，补贴标准80元/亩；…: the sum behind them, or right ahead of them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.products.priced import EACH_COSTS, LIMIT
from parsers.worded.scene import Scene, Term, Told, as_printed_in, counters, value

_BESIDE = regexp(r"^(?:[、，,(（]|[\u4e00-\u9fff]{1,6}[、，,])?[^，,。；;\d]{0,14}$")
_NEXT = regexp(r"^[)）]?[、，,；;][^。]{0,24}$")
_TOGETHER = regexp(r"^[)）]?[，,；;](?:以上|上述|两项|三项|各项)?(?P<all>共|合计|共计|总计|累计|总共)?(?:应|需|应需|计|预计|约)*(?:共|合计)?[\u4e00-\u9fff]{0,10}$")
_NO_SUM = regexp(r"预算|到位|下达|结余|剩余|节约|[较比]|每|其中")
_FEWEST = 2


def pairs_together(paragraph: Scene) -> Iterator[Told]:
    """Two classes or more, each a count with its standard, and the sum right behind the last; of the last alone, where nothing says that it is of all."""
    run: list[tuple[Term, Term]] = []
    terms = list(paragraph.terms)
    at = 0
    while at + 1 < len(terms):
        count, rate = terms[at : at + 2]
        if _is_pair(paragraph, count, rate) and (not run or _NEXT.match(paragraph.between(run[-1][1], count))):
            run.append((count, rate))
            at += 2
            continue
        yield from _summed(paragraph, run, terms[at]) if run else ()
        yield from _ahead(paragraph, run)
        run = [(count, rate)] if _is_pair(paragraph, count, rate) else []
        at += 2 if run else 1
    if at < len(terms) and run:
        yield from _summed(paragraph, run, terms[at])
    yield from _ahead(paragraph, run)


def _is_pair(scene: Scene, count: Term, rate: Term) -> bool:
    if rate.dimension.startswith(_PER):
        able = rate.exact and count.countable and not LIMIT.search(rate.lead) and bool(_BESIDE.match(scene.between(count, rate)))
        return able and count.unit.lstrip("万") in counters(scene, rate.unit.rpartition("/")[2])
    match = EACH_COSTS.search(rate.clause) if rate.dimension == "money" and rate.exact else None
    if match is None or match["time"] or not count.countable or LIMIT.search(rate.lead) or not _BESIDE.match(scene.between(count, rate)):
        return False
    return count.unit.lstrip("万") in counters(scene, match["unit"])


def _summed(scene: Scene, run: list[tuple[Term, Term]], whole: Term) -> Iterator[Told]:
    match = _TOGETHER.match(scene.between(run[-1][1], whole)) if len(run) >= _FEWEST else None
    if match is None or whole.dimension != "money" or not whole.countable or _NO_SUM.search(whole.lead) or len({rate.unit for _, rate in run}) > 1:
        return
    if any("每" in scene.between(one[1], other[0]) for one, other in pairwise(run)):
        return
    each = [f"{as_printed_in(count, Decimal(1))}*{as_printed_in(rate, whole.factor)}" for count, rate in run]
    ways = ("+".join(each),) if match["all"] else ("+".join(each), each[-1])
    yield Told("product", "各类数量乘标准之和", whole, ways, True, (*(term for pair in run for term in pair), whole))


def _ahead(scene: Scene, run: list[tuple[Term, Term]]) -> Iterator[Told]:
    """The sum right before the first class, where the classes come near to it."""
    before = [term for term in scene.terms if run and term.end <= run[0][0].start]
    if len(run) < _FEWEST or not before or len({rate.unit for _, rate in run}) > 1:
        return
    whole = before[-1]
    if whole.dimension != "money" or not whole.countable or _NO_WHOLE.search(whole.clause) or not _LEADS.fullmatch(scene.between(whole, run[0][0])):
        return
    if abs(sum((value(count) * value(rate) for count, rate in run), Decimal(0)) - value(whole)) * _NEAR <= value(whole):
        way = "+".join(f"{as_printed_in(count, Decimal(1))}*{as_printed_in(rate, whole.factor)}" for count, rate in run)
        yield Told("product", "各类数量乘标准之和", whole, (way,), True, (whole, *(term for pair in run for term in pair)))


_PER = "money_per:"
_NO_WHOLE = regexp(r"结余|剩余|节约|[较比]|每|上年|去年|标准")
_LEADS = regexp(r"[，,。;；]?(?:其中|具体|包括|分别)?[为是]?[:：，,。]?[^，,。；;\d]{0,16}")
_NEAR = 10

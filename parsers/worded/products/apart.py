"""Products and averages whose numbers stand apart: 改造户厕1,260座。每座补助2,000元，共需资金252万元; 折合每平方米118.40元, where the cost and the
area are told paragraphs before."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice, product

from model.regexp import regexp
from parsers.worded.products.averages import BESIDE, EACH, NO_AVERAGE, base_of, counts_of, heads, quotient, times_price
from parsers.worded.products.priced import EACH_COSTS, LIMIT
from parsers.worded.scene import Scene, Term, Told, value

_NEEDED = regexp(r"(?:所需|共需|需要?|应(?:当)?(?:补助?|发放?|支?付|兑付|安排)|合计|共计|共|计)[\u4e00-\u9fff]{0,8}$")
_SQUARE = ("㎡", "m2", "m²", "平米")
_NOT = regexp(r"每|均|抽|上年|去年|同期|未|剩余|已")
_COST = regexp(r"投资|支出|成本|资金|造价|结算|审定|合同|投入|费用|补助|补贴|兑付|兑现|发放|拨付|贷款|余额|授信|担保|保费|赔付")
_MEAN = regexp(r"平均")
_PAIRS = 2
"""So many of the nearest costs and of the nearest counts may have one digit wrong."""


def priced_apart(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """So much for each and what is needed for all, where the last sentence with numbers of that kind has but one of them."""
    before = list(earlier)
    for scene in scenes:
        for rate, whole in zip(scene.terms, scene.terms[1:], strict=False):
            match = EACH_COSTS.search(rate.clause)
            mean = _MEAN.search(rate.clause) is not None
            money = rate.dimension == whole.dimension == "money" and rate.exact and whole.countable and not LIMIT.search(_MEAN.sub("", rate.clause))
            if match is None or match["time"] or not money or not _NEEDED.search(whole.clause):
                continue
            counts = next((found for other in reversed(before) if (found := _counts(scene, other.terms, match["unit"]))), [])
            if len({value(term) for term in counts}) == 1 and not _counts(scene, [term for term in scene.terms if term is not rate], match["unit"]):
                count = counts[-1]
                if mean:  # 平均每人次1200元，共拨付290.16万元: the mean may be rounded, the sum is not
                    yield Told("away", "平均数", rate, (quotient(whole, count, rate, base_of(match["unit"])),), True, (count, whole, rate))
                    continue
                times = times_price(count, base_of(match["unit"]), rate, whole)
                yield Told("away", "单价乘数量", whole, (times,), True, (count, rate, whole))
        before.append(scene)


def _counts(scene: Scene, terms: Sequence[Term], unit: str) -> list[Term]:
    """What 每X may be of: the numbers of that counter or measure, the whole alone where its parts stand behind it."""
    units = {unit, "平方米"} if unit in _SQUARE else {unit}
    return heads([term for term in terms if term.countable and not _NOT.search(term.clause) and any(counts_of(scene, term, one) for one in units)])


def averaged(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """An average whose sentence has no count, or no sum: held against all that the report tells, and a slip looked for in what stands before it nearest."""
    for scene in scenes:
        for result in scene.terms:
            match = EACH.search(result.clause)
            per = result.unit.partition("/")[2] if _BY_UNIT.search(result.clause) else ""
            if not (match or per) or not result.exact or result.dimension in ("percent", "mark", "") or NO_AVERAGE.search(result.lead):
                continue
            unit, dimension = match["a"] or match["b"] if match else per, "money" if per else result.dimension
            near = [term for term in scene.terms if term.countable and not EACH.search(term.clause)]
            at = next(at for at, other in enumerate(everything) if other is scene)
            around = (*reversed(everything[at + 1 :]), *everything[:at])  # told before first, and of those the last
            others = [term for other in around for term in other.terms if term.countable and not EACH.search(term.clause)]
            counts = _counts(scene, near, unit) or _counts(scene, others, unit)
            sums = [term for term in near if term.dimension == dimension] or [
                term for term in others if term.dimension == dimension and (dimension != "money" or _COST.search(term.clause))]
            if counts and sums and (per or not (set(map(id, counts)) & set(map(id, near)) and set(map(id, sums)) & set(map(id, near)))):
                made = _made(result, _nearest(counts), _nearest(sums), base_of(unit)) is not None
                yield from _average(result, _nearest(counts if made else _of_name(result, counts)), _nearest(sums), unit, beside=scene if sums[-1] in near else None)


_BY_UNIT = regexp(r"(?:单[位方](?:建筑)?(?:面积)?|平均|综合)(?:工程|建设|改造|运行|处理)?(?:造价|成本|投资|费用|单价)(?:为|约|达|是|:)*$")
"""单位建筑面积造价2880元/平方米: what it is of stands in its unit."""


def _of_name(result: Term, counts: Sequence[Term]) -> Sequence[Term]:
    """Those counts that are called as the average is (人均培训成本: 培训1284人), where some are; of several the one that is told again."""
    name = _NAME.sub("", result.clause)
    done = [term for term in counts if not _MEANT.search(term.clause)]
    own = [term for term in done if any(name[at : at + 2] in term.clause for at in range(len(name) - 1))] or done
    told = Counter(map(value, own))
    again = [term for term in own if told[value(term)] > 1]
    return (again if len({value(term) for term in again}) == 1 else own) or counts


_EACH_OF = regexp(r"^.*均|(?:标准|为|约|达)+$")
_NAME = regexp(r"^.*均|(?:成本|费用|支出|投资|补助|补贴|资金|金额|为|约|达)+$")
_MEANT = regexp(r"计划|目标|任务|拟|预计|其中")


def _nearest(terms: Sequence[Term]) -> list[Term]:
    """Each value once, the last told first."""
    return list({value(term): term for term in terms}.values())[::-1]


def _average(result: Term, counts: Sequence[Term], sums: Sequence[Term], unit: str, *, beside: Scene | None) -> Iterator[Told]:
    """``beside``: the sentence, where the sum stands in it; right before the average, and with one count that is called as it is, it leaves no other."""
    base = base_of(unit)
    made = _made(result, counts, sums, base)
    if made is not None:
        yield Told("average", "平均数", result, (quotient(*made, result, base),), False, (*made, result))
        return
    whole, count = sums[0], counts[0]
    name = _EACH_OF.sub("", result.clause)
    named = any(name[at : at + 2] in whole.clause + count.clause for at in range(len(name) - 1))
    if beside is not None and len(counts) == 1 and named and BESIDE.fullmatch(beside.between(whole, result)) and whole.end < result.start:
        yield Told("average", "平均数", result, (quotient(whole, count, result, base),), True, (count, whole, result))
        return
    pairs = list(islice(product(sums[:_PAIRS], counts[:_PAIRS]), _PAIRS * _PAIRS))
    yield Told("average", "平均数", result, tuple(quotient(whole, count, result, base) for whole, count in pairs), False, (*pairs[0], result))


def _made(result: Term, counts: Sequence[Term], sums: Sequence[Term], base: Decimal) -> tuple[Term, Term] | None:
    """The first sum, with the first count, whose quotient is the average as printed.  Each count says between what the sum must lie, so
    that a long report's sums are looked up and not tried one by one."""
    half = Decimal(1).scaleb(-len(result.plain.partition(".")[2])) / 2
    ordered = sorted((value(whole), place) for place, whole in enumerate(sums))
    found: list[tuple[int, int]] = []
    for at, count in enumerate(counts):
        share = value(count) / base * result.factor
        low, high = (Decimal(result.plain) - half) * share, (Decimal(result.plain) + half) * share
        for amount, place in ordered[bisect_left(ordered, (low, 0)) :] if share else ():
            if amount > high:
                break
            found.append((place, at))
    place, at = min(found, default=(-1, -1))
    return (sums[place], counts[at]) if found else None

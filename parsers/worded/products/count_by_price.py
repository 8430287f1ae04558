"""How many a sum was for, at so much each: 深松补助支出270万元，按每亩补助25元计算，共补助10.8万亩; and how many a need exceeds what there is: 现有护理员21名，
应配备32名，缺口11名."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.products.priced import EACH_COSTS, LIMIT
from parsers.worded.scene import Scene, Told, alike, as_printed_in, counters, value

_COUNT = regexp(r"^[^，,]{0,6}[，,](?:即|则|可|合计|折合|约合)?(?:共|合计|总计|累计|实际)+(?:补助|补贴|发放|奖补|惠及|受益|支持|完成|服务|资助|作业|收购)*(?:面积|农户|人员|数量)?(?:为|:)?$")
_SUM = regexp(r"支出|支付|发放|补助|补贴|兑付|兑现|拨付|奖补|资金|金额")
_NO_SUM = regexp(r"预算|计划|结余|剩余|每|[较比]|上年|去年")


def count_by_price(scene: Scene) -> Iterator[Told]:
    """The one price of a sentence, the last sum before it and the count right behind it."""
    rates = [term for term in scene.terms if term.dimension == "money" and term.exact and EACH_COSTS.search(term.clause) and not LIMIT.search(term.lead)]
    if len(rates) != 1:
        return
    rate, match = rates[0], EACH_COSTS.search(rates[0].clause)
    behind = next((term for term in scene.terms if term.start >= rate.end), None)
    sums = [term for term in scene.before(rate) if term.dimension == "money" and term.countable and _SUM.search(term.clause) and not _NO_SUM.search(term.clause)]
    if match is None or match["time"] or behind is None or not sums or not behind.countable or not _COUNT.match(behind.lead):
        return
    if behind.unit.lstrip("万") in counters(scene, match["unit"]) or behind.unit.lstrip("万") == match["unit"]:
        times = Decimal(10_000) if behind.unit.startswith("万") else Decimal(1)
        scale = (sums[-1].factor / rate.factor / times).normalize()
        way = f"{sums[-1].plain}/{rate.plain}" if scale == 1 else f"{sums[-1].plain}*{scale:f}/{rate.plain}"
        yield Told("average", "按标准计算的数量", behind, (way,), True, (sums[-1], rate, behind))


_HAVE = regexp(r"(?:现有|实有|仅有|已有|目前有|共有|配有|已配备|实际配备|在岗|到岗)[\u4e00-\u9fff]{0,8}$|(?:现有|实有)[\u4e00-\u9fff]{2,10}$")
_NEED = regexp(r"(?:应(?:配备?|有|设|建|到|需)|需(?:要|配备?)?|须配备?|标准为|核定|要求配备)[\u4e00-\u9fff]{0,6}$")
_LACK = regexp(r"^(?:[\u4e00-\u9fff]{0,6})?(?:缺口|尚缺|还缺|缺编|缺员|缺少|缺|短缺|不足|差)(?:[\u4e00-\u9fff]{0,4})?(?:为|达|约)?$")


def lacking(scene: Scene) -> Iterator[Told]:
    """One number of what there is and one of what there should be, of one unit, and the gap behind both."""
    for gap in scene.terms:
        if not gap.countable or not gap.dimension.startswith("count:") or not _LACK.match(gap.clause):
            continue
        before = [term for term in scene.before(gap) if term.countable and term.unit == gap.unit and alike(term, gap)]
        have, need = ([term for term in before if pattern.search(term.clause)] for pattern in (_HAVE, _NEED))
        if len({value(term) for term in have}) == len({value(term) for term in need}) == 1 and value(need[0]) > value(have[0]):
            yield Told("gap", "缺口", gap, (f"{as_printed_in(need[0], gap.factor)}-{as_printed_in(have[0], gap.factor)}",), True, (have[0], need[0], gap))


_EARLY, _LATE = regexp(r"前三(?:个)?季度|1[-—~至]9月|上半年|前[九六]个?月"), regexp(r"第?四季度|10[-—~至]12月|下半年|后三个月|后六个月")
_WHOLE = regexp(r"预算|全年|年度|共计?|合计|应(?:发|拨|付|补)")


def early_and_late(paragraph: Scene) -> Iterator[Told]:
    """预算226.8万元，…，仅拨付前三季度170.1万元，第四季度56.7万元次年才拨付: the year's money in two parts."""
    terms = [term for term in paragraph.terms if term.countable and term.dimension == "money"]
    for first, rest in pairwise(terms):
        if not (_EARLY.search(first.lead) and _LATE.search(rest.lead)) or paragraph.between(first, rest).count("。"):
            continue
        wholes = [term for term in terms if term.end <= first.start and _WHOLE.search(term.clause)]
        if wholes and value(wholes[-1]) > max(value(first), value(rest)):
            yield Told("parts", "两段之和", wholes[-1], (f"{as_printed_in(first, wholes[-1].factor)}+{as_printed_in(rest, wholes[-1].factor)}",), True, (wholes[-1], first, rest))

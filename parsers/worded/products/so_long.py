"""So many, so much for each of them a month or a day, so long: 500人，每人每月800元，发放12个月，计480万元; 补贴96.48万元，134人，每人每月1,200元，见习期6个月.

One stretch between two semicolons tells one of each and the sum, in whatever order; where it tells two of anything, which ones are meant
is left open and nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.products.priced import LIMIT
from parsers.worded.scene import Scene, Term, Told, as_printed_in, counters, in_brackets

_EACH = regexp(
    r"(?P<ahead>每(?:年|个?月|天|日))?(?:每(?P<unit>人次|公里|平方米|立方米|[人户亩套个座台处眼所吨株间张份名头只家村米场期次班车生件例])|(?P<mean>[人户])均)"
    r"(?P<times>(?:次)?(?:每?(?:年|个?月|天|日)|/[年月天日])?)"
    r"(?:一次性|补助|补贴|奖补|发放|标准|按|安排|给予|经费|约|为|是|:)*$"
)
_FOR = {"月": "month_count", "天": "duration", "日": "duration"}
_SPAN = regexp(r"[；;。]")
_COMES = regexp(r"^[\u4e00-\u9fff]{0,6}[，,](?:即|计|共计?|合计|总计|共需|需|应(?:发放?|补助?|付|支付|安排)|(?:共|累计|实际)?(?:发放|补助|补贴|支付|支出|兑付|兑现|安排))[\u4e00-\u9fff]{0,6}$")
"""…，计480万元: the sum behind its working."""
_OPENS = regexp(r"(?:补助|补贴|奖补|奖励|经费|费用|津贴|救助金|资金|支出)(?:支出|发放|共计?|合计|计|为|:)*$")
"""补贴96.48万元，…: the sum before it."""
_NO_SUM = regexp(r"预算|计划|每|标准|单价|均价|上年|去年|结余|剩余|[比较]")
_NO_COUNT = regexp(r"每|目标|计划")
_FEWEST, _MOST = 3, 5


def so_long(scene: Scene) -> Iterator[Told]:
    """Each such stretch of a sentence."""
    opens = scene.start
    for stop in [*(match.start() for match in _SPAN.finditer(scene.text, scene.start, scene.end)), scene.end]:
        terms = [term for term in scene.terms if opens <= term.start and term.end <= stop and not in_brackets(scene, opens, term)]
        if _FEWEST <= len(terms) <= _MOST and not LIMIT.search(scene.text[opens:stop]):
            yield from _worked(scene, terms)
        opens = stop + 1


def _worked(scene: Scene, terms: Sequence[Term]) -> Iterator[Told]:
    rates = [(term, match) for term in terms if term.exact and term.dimension == "money" and (match := _EACH.search(term.clause))]
    if len(rates) != 1:
        return
    rate, each = rates[0]
    counts = [term for term in terms if term.countable and term.unit.lstrip("万") in counters(scene, each["unit"] or each["mean"]) and not _NO_COUNT.search(term.clause)]
    times = next((_FOR[word] for word in _FOR if word in each["times"] or word in (each["ahead"] or "")), None)
    spans = [term for term in terms if times is not None and term.dimension == times and term.exact]
    sums = [term for term in terms if term.dimension == "money" and term is not rate]
    others = len(terms) - len(counts) - len(spans) - len(sums) - 1
    if len(counts) != 1 or len(sums) != 1 or len(spans) != (times is not None) or others or not sums[0].countable:
        return
    count, whole = counts[0], sums[0]
    behind = whole is terms[-1] and _COMES.match(scene.text[terms[-2].end : whole.start])
    if not (behind or (whole is terms[0] and _OPENS.search(whole.clause))) or _NO_SUM.search(whole.clause):
        return
    way = "*".join([as_printed_in(count, Decimal(1)), as_printed_in(rate, whole.factor), *(term.plain for term in spans)])
    alone = not spans and len(terms) == _FEWEST  # 补贴72万元，惠及144人，每人5000元
    yield Told("product" if behind or alone else "away", "按标准计算的金额", whole, (way,), True, (count, rate, *spans, whole))

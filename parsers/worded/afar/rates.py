"""Rates whose base, or both of whose numbers, stand far away: 列养里程1,462.6公里 … 优良中等路1,287.3公里，优良中等路率88.01%; 计划维修42座，实际完成36座
… 实际完成率85.71%."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal

from model.regexp import regexp
from model.slips import telling_digits
from parsers.worded.afar.pool import Pool, idle_words, shared
from parsers.worded.scene import Scene, Term, Told, as_printed_in, value
from parsers.worded.without_parts import parts_of

_RATE = regexp(r"(?:率|比例|比重|占比|进度|占[\u4e00-\u9fff]{2,14}的|[完达][成到][\u4e00-\u9fff]{2,14}的|为[\u4e00-\u9fff]{2,8}的)(?:仅|约|为|达到?|是|:|了)*$")
_NO_RATE = regexp(r"满意|普及率|城镇化|增长|下降|同比|环比|利率|税率|得分率|费率|上升|提高|降低|较|比上|目标|不低于|不少于|要求|以上|计划|贴息|由")
_DEED = regexp(r"完成|执行|到位|支付|使用|兑付|拨付|发放|竣工|验收")
_PLANNED, _DONE = regexp(r"计划|任务|目标|预算|应|下达|安排"), regexp(r"实际|完成|已|支出|支付|使用|拨付|兑付|到位|执行")
_UNDONE = regexp(r"少|未|缺|差|欠|剩|减")
"""少兑现160户，完成率85.71%: what was not done; the rate is of what was."""
_FEWEST, _MOST = 3, 4
"""Digits of a rate that tells anything; ways that may be tried before one would hold by chance."""


def rates_afar(scene: Scene, rates: Sequence[Term], pool: Pool) -> Iterator[Told]:
    """Of these ``rates`` of a sentence.  Nothing is said where any two numbers make the rate; else the bases that its words point to are the ways."""
    for share in rates:
        if len(share.plain.replace(".", "")) < _FEWEST or not _RATE.search(share.clause) or _NO_RATE.search(share.clause):
            continue
        parts = parts_of(scene)
        before = [term for term in scene.before(share) if id(term) not in parts]
        counts = [term for term in before if term.countable]
        if counts and not _UNDONE.search(counts[-1].clause):
            yield from _of_a_base(scene, share, counts[-1], pool)
        elif not before and _DEED.search(share.clause) and telling_digits(share.plain) >= _FEWEST:
            yield from _of_a_pair(share, pool)


def _of_a_base(scene: Scene, share: Term, count: Term, pool: Pool) -> Iterator[Told]:
    own = Decimal(count.plain)
    if not own or any(_makes(share, own, base) or _makes(share, base, own) for base in pool.within(count) if base):
        return
    beside = list(_beside(share, count, pool)) if _ITS_RATE.match(share.lead) and count.dimension != "money" and len(share.plain) > len("97.4") else []
    if beside or telling_digits(share.plain) < _FEWEST:
        yield from beside
        return
    words, idle = count.clause + share.clause, idle_words(scene.lexicon)
    able = [term for term in pool.like(count) if value(term) > value(count)]
    ranked = sorted(((shared(words, term.lead, idle), -at, term) for at, term in enumerate(able)), reverse=True)
    bases = [term for told, _, term in ranked if told][:_MOST]
    if len(bases) == 1 and shared(share.clause, bases[0].clause, idle) and _ITS_RATE.match(share.lead) and _near(share, count, bases[0]):
        way = f"{count.plain}/{as_printed_in(bases[0], count.factor)}"
        yield Told("away", "与别处所述数之比", share, (way,), True, (bases[0], count, share))
    elif bases:
        yield _told(share, ((count, base) for base in bases), (count, share))


_ITS_RATE = regexp(r"^[，,(][\u4e00-\u9fff]{0,8}率(?:为|达到?|是|约)?$")
_CLOSE = Decimal("0.25")


def _near(share: Term, count: Term, base: Term) -> bool:
    """机械化清扫面积352.4万平方米 of 清扫保洁面积412.6万平方米: whether the rate is about what the two make."""
    return abs(value(count) * 100 / value(base) - Decimal(share.plain)) <= Decimal(share.plain) * _CLOSE


def _beside(share: Term, count: Term, pool: Pool) -> Iterator[Told]:
    """实际培训1230人，完成率97.39%, where a table's row, or another sentence, has 1150 and 1120 side by side: the rate is theirs, and the count is near
    the one; or it has this count beside 1150, so that the rate is near."""
    own = Decimal(count.plain)
    sides = pool.side_by_side(count)
    made = {(part, whole) for whole, part in sides if part <= whole and _makes(share, part, whole) and abs(part - own) <= part * _CLOSE}
    if len({part for part, _ in made}) == 1:
        part, _ = next(iter(made))
        yield Told("tabled", count.clause.lstrip("，,") or "数量", count, (f"1*{part}",), True, (count, share))
        return
    if not made and telling_digits(count.plain) >= _FEWEST and "完成" in share.lead:
        wholes = {whole for whole, part in sides if part == own and whole >= own}
        off = {whole: own * 100 / whole - Decimal(share.plain) for whole in wholes}
        if len(wholes) == 1 and all(abs(gap) <= Decimal(share.plain) * _CLOSE for gap in off.values()):
            yield Told("rate", "完成率", share, (f"{count.plain}/{next(iter(wholes))}",), True, (count, share))


def _of_a_pair(share: Term, pool: Pool) -> Iterator[Told]:
    if any(_makes(share, value(b), value(a)) or _makes(share, value(a), value(b)) for a, b in pool.pairs):
        return
    found = {(value(a), value(b)): (b, a) for a, b in pool.pairs if value(a) >= value(b) and _PLANNED.search(a.clause) and _DONE.search(b.clause) and not _PLANNED.search(b.clause)}
    if 0 < len(found) <= _MOST:
        yield _told(share, found.values(), (share,))


def _told(share: Term, pairs: Iterable[tuple[Term, Term]], own: tuple[Term, ...]) -> Told:
    pairs = list(pairs)
    ways = tuple(f"{count.plain}/{as_printed_in(base, count.factor)}" for count, base in pairs)
    away = {id(term): term for term in pairs[0] if term not in own}
    return Told("afar", "与别处所述数之比", share, ways, False, (*own, *away.values()))


def _makes(share: Term, part: Decimal, whole: Decimal) -> bool:
    """Whether a quotient is the percentage as printed, rounded or cut off."""
    unit = Decimal(1).scaleb(-len(share.plain.partition(".")[2]))
    off = part * 100 / whole - Decimal(share.plain)
    return -unit / 2 <= off < unit


_NAMED = regexp(r"(?P<name>[\u4e00-\u9fff]{4,20}(?:率|度|比例))(?:仅|只有|为|是|达到?|约|:)*$")
_COMMON = regexp(r"总体|整体|综合|平均|项目|年度|全年|资金|预算|完成|执行|到位|支付|支出|使用|得分|其中|实际|目前|已|的|个别|各")
_OTHER = regexp(r"目标|计划|要求|标准|上年|去年|上一年|同比|增长|下降|提[高升]|[较比]|全[省市国]|不低于|不少于|力争|预计|\d{4}年|季度|[上下]半年|标段|批")
_AIMED = regexp(r"(?:以上|以下|及以上)?的?(?:年初|年度|绩效|预期|预定)*(?:目标|标准|要求|指标)|以[上下]|\(目标")
_MEAN = regexp(r"平均(?:得分|分)(?:为|是|:)*$")
_OWN = 3
"""Han characters of a name that say what is measured."""


def rates_retold(scene: Scene, rates: Sequence[Term], pool: Pool, known: Collection[int]) -> Iterator[Told]:
    """失能人员集中供养率56% worked out of its numbers, or told twice, and 59% in another paragraph: where the report has but that one value by the name."""
    for share in rates:
        name = _name_of(scene, share)
        if not name or telling_digits(share.plain) < 2:
            continue
        others = [(other, term) for other in pool.scenes if other.text is not scene.text for term in other.terms
                  if term.unit == share.unit and term.exact and _one_time(scene, share, other, term) and (called := _name_of(other, term)) and (called.endswith(name) or name.endswith(called))]
        values = {value(term) for _, term in others}
        borne = len(others) > 1 or any(id(term) in known for _, term in others)
        if borne and len(values) == 1 and 0 < abs(value(others[0][1]) - value(share)) <= value(share) * _CLOSE:
            yield Told("retold", name, share, (f"{others[0][1].plain}/{100 if share.unit == '%' else 1}",), True, (share, others[0][1]))


_TIME = regexp(r"20\d\d年|[上下]半年|第?[一二三四]季度")


def _one_time(scene: Scene, share: Term, other: Scene, term: Term) -> bool:
    """2016年…普及率88.83%。2017年…普及率90.49%: of two years that their sentences name, each has its own."""
    own, there = (set(_TIME.findall(told.text, told.start, one.start)) for told, one in ((scene, share), (other, term)))
    return not own or not there or bool(own & there)


def _name_of(scene: Scene, share: Term) -> str:
    """What a rate is the rate of; "" for a goal, for another year's, and for one that many have (预算执行率)."""
    if share.unit == "分" and _MEAN.search(share.clause):
        return "平均得分"
    match = _NAMED.search(share.clause) if share.unit == "%" else None
    if match is None or _OTHER.search(share.clause) or _AIMED.match(scene.text, share.end):
        return ""
    name = _COMMON.sub("", match["name"])
    return name if len(name.rstrip("率度比例")) >= _OWN else ""

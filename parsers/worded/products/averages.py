"""Averages: 4,200套，采购金额126万元，平均每套300元; 5个乡镇各调查40人，共调查200位; 全年1,241万吨，日均3.4万吨."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, counters, value

EACH = regexp(
    r"(?:平均|折合)每(?P<a>人|户|套|亩|台|家|个|座|公里|平方米|㎡|份|吨|所|株|件|间|张|次|人次|床|场|条|处|栋|村|校|班|例|笔|批|名|头|只|单|辆|期|册|本|盏|棵|宗|眼|项|站|轮|队|组|届|镇|乡|孔|艘|片)[\u4e00-\u9fff]{0,8}$|(?P<b>人次|户次|[人户亩床场头台座吨校村班套车辆])均[\u4e00-\u9fff]{0,12}$"
)
NO_AVERAGE = regexp(r"标准|定额|不低于|不超过|=|均每[年月日天季]")
_OTHERS = regexp(r"应|(?<!高)标准|每|均|上年|目标|计划|其中")
_REACH = 60
_DAYS = {"日均": ("天", "日"), "月均": ("个月",)}
"""运行310天，处理1,855吨，日均5.98吨: the days that are told."""
BESIDE = regexp(r"(?:\([^()\d]*\))?[，,](?:平均|折合)?每?[\u4e00-\u9fff]{1,8}")
"""广播570次，平均每村3次: the whole stands right before its average."""
_TIME = {"日均": ("365", "366"), "月均": ("12",)}


def averages(scene: Scene) -> Iterator[Told]:
    """A sum and a count before an average of that count's unit."""
    for result in scene.terms:
        match = EACH.search(result.clause)
        if match is None or not (result.exact and result.dimension not in ("percent", "mark", "")) or NO_AVERAGE.search(result.lead):
            continue
        unit = match["a"] or match["b"]
        before = [term for term in scene.terms if term is not result and term.countable and abs(term.start - result.start) < _REACH]
        counts = [term for term in before if counts_of(scene, term, unit)]
        wholes = [term for term in before if term.dimension == result.dimension and term not in counts]
        if not counts or not wholes:
            continue
        counts = [term for term in counts if not _MEANT.search(term.clause)] or counts  # 计划发放160户，实际发放165户，户均4800元
        own = _in_a_row(scene, result, counts, wholes)
        if own is not None:
            yield Told("average", "平均数", result, (quotient(*own, result, base_of(unit)),), True, (*own, result))
            continue
        counts, wholes = heads(counts), heads(wholes)
        ways = tuple(quotient(whole, count, result, base_of(unit)) for whole in reversed(wholes) for count in reversed(counts))
        wholes_told = wholes[-1:] if BESIDE.fullmatch(scene.between(wholes[-1], result)) else wholes
        firm = len(counts) == 1 and len(wholes_told) == 1 and not _OTHERS.search(wholes_told[0].clause) and not regexp(r"(?<!高)标准|每|均").search(counts[0].clause)
        yield Told("average", "平均数", result, ways, firm, (wholes[-1], counts[-1], result))


_MEANT = regexp(r"计划|目标|任务|拟|预计")


def _in_a_row(scene: Scene, result: Term, counts: list[Term], wholes: list[Term]) -> tuple[Term, Term] | None:
    """(sum, count) of 4个村增收总额达13.30万元，村均增收3.33万元: the two right before an average that is called as the sum is."""
    at = scene.terms.index(result)
    count, whole = scene.terms[at - 2 : at] if at > 1 else (result, result)
    if count not in counts or whole not in wholes or _OTHERS.search(count.clause) or _OTHERS.search(whole.clause):
        return None
    name = result.clause[result.clause.find("均") + 1 :]
    alike_named = any(name[start : start + 2] in whole.clause for start in range(len(name) - 1))
    return (whole, count) if alike_named and scene.between(count, whole).count("，") <= 1 and "，" in scene.between(whole, result)[:1] else None


def counts_of(scene: Scene, term: Term, unit: str) -> bool:
    """Whether a number counts what 每X or X均 is of: by its counter, or as 4个脱贫村 do."""
    return term.unit.lstrip("万亿") in counters(scene, unit) or (
        term.unit in _SEVERAL and unit in _PLACES and term in scene.terms and re.match(rf"[\u4e00-\u9fff]{{0,4}}{unit}(?!卫|民|级|组|委|集体)", scene.text[term.end : term.end + 8]) is not None)


_SEVERAL, _PLACES = ("个", "所"), ("村", "校", "班")


def heads(terms: list[Term]) -> list[Term]:
    """学校42所，其中小学27所、初中15所: the first alone where the others are its parts."""
    rest = terms[1:]
    return terms[:1] if len(rest) > 1 and sum(map(value, rest)) == value(terms[0]) else terms


_TIMES = regexp(r"(?:覆盖倍数|倍数|容积率|保障倍数)(?:为|达到?|约|:)*$")


def multiples(scene: Scene) -> Iterator[Told]:
    """预期收益38,640万元，本息合计33,600万元，覆盖倍数1.15."""
    for result in scene.terms:
        pair = [term for term in scene.before(result) if term.countable][-2:] if result.dimension in ("", "count:倍") and _TIMES.search(result.clause) else []
        if len(pair) == 2 and pair[0].dimension == pair[1].dimension:
            unit = pair[1].factor
            yield Told("average", "倍数", result, (f"{_base(pair[0], unit)}/{pair[1].plain}", f"{pair[1].plain}/{_base(pair[0], unit)}"), True, (*pair, result))


_APIECE = regexp(r"(?:各|均|分别|每[个所户家乡镇村校班期批次])[\u4e00-\u9fff]{0,8}$")
_IN_ALL = regexp(r"^[\u4e00-\u9fff]{0,8}[，,](?:总共|共计|合计|累计|总计|共)[\u4e00-\u9fff]{0,6}$")


def apiece(scene: Scene) -> Iterator[Told]:
    """5个乡镇各调查40人，共调查200位: so many groups, so many of each, all of them right behind."""
    for each, whole in pairwise(scene.terms):
        if not _APIECE.search(each.lead):
            continue
        groups = [term for term in scene.terms if term.end <= each.start and regexp(r"[^，。;,]*").fullmatch(scene.text[term.end : each.start])]
        if not groups or not alike(each, whole) or not each.dimension.startswith("count:") or not all(term.countable for term in (each, whole, *groups)):
            continue
        if not _IN_ALL.match(scene.between(each, whole)) or any(not term.dimension.startswith("count:") for term in groups):
            continue
        ways = (f"{groups[-1].plain}*{each.plain}", f"({'+'.join(term.plain for term in groups)})*{each.plain}")
        yield Told("product", "各组合计", whole, tuple(dict.fromkeys(ways)), True, (groups[-1], each, whole))


def base_of(unit: str) -> Decimal:
    """What 每公里 is of, in metres; anything else is of one."""
    return Decimal(1000) if unit in ("公里", "千米") else Decimal(1)


def times_price(count: Term, base: Decimal, price: Term, whole: Term) -> str:
    """So many, in units of ``base``, at a price each, in the unit of what they come to."""
    scale = price.factor / whole.factor
    return f"{as_printed_in(count, base)}*{price.plain}" + ("" if scale == 1 else f"*{scale.normalize():f}")


def quotient(whole: Term, count: Term, result: Term, base: Decimal) -> str:
    return f"{_base(whole, result.factor)}/{_base(count, base)}"


def _base(term: Term, unit: Decimal) -> str:
    scale = term.factor / unit
    return term.plain if scale == 1 else f"({term.plain}*{scale.normalize():f})"


_DAY_UNITS = ("天", "日", "个工作日")


def by_days(scene: Scene) -> Iterator[Told]:
    """120天内共检查3,360人次，日均28人次: so many days are told before the sum."""
    for at, (days, whole, result) in enumerate(zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False)):
        again = scene.terms[at + 3 : at + 5]
        pairs = [(whole, result)] + ([(again[0], again[1])] if len(again) > 1 else [])
        if days.unit not in _DAY_UNITS or not days.exact or not regexp(r"^(?:内|中|里|间|的时间)?[，,]?(?:共|累计|合计|总共)").match(scene.text[days.end : whole.start]):
            continue
        for whole, result in pairs:
            if whole.countable and result.exact and whole.dimension == result.dimension and regexp(r"^[，,](?:日均|平均每[天日]|每[天日])[\u4e00-\u9fff]{0,4}$").search(result.lead):
                yield Told("average", "日均", result, (f"{_base(whole, result.factor)}/{days.plain}",), True, (days, whole, result))


def by_time(scene: Scene) -> Iterator[Told]:
    """全年1,241万吨，日均3.4万吨: a year has 365 days (or 366) and twelve months."""
    for result in scene.terms:
        word = next((word for word in _TIME if word in result.clause), None)
        before = [term for term in scene.before(result) if term.countable and term.dimension == result.dimension] if word else []
        if word is None or not before or not result.exact or not regexp(r"全年|年度|当年|本年|20\d\d年(?!\d*月)").search(scene.text[scene.start : before[-1].start]):
            continue
        behind = [term for term in scene.terms if term.start >= result.end and regexp(r"^\([\u4e00-\u9fff]{0,8}$").match(term.lead)][:1]  # 日均600人次（全年开馆360天）
        told = [term for term in (*scene.before(result), *behind) if term.exact and term.unit in _DAYS[word]]
        days = (told[-1].plain,) if told else _TIME[word]
        ways = tuple(f"{_base(before[-1], result.factor)}/{number}" for number in days)
        yield Told("average", word, result, ways, len(before) == 1 or (bool(told) and bool(BESIDE.fullmatch(scene.between(before[-1], result)))), (before[-1], *told[-1:], result))

"""How a unit's money stands, and what one standard a head comes to: 年初…，追加…，上年结转…，全年预算…; 结余率; 原值、折旧、净值;
318.6万元，295人，每人每月900元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, percent_run, working

_FIRST = re.compile(r"年初[\u4e00-\u9fff]{0,6}预算|年初(?:批复|安排|数)|^(?:\d{4}年)?(?:部门|批复)?预算(?:批复)?(?:数|安排|批复)?(?:为|:)*$")
_MORE = re.compile(r"追加|调增|(?:上年|以前年度|年初)(?:结转|结余)")
_LESS = re.compile(r"调减|核减|压减|收回|上缴")
_RESULT = re.compile(r"(?:调整后?|全年|年度|最终|实际可用|可用|合计)(?:的)?(?:部门)?(?:预算|资金|指标)(?:总额|总数|总计|合计|数|规模|资金)?(?:为|是|共|:)*$")
_STEP = re.compile(r"^[、，,和及]*(?:年中|年内|执行中|当年|本年)?[\u4e00-\u9fff]{0,8}$")


def year_budget(scene: Scene) -> Iterator[Told]:
    """年初预算2180万元，年中追加412万元，上年结转56万元，全年预算数2648万元: every step named, the sum behind."""
    for at, first in enumerate(scene.terms):
        if not first.countable or not _FIRST.search(first.clause):
            continue
        signs: list[str] = []
        run = [first]
        for term in scene.terms[at + 1 :]:
            if not term.countable or not alike(first, term):
                break
            more, less = _MORE.search(term.clause), _LESS.search(term.clause)
            if _RESULT.search(term.clause) and len(signs) > 1 and not more and not less:
                way = "".join(sign + working([each], "", term.factor) for sign, each in zip(["", *signs], run, strict=True))
                yield Told("gap", "全年预算", term, (way,), True, (*run, term))
                break
            if bool(more) == bool(less) or not _STEP.match(term.lead):
                break
            signs.append("+" if more else "-")
            run.append(term)


_LEFT_RATE = re.compile(r"(?:结转结余|结余结转|结转|结余)率(?:为|是|:)*$")
_LEFT = re.compile(r"结转|结余")
_WHOLE = re.compile(r"预算|到位|可用|下达|安排")
_NOT_WHOLE = re.compile(r"支出|支付|执行数|使用|其中|年初|追加|上年|采购")


def left_rates(scenes: Sequence[Scene]) -> Iterator[Told]:
    """全年预算2649万元。…年末结转结余77.37万元，结转结余率2.92%: of the budget or of what came, told before in the paragraph."""
    terms = [term for scene in scenes for term in scene.terms]
    for scene in scenes:
        for rate in scene.percents:
            before = [term for term in scene.before(rate) if term.countable]
            if not _LEFT_RATE.search(rate.clause) or not before or not _LEFT.search(before[-1].clause):
                continue
            left = before[-1]
            bases = [term for term in terms if term.end <= left.start and term.countable and alike(term, left) and _WHOLE.search(term.clause)
                     and not _NOT_WHOLE.search(term.clause)]
            if bases:
                ways = tuple(dict.fromkeys(f"{left.plain}/{as_printed_in(base, left.factor)}" for base in reversed(bases)))
                yield Told("rate", "结转结余率", rate, ways, True, (bases[-1], left, rate))


_VALUE, _WORN, _NET = re.compile(r"原值(?:为|:)*$"), re.compile(r"(?:折旧|摊销)(?:为|:)*$"), re.compile(r"净[值额](?:为|:)*$")


def net_worth(scene: Scene) -> Iterator[Told]:
    """固定资产原值864万元，累计折旧402万元，净值462万元."""
    for value, worn, net in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        if _VALUE.search(value.clause) and _WORN.search(worn.clause) and _NET.search(net.clause) and all(term.countable for term in (value, worn, net)):
            yield Told("gap", "净值", net, (working([value, worn], "-", net.factor),), True, (value, worn, net))


_APIECE = re.compile(r"^(?:发放|补助|补贴|给予|标准为?|按)*每(?P<unit>[人生户台亩次所家件头])(?:次)?(?P<time>每[月年天日]|/月)?(?:补助|补贴|发放|标准|给予|奖励)*(?:标准)?(?:为|是|:)?$")
_CALLED = {"人": ("人", "名", "人次", "位"), "生": ("人", "名"), "次": ("次", "人次"), "家": ("家", "户"), "件": ("件",), "头": ("头", "只")}
_MONTHS = range(1, 13)


def standards(scene: Scene) -> Iterator[Told]:
    """创业补贴72万元，发放144人，每人5000元; 岗位补贴318.6万元，295人，每人每月900元: one sum, one count and one standard side by side."""
    for money, count, apiece in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        match = _APIECE.match(apiece.clause)
        if match is None or not all(term.countable for term in (money, count, apiece)) or money.dimension != "money" or apiece.dimension != "money":
            continue
        unit = match["unit"]
        if count.unit.lstrip("万") not in _CALLED.get(unit, (unit,)) or count.lead.count("，") > 1 or match["time"] in ("每天", "每日"):
            continue
        if re.search(r"其中|预算|计划|标准|每", money.clause) or re.search(r"计划|每|其中", count.clause):
            continue
        product = f"{as_printed_in(count, Decimal(1))}*{as_printed_in(apiece, money.factor)}"
        ways = tuple(f"{product}*{months}" for months in reversed(_MONTHS)) if match["time"] in ("每月", "/月") else (product,)
        yield Told("product", "按标准计算的金额", money, ways, True, (money, count, apiece))


_YEAR = re.compile(r"(?:^|[，,、;:。])(?:其中|分年度看|累计)?[，,:]?(20\d\d)年(?:度)?[\u4e00-\u9fff]{0,10}$")
_AGAINST = re.compile(r"(20\d\d)年(?:度)?[^，。;\d]{0,12}(?:，)?(?:比|较|与)(?:(20\d\d)年(?:度)?|上年|去年)[^，。;\d]{0,6}?(?P<way>增加|增长|多|提高|减少|下降|压减|少|降低)(?:了)?$")
_ALSO = re.compile(r"^[、和及]?(?:资金|人数|金额)?$")
_THEN = re.compile(r"^[，,、](?:同比|资金|人数|金额|增幅|降幅)?(?:增长|上升|提高|下降|降低|减少|压减)(?:了|为|:)*$")


def year_steps(scenes: Sequence[Scene]) -> Iterator[Told]:
    """2022年发放80人40万元，2023年发放84人45万元。…2023年较2022年增加4人、5万元，增长12.5%: each step by its own two years."""
    terms = [term for scene in scenes for term in scene.terms]
    years = _of_years(scenes)
    pair: tuple[str, str] | None = None
    for at, term in enumerate(terms):
        match = _AGAINST.search(term.lead)
        pair = (match[1], match[2] or str(int(match[1]) - 1)) if match else pair if at and pair and (_ALSO.match(term.lead) or _THEN.match(term.lead)) else None
        if pair is None or (not term.countable and term.dimension != "percent"):
            continue
        if term.dimension == "percent":
            step = terms[at - 1]
            found = [_one(years, year, step) for year in pair]
            if step.countable and all(found):
                yield _change(found, term)
            continue
        found = [_one(years, year, term) for year in pair]
        now, base = found
        if now and base:
            unit = term.factor
            yield Told("gap", "年度差额", term, (working([now, base], "-", unit), working([base, now], "-", unit)), True, (now, base, term))


def _change(found: Sequence[Term | None], rate: Term) -> Told:
    now, base = (term for term in found if term is not None)
    a, b = now.plain, as_printed_in(base, now.factor)
    return Told("change", "变动率", rate, (f"({a}-{b})/{b}", f"({b}-{a})/{b}"), True, (now, base, rate))


def _of_years(scenes: Sequence[Scene]) -> dict[str, list[Term]]:
    """Year -> the numbers told of it: the one right behind it and those that run on."""
    years: dict[str, list[Term]] = {}
    for scene in scenes:
        year = None
        for term in scene.terms:
            match = _YEAR.search(term.lead) or (_YEAR.search("，" + term.lead) if term is scene.terms[0] else None)
            year = match[1] if match else year if re.fullmatch(r"[、和及]?", term.lead) else None
            if year and term.countable and not re.search(r"[比较]", term.lead):
                years.setdefault(year, []).append(term)
    return years


def _one(years: dict[str, list[Term]], year: str, like: Term) -> Term | None:
    """The year's only number of a kind, told before."""
    found = [term for term in years.get(year, ()) if alike(term, like) and term.end <= like.start]
    return found[0] if len({term.plain for term in found}) == 1 else None


_GROWTHS = re.compile(r"(?:增速|增长率|增幅|同比增长|环比增长)(?:分别|依次)(?:为|是|:)*$")


def growths(scene: Scene) -> Iterator[Told]:
    """2020年128.6亿元，2021年146.3亿元，2022年151.9亿元，增速分别为13.76%、3.83%: each year against the one before."""
    for first in scene.percents:
        if not _GROWTHS.search(first.lead):
            continue
        at = scene.terms.index(first)
        rates = percent_run(scene, first)
        values = [term for term in scene.terms[:at] if term.countable and re.search(r"20\d\d年", term.lead)][-len(rates) - 1 :]
        if len(values) == len(rates) + 1 and all(alike(values[0], term) for term in values):
            for old, new, rate in zip(values, values[1:], rates, strict=False):
                a, b = new.plain, as_printed_in(old, new.factor)
                yield Told("change", "增速", rate, (f"({a}-{b})/{b}",), True, (old, new, rate))


_MEAN = re.compile(r"(?:(?P<n>[两二三])(?:者|项|类|个))?(?:算术)?平均(?:值|数|满意度|得分率)?(?:为|是|:)*$")


def means(scene: Scene) -> Iterator[Told]:
    """企业满意度91.38%，公众满意度84.60%，两者平均87.99%."""
    for result in scene.percents:
        match = _MEAN.search(result.clause)
        size = {"三": 3}.get(match["n"] or "", 2) if match and match["n"] else 0
        before = [term for term in scene.percents if term.end <= result.start][-size:] if size else []
        if size and len(before) == size:
            yield Told("average", "平均", result, (f"({'+'.join(term.plain + '%' for term in before)})/{size}",), True, (*before, result))

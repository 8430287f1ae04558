"""Accounts of works: 送审…，审定…，核减…，核减率…; 合同价…，变更增加…，变更后…; 12公里、每公里每年1.2万元，每年14.4万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, countable, exact, factor, percents, working

_SUM = r"(?:总)?(?:金额|造价|价|值|额|总额|资金|投资|成本|费用)?(?:合计|共计|共|约|为|是|:)*$"


@dataclass(frozen=True, slots=True)
class _Account:
    """What there was, what it came to, the difference and its share of the first, by the words that lead to each."""

    label: str
    whole: re.Pattern[str]
    final: re.Pattern[str]
    step: re.Pattern[str]
    share: re.Pattern[str]


_ACCOUNTS = (
    _Account(
        "核减", re.compile(rf"(?:送审|报审|申报结算|上报结算)(?:结算)?{_SUM}"), re.compile(rf"(?:审定|核定结算|审核确认|审核后)(?:结算)?{_SUM}"),
        re.compile(rf"(?:核减|审减|净核减|净审减){_SUM}"), re.compile(r"(?:核减|审减)(?:率|比例|幅度)(?:为|是|达到?|:)*$"),
    ),
    _Account(
        "节约", re.compile(rf"(?:概算|预算|控制价|拦标价|批复|计划|目标)(?:总)?{_SUM}"), re.compile(rf"(?:审定|结算|决算|实际|中标|签约|合同|支出)[\u4e00-\u9fff]{{0,8}}?{_SUM}"),
        re.compile(rf"(?:节约|节省|节支){_SUM}"), re.compile(r"(?:节约|节省|节支)(?:率|比例|幅度)(?:为|是|达到?|:)*$"),
    ),
    _Account(
        "下浮", re.compile(rf"(?:控制价|拦标价|最高限价){_SUM}"), re.compile(rf"(?:中标|成交|签约|合同)[\u4e00-\u9fff]{{0,4}}?{_SUM}"),
        re.compile(rf"下浮(?:金额|额){_SUM}"), re.compile(r"下浮(?:率|比例|幅度)?(?:为|是|达到?|了|:)*$"),
    ),
)


def audited(scenes: Sequence[Scene]) -> Iterator[Told]:
    """送审…，审定…，核减…，核减率…; 概算…，审定…，节约…，节约率…: one of each, in a paragraph that tells no other."""
    terms = [term for scene in scenes for term in scene.terms]
    for account in _ACCOUNTS:
        whole, final, step = (_only(terms, pattern) for pattern in (account.whole, account.final, account.step))
        if whole is None or not (final or step) or not all(alike(whole, term) for term in (final, step) if term):
            continue
        if final is not None and step is not None and whole.start < final.start < step.start:
            yield Told("gap", account.label, step, (working([whole, final], "-", factor(step)),), True, (whole, final, step))
        unit = factor(whole)
        ways = [f"{as_printed_in(step, unit)}/{whole.plain}"] if step is not None else []
        ways += [f"({working([whole, final], '-', unit)})/{whole.plain}"] if final is not None else []
        for share in (share for scene in scenes for share in percents(scene) if account.share.search(share.clause)):
            yield Told("rate", f"{account.label}率", share, tuple(ways), True, tuple(term for term in (whole, final, step, share) if term))


def _only(terms: Sequence[Term], pattern: re.Pattern[str], *but: re.Pattern[str]) -> Term | None:
    """The one sum of money that the words lead to; None where there are none or several."""
    found = [term for term in terms if term.dimension == "money" and countable(term) and pattern.search(term.clause) and "分别" not in term.clause]
    found = [term for term in found if not any(other.search(term.clause) for other in but)]
    return found[0] if len(found) == 1 else None


_PRICE = re.compile(r"(?:中标(?:总)?(?:价|金额)|(?<!变更后)(?<!调整后)合同(?:总)?(?:价|价款|金额)|签约合同价|原合同(?:价|金额))(?:为|是|:)*$")
_MORE = re.compile(r"(?:增加|新增|调增|追加)(?:了)?(?:合同|工程)?(?:价款|金额|投资|造价|费用|价|量)*(?:为|共|计|:)*$")
_LESS = re.compile(r"(?:减少|调减|核减)(?:了)?(?:合同|工程)?(?:价款|金额|投资|造价|费用|价|量)*(?:为|共|计|:)*$")
_AFTER = re.compile(r"(?:变更|调整|增加|调减|调增)后(?:的)?(?:总)?合同(?:总)?(?:价|价款|金额|总额)(?:为|是|:)*$")


def repriced(scenes: Sequence[Scene]) -> Iterator[Told]:
    """A contract's price, one change of it, and what it came to."""
    terms = [term for scene in scenes for term in scene.terms]
    price = _only(terms, _PRICE, _MORE, _LESS, _AFTER)
    more, less, after = (_only(terms, pattern) for pattern in (_MORE, _LESS, _AFTER))
    step = more or less
    if price is None or after is None or step is None or (more and less) or not price.start < step.start < after.start:
        return
    yield Told("gap", "变更后合同价", after, (working([price, step], "+" if more else "-", factor(after)),), True, (price, step, after))


_PER = "money_per:"
_BY = re.compile(r"按|标准|单价")
"""每亩30元, or 按标准30元/亩."""
_EACH = re.compile(r"每(?P<unit>人次|公里|公斤|立方米|千米|平方米|人|户|亩|套|个|座|台|处|眼|所|吨|株|间|张|份|名|头|只|家|村|米)(?P<time>每年|每月|/年|/月|年|月)?(?:补助|补贴|奖补|投资|费用|标准|按|安排|给予|约|为|:)*$")
_LIMIT = re.compile(r"最高|最低|不超过|不低于|上限|以内|平均|折合")
_SAME = {"公里": ("公里", "km", "千米"), "千米": ("公里", "km", "千米"), "人": ("人", "名", "人次"), "名": ("人", "名"), "平方米": ("平方米", "㎡"), "村": ("个村", "个行政村")}
_MONTHS = "12"


def products(scene: Scene) -> Iterator[Told]:
    """So many, so much for each, so much in all: where the sentence tells one of each and no other number."""
    money = [term for term in scene.terms if term.dimension == "money"]
    rates = [term for term in scene.terms if exact(term) and (_EACH.search(term.clause) or _by_unit(term))]
    if len(rates) != 1 or _LIMIT.search(scene.text[scene.start : scene.end]):
        return
    rate = rates[0]
    match = _EACH.search(rate.clause)
    unit = match["unit"] if match else rate.dimension.removeprefix(_PER)
    counts = [term for term in scene.terms if countable(term) and (term.unit.lstrip("万亿") in _SAME.get(unit, (unit,)) or (unit == "money" and term.dimension != unit))]
    wholes = [term for term in money if term is not rate and term.start > rate.start and countable(term)]
    if len(counts) != 1 or len(wholes) != 1 or sum(term is not rate for term in money) != 1 or len(scene.terms) > _TERMS:
        return
    count, whole = counts[0], wholes[0]
    scale = factor(rate) / factor(whole)
    times = "10000*" if count.unit.startswith("万") else ""
    one = f"{count.plain}*{times}{rate.plain}" + ("" if scale == 1 else f"*{scale.normalize():f}")
    monthly = match is not None and match["time"] in ("每月", "/月", "月")
    yield Told("average" if match else "parts", "单价乘数量", whole, (one, f"{one}*{_MONTHS}") if monthly else (one,), not monthly, (count, rate, whole))


def _by_unit(term: Term) -> bool:
    """标准30元/亩, or 单价260元 of what is counted beside it."""
    return (term.dimension.startswith(_PER) and bool(_BY.search(term.clause))) or (term.dimension == "money" and bool(_UNIT_PRICE.search(term.clause)))


_UNIT_PRICE = re.compile(r"(?<!综合)(?<!平均)单价(?:为|约|:)*$")
_TERMS = 4

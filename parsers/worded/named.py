"""Rates (and means) whose operands are told in ways of their own: 高于序时进度（58%）4.6个百分点; 5,600亩，完成目标8,000亩的70%; 县级配套占到位资金的21%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, countable, exact, factor, in_brackets, kin, meaning, percents

_AGAINST = re.compile(r"高于|低于|高出|快于|慢于|超过|超出|滞后于|[较比]")
_STEP = re.compile(r"^[)）]?[，,]?(?:约|了|共|又|提高|上升|增加|提升|增长|下降|降低|减少|回落|高出?|低|快|慢|超出?|滞后|落后)*$")


def points(scene: Scene) -> Iterator[Told]:
    """执行率62.6%，高于序时进度（58.3%）4.3个百分点: the step between two rates, the one compared with the other."""
    for result in scene.terms:
        shares = [term for term in percents(scene) if term.end <= result.start]
        if result.unit != "个百分点" or not exact(result) or len(shares) < 2:
            continue
        a, b = shares[-2:]
        if _AGAINST.search(scene.between(a, b)) and _STEP.match(scene.between(b, result)) and scene.between(a, b).count("，") <= 2:
            more, less = sorted((a.plain, b.plain), key=Decimal, reverse=True)
            if said_more := re.search(r"(?P<up>高于|高出|快于|超过|超出)|低于|慢于|滞后于|落后", scene.between(a, b)):
                more, less = (a.plain, b.plain) if said_more["up"] else (b.plain, a.plain)
            yield Told("gap", "相差百分点", result, (f"{more}-{less}",), True, (a, b, result))


_OF = re.compile(r"(?:占|完成|达到?|相当于)(?:了)?[^，。;:\d]{0,14}$")


def of_that(scene: Scene) -> Iterator[Told]:
    """完成5,600亩，占年度目标8,000亩的70%: the base stands right before its share."""
    for share in percents(scene):
        at = scene.terms.index(share)
        base = scene.terms[at - 1] if at else None
        if base is None or not countable(base) or scene.between(base, share) not in ("的", "的比例为", "的比重为") or not _OF.search(base.clause):
            continue
        before = [term for term in scene.terms[: at - 1] if countable(term) and kin(term, base)]
        if before and scene.between(before[-1], base).count("，") <= 1:
            top = before[-1]
            yield Told("rate", "占比", share, (f"{top.plain}/{as_printed_in(base, factor(top))}",), True, (top, base, share))


_AMONG = re.compile(r"^(?:[\u4e00-\u9fff]{0,6}[，,(])?其中[:：]?[\u4e00-\u9fff“”\"]{0,14}$|^[\u4e00-\u9fff]{0,8}中[，,]?[\u4e00-\u9fff“”\"]{1,12}$")
_PLAIN_SHARE = re.compile(r"^[\u4e00-\u9fff]{0,6}[，,(]?(?:占|占比|比例)(?:比)?(?:为|达)?$")


def of_these(scene: Scene) -> Iterator[Told]:
    """三级指标132个，其中定性指标33个，占25%."""
    for base, part, share in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        if share.unit != "%" or not exact(share) or not countable(base) or not countable(part) or not kin(part, base):
            continue
        if _AMONG.match(scene.between(base, part)) and _PLAIN_SHARE.match(scene.between(part, share)):
            yield Told("rate", "占比", share, (f"{part.plain}/{as_printed_in(base, factor(part))}",), True, (base, part, share))


_HELD = re.compile(r"^[\u4e00-\u9fff]{0,8}(?:[，,]?其中|中有?|[，,](?:发现|检出|查出))[:：]?[\u4e00-\u9fff“”\"]{0,10}$")
_ITS_RATE = re.compile(r"^[\u4e00-\u9fff]{0,14}[，,](?!综合|总体|平均|按期|回收|有效)(?:问题|不?合格|不?达标|不?符合|差错|错误|异常|超标|发现|检出|违规|漏报|空置|闲置|未[\u4e00-\u9fff]{2,4}|不[\u4e00-\u9fff]{2,4})率(?:为|达到?|仅)?$")
_SAMPLED = re.compile(r"抽|检查|检测|核查|走访|回访|样本|巡查|排查|监测|查看|复核")


def found_in(scene: Scene) -> Iterator[Told]:
    """抽查320户，其中24户未使用，问题率7.5%; 抽检620批次，检出不合格31批次，合格率95%."""
    for base, part, share in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        if share.unit != "%" or not exact(share) or not countable(base) or not countable(part) or base.dimension != part.dimension:
            continue
        if base.dimension == "money" or not _SAMPLED.search(base.clause) or not _HELD.match(scene.between(base, part)) or not _ITS_RATE.match(scene.between(part, share)):
            continue
        ways = (f"{part.plain}/{base.plain}", f"({base.plain}-{part.plain})/{base.plain}")
        yield Told("rate", "比率", share, ways, True, (base, part, share))


_LIMIT = re.compile(r"预算|概算|控制价|限价|计划|估算")
_SAVED = re.compile(r"(?:节约|节支|结余|节省|下浮|降低|降幅)(?:资金)?(?:率|比例|幅度)(?:为|达到?|:)*$")
_STEPPED = re.compile(r"节约|节支|结余|节省|(?:下浮|降低)(?:了|金额)?$")
_BELOW = re.compile(r"低于|[较比]|控制在")


def saved(scene: Scene) -> Iterator[Told]:
    """采购预算128万元，实际119万元，节约9万元，节约率7.03%; 每公里造价138万元，低于可研估算的145万元，节约率4.83%."""
    for share in percents(scene):
        if not _SAVED.search(share.clause):
            continue
        before = [term for term in scene.before(share) if countable(term) and term.dimension == "money"]
        limits = [term for term in before if _LIMIT.search(term.clause)]
        gaps = [term for term in before if _STEPPED.search(term.clause)]
        if len(limits) == 1 and len(gaps) == 1 and limits[0] is not gaps[0]:
            yield Told("rate", "节约率", share, (f"{as_printed_in(gaps[0], factor(limits[0]))}/{limits[0].plain}",), True, (limits[0], gaps[0], share))
            continue
        priced = [term for term in scene.before(share) if countable(term) and term.dimension.startswith("money") and not in_brackets(scene, scene.start, term)]
        before = [term for term in priced if alike(term, priced[-1])]
        if not gaps and len(before) > 1 and _BELOW.search(scene.between(before[-2], before[-1])) and _LIMIT.search(before[-1].clause):
            low, high = before[-2:]
            limit = as_printed_in(high, factor(low))
            yield Told("rate", "节约率", share, (f"({limit}-{low.plain})/{limit}",), True, (low, high, share))


def mean(scene: Scene) -> Iterator[Told]:
    """得分分别为96.5分、94.9分和92.2分，平均94.53分."""
    for result in scene.terms:
        if result.unit != "分" or not exact(result) or not re.match(r"^[，,](?:三者|平均|均值|[\u4e00-\u9fff]{0,6}平均(?:得?分)?)(?:为|:)*$", result.lead):
            continue
        run: list[Term] = []
        for term in reversed(scene.before(result)):
            run.insert(0, term)
            if term.unit != "分" or not re.match(r"^[、和及]$", term.lead):
                break
        if len(run) > 1 and all(term.unit == "分" and exact(term) for term in run):
            yield Told("average", "平均分", result, (f"({'+'.join(term.plain for term in run)})/{len(run)}",), True, (*run, result))


_NAMED = re.compile(r"(?:^|[，,。;、])(?P<name>[\u4e00-\u9fff]{2,10}?)(?:约|分别)?占(?P<base>[\u4e00-\u9fff]{0,10}?)(?:的)?(?:比例|比重)?(?:约|为)*$")


def named(scenes: Sequence[Scene]) -> Iterator[Told]:
    """县级配套资金177万元，…县级配套占到位资金的21.79%，中央资金占51.70%: both are told before, by name."""
    terms = [term for scene in scenes for term in scene.terms if countable(term)]
    for scene in scenes:
        base_name = ""
        for share in percents(scene):
            match = _NAMED.search(share.lead)
            base_name = (match["base"] or base_name) if match else ""
            if match is None or not meaning(base_name):
                continue
            before = [term for term in terms if term.end <= share.start]
            tops, bases = _called(match["name"], before), _called(base_name, before)
            if len(tops) == 1 and len(bases) == 1 and tops[0] is not bases[0] and kin(tops[0], bases[0]):
                unit = factor(tops[0])
                yield Told("rate", "占比", share, (f"{tops[0].plain}/{as_printed_in(bases[0], unit)}",), True, (tops[0], bases[0], share))


def _called(name: str, terms: Sequence[Term]) -> list[Term]:
    """The numbers whose own clause holds all of a name."""
    pairs = meaning(name)
    return [term for term in terms if pairs and all(pair in term.clause for pair in pairs)]


_WHOLE_OF = re.compile(r"^\((?:共|全年|累计|总)?(?:受理|应|总|共|计划|登记|接收|申请|申报|受检|抽[检查取]|纳入|收到)[\u4e00-\u9fff]{0,8}$")
_RATE_OF = re.compile(r"^[\u4e00-\u9fff]{0,8}[，,][\u4e00-\u9fff]{2,6}率(?:为|达到?|:)*$")


def behind(scene: Scene) -> Iterator[Told]:
    """办结9,306件，办结率98.5%（受理9,448件）: the base stands in brackets behind the rate."""
    for top, share, base in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        if share.unit != "%" or not exact(share) or not countable(top) or not countable(base) or not kin(top, base):
            continue
        closed = scene.text[base.end : base.end + 1] in (")", "）")
        if closed and _RATE_OF.match(scene.between(top, share)) and _WHOLE_OF.match(scene.between(share, base).replace("（", "(")):
            yield Told("rate", "比率", share, (f"{top.plain}/{as_printed_in(base, factor(top))}",), True, (top, share, base))

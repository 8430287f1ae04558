"""Gaps and changes: 应885万元，实616.5万元，缺口268.5万元; 由420公斤提高到500公斤，增长19.05%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.worded.scene import Scene, Term, Told, alike, countable, exact, factor, gap_told, percents, said, working

_AIM = re.compile(r"每|若|不超过|不低于|标准|上限|以上|以内")
_TO = re.compile(r"^(?:\([^()]*\))?[^，。;\d]{0,8}?(?:提高|增加|上升|增长|提升|扩大|延长|缩短|下降|减少|降低|降|压减|压缩|调整|调减|调增|增|变)[^，。;\d]{0,4}?(?:到|至|为)(?:了)?(?:20\d\d年(?:底|末)?)?[^，。;\d]{0,4}$")
_COMPARED = re.compile(r"相比|比较|[比较](?=[^，。;\d]{1,12}$)|同比|环比")


_AGAINST = re.compile(r"[比较与](?:上年|去年|上期|同期|年初|(?:19|20)\d{2}年|[“\"]?[^，。;\d]{0,8}?(?:期初|期末|初期|末期|之初|建设前|实施前|项目前))|同比|环比")
"""比上年减少1.26万元: not the gap of the two numbers before it."""


_MANY = re.compile(r"[较很过偏][多少高低]的$")
"""漏答较多的6份: which ones, not how many more."""


_EACH = re.compile(r"每|[人户亩日月年]均|平均")


def gaps(scene: Scene) -> Iterator[Told]:
    """A difference right behind the two numbers that it parts."""
    for result in scene.terms:
        if not countable(result) or result.dimension == "percent":
            continue
        cue = gap_told(scene, result.clause)
        pair = [term for term in scene.before(result) if countable(term) and alike(term, result)]
        if len({bool(_EACH.search(term.clause)) for term in pair[-2:]}) > 1:
            continue  # 床位425张，每千人口2.13张: two measures
        if not cue or _MANY.search(result.clause) or len(pair) < 2 or _AIM.search(result.clause) or "=" in result.lead or _AGAINST.search(result.clause):
            continue
        yield _gap(scene, result, pair)


_AMONG, _REST_OF = re.compile(r"[，,(]?其中[:：]?"), re.compile(r"(?:剩余|其余|余下)(?:的)?(?:部分|资金|款项)?$")
"""资金900万元，其中120万元按…分配，剩余部分780万元按…: the two are all of it."""


def _gap(scene: Scene, result: Term, pair: list[Term]) -> Told:
    a, b = pair[-2:]
    unit = factor(result)
    ways = []
    for first, second in ((a, b), *((one, two) for at, one in enumerate(pair) for two in pair[at + 1 :] if (one, two) != (a, b))):
        ways += [working([first, second], "-", unit), working([second, first], "-", unit)]
    between = scene.text[a.end : result.start]
    bases, results = (tuple(said(scene, name, term.lead) for term in (a, b)) for name in ("relation_bases", "relation_results"))
    opposed = (bases[0] and results[1]) or (results[0] and bases[1] and "差" in result.clause) or bool(
        _COMPARED.search(scene.text[a.end : b.start] + result.clause)) or re.search(r"退出|净", between)
    firm = len(pair) == 2 and between.count("，") <= 3 and bool(opposed) and not re.search(r"其中|另|上年结转|包括", between)
    firm = firm or (len(pair) == 2 and bool(_AMONG.match(scene.text, a.end) and _REST_OF.match(result.clause)) and between.count("其中") == 1)
    return Told("gap", "差额", result, tuple(ways), firm, (a, b, result))


def changes(scene: Scene) -> Iterator[Told]:
    """由A提高到B，增长P%: the change of B against A, told before or behind."""
    for a, b in zip(scene.terms, scene.terms[1:], strict=False):
        if not (countable(a) or a.dimension == "percent") or not alike(a, b) or not _TO.match(scene.text[a.end : b.start]) or not re.search(r"[由从]", a.clause):
            continue
        unit = factor(b)
        for share in percents(scene):
            rise, fall = said(scene, "relation_rises", share.clause), said(scene, "relation_falls", share.clause)
            if share.start > b.end and scene.text[b.end : share.start].count("，") <= 2 and a.dimension != "percent" and (rise or fall):
                first, second = (b, a) if rise else (a, b)
                one, two, base = (working([term], "", unit) for term in (first, second, a))
                yield Told("change", "变动率", share, (f"({one}-{two})/{base}",), True, (a, b, share))
                break
        for step in scene.terms:
            before = step.end <= a.start and re.match(r"[，,(]?[由从]", scene.text[step.end : a.start])
            behind = step.start >= b.end and re.fullmatch(r"[，,(]?(?:同比|净|共|累计)?[\u4e00-\u9fff]{2,4}", scene.text[b.end : step.start])
            points = a.dimension == "percent" and step.unit == "个百分点" and exact(step)
            if step in (a, b) or not alike(step, a) or not (countable(step) or points) or not (before or behind):
                continue
            if re.search(r"增|提高|上升|下降|减|降|缩短|延长", step.clause) and not re.search(r"[到至]$", step.clause):
                yield Told("change", "变动", step, (working([b, a], "-", unit), working([a, b], "-", unit)), True, (a, b, step))


_BASE_BEHIND = re.compile(r"^\((?:上年|去年|上年同期|20\d\d年)(?:同期)?(?:为|:)?")


def based_behind(scene: Scene) -> Iterator[Told]:
    """主营业务收入38.4亿元，同比增长12.94%（上年34亿元）."""
    for share in percents(scene):
        rise, fall = said(scene, "relation_rises", share.clause), said(scene, "relation_falls", share.clause)
        before = [term for term in scene.before(share) if countable(term)]
        after = [term for term in scene.terms if term.start >= share.end]
        if (rise or fall) and before and after and _BASE_BEHIND.match(scene.text[share.end : after[0].start] + "(") and alike(before[-1], after[0]):
            unit = factor(after[0])
            new, old = working([before[-1]], "", unit), working([after[0]], "", unit)
            yield Told("change", "变动率", share, (f"({new}-{old})/{old}" if rise else f"({old}-{new})/{old}",), True, (before[-1], share, after[0]))


_OF_LAST = re.compile(r"(?:上年|去年|上年度)(?:同期)?(?:决算|支出|实际|预算|数|为|:)*$")
"""上年13万元，本年较上年减少1.2万元，变动率-9%: last year's own number stands there."""
_FORMER = re.compile(r"[与较比同和](?:上年|去年|前一?年|(?:19|20)\d{2}年)[^，。;\d]{0,10}$")
"""与2021年5.8万元相比减少0.6万元，下降10%."""
_LAST = re.compile(r"上年|去年|前一?年|20\d\d年")


_ANOTHER_STEP = re.compile(r"[比较与同](?:年初|调整)?(?:预算|计划|目标|上年|去年|前年|20\d\d年)(?:数|相比|同期)?，?(?:净)?(?:增加|减少|增长|下降|节约|压减|多|少)(?:了)?$")
"""支出5.5万元，比预算增加0.3万元，比去年增加1.5万元，增长37.5%: no number that the last one changed."""


def compared(scene: Scene) -> Iterator[Told]:
    """与上年30.4万元相比，下降10.53%: this year's number stands before."""
    for share in percents(scene):
        rise, fall = said(scene, "relation_rises", share.clause), said(scene, "relation_falls", share.clause)
        pair = [term for term in scene.before(share) if countable(term)]
        pair = [term for term in pair[:-1] if not _ANOTHER_STEP.search(term.lead)] + pair[-1:]
        if not (rise or fall) or len(pair) < 2 or "=" in share.lead:
            continue
        b, a = pair[-2:]
        if not alike(a, b) or not re.search(r"[与较比](?:(?:19|20)\d{2}年)?[^，。;\d]{0,10}$", a.lead) or scene.text[a.end : share.start].count("，") > 1:
            continue
        unit = factor(a)
        if said(scene, "relation_rises", a.clause) or said(scene, "relation_falls", a.clause):
            step = working([a], "", unit)  # 比上年增加209.28万元，增加35.9%: the change itself is told
            sign = "-" if said(scene, "relation_rises", a.clause) and not said(scene, "relation_falls", a.clause) else "+"
            nows = [working(run, "+", unit) for run in ([b], _listed(scene, b)) if run]
            former = _OF_LAST.search(b.lead) or 0 < _year(b.lead) < _year(a.lead) or (_FORMER.search(b.lead) and _COMPARED.match(scene.text, b.end))
            ways = (f"{step}/{nows[0]}",) if former else tuple(f"{step}/({now}{sign}{step})" for now in nows)
            yield Told("change", "变动率", share, ways, True, (b, a, share))
            continue
        ways = tuple(f"({working([x], '', unit)}-{working([y], '', unit)})/{working([a], '', unit)}" for x, y in ((b, a), (a, b)))
        yield Told("change", "变动率", share, ways if rise and not fall else ways[::-1], _LAST.search(a.lead) is not None, (b, a, share))


def _year(lead: str) -> int:
    """The year named last before a number, 0 where none is."""
    years = re.findall(r"(20\d\d)年", lead)
    return int(years[-1]) if years else 0


def _listed(scene: Scene, last: Term) -> list[Term]:
    """母猪1.86万头、育肥猪15.2万头: the numbers listed with one, itself the last; none where it stands alone."""
    run = [last]
    for term in reversed([term for term in scene.terms if term.end <= last.start]):
        if not alike(term, last) or not re.fullmatch(r"[、和及][^，。;\d]{0,10}", scene.between(term, run[0])):
            break
        run.insert(0, term)
    return run if len(run) > 1 else []


_BOTH_SIDES = re.compile(r"(?:同比|[比较与](?:上年|去年|20\d\d年))(?:度)?(?:相比)?，?(?:净)?(?:增加|减少)(?=\d)|同比[比较]?上年度?(?:净)?(?:增加|减少)(?=\d)|(?:与(?:上年|去年|20\d\d年)[^，。;]{0,6}相比，)?收(?:入)?、?支(?:出)?(?:总计)?[^，。;]{0,4}[与较比](?:上年|去年|20\d\d年)|与(?:上年|去年|20\d\d年)[^，。;]{0,6}相比，收、?支")


def against_before(scenes: Sequence[Scene]) -> Iterator[Told]:
    """收入总计520万元，支出总计520万元。收支较上年减少80万元、下降13.33%; 收入520万元。同比增加20万元，增长4%: the change of what the sentence before told."""
    for last, scene in pairwise(scenes):
        money = [term for term in scene.terms if term.dimension == "money" and countable(term)]
        shares = [term for term in percents(scene) if money and re.fullmatch(r"[、，](?:增长|下降|降低|增幅|降幅|增加|减少|上升)(?:了|为)?", scene.between(money[0], term))]
        told = {term.plain: term for term in last.terms if term.dimension == "money" and countable(term)}
        if not shares or len(told) != 1 or not _BOTH_SIDES.match(scene.text, scene.start):
            continue
        now, step = next(iter(told.values())), money[0]
        fall = said(scene, "relation_falls", shares[0].clause)
        unit = factor(step)
        ways = (f"{working([step], '', unit)}/({working([now], '', unit)}{'+' if fall else '-'}{working([step], '', unit)})",)
        yield Told("change", "变动率", shares[0], ways, True, (now, step, shares[0]))

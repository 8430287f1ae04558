"""Gaps and changes: 应885万元，实616.5万元，缺口268.5万元; 由420公斤提高到500公斤，增长19.05%; 高于序时进度（58%）4.6个百分点."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.changes.change import moved, told_change
from parsers.worded.changes.points_off import is_timely
from parsers.worded.scene import Scene, Term, Told, alike, fits, gap_told, in_brackets, said, working

COMPARED = regexp(r"相比|比较|[比较](?=[^，。;\d]{1,12}$)|同比|环比")
_EACH = regexp(r"每|[人户亩日月年]均|平均")
_MANY = regexp(r"[较很过偏][多少高低]的$")
"""漏答较多的6份: which ones, not how many more."""
_AIM = regexp(r"每|若|不超过|不低于|标准|上限|以上|以内")
_AGAINST = regexp(r"[比较与](?:上年|去年|上期|同期|年初|(?:19|20)\d{2}年|[“\"]?[^，。;\d]{0,8}?(?:期初|期末|初期|末期|之初|建设前|实施前|项目前))|同比|环比")
"""比上年减少1.26万元: not the gap of the two numbers before it."""

_NO_GAP = regexp(r"(?:各|均|分别)(?:自|都)?(?:净)?(?:增加|增长|减少|下降)(?:了)?$|^加(?:上)?(?:上年|年初|以前年度|历年|年结)")
"""收入总计520万元，支出总计520万元，与上年相比，各增加20万元: by so much each of the two; 加上年结余36万元: what comes besides."""


def gaps(scene: Scene) -> Iterator[Told]:
    """A difference right behind the two numbers that it parts."""
    for result in scene.terms:
        if not result.countable or result.dimension == "percent":
            continue
        cue = gap_told(scene, result.clause)
        pair = _outright([term for term in scene.before(result) if fits(term, result)], scene)
        if len({bool(_EACH.search(term.clause)) for term in pair[-2:]}) > 1:
            continue  # 床位425张，每千人口2.13张: two measures
        if not cue or _MANY.search(result.clause) or len(pair) < 2 or _AIM.search(result.clause) or "=" in result.lead or _AGAINST.search(result.clause) or _NO_GAP.search(result.clause):
            continue
        yield _gap(scene, result, pair)


def _outright(terms: list[Term], scene: Scene) -> list[Term]:
    """按每户8,000元（含省级4,000元），年初安排288万元，实际兑付277.6万元: without the standard and what its brackets hold, where two sums stand besides."""
    plain = [term for term in terms if not _STANDARD.search(term.clause) and not in_brackets(scene, scene.start, term)]
    return plain if len(plain) == 2 and any(_STANDARD.search(term.clause) for term in terms) else terms


_STANDARD = regexp(r"每[人户亩座个村公里平方米]{1,3}$")
_AMONG, _REST_OF = regexp(r"[，,(]?其中[:：]?"), regexp(r"(?:剩余|其余|余下)(?:的)?(?:部分|资金|款项)?$")
"""资金900万元，其中120万元按…分配，剩余部分780万元按…: the two are all of it."""


def _gap(scene: Scene, result: Term, pair: list[Term]) -> Told:
    a, b = pair[-2:]
    unit = result.factor
    ways = []
    for first, second in ((a, b), *((one, two) for at, one in enumerate(pair) for two in pair[at + 1 :] if (one, two) != (a, b))):
        ways += [working([first, second], "-", unit), working([second, first], "-", unit)]
    between = scene.text[a.end : result.start]
    bases, results = (tuple(said(scene, name, term.lead) for term in (a, b)) for name in ("relation_bases", "relation_results"))
    opposed = (bases[0] and results[1]) or (results[0] and bases[1] and "差" in result.clause) or bool(
        COMPARED.search(scene.text[a.end : b.start] + result.clause)) or regexp(r"退出|净").search(between)
    firm = len(pair) == 2 and between.count("，") <= 3 and bool(opposed) and not _CAME_IN.search(b.clause) and not regexp(r"其中|另|上年结转|包括").search(between)
    firm = firm or (len(pair) == 2 and bool(_AMONG.match(scene.text, a.end) and _REST_OF.match(result.clause)) and between.count("其中") == 1)
    firm = firm or (len(pair) == 2 and bool(_TOTAL_SUM.search(a.clause) and _PAID.search(scene.between(a, b)) and _LEFT.match(result.clause)) and between.count("，") <= _FAR
                    and not regexp(r"其中|另|上年|包括|[;；]").search(between))
    balanced = _AT_FIRST.search(a.clause) and _AT_LAST.search(result.clause)  # 年初余额…，收回…，年末余额: what came in between may stand elsewhere
    return Told("gap", "差额", result, tuple(ways), firm and not balanced, (a, b, result))


_AT_FIRST, _AT_LAST = regexp(r"年初|期初"), regexp(r"年末|期末|年底")
_TOTAL_SUM = regexp(r"(?:(?:项目|专项|到位|安排|下达|补助)资金|经费|总价|合同价|合同金额|合同总价|预算)(?:总额)?(?:共计|合计|共|为|:)*$")
_PAID = regexp(r"已|累计|实际|完成|支付|拨付|支出")
_LEFT = regexp(r"^(?:剩余|尚余|其余|余款|余下|还剩)(?:资金|款项)?(?:为|共)?$")
_FAR = 5
"""项目资金800万元，截至12月已拨付760万元，执行率95%，剩余40万元为质保金."""


_CAME_IN = regexp(r"(?:新增|新纳入|纳入|新招|调入|转入|购入|入库)[^，。;]{0,4}$")
"""年末1186户，新纳入94户，退出131户: those who came are none of whom those who went are what is left."""
_TO = regexp(r"^(?:\([^()]*\))?[^，。;\d]{0,8}?(?:提高|增加|上升|增长|提升|扩大|延长|缩短|下降|减少|降低|降|减|升|涨|压减|压缩|调整|调减|调增|增|变)[^，。;\d]{0,4}?(?:到|至|为)(?:了)?(?:20\d\d年(?:底|末)?)?[^，。;\d]{0,4}$")


def changes(scene: Scene) -> Iterator[Told]:
    """由A提高到B，增长P%: the change of B against A, told before or behind."""
    for a, b in zip(scene.terms, scene.terms[1:], strict=False):
        if not (a.countable or a.dimension == "percent") or not alike(a, b) or not _TO.match(scene.text[a.end : b.start]) or not regexp(r"[由从]").search(a.clause):
            continue
        unit = b.factor
        for share in scene.percents:
            rise, fall = moved(scene, share.clause)
            if share.start > b.end and scene.text[b.end : share.start].count("，") <= 2 and a.dimension != "percent" and (rise or fall):
                yield told_change(share, b, a, rise)
                break
        for step in scene.terms:
            before = step.end <= a.start and regexp(r"[，,(]?[由从]").match(scene.text[step.end : a.start])
            behind = step.start >= b.end and regexp(r"[，,(]?(?:同比|净|共|累计)?[\u4e00-\u9fff]{2,4}").fullmatch(scene.text[b.end : step.start])
            points = a.dimension == "percent" and step.unit == "个百分点" and step.exact
            if step in (a, b) or not alike(step, a) or not (step.countable or points) or not (before or behind):
                continue
            if regexp(r"增|提高|上升|下降|减|降|缩短|延长|节[约省电水能煤气]$").search(step.clause) and not regexp(r"[到至]$").search(step.clause):
                yield Told("change", "变动", step, (working([b, a], "-", unit), working([a, b], "-", unit)), True, (a, b, step))


_AGAINST_RATE = regexp(r"高于|低于|高出|快于|慢于|超过|超出|滞后于|[较比]")
_STEP = regexp(r"^[)）]?(?:的?(?:目标|标准|要求|指标|平均|合格)(?:值|水平|数|线)?)?[，,]?(?:约|了|共|又|提高|上升|增加|提升|增长|下降|降低|减少|回落|高出?|低|快|慢|超出?|滞后|落后)*$")


def _share(scene: Scene, term: Term) -> bool:
    """A percentage told as it is, or as the result of its working (…×100%=95%); the 100% of the working is none."""
    told = term.exact or scene.text[term.start] == "=" or (term.number.printed.approximate is None and scene.text.startswith(("低于", "高于"), term.start))
    return told and term.unit == "%" and term.dimension == "percent" and scene.text[term.number.printed.number_start - 1] not in "*×"


_BEHIND_TIME = regexp(r"(?:(?P<up>快|超前|领先|提前)|慢|滞后|落后|偏慢)(?:了|约|近|于此)?$")
"""执行率54%，同期时间进度58.33%，支出慢4.33个百分点."""


def points(scene: Scene) -> Iterator[Told]:
    """执行率62.6%，高于序时进度（58.3%）4.3个百分点: the step between two rates, the one compared with the other."""
    for result in scene.terms:
        shares = [term for term in scene.terms if term.end <= result.start and _share(scene, term)] if result.unit == "个百分点" else []
        if not result.exact or len(shares) < 2:
            continue
        a, b = shares[-2:]
        if len(shares) == 2 and (said := _BEHIND_TIME.search(result.clause)) is not None and (is_timely(scene, a) or is_timely(scene, b)):
            rate, time = (b, a) if is_timely(scene, a) else (a, b)
            way = f"{rate.plain}-{time.plain}" if said["up"] else f"{time.plain}-{rate.plain}"
            yield Told("gap", "相差百分点", result, (way,), True, (a, b, result))
            continue
        if "每" in scene.text[a.end : result.start]:
            continue  # 85%，每低于100%5个百分点扣0.2分: the standard
        if _AGAINST_RATE.search(scene.text[a.end : b.number.printed.number_start]) and _STEP.match(scene.between(b, result)) and scene.between(a, b).count("，") <= 2:
            more, less = sorted((a.plain, b.plain), key=Decimal, reverse=True)
            if said_more := regexp(r"(?P<up>高于|高出|快于|超过|超出)|低于|慢于|滞后于|落后").search(scene.text[a.end : b.number.printed.number_start]):
                more, less = (a.plain, b.plain) if said_more["up"] else (b.plain, a.plain)
            yield Told("gap", "相差百分点", result, (f"{more}-{less}",), True, (a, b, result))

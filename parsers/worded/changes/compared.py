"""What a number is compared with: 18万元，较上年的15万元增加3万元，增幅20%; 主营业务收入38.4亿元，同比增长12.94%（上年34亿元）."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.changes.change import change, moved, told_change
from parsers.worded.changes.steps import COMPARED
from parsers.worded.scene import Scene, Term, Told, alike, as_printed_in, said, value, working

_DAILY = regexp(r"(?:日均|月均|每日|每月|人均|户均)[\u4e00-\u9fff]{0,4}$")
_THAN = r"(?:[比较]|与)(?:改造前|实施前|建设前|治理前|项目前|上年度?|去年|前一?年|上年同期|20\d\d年|目标值?|计划数?|计划工期|预算|任务数?|预期|合同|约定|规定)[^，。;\d]{0,6}$"
_AGAINST, _AGAINST_NAMED = regexp(rf"(?:^|[，,(]){_THAN}"), regexp(rf"(?<![对相])(?:(?<=[\u4e00-\u9fff”\"\d])|^|[，,(]){_THAN}")
"""接待费较上年5万元…: of what is named before, whose number stands elsewhere."""
_STEP = regexp(r"^(?:相比[，,]?)?(?:的?(?:日历天)?工期)?(?:同比|净|了|共)?(?:净增|净减|增加|增长|减少|下降|降低|提高|上升|多|少|高|低|缩短|延长|提前|推迟|滞后|延后|节约|超)(?:了|出)?$")


def against(scene: Scene) -> Iterator[Told]:
    """18万元，较上年的15万元增加3万元，增幅20%: the step between the two, and its share of the one it is measured by."""
    terms = [term for term in scene.terms if term.exact]
    for at in range(len(terms) - 2):
        now, base, step = terms[at : at + 3]
        if at and _DAILY.search(now.clause) and not _DAILY.search(base.clause) and alike(terms[at - 1], base):
            now = terms[at - 1]  # 清运18万吨，日均500吨，比上年的17万吨增加1万吨: of the year
        else:
            now = _before_its_parts(terms, _before_the_gap(terms, at, base), base)
        if not now.countable or not alike(now, base) or not alike(base, step) or not _AGAINST.search(base.lead) or not _STEP.match(step.lead):
            continue
        unit = step.factor
        yield Told("gap", "差额", step, (working([now, base], "-", unit), working([base, now], "-", unit)), True, (now, base, step))
        share = terms[at + 3] if at + 3 < len(terms) else None
        if share is not None and share in scene.percents and any(moved(scene, share.clause)):
            yield told_change(share, now, base, True, False)


def _before_the_gap(terms: Sequence[Term], at: int, base: Term) -> int:
    """支出9.8万元，较预算节约2.1万元，较上年的10.6万元减少0.8万元: what is compared with last year is no gap to something else."""
    while at and _ANOTHER_STEP.search(terms[at].lead) and alike(terms[at - 1], base):
        at -= 1
    return at


def _before_its_parts(terms: Sequence[Term], at: int, base: Term) -> Term:
    """解决3,127人，其中脱贫人口814人、…，较计划的3,050人多77人: what the parts are of."""
    first = at
    while first and "其中" not in terms[first].lead and terms[first].lead.startswith("、"):
        first -= 1
    parted = first and "其中" in terms[first].lead and alike(terms[first - 1], base)
    return terms[first - 1] if parted else _made_up(terms, at) or terms[at]


def _made_up(terms: Sequence[Term], at: int) -> Term | None:
    """支出9.8万元，其中：甲8.4万元，乙1.4万元，丙0万元，…: the whole that all since 其中 make up, however they are parted."""
    first = next((place for place in range(at, 0, -1) if "其中" in terms[place].lead), 0)
    parts = terms[first : at + 1]
    same = first and len(parts) > 1 and all(alike(part, terms[first - 1]) for part in parts)
    return terms[first - 1] if same and sum(map(value, parts)) == value(terms[first - 1]) else None


def by_step(scene: Scene) -> Iterator[Told]:
    """控制率81%，较上年的34万元减少2.6万元，下降7.6%: this year's number stands elsewhere; the step is a share of what it was."""
    terms = [term for term in scene.terms if term.exact]
    for at, (base, step, share) in enumerate(zip(terms, terms[1:], terms[2:], strict=False)):
        told = at and alike(terms[at - 1], base)  # against() has it
        if told or not base.countable or not alike(base, step) or not _AGAINST_NAMED.search(base.lead) or not _STEP.match(step.lead) or share not in scene.percents:
            continue
        if any(moved(scene, share.clause)) and scene.between(step, share).count("，") <= 1:
            rate = f"{step.plain}/{as_printed_in(base, step.factor)}"
            yield Told("change", "变动率", share, (rate, f"-{rate}"), True, (base, step, share))


_THEN = r"(?:同比|[较比](?:上年|去年|20\d\d年|(?:采购)?预算|控制价|最高限价)(?:度)?(?:同期)?|(?:与|同)(?:上年|去年|20\d\d年|年初)(?:度|同期)*(?:预算|决算|计划)?数?(?:相比|比较)[，,]?|净|各|均|了|也)*"
_MOVE = rf"[，,、；]{_THEN}(?:增加|增收|增支|减少|减收|减支|多支|少支|节约|节省)(?:了)?(?:资金)?"
_RATE = rf"[，,、]{_THEN}(?:增长|增加|上升|提高|下降|降低|减少|(?:资金)?节约(?=率))(?:了|率为|率|为)?"
_MOVED, _BY = regexp(_MOVE), regexp(_RATE)
_FALLS = regexp(r"减|降|少支|节")
_NO_NOW = regexp(r"(?:年初|全年|年度|调整后?)预算|预算(?:数|安排|批复|为|:)*$|计划|目标|任务|上年|去年|20\d\d年(?:同期)?$")
"""年初预算80万元，增加…: not this year's number."""
_SHARE_OF_BUDGET = regexp(r"(?:\([^()\d]{1,8}\))?[，,(](?:占|完成|为)[^，。;\d]{0,14}")


def run_on(scene: Scene) -> Iterator[Told]:
    """甲完成520万元，减少20万元，下降3.7%; 同比增长4%，增收20万元: the step and its share right behind the number that changed, in either order."""
    for at, now in enumerate(scene.terms):
        rest = scene.terms[at + 1 : at + 4]
        pair = rest[1:] if rest and rest[0] in scene.percents and _SHARE_OF_BUDGET.fullmatch(rest[0].lead) else rest[:2]
        if len(pair) < 2:
            continue
        a, b = pair
        share, step = (b, a) if b in scene.percents else (a, b)
        said_so = _MOVED.fullmatch(step.lead) and _BY.fullmatch(share.lead)
        if share not in scene.percents or not said_so or not (now.countable and step.countable and alike(now, step)) or _NO_NOW.search(now.clause) or any(moved(scene, now.clause)):
            continue
        fall = _FALLS.search(share.lead) is not None
        if fall == bool(_FALLS.search(step.lead)):
            told = as_printed_in(step, now.factor)
            nows = [working(run, "+", now.factor) for run in ([now], _listed(scene, now)) if run]
            ways = tuple(f"{told}/({one}{'+' if fall else '-'}{told})" for one in nows)
            yield Told("change", "变动率", share, ways, True, (now, step, share))


_BASE_BEHIND = regexp(r"^\((?:上年|去年|上年同期|20\d\d年)(?:同期)?(?:为|:)?")


def based_behind(scene: Scene) -> Iterator[Told]:
    """主营业务收入38.4亿元，同比增长12.94%（上年34亿元）."""
    for share in scene.percents:
        rise, fall = moved(scene, share.clause)
        before = [term for term in scene.before(share) if term.countable]
        after = [term for term in scene.terms if term.start >= share.end]
        if (rise or fall) and before and after and _BASE_BEHIND.match(scene.text[share.end : after[0].start] + "(") and alike(before[-1], after[0]):
            step = any(moved(scene, before[-1].clause))  # 减少0.84万元，下降8.24%（2021年为10.2万元）
            way = f"{as_printed_in(before[-1], after[0].factor)}/{after[0].plain}" if step else change(before[-1], after[0], rise)
            yield Told("change", "变动率", share, (way,), True, (before[-1], share, after[0]))


_OF_LAST = regexp(r"(?:上年|去年|上年度)(?:同期)?(?:决算|支出|实际|预算|数|为|:)*$")
"""上年13万元，本年较上年减少1.2万元，变动率-9%: last year's own number stands there."""
_FORMER = regexp(r"[与较比同和](?:上年|去年|前一?年|(?:19|20)\d{2}年)[^，。;\d]{0,10}$")
"""与2021年5.8万元相比减少0.6万元，下降10%."""
_LAST = regexp(r"上年|去年|前一?年|20\d\d年|年初|期初|同期|上[一个]*[月季]|第?[一二三]季度")


_ANOTHER_STEP = regexp(r"[比较与同](?:年初|调整)?(?:预算|计划|目标|上年|去年|前年|20\d\d年度?)(?:数|相比|同期)?，?(?:净)?(?:增加|减少|增长|下降|节约|压减|多|少)(?:了)?$")
"""支出5.5万元，比预算增加0.3万元，比去年增加1.5万元，增长37.5%: no number that the last one changed."""


_PER_AREA = regexp(r"亩产|单产|亩均|户均|人均|日均")


def _yield(term: Term, step: Term) -> bool:
    """总产量19万吨，平均亩产400公斤，较上年增产0.5万吨: of the whole, not of each 亩."""
    return bool(_PER_AREA.search(term.clause)) and term.unit != step.unit and not _PER_AREA.search(step.clause)


def compared(scene: Scene) -> Iterator[Told]:
    """与上年30.4万元相比，下降10.53%: this year's number stands before."""
    for share in scene.percents:
        rise, fall = moved(scene, share.clause)
        pair = [term for term in scene.before(share) if term.countable]
        pair = [term for term in pair[:-1] if not _ANOTHER_STEP.search(term.lead) and not _of_a_rate(scene, term) and not _yield(term, pair[-1])] + pair[-1:]
        if not (rise or fall) or len(pair) < 2 or "=" in share.lead:
            continue
        a = pair[-1]
        b = _changed_from(a, pair[:-1])
        b = _before_its_parts(scene.terms, scene.terms.index(b), a)
        if not alike(a, b) or not regexp(r"[与较比](?:(?:19|20)\d{2}年)?[^，。;\d]{0,10}$").search(a.lead) or scene.text[a.end : share.start].count("，") > 1:
            continue
        unit = a.factor
        up, down = moved(scene, a.clause)
        if up or down:
            step = as_printed_in(a, unit)  # 比上年增加209.28万元，增加35.9%: the change itself is told
            sign = "-" if up and not down else "+"
            others = ([term] for term in reversed(scene.before(share)) if term not in (a, b) and alike(term, a) and term.number.printed.approximate is None)
            nows = [working(run, "+", unit) for run in ([b], _listed(scene, b), *others) if run]
            former = _OF_LAST.search(b.lead) or 0 < _year(b.lead) < _year(a.lead) or (_FORMER.search(b.lead) and COMPARED.match(scene.text, b.end))
            ways = (f"{step}/{nows[0]}",) if former else tuple(f"{step}/({now}{sign}{step})" for now in sorted(nows, key=_unlikely(step, sign)))
            yield Told("change", "变动率", share, ways, True, (b, a, share))
            continue
        ways = tuple(change(b, a, way) for way in (rise and not fall, not rise or fall))
        yield Told("change", "变动率", share, ways, _LAST.search(a.lead) is not None, (b, a, share))


def _unlikely(step: str, sign: str) -> Callable[[str], bool]:
    """新增118家、退库61家，比2020年末净增57家，增长22.35%: hardly anything is four times what it was."""
    return lambda now: "+" not in now and sign == "-" and Decimal(now) * 3 < Decimal(step) * 4


def _changed_from(then: Term, before: Sequence[Term]) -> Term:
    """立案486起，破获321起，立案数较上年的561起下降13.37%: of what was told before it, the last that is called as the old number is."""
    name = regexp(r"[与较比].*$").sub("", then.clause)
    words = {name[at : at + 2] for at in range(len(name) - 1)}
    called = [term for term in before if alike(term, then) and any(word in term.clause for word in words)]
    return called[-1] if called else before[-1]


_THEN_TOLD = regexp(r"(?:^|[，,。;；])(?:与|较|比)(?:上年|去年|(?:19|20)\d\d年)(?:度|同期)?(?P<name>[^，。;\d]{0,14}?)(?:为|的)?$")
_CLOSE_BY = 2
"""Sentences of the paragraphs before that may tell this year's number."""
_NOW_SPENT = regexp(r"(?:实际|共|累计|全年)(?:支出|完成|实现|发放|支付|接待|服务|培训|受理|收治|开展|演出)[\u4e00-\u9fff]{0,4}(?:为|共|:)*$")


def compared_before(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """…经费预算218万元，实际支出189.42万元。其中：…。较上年…经费支出203.15万元下降6.76%: this year's number is the one spent, told in a sentence before."""
    for at, scene in enumerate(scenes):
        for share in scene.percents:
            rise, fall = moved(scene, share.clause)
            own = [term for term in scene.before(share) if term.countable]
            then = own[0] if len(own) == 1 else None
            if then is None or rise == fall or _THEN_TOLD.search(then.lead) is None or scene.text[then.end : share.start].count("，") > 1:
                continue
            now = [term for other in (*earlier[-_CLOSE_BY:], *scenes[:at]) for term in other.terms if term.countable and alike(term, then) and _NOW_SPENT.search(term.clause)]
            if len(now) == 1:
                yield told_change(share, now[0], then, rise)


_SHARED = regexp(r"的约?")


def _of_a_rate(scene: Scene, term: Term) -> bool:
    """完成520万元，占预算800万元的65%，比上年增加20万元: the budget is what a rate is of, not what changed."""
    return any(rate.start >= term.end and _SHARED.fullmatch(scene.text, term.end, rate.start) for rate in scene.percents)


def _listed(scene: Scene, last: Term) -> list[Term]:
    """母猪1.86万头、育肥猪15.2万头: the numbers listed with one, itself the last; none where it stands alone."""
    run = [last]
    for term in reversed([term for term in scene.terms if term.end <= last.start]):
        if not alike(term, last) or not regexp(r"[、和及][^，。;\d]{0,10}").fullmatch(scene.between(term, run[0])):
            break
        run.insert(0, term)
    return run if len(run) > 1 else []


def _year(lead: str) -> int:
    """The year named last before a number, 0 where none is."""
    years = regexp(r"(20\d\d)年").findall(lead)
    return int(years[-1]) if years else 0


_BOTH_SIDES = regexp(r"(?:按?同口径(?:相比)?，?)?(?:同比|[比较与](?:上年|去年|前一?年|20\d\d年|年初|全年|调整后?))(?:度)?(?:预算|决算|执行|完成|同期)*数?(?:相比)?，?(?:收(?:入)?、?(?:和|与)?支(?:出)?(?:总计|合计)?)?(?:均|各)?(?:净)?(?:增加|减少)(?=\d)|同比[比较]?上年度?(?:净)?(?:增加|减少)(?=\d)|与(?:上年|去年)[^，。;]{0,6}相比，[^，。;]{0,24}?(?:支出|收入|经费|总额)(?:增加|减少)(?:了)?(?=\d)|(?:与(?:上年|去年|20\d\d年)[^，。;]{0,6}相比，)?收(?:入)?、?支(?:出)?(?:总计)?[^，。;]{0,4}[与较比](?:上年|去年|20\d\d年)|与(?:上年|去年|20\d\d年)[^，。;]{0,6}相比，收、?支")


_SHARE_OF_IT = regexp(rf"[、，](?:20\d\d年度?)?{_THEN}(?:增长|下降|降低|增幅|降幅|增加|减少|上升)(?:了|为)?")
_EACH_SIDE = regexp(r"(?:各|均)(?:净)?(?:增加|减少)$")
_BY_HOW_MUCH = regexp(r"(?:减少|增加|增长|下降|节约|压减|超支|多|少)(?:了|支出)?$")


def against_before(scenes: Sequence[Scene]) -> Iterator[Told]:
    """收入总计520万元，支出总计520万元。收支较上年减少80万元、下降13.33%; 收入520万元。同比增加20万元，增长4%: the change of what the sentence before told."""
    last = scenes[0] if scenes else None
    whole: Term | None = None
    for before, scene in pairwise(scenes):
        if not before.text.startswith("其中", before.start):
            own = [term for term in before.terms if term.dimension == "money" and term.countable]
            whole = own[0] if len(own) == 1 and not _BY_HOW_MUCH.search(own[0].clause) else None
        last = last if _BOTH_SIDES.match(before.text, before.start) else before  # 与预算相比，…；与上年相比，…
        money = [term for term in scene.terms if term.dimension == "money" and term.countable]
        shares = [term for term in scene.percents if money and _SHARE_OF_IT.fullmatch(scene.between(money[0], term))]
        told = {term.plain: term for term in (last or before).terms if term.dimension == "money" and term.countable and not _BY_HOW_MUCH.search(term.clause)}
        if whole is not None and before.text.startswith("其中", before.start):
            told = {whole.plain: whole}  # 预算3328万元。其中，…。比上年减少830万元
        if not shares or len(told) != 1 or not _BOTH_SIDES.match(scene.text, scene.start):
            continue
        now, step = next(iter(told.values())), money[0]
        fall = said(scene, "relation_falls", shares[0].clause)
        nows = [as_printed_in(now, step.factor)]
        nows += [f"{nows[0]}/2"] if _EACH_SIDE.search(step.clause) else []  # 收入、支出总计666万元。收、支总计各增加96万元
        ways = tuple(f"{step.plain}/({one}{'+' if fall else '-'}{step.plain})" for one in nows)
        yield Told("change", "变动率", shares[0], ways, True, (now, step, shares[0]))


_NAMED_STEP = regexp(
    rf"(?:^|.*[，,；;：:。])(?:其中[，,：:]?)?(?P<name>[\u4e00-\u9fff（）()“”]{{3,20}}?)(?:经费|费用?|支出)?(?:预算|决算)?数?(?:按?同口径)?{_THEN}(?:同期)?(?:预算|决算|执行|支出)?数?(?:相比)?，?(?:净)?(?:增加|减少)(?:了)?$"
)
_NAME_TAIL = regexp(r"(?:经费|费用?|支出|预算|决算|数|为|安排|是|共计?|合计|约|:)+$")


def named_step(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """其中接待费47万元，…。接待费比上年减少3万元，下降6%: the change of what goes by that name in the sentences before, where it is told with one value."""
    for at, scene in enumerate(scenes):
        for step, share in zip(scene.terms, scene.terms[1:], strict=False):
            if share not in scene.percents or not step.countable or step.dimension != "money" or not _SHARE_OF_IT.fullmatch(scene.between(step, share)):
                continue
            match = _NAMED_STEP.match(step.lead) if _COMPARING.search(step.lead) else None
            name = _NAME_TAIL.sub("", match["name"]) if match else ""
            before = [*(term for other in (*earlier, *scenes[:at]) for term in other.terms), *(term for term in scene.terms if term.end <= step.start)]
            now = [term for term in before if len(name) > 1 and alike(term, step) and term.countable and _NAME_TAIL.sub("", _PARTED.split(term.lead)[-1]).endswith(name)]
            now = [term for term in now if _MEANT.search(step.lead) or not _MEANT.search(term.clause)]
            ones = list(dict.fromkeys(as_printed_in(term, step.factor) for term in reversed(now)))
            if 0 < len(ones) <= _BOTH_YEARS:
                sign = "+" if said(scene, "relation_falls", share.clause) else "-"
                yield Told("change", "变动率", share, tuple(f"{step.plain}/({one}{sign}{step.plain})" for one in ones), True, (now[-1], step, share))


_BOTH_YEARS = 2
_COMPARING, _MEANT = regexp(r"同比|[较比与同](?:上年|去年|20\d\d年)"), regexp(r"预算|计划|目标")
_PARTED = regexp(r"[，,。;；:：、]|其中")
_ABOVE = regexp(r"(?P<way>高出?|超过|超出|低)(?:于)?(?!目标|计划)[\u4e00-\u9fff]{0,8}平均(?:得?分|水平|值|数)?(?:为)?$")
_MEAN = regexp(r"平均(?:得?分|水平|值|数)?(?:为|是|:)*$")


def above_mean(paragraph: Scene) -> Iterator[Told]:
    """得96.4分。…各市平均得分93.6分，高出平均分2.8分: the one number of the kind told before, the mean, told anywhere, and what parts them."""
    for result in paragraph.terms:
        match = _ABOVE.search(result.clause) if result.exact and result.dimension != "percent" else None
        kin = [term for term in paragraph.terms if term is not result and term.exact and alike(term, result)] if match else []
        means = [term for term in kin if _MEAN.search(term.clause)]
        others = [term for term in kin if term not in means and term.end <= result.start]
        if match is None or len({term.plain for term in means}) != 1 or len({term.plain for term in others}) != 1:
            continue
        high, low = (means[0], others[0]) if match["way"].startswith("低") else (others[0], means[0])
        yield Told("gap", "与平均的差额", result, (working([high, low], "-", result.factor),), True, (others[0], means[0], result))

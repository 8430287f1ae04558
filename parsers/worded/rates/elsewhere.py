"""Rates of what another paragraph tells: 下达中央资金720万元，占总投资的60%, where 总投资1200万元 stands in the overview; 超任务15%, where
任务数200户，实际完成230户 does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.rates.shares import of_all, unbased
from parsers.worded.scene import Scene, Term, Told, as_printed_in, fits, value

_LEAD = regexp(r"^(?:其|本|该|此|项目|工程|全部|当年|年度|全年|年(?=筹))+(?=[\u4e00-\u9fff]{2})")
_TAIL = regexp(r"(?:为|是|共|约|安排|批复|下达|合计|共计|总计|计|达到|达|:|的|总额|总数|总量|总长度?|总里程|总面积|金额|资金|数额?)+$")
_NOT = regexp(r"其中|剩余|未|结余|节约|缺口|较|比|占|上年|去年|同期")
_SHORTEST, _MORE = 2, 2
"""A number twice as large is no part of a base."""


def elsewhere(scenes: Sequence[Scene], others: Sequence[Scene]) -> Iterator[Told]:
    """Each share of ``scenes`` whose base only one of the ``others`` tells, or several tell alike."""
    for count, share, name in unbased(scenes):
        able = [term for scene in others for term in scene.terms if term is not count and fits(term, count)]
        unit = count.factor
        for base in dict.fromkeys((_TAIL.sub("", name), _plain(name))):
            found = [term for term in able if len(base) >= _SHORTEST and _tells(term, base) and value(term) * _MORE >= value(count)]
            values = dict.fromkeys(as_printed_in(term, unit) for term in found)
            summed = [term for term in found if _IN_ALL.search(term.clause)] if len(values) > 1 else []
            if summed:
                found, values = summed, dict.fromkeys(as_printed_in(term, unit) for term in summed)
            if len(values) == 1:
                yield Told("away", f"占{name}的比例", share, (f"{count.plain}/{next(iter(values))}",), True, (count, share, found[0]))
            if values:
                break
    for count, share, name in of_all(scenes):
        able = [term for scene in others for term in scene.terms if term is not count and fits(term, count)]
        yield from _of_all_money(count, share, name, able)


_ALL_MONEY = regexp(r"(?:全部|总)?(?:资金|预算|投资|支出)(?:总额|总量|总数|合计)|总(?:资金|预算|投资|支出)")
_IN_SUM = regexp(r"(?:资金|预算|投资|支出|金额)(?:总额|总量)?(?:合计|共计|总计|共|总额)(?:为|达|:)*$|(?:合计|共计|总计)(?:安排|下达|投入|支出)(?:资金)?(?:为|:)*$")


def _of_all_money(count: Term, share: Term, name: str, able: Sequence[Term]) -> Iterator[Told]:
    """占资金总额的29%, of 资金共计1878万元: the one sum that the report tells of all."""
    whole = [term for term in able if _ALL_MONEY.fullmatch(name) and term.dimension == "money" and _IN_SUM.search(term.clause) and not _NOT.search(term.clause)]
    values = dict.fromkeys(as_printed_in(term, count.factor) for term in whole)
    if len(values) == 1 and value(whole[0]) > value(count):
        yield Told("away", f"占{name}的比例", share, (f"{count.plain}/{next(iter(values))}",), True, (count, share, whole[0]))


_IN_ALL = regexp(r"合计|共计|总计|累计|总")
"""中央到位80万元，县级到位20万元，合计到位100万元: of several the one that sums up."""
_CALLED = {"筹资": ("筹集", "筹措", "筹集资金", "筹措资金"), "合同价": ("中标价", "中标金额", "签约合同价", "合同总价", "合同金额", "合同总金额")}


def _plain(name: str) -> str:
    return _TAIL.sub("", _LEAD.sub("", name))


def _tells(term: Term, base: str) -> bool:
    """Whether the words right before a number are the base's: 项目总投资约 …; 总支出 is 全年实际支出, too."""
    whole = _ALL_OF.fullmatch(base)
    told = _TAIL.sub("", term.clause)
    deed = _DEEDS.get(base.removeprefix("总"))
    return not _NOT.search(term.clause) and (told.endswith((base, *_CALLED.get(base, ()))) or (deed is not None and bool(deed.search(told))) or (whole is not None and bool(_YEARS.fullmatch(told)) and told.endswith(whole["what"])))


_DEEDS = {"支出": regexp(r"(?:累计|共|全年|总)(?:已|实际)?支出[\u4e00-\u9fff]{2,14}$"), "收入": regexp(r"(?:累计|共|全年|总)(?:已|实际)?(?:筹集|归集|募集|收入)[\u4e00-\u9fff]{2,14}$")}
"""累计支出某某资金312万元: the outlay by its verb, told ahead of what was spent."""
_ALL_OF = regexp(r"(?:总|全年|全部)(?P<what>支出|预算)")
_YEARS = regexp(r"(?:20\d\d年)?(?:度)?(?:全年|本年|当年|年度|部门|单位|整体|实际|累计|总|预算|决算)*(?:支出|预算)")
_PROGRESS = regexp(r"^[，,(]?(?:支出|执行|预算执行|预算支出|拨付|支付|序时)*进度(?:为|达到?|达|:)*$")
_BUDGET = regexp(r"预算|到位|下达|可用")
_FEWEST, _MOST = 3, 6


def progressed(scenes: Sequence[Scene], others: Sequence[Scene], name: str) -> Iterator[Told]:
    """一季度末支出421万元，进度16%；二季度末1088万元，进度41%…: the progress of one budget, told wherever."""
    pairs = [(term, rate) for scene in scenes for term, rate in zip(scene.terms, scene.terms[1:], strict=False)
             if rate.unit == "%" and rate.exact and _PROGRESS.match(rate.lead) and term.countable and term.dimension == "money"]
    if len(pairs) < _FEWEST:
        return
    unit = pairs[0][0].factor
    most = max(Decimal(as_printed_in(term, unit)) for term, _ in pairs)
    told = [as_printed_in(term, unit) for scene in others for term in scene.terms if term.countable and term.dimension == "money" and _BUDGET.search(term.clause)]
    bases = [base for base in dict.fromkeys(told) if Decimal(base) >= most][:_MOST]
    for term, rate in pairs if bases else ():
        yield Told("share", "支出进度", rate, tuple(f"{as_printed_in(term, unit)}/{base}" for base in bases), True, (term, rate), f"{name}.progress")


_WHOSE = regexp(r"(?P<who>[省市县区旗州盟](?:本)?级|地方|自治区级?|中央|自筹)[\u4e00-\u9fff]{0,8}?(?:资金|配套|自筹)?[\u4e00-\u9fff]{0,4}到位(?:资金)?(?:为|共|约)*$")
_STILL_OUT = regexp(r"(?:资金|配套)?(?:尚|还|仍)?未(?:足额|全部)?(?:到位|落实)")
_NOT_COME = regexp(r"(?:资金|配套)?(?:没有|尚未|仍未|还未|未)")
"""县级资金36万元没有到位: the gap told again, not what was due."""
_OUTSTANDING = regexp(r"^[，,](?:少(?:到位|到|拨)?|欠(?:到位|拨)|尚有|还有|仍有|剩余|尚差|尚缺|还差|缺口(?:为|达)?)$")
_COME = regexp(r"到位|下达|拨付|支[付出]|使用|结[转余]|未|其中[：:]?$")


def still_due(scenes: Sequence[Scene], others: Sequence[Scene]) -> Iterator[Told]:
    """县级配套资金到位700万元，尚有420万元未到位, where 县级配套资金1,120万元 stands in the overview, and no other of that level."""
    for scene in scenes:
        for come, gap in zip(scene.terms, scene.terms[1:], strict=False):
            whose = _WHOSE.search(come.clause) if come.countable and come.dimension == "money" and fits(gap, come) else None
            out = _OUTSTANDING.match(gap.lead) and (gap.lead[1:3] in ("尚差", "尚缺", "还差", "缺口", "少", "少到", "少拨", "欠拨", "欠到") or _STILL_OUT.match(scene.text, gap.end))
            if whose is None or not out:
                continue
            due = [term for other in others for term in other.terms if term.countable and fits(term, come) and whose["who"] in term.clause
                   and not _COME.search(term.clause) and not _NOT_COME.match(other.text, term.end)]
            due = [term for term in due if term is not come and term is not gap]
            values = {as_printed_in(term, gap.factor) for term in due}
            if len(values) == 1 and Decimal(next(iter(values))) > Decimal(as_printed_in(come, gap.factor)):
                kind = "away" if gap.lead[1:2] in "少欠" else "gap"  # 少34万元: perhaps less than another sum than the one told elsewhere
                yield Told(kind, f"{whose['who']}资金缺口", gap, (f"{next(iter(values))}-{as_printed_in(come, gap.factor)}",), True, (come, gap, due[0]))


_OVER = regexp(r"超(?:额|出|过)?(?:完成)?(?:了)?(?:年初|全年|年度|原定|省定|市定)?(?:的)?(?:任务|计划|目标)(?:任务|指标|数|量|值)*(?:的)?$|超额完成(?:了)?$")
_GOAL, _RESULT = regexp(r"任务|计划|目标"), regexp(r"实际|完成|已")
_OTHER = regexp(r"上年|去年|其中|第[一二三四]|较|比")


def over_goal(text: str) -> bool:
    """Whether a text may say by how much a goal was exceeded."""
    return "超" in text and "%" in text


def exceeded(scenes: Sequence[Scene], others: Sequence[Scene]) -> Iterator[Told]:
    """By how much a goal was exceeded, where but one goal of the report stands right before its result."""
    over = [(term, scene) for scene in scenes for term in scene.terms if term.unit == "%" and term.exact and _OVER.search(term.clause)]
    for share, home in over:
        within = list(_goals(home))
        pairs = [pair for pair in within if pair[1].end <= share.start] or [pair for scene in others for pair in _goals(scene)]
        if len({(goal.plain, done.plain, goal.unit) for goal, done in pairs}) == 1:
            goal, done = pairs[0]
            ways = (f"({done.plain}-{goal.plain})/{goal.plain}", f"{done.plain}/{goal.plain}")
            yield Told("rate", "超出任务的幅度", share, ways, True, (goal, share, done))


def _goals(scene: Scene) -> Iterator[tuple[Term, Term]]:
    """任务数200户，实际完成230户: a goal and its result side by side."""
    for goal, done in zip(scene.terms, scene.terms[1:], strict=False):
        counted = goal.countable and done.countable and goal.unit == done.unit and goal.dimension.startswith("count")
        if counted and _GOAL.search(goal.clause) and _RESULT.search(done.clause) and not _GOAL.search(done.clause) and not _OTHER.search(goal.clause + done.clause):
            yield goal, done


_OWN_RATE = regexp(r"^[，,(](?:资金|预算|项目|资金预算)?(?:执行|支付|支出|使用|拨付|到位|完成)(?:率|进度)(?:为|是|达到?|:)*$")
_ITEM = regexp(r"(?:^|[:：;；]|[①-⑳]|[\d一二三四五六七八九十][.、)）])(?P<name>[^①-⑳\d:：;；]{5,30}?)(?:已|累计|实际|共)*(?:支付|支出|拨付|使用|完成|到位|执行)*(?:资金|金额|数)?(?:为|:)*$")
_DUE = regexp(r"(?:应到位|预算|安排|下达|计划|批复|任务)[\u4e00-\u9fff]{0,4}$")
_HAD = regexp(r"到位[\u4e00-\u9fff]{0,2}$")


def of_its_item(scenes: Sequence[Scene], others: Sequence[Scene]) -> Iterator[Told]:
    """①专业队建设补助支付21万元，执行率31%, where 专业队建设补助应到位68万元，实际到位21万元 stands in another paragraph: of what an item of the same name
    was to have, or had."""
    for scene in scenes:
        for spent, share in zip(scene.terms, scene.terms[1:], strict=False):
            named = _ITEM.search(regexp(r"[。;；]").split(scene.text[scene.start : spent.start])[-1]) if _is_own(scene, spent, share) else None
            if named is None or named["name"] in _NO_ITEM:
                continue
            told = [(term, _after(other, term, named["name"])) for other in others if other.text is not scene.text and named["name"] in other.text for term in other.terms]
            able = [(term, words) for term, words in told if words is not None and fits(term, spent)]
            due = [term for term, words in able if _DUE.search(words)]
            bases = {as_printed_in(term, spent.factor): term for term in (*due, *(term for term, words in able if _HAD.search(words))) if value(term)}
            if len({value(term) for term in due}) == 1 and bases:
                yield Told("rate", "执行率", share, tuple(f"{spent.plain}/{base}" for base in bases), True, (due[0], spent, share))


_NO_ITEM = ("项目资金", "资金", "预算", "项目")


def _is_own(scene: Scene, spent: Term, share: Term) -> bool:
    """Whether a rate follows at once a sum that has no other of its kind before it in its sentence."""
    plain = spent.countable and share.unit == "%" and share.number.printed.approximate is None and _OWN_RATE.match(share.lead) is not None
    return plain and not any(fits(term, spent) for term in scene.before(spent))


def _after(scene: Scene, term: Term, name: str) -> str | None:
    """The words from a name to a number of its sentence; None where it is not told there, or a stop stands between."""
    at = scene.text.rfind(name, scene.start, term.start)
    between = scene.text[at + len(name) : term.start] if at >= 0 else ";"
    return None if regexp(r"[;；。]").search(between) else between

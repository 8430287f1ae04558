"""Numbers of a sentence that stand to one another as an account: 年初…，新增…，退出…，年末…; 甲18万元，较上年的15万元增加3万元，增幅20%;
满分10分，扣1.5分，得8.5分; 完成39所，尚有3所未完成; 收入…，成本…，净收益…; 发行8,000万元，利率3.12%，年付息249.6万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.worded.scene import Scene, Told, alike, said, working

_OPENING, _CLOSING = re.compile(r"(?:年初|期初|上年末|上年年末|原有|原)"), re.compile(r"(?:年末|期末|年底|现有|现)")
_IN = re.compile(r"(?:新增|增加|新纳入|纳入|新建|新招|调入|转入|净增)(?!值)")
_OUT = re.compile(r"(?:退出|减少|注销|核减|停发|清退|报废|拆除|调出|转出|流失|死亡|退休)")


def balances(scene: Scene) -> Iterator[Told]:
    """年初7,312人，新增486人，退出698人，年末7,100人: the stock at the end."""
    terms = [term for term in scene.terms if term.countable]
    for at, first in enumerate(terms):
        run = terms[at : at + 4]
        if not _OPENING.search(first.lead) or not all(alike(first, term) for term in run):
            continue
        signs = ["+" if _IN.search(term.lead) else "-" if _OUT.search(term.lead) else "" for term in run[1:]]
        closing = next((place for place, term in enumerate(run[1:], 1) if _CLOSING.search(term.lead) and not signs[place - 1]), 0)
        moved = signs[: closing - 1] if closing > 1 else []
        if not moved or "" in moved or len(set(moved)) < len(moved) or scene.text[first.end : run[closing].start].count("。"):
            continue
        unit = first.factor
        way = working([first], "+", unit) + "".join(sign + working([term], "+", unit) for sign, term in zip(moved, run[1:], strict=False))
        yield Told("gap", "年末数", run[closing], (way,), len(moved) == 2, tuple(run[: closing + 1]))


_DAILY = re.compile(r"(?:日均|月均|每日|每月|人均|户均)[\u4e00-\u9fff]{0,4}$")
_AGAINST = re.compile(r"(?:^|[，,(])(?:[比较]|与)(?:改造前|实施前|建设前|治理前|项目前|上年度?|去年|前一?年|上年同期|20\d\d年|目标值?|计划数?|预算|任务数?|预期)[^，。;\d]{0,6}$")
_STEP = re.compile(r"^(?:同比|净|了|共)?(?:增加|增长|减少|下降|降低|提高|上升|多|少|高|低|缩短|延长|节约|超)(?:了|出)?$")


def against(scene: Scene) -> Iterator[Told]:
    """18万元，较上年的15万元增加3万元，增幅20%: the step between the two, and its share of the one it is measured by."""
    terms = [term for term in scene.terms if term.exact]
    for at in range(len(terms) - 2):
        now, base, step = terms[at : at + 3]
        if at and _DAILY.search(now.clause) and not _DAILY.search(base.clause) and alike(terms[at - 1], base):
            now = terms[at - 1]  # 清运18万吨，日均500吨，比上年的17万吨增加1万吨: of the year
        if not now.countable or not alike(now, base) or not alike(base, step) or not _AGAINST.search(base.lead) or not _STEP.match(step.lead):
            continue
        unit = step.factor
        yield Told("gap", "差额", step, (working([now, base], "-", unit), working([base, now], "-", unit)), True, (now, base, step))
        share = terms[at + 3] if at + 3 < len(terms) else None
        if share is not None and share in scene.percents and (said(scene, "relation_rises", share.clause) or said(scene, "relation_falls", share.clause)):
            own = base.factor
            ways = (f"({working([now], '', own)}-{working([base], '', own)})/{working([base], '', own)}", f"({working([base], '', own)}-{working([now], '', own)})/{working([base], '', own)}")
            yield Told("change", "变动率", share, ways, True, (now, base, share))


_FULL = re.compile(r"(?:满分值?|标准分值?|分值|权重分?值?|应得分?)(?:为|共|是|:)*$")
_OFF = re.compile(r"^[，,][^，。;\d]{0,12}(?:扣|扣减|扣除|失)(?:了)?$")
_GOT = re.compile(r"^[，,](?:故|该项|本项|实际|评价|最终|综合)*(?:得分|实得分?|得)(?:为|是|:)*$")


def deductions(scene: Scene) -> Iterator[Told]:
    """标准分30分，扣2.4分，实得27.6分."""
    terms = [term for term in scene.terms if term.dimension == "mark" and term.exact]
    for full, off, got in zip(terms, terms[1:], terms[2:], strict=False):
        if _FULL.search(full.lead) and _OFF.search(off.lead) and _GOT.search(got.lead):
            yield Told("gap", "得分", got, (f"{full.plain}-{off.plain}",), True, (full, off, got))


_LEFT = re.compile(r"(?:尚有|还有|仍有|其余|剩余|余下)$")
_UNDONE = re.compile(r"(?:尚|还|仍)?未(?P<what>[\u4e00-\u9fff]{2,4}?)(?=[，。;、)]|$|的|项目)")


def left(scene: Scene) -> Iterator[Told]:
    """42所学校中已完工39所，完工率92.86%，尚有3所未完工: what is left of the whole that stands before what was done."""
    for rest in scene.terms:
        undone = _UNDONE.match(scene.text, rest.end) if rest.countable and _LEFT.search(rest.clause) else None
        if undone is None:
            continue
        before = [term for term in scene.before(rest) if term.countable and alike(term, rest)]
        done = [at for at, term in enumerate(before) if undone["what"] in term.lead and at]
        if not done or f"未{undone['what']}" in before[done[-1]].lead:
            continue
        whole, part = before[done[-1] - 1], before[done[-1]]
        yield Told("gap", "差额", rest, (working([whole, part], "-", rest.factor),), len(before) == 2, (whole, part, rest))


_NET = re.compile(r"(?:净收益|净收入|净利润|收支结余|收支差额)(?:为|:|约)*$")
_EARNED, _COST = re.compile(r"收入(?:为|:|约)*$"), re.compile(r"(?:成本|支出|费用)(?:为|:|约)*$")


def net(scene: Scene) -> Iterator[Told]:
    """年收入968万元，运营成本410万元，年净收益558万元."""
    terms = [term for term in scene.terms if term.dimension == "money" and term.exact]
    for earned, cost, rest in zip(terms, terms[1:], terms[2:], strict=False):
        if _EARNED.search(earned.clause) and _COST.search(cost.clause) and _NET.search(rest.clause):
            yield Told("gap", "净收益", rest, (working([earned, cost], "-", rest.factor),), True, (earned, cost, rest))


_INTEREST = re.compile(r"(?:^|[，,])(?:(?:每年|年|年度|年应?)(?:应)?(?:付息|利息|支付利息|应付利息)|每[亩头户人只公斤株]*保费)(?:为|:|约)*$")


def interest(scene: Scene) -> Iterator[Told]:
    """发行8,000万元，期限15年，票面利率3.12%，年付息249.6万元; 每亩保额1,000元，费率3.5%，每亩保费35元."""
    for share in scene.percents:
        before = [term for term in scene.before(share) if term.dimension == "money" and term.exact]
        after = [term for term in scene.terms if term.start > share.end]
        if not re.search(r"[利费]率(?:为|:)*$", share.clause) or not before or not after or not _INTEREST.search(after[0].lead) or not after[0].exact:
            continue
        if after[0].dimension == "money":
            yield Told("rate", "利息（保费）", after[0], (f"{working([before[-1]], '', after[0].factor)}*{share.plain}/100",), True, (before[-1], share, after[0]))


_YEAR = re.compile(r"(20\d\d)年")
_ON_LAST = re.compile(r"(?:[比较](?:上年|去年|前一年)|同比|环比(?!.*月))")


def yearly(scenes: Sequence[Scene]) -> Iterator[Told]:
    """2022年1,260人次，比上年增长12.5%: the year before is told in the same paragraph."""
    terms = [term for scene in scenes for term in scene.terms]
    years = {term.start: int(found[-1]) for term in terms if (found := _YEAR.findall(term.lead)) and term.countable}
    for scene in scenes:
        for share in scene.percents:
            rise, fall = said(scene, "relation_rises", share.clause), said(scene, "relation_falls", share.clause)
            before = [term for term in terms if term.end <= share.start and term.dimension != "percent"]
            if not (rise or fall) or not before or not _ON_LAST.search(share.lead) or before[-1].start not in years:
                continue
            now = before[-1]
            bases = [term for term in terms if years.get(term.start) == years[now.start] - 1 and term.start < now.start and alike(term, now)]
            if len(bases) == 1:
                own, old = working([now], "", now.factor), working(bases, "", now.factor)
                yield Told("change", "变动率", share, (f"({own}-{old})/{old}" if rise else f"({old}-{own})/{old}",), True, (bases[0], now, share))


_ASKED = re.compile(r"(?:受访|访问|访谈|走访|调查|抽查|有效(?:问卷)?|回收|收回)[^，。;\d]{0,14}$")
_PLEASED = re.compile(r"满意(?:度|率)(?:为|达到?|是|:)*$")


def pleased(scene: Scene) -> Iterator[Told]:
    """访问观众500名，465名表示满意，满意度93%: one answer, and nothing that could weigh it."""
    since = scene.start
    for share in scene.percents:
        counts = [term for term in scene.before(share) if term.countable and term.start >= since]
        glad = [term for term in counts if re.search(r"(?<!不)(?<!基本)(?:表示)?满意的?$", term.clause) or re.match(r"(?:表示)?满意", scene.text[term.end :])]
        asked = [term for term in counts if _ASKED.search(term.lead) or re.match(r"(?:受访|村民中|群众中)", scene.text[term.end :])]
        if _PLEASED.search(share.clause) and len(glad) == 1 and asked and asked[-1].start < glad[0].start and alike(asked[-1], glad[0]):
            yield Told("rate", "满意度", share, (f"{glad[0].plain}/{asked[-1].plain}",), len(counts) == 2, (asked[-1], glad[0], share))
        if _PLEASED.search(share.clause):
            since = share.end


_PAST_GOAL = re.compile(r"^[，,](?:比|较)?(?:年初|年度|全年|原定|下达)?(?P<goal>任务|计划|目标)(?:数|量)?(?P<less>少|欠)(?:完成)?(?:了)?$|^[，,](?:超(?:额)?(?:完成)?|(?:比|较))(?:年初|年度|全年|原定|下达)?(?:任务|计划|目标)(?:数|量)?(?:多|多完成)?(?:了)?$")
_DONE_RATE = re.compile(r"完成率(?:为|达|达到|:)*$")


def past_goal(scene: Scene) -> Iterator[Told]:
    """筹集1,260套，超任务60套，完成率105%; 建成2,016套，比任务少224套，完成率90%: the goal by what is more or less than it."""
    for done, step, share in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        match = _PAST_GOAL.match(step.lead)
        if match and share.unit == "%" and share.exact and _DONE_RATE.search(share.clause) and done.countable and step.countable and alike(done, step):
            unit = done.factor
            way = f"{done.plain}/({done.plain}{'+' if match['less'] else '-'}{working([step], '', unit)})"
            yield Told("rate", "完成率", share, (way,), True, (done, step, share))

"""What single deductions leave of a full mark: 满分5分，按每份扣0.25分，扣1分，得4分; 自评得分96分，扣分项为时效（2分）和执行率（2分）."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told
from parsers.worded.scores.marks import FULL

_OFF = regexp(r"^[，,](?:应|共|合计|累计|故|因此|按比例)*(?:扣分|扣减|扣除|扣)(?:了)?$")
_LEFT = regexp(r"^[，,](?:故|该项|本项|实际|评价组?|最终|认定|核定)*(?:得分|实得分?|得)(?:为)?$")
_RATED = regexp(r"(?:每|各|均)[^，。；;]{0,16}$")
_HUNDRED = Decimal(100)


def left_of_full(scene: Scene) -> Iterator[Told]:
    """One full mark, the standard's price in between, and at the end what was taken off and what was left."""
    marks = _marks(scene)
    for at, (off, got) in enumerate(pairwise(marks[2:]), 2):
        before = marks[:at]
        full = [term for term in before if FULL.search(term.lead)]
        priced = all(term in full or _RATED.search(scene.text[max(0, term.start - 20) : term.number.printed.number_start]) for term in before)
        plain = len(full) == 1 and priced and all(term.exact for term in (full[0], off, got))
        if plain and _OFF.search(off.lead) and _LEFT.search(got.lead):
            yield Told("gap", "得分", got, (f"{full[0].plain}-{off.plain}",), True, (full[0], off, got))


_TOTAL = regexp(r"(?:自评|评价|综合|最终|项目|总)(?:总|综合)?(?:得分|评分|分)(?:为|是|:)*$")
_ITEMS = regexp(r"^[，,;；。]扣分(?:项目?|点|指标|原因|内容)(?:分别)?(?:为|是|有|:)+[\u4e00-\u9fff“”、]{2,24}\((?:扣)?$")
_NEXT = regexp(r"^\)[、，,和及与]+[\u4e00-\u9fff“”]{2,24}\((?:扣)?$")


def left_of_hundred(whole: Scene) -> Iterator[Told]:
    """A total, and right behind it all that was taken off the hundred, each in brackets behind its name."""
    marks = _marks(whole)
    for at, total in enumerate(marks[:-1]):
        if not (total.exact and _TOTAL.search(total.clause) and _ITEMS.match(whole.led(total, marks[at + 1]))):
            continue
        run = [marks[at + 1]]
        for term in marks[at + 2 :]:
            if not _NEXT.match(whole.led(run[-1], term)):
                break
            run.append(term)
        closed = whole.text[run[-1].end : run[-1].end + 2]
        if closed in (")", ")。", ")；", ");") and len(run) > 1 and all(term.exact for term in run):
            yield Told("penalty", "总分", total, ("-".join(["100", *(term.plain for term in run)]),), True, (total, *run))


_GOT = regexp(r"^[，,](?:实际|评价)?(?:实?得分?)(?:为)?$")
_REASONS = regexp(r"[。，,;；](?:具体)?扣分(?:原因|理由|情况|点|项|事项|明细)(?:有[两二三四五]|具体)?(?:个|点|项|方面)?(?:为|是|如下|分别为|包括)?[:：，,]?(?=一是|①|1[.、]|\(1\))")
_ITEM = regexp(r"[一二三四五六]是|[①-⑥]|(?<!\d)[1-6][.、](?!\d)|\([1-6]\)")
_SOME = regexp(r"主要|等[，。；;]|部分|其他|酌情")


def _for_all_of_it(whole: Scene, got: Term, off: Sequence[Term]) -> bool:
    """得17.2分。扣分原因：一是…，扣1.8分；二是…，扣1分: as many deductions as items, and none called the main ones only."""
    opened = _REASONS.match(whole.text, got.end)
    behind = whole.text[opened.end() :] if opened is not None else ""
    return opened is not None and len(_ITEM.findall(behind)) == len(off) and not _SOME.search(behind) and off[0].start > opened.end()
_TAKEN = regexp(r"(?<!共)(?<!合计)(?:扣分|扣减|扣除|扣)(?:了|为)?$")
_IN_ALL = regexp(r"[，,(](?:共|合计|累计|总计)?(?:扣|失|丢)")
_LOST = regexp(r"(?:共|合计|累计|总计)?(?:扣|失|丢)")
_ONE_BY_ONE = regexp(r"[，,:：]?(?:其中|分别|具体|包括)")
_OPEN = regexp(r"每|各|共|合计|累计|均|如|若|最高|上限|标准")


def more_than_lost(whole: Scene) -> Iterator[Told]:
    """满分20分，得16.5分。…扣1.2分，…扣0.8分，…扣1.5分: single deductions may leave some of the loss untold, but cannot exceed it."""
    marks = _marks(whole)
    if len(marks) < 3 or not FULL.search(marks[0].lead) or not _GOT.search(marks[1].lead):
        return
    full, got, off = marks[0], marks[1], marks[2:]
    if _IN_ALL.match(off[0].lead) or (_LOST.match(off[0].lead) and _ONE_BY_ONE.match(whole.text, off[0].end)):
        return  # 得20.5分，扣4.5分。扣分原因：…: what was lost in all, then for what
    single = all(_TAKEN.search(term.clause) and not _OPEN.search(term.clause) and term.exact for term in off)
    lost = Decimal(full.plain) - Decimal(got.plain)
    told = sum(Decimal(term.plain) for term in off)
    if single and len(off) > 1 and full.exact and got.exact and lost > 0 and (told >= lost or _for_all_of_it(whole, got, off)):
        yield Told("penalty", "得分", got, ("-".join(term.plain for term in (full, *off)),), True, (full, got, *off))


def _marks(scene: Scene) -> list[Term]:
    return [term for term in scene.terms if term.dimension == "mark"]


_FOLDED = regexp(r"^[，,](?:按权重|加权)?折(?:算|合)(?:后)?(?:得分?|为|计)*$")
_WHOLE = regexp(r"(?:综合|加权|总|最终)(?:评价)?(?:得分|评分|分)(?:为|是|:)*$")


def folded(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """甲得92分，折算46分；乙…折算25.5分；…。综合得分87.4分: the parts of a weighted total, all that were told since the total before."""
    own = [(scene, term) for scene in scenes for term in _marks(scene)]
    before = [(scene, term) for scene in earlier for term in _marks(scene)]
    for at, (_, total) in enumerate(own):
        if not (total.exact and _WHOLE.search(total.clause)):
            continue
        run: list[Term] = []
        for _, term in reversed((*before, *own[:at])):
            if _WHOLE.search(term.clause):
                break
            if _FOLDED.search(term.lead):
                run.insert(0, term)
        if len(run) > 1 and all(term.exact for term in run) and sum(Decimal(term.plain) for term in run) <= _HUNDRED:
            yield Told("sum", "加权折算得分之和", total, ("+".join(term.plain for term in run),), True, (*run, total))
        return


_OWN = regexp(r"自评(?:总|综合)?(?:得分|评分|得)?(?:为|是|:)*$")
_REVIEWED = regexp(r"^[，,](?:经)?(?:评价组|财政|本次|专家|第三方)?(?:复核|核定|审核|评价|复评)(?:后)?(?:得分|评分|认定|得)?(?:为|是|:)*$")
_CUT = regexp(r"^[，,](?:共|合计)?(?:核减|调减|扣减|核增|调增)(?:了)?$")


def reviewed(scene: Scene) -> Iterator[Told]:
    """自评得分97.6分，复核得分92.1分，核减5.5分."""
    marks = _marks(scene)
    for own, got, cut in zip(marks, marks[1:], marks[2:], strict=False):
        if _OWN.search(own.clause) and _REVIEWED.search(got.lead) and _CUT.search(cut.lead) and all(term.exact for term in (own, got, cut)):
            yield Told("gap", "核减分值", cut, (f"{own.plain}-{got.plain}", f"{got.plain}-{own.plain}"), True, (own, got, cut))

"""What is left, or what share was used, told below a table of which only the totals make it: 剩余29.35万元 of 合计 1157 and 1127.65; 五项支出占预算的93.06%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.regexp import regexp
from parsers.worded.layout.restated_totals import Total
from parsers.worded.scene import Scene, Term, Told, value

_LEFT = regexp(r"^(?:项目|年末|全年|年度|合计|共|累计|资金|尚|仍|经费|预算)*(?:剩余|结余|节余|尚有|未支[付出]|未使用|未拨付|未执行|结转|节约|缺口|差额|少支[付出])(?:资金|经费|部分|金额|共计?|合计|了|为|约)*$")
_MEANT, _DONE = regexp(r"预算|下达|安排|计划|到位|合同|应|任务|投资|控制"), regexp(r"支[付出]|使用|执行|实际|完成|决算|拨付|已|结算")
_OF_ALL = regexp(r"占(?:全年|年初|调整后?)?(?P<base>预算|计划|任务|下达|到位|合同)[\u4e00-\u9fff]{0,4}的(?:比例|比重)?(?:为)?$")
_PART = regexp(r"其中|该|其|此项|[一二三四五六]是|上年|去年")


def below_table(scenes: Sequence[Scene], totals: Sequence[Total], others: Sequence[Scene]) -> Iterator[Told]:
    """Only where the table has one total of what was meant and one of what was done, of one kind.  ``others``: all of the report, which may
    tell what else there was to spend."""
    meant = [total for total in totals if _MEANT.search(total.words[0]) and not _DONE.search(total.words[0])]
    done = [total for total in totals if _DONE.search(total.words[0]) and not _MEANT.search(total.words[0])]
    if len(meant) != 1 or len(done) != 1 or meant[0].dimension != done[0].dimension or meant[0].number < done[0].number:
        return
    whole, used = meant[0].number * meant[0].factor, done[0].number * done[0].factor
    for scene in scenes:
        for term in scene.terms:
            if _PART.search(scene.text[scene.start : term.start]) or sum(other.dimension == term.dimension for other in scene.terms) > 1:
                continue
            if term.countable and term.dimension == meant[0].dimension and _LEFT.search(term.clause) and not _left_of_other(term, used, others) and not _told_beside(term, scenes):
                yield _told("表中合计之差", term, f"{whole / term.factor:f}-{used / term.factor:f}")
            elif term in scene.percents and (match := _OF_ALL.search(term.clause)) and match["base"] in meant[0].words[0]:
                yield _told("占表中合计的比例", term, f"{used:f}/{whole:f}")


def _left_of_other(term: Term, used: Decimal, others: Sequence[Scene]) -> bool:
    """实际到位1610.80万元…年末结余29.58万元: of what came in, not of the budget."""
    had = used + value(term)
    return any(other.dimension == term.dimension and value(other) == had for scene in others for other in scene.terms)


def _told_beside(term: Term, scenes: Sequence[Scene]) -> bool:
    """采购预算1268万元，实际采购1213万元。节约资金55万元: the paragraph itself tells what was meant and what was done."""
    before = [other for scene in scenes for other in scene.terms if other.dimension == term.dimension and other.start < term.start]
    return any(_MEANT.search(other.clause) for other in before) and any(_DONE.search(other.clause) for other in before)


def _told(label: str, term: Term, way: str) -> Told:
    return Told("gap", label, term, (way,), True, (term,))

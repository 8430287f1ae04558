"""What one number and others 加上 or 减去 come to: 年初收入50万元，加上补助20万元，收入总量70万元; 下达79万元。加上提前下达的782万元，累计下达861万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in, fits

_COMES_TO = regexp(r"(?:总(?:收入|支出|财力)|(?:累计|合计|共计?|总共)(?:已)?(?:下达|到位|安排|筹集|筹措|投入|争取|收入|落实|达到?|有)[\u4e00-\u9fff“”\"]{0,20}|(?:收入|支出|收支|财力|资金|预算|可用|可支配|[\u4e00-\u9fff]{0,4})(?:总量|总计|合计|共计|总额|总财力|总数))(?:为|达|是|约|:)*$")
_MARKS_IN_ALL = regexp(r"总分|(?:综合|最终|自评|评价|合计|总)(?:总)?(?:得分?|评分|分数|分)(?:为|是|共|:)*$")
"""指标得分87.08分，加上预算执行率得分9.00分，自评总分96.08分."""
_ON_TOP = regexp(r"^(?:再|并)?加上")
_PLUS, _MINUS = regexp(r"^(?:再|并)?加(?:上|之)?(?=[\u4e00-\u9fff])"), regexp(r"^(?:再|并)?(?:减去|减|扣除|扣减|剔除)(?=[\u4e00-\u9fff])")


def added_up(scene: Scene) -> Iterator[Told]:
    """A number, 加上 (减去) others of its kind, and what it all comes to."""
    for result in scene.terms:
        marked = result.dimension == "mark" and result.exact and _MARKS_IN_ALL.search(result.clause)
        if not marked and not (result.countable and _COMES_TO.search(result.clause)):
            continue
        before = [term for term in scene.before(result) if not marked or (term.dimension == "mark" and term.exact)]
        opened = next((at for at, term in enumerate(before) if _PLUS.match(term.clause) or _MINUS.match(term.clause)), 0)
        if marked and not (opened and _ON_TOP.match(before[opened].clause)):
            continue
        run = before[opened - 1 :] if opened else []
        if len(run) < 2 or not all((marked or fits(term, result)) and not _COMES_TO.search(term.clause) for term in run):
            continue
        yield Told("parts", "加总", result, (_signed(scene, run, result),), True, (*run, result))


_BASIS = regexp(r"[^，。；;\d]{0,12}的?基础上[，,]?[^，。；;\d]{0,8}(?:增加|新增|追加|增补)(?:安排|实施|了)*")
_THEN_IN_ALL = regexp(r"[^，。；;\d]{0,16}[，,](?:总共|一共|共|共计|合计|累计|总数达?)(?:实施|安排|达到?|有|为)*")


def on_that_basis(scene: Scene) -> Iterator[Told]:
    """在33项省级工程的基础上，增加安排4项市级工程，总共实施37项: what there was, what came to it, and both."""
    for first, more, result in zip(scene.terms, scene.terms[1:], scene.terms[2:], strict=False):
        alike_all = result.countable and fits(first, result) and fits(more, result) and first.unit == more.unit == result.unit
        if alike_all and _BASIS.fullmatch(scene.between(first, more)) and _THEN_IN_ALL.fullmatch(scene.between(more, result)):
            yield Told("sum", "加总", result, (_signed(scene, [first, more], result),), True, (first, more, result))


def _signed(scene: Scene, run: list[Term], result: Term) -> str:
    """The working: what 减去 leads to is taken off up to the next 加上, and a number printed below zero counts as such."""
    way, sign = "", 1
    for term in run:
        sign = -1 if _MINUS.match(term.clause) else 1 if _PLUS.match(term.clause) else sign
        below = -1 if scene.text[term.start - 1 : term.start] in ("-", "−") else 1
        way += ("-" if sign * below < 0 else "+" if way else "") + as_printed_in(term, result.factor).lstrip("-")
    return way


def added_before(scenes: Sequence[Scene], earlier: Sequence[Scene]) -> Iterator[Told]:
    """The first number stands in the sentence before, and 加上 opens this one."""
    last = earlier[-1] if earlier else None
    for scene in scenes:
        sums = [term for term in scene.terms if term.countable]
        first = next((term for term in reversed(last.terms) if term.countable), None) if last else None
        last = scene
        if first is None or len(sums) < _PAIR or not _PLUS.match(sums[0].clause) or scene.text[scene.start : sums[0].start].count("，"):
            continue
        at = next((at for at, term in enumerate(sums) if at and _COMES_TO.search(term.clause)), 0)
        run = [first, *sums[:at]]
        if at and all(fits(term, sums[at]) for term in run):
            yield Told("parts", "加总", sums[at], (_signed(scene, run, sums[at]),), True, (*run, sums[at]))


_PAIR = 2

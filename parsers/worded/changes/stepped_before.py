"""The step from last year's number to this year's, told a sentence behind this year's: 三公经费支出39.3万元，其中…；较上年45.2万元减少5.9万元，下降13.05%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, alike, value, working
from parsers.worded.without_parts import parts_of

_BASE = regexp(r"^(?:但|且|总体|同比)?(?:较|比|与)(?:上年度?|去年|前一?年|上年同期|20\d\d年度?)(?:同期|决算|实际|支出|的|数|相比)*(?:为)?$")
_STEP = regexp(r"^(?:相比[，,]?)?(?:净|共|同比)?(?:增加|增长|减少|下降|降低|提高|上升|多|少|节约|压减)(?:了|支出)?$")
_NOW = regexp(r"(?:决算|实际|全年|累计|共|本年|当年|[\u4e00-\u9fff]{2,6})(?:支出|完成|实现|发放|支付|接待|服务|收入|受理|投诉)(?:数|量|总额|合计|共|为|:)*$")
_NOT_NOW = regexp(r"预算|计划|目标|上年|去年|[较比]|控制|其中|20\d\d年(?!度?(?:实际|决算|全年))")


def stepped_before(scenes: Sequence[Scene]) -> Iterator[Told]:
    """Where the sentence itself has no number to compare, and the one before has one of this year's of the kind."""
    for before, scene in pairwise(scenes):
        if len(scene.terms) < 2:
            continue
        base, step = scene.terms[:2]
        if not (base.countable and step.countable and alike(base, step) and _BASE.match(base.lead.lstrip("“”")) and _STEP.match(step.lead)):
            continue
        parts = parts_of(before)
        now = [term for term in before.terms if alike(term, base) and term.countable and id(term) not in parts and _NOW.search(term.clause) and not _NOT_NOW.search(term.clause)]
        now = _before_any_part(before, now)
        if len({value(term) for term in now}) == 1:
            unit = step.factor
            yield Told("gap", "与上年之差", step, (working([now[0], base], "-", unit), working([base, now[0]], "-", unit)), True, (now[0], base, step))


def _before_any_part(scene: Scene, now: Sequence[Term]) -> list[Term]:
    """支出39万元，其中接待费9万元、…: what stands behind 其中 is of a part."""
    opened = scene.text.find("其中", scene.start, scene.end)
    return [term for term in now if opened < 0 or term.end <= opened]

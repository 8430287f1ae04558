"""What was reported against what was found: 自评数为1320户，与核查的1148户不符，多报172户; 台账登记318台，现场清点306台，虚列12台."""

from __future__ import annotations

from collections.abc import Iterator

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told, as_printed_in, fits, value

_CUES = ("报", "虚", "多", "少", "漏", "核减", "核增", "夸大")
_GAP = regexp(r"(?:[多少虚漏错误重]报|虚增|虚列|虚高|多计|少计|漏[计记列]|[多少][列算填记统]|重复(?:统计|计算|上报)|夸大|核减|核增|剔除)(?:了|约|共|为|数量|人数|户数|面积)*$")
_TOLD = regexp(r"自评|上报|申报|填报|报送|台[账帐]|登记|账面|报表|统计|反映|提供|系统|自报|原报|报告|公示")
_FOUND = regexp(r"核查|核实|复核|复查|核定|实有|实际|现场|清点|盘点|鉴定|审核|审定|抽查|认定|影像|评价组|查实|比对|应为|确认|符合")
_NO = regexp(r"上年|去年|(?<!合)同期|目标|计划|其中|每|平均")
_PAIR = 2


def misreported(scene: Scene) -> Iterator[Told]:
    """The last two numbers of the kind before the gap, the one reported and the other found."""
    if not any(cue in scene.text for cue in _CUES):
        return
    for gap in scene.terms:
        if not gap.countable or gap.dimension == "mark" or not _GAP.search(gap.clause):
            continue
        before = [term for term in scene.before(gap) if fits(term, gap)]
        pair = before[-_PAIR:]
        if len(pair) == _PAIR and len(before) == _PAIR and _told_and_found(scene, *pair) and not any(_NO.search(term.lead) for term in pair):
            more, less = sorted(pair, key=value, reverse=True)
            yield Told("gap", "所报与核实之差", gap, (f"{as_printed_in(more, gap.factor)}-{as_printed_in(less, gap.factor)}",), True, (*pair, gap))


def _told_and_found(scene: Scene, first: Term, second: Term) -> bool:
    leads = first.lead, scene.between(first, second)
    return any(_TOLD.search(one) and _FOUND.search(other) for one, other in (leads, leads[::-1]))

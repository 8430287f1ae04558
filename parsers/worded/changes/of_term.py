"""Days before or after the end of the agreed term: 合同工期300日历天 … 首尾合计293天，比合同工期提前7天."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.regexp import regexp
from parsers.worded.scene import Scene, Term, Told

_DAYS = ("天", "日历天", "日")
_GAP = regexp(r"^[，,](?:比|较)(?:合同|计划|约定|规定|总)*工期(?:提前|缩短|节省|少用?|延长|超出?|超过|多用?|延后|延期|推迟)(?:了)?$")
_USED = regexp(r"(?:合计|共计?|历时|用时|耗时|实际工期|实际用时|首尾)(?:为|共|约|:)*$")
_TERM = regexp(r"工期(?:为|是|共|:)*$")
_OWN = regexp(r"实际|用时|比|较|延长|顺延")


def of_term(scenes: Sequence[Scene], everything: Sequence[Scene]) -> Iterator[Told]:
    """The days that the works took right before the gap, and the one term that the report tells."""
    for scene in scenes:
        for used, gap in zip(scene.terms, scene.terms[1:], strict=False):
            if not (_day(used) and _day(gap) and _GAP.search(gap.lead) and _USED.search(used.clause)):
                continue
            agreed = [term for other in everything for term in other.terms if _day(term) and _TERM.search(term.clause) and not _OWN.search(term.clause)]
            if len({term.plain for term in agreed}) == 1 and agreed[0] not in (used, gap):
                term = agreed[0]
                yield Told("gap", "与工期之差", gap, (f"{term.plain}-{used.plain}", f"{used.plain}-{term.plain}"), True, (used, gap, term))


def _day(term: Term) -> bool:
    return term.unit in _DAYS and term.exact

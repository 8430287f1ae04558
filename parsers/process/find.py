"""Events and claims in prose: started, finished, awarded, signed, approved, surveyed; accepted, completed, on time, late."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lexicon.load import Lexicon
from model.document import BlockKind, Document
from model.figure import Figure, Part, PartKind, Subject
from model.quick import changed
from model.regexp import regexp
from model.view import squeezed
from parsers.dates import DateHit, dates_in, off_the_calendar
from parsers.process.claims import claims
from parsers.process.clause import STAGE, Clause, clause_at
from parsers.process.denials import denials
from parsers.process.durations import durations
from parsers.process.gaps import gaps
from parsers.process.lapses import Dated, lapses
from parsers.process.later_than import later_than
from parsers.process.paid_after import paid_after
from parsers.process.periods import periods
from parsers.process.places import place_of, titled_place
from parsers.process.roles import role_of
from parsers.process.schedule import scheduled
from parsers.process.signed_last import signed_last
from parsers.process.terms import terms
from parsers.process.within_dates import terms_in_dates
from parsers.process.within_term import terms_kept
from parsers.stretch import Stretch, among_cells

_STANDARD = regexp(r"^(?:评分|评价|计分|考核|打分)(?:标准|细则|方法|依据|规则|办法)|^指标(?:解释|说明|定义)")


@dataclass(frozen=True, slots=True)
class _Found:
    """A role for a range of the clean text."""

    role: str
    start: int
    end: int
    lots: tuple[str, ...] = ()
    item: str | None = None
    stage: str | None = None
    scope: str | None = None


_NEAR = 12
"""So many paragraphs above may tell when a thing was due."""
_SURVEYED = regexp(r"(?:调查|发放|访谈)(?:起止)?(?:时间|日期)(?:为|是|[:：])\s*20\d\d")
"""A questionnaire with its results behind it tells when it was answered."""


def process_figures(document: Document, stretches: Sequence[Stretch], parts: Sequence[Part], lexicon: Lexicon) -> list[Figure]:
    """Figures for the dates, durations, lots and claims of prose and of long table cells."""
    found: list[Figure] = []
    heading = ""
    standards, timed = _standards(stretches), scheduled(stretches, lexicon)
    before: list[Dated] = []
    for index, loose in enumerate(stretches):
        stretch = changed(loose, view=squeezed(loose.view))
        kind = parts[stretch.part].kind if parts else PartKind.REPORT
        if (kind is PartKind.QUESTIONNAIRE and not _SURVEYED.search(stretch.text)) or (stretch.cell is not None and (stretch.cell.table, stretch.cell.column) in standards):
            continue
        hits = dates_in(stretch.text) if any(mark in stretch.text for mark in ("月", "年", ".", "-")) else ()
        unsigned = bool(hits) and (stretch.cell is not None or among_cells(stretches, index))
        roles = [timed.get(index) or _role(stretch, hits, at, heading, kind, unsigned, lexicon) for at in range(len(hits))]
        for event in _events(stretch, hits, roles, kind, heading, lexicon):
            for lot in event.lots or (None,):
                found.append(_figure(document, stretch, event, lot))
        found.extend(periods(document, stretch, hits, roles))
        found.extend(durations(document, stretch, lexicon))
        found.extend(gaps(document, stretch, lexicon))
        found.extend(lapses(document, stretch, hits, before, lexicon))
        found.extend(terms_kept(document, stretch, hits, lexicon))
        found.extend(terms_in_dates(document, stretch, hits, before, lexicon))
        found.extend(later_than(document, stretch, hits))
        found.extend(paid_after(document, stretch, hits))
        if stretch.cell is None:
            before = [*before[1 - _NEAR :], (stretch, hits)]
        found.extend(claims(document, stretch, lexicon))
        found.extend(terms(document, stretch))
        found.extend(denials(document, stretch))
        if stretch.kind is BlockKind.HEADING:
            heading = stretch.text
    return [*found, *signed_last(document, stretches, parts, found)]


def _standards(stretches: Sequence[Stretch]) -> set[tuple[int, int]]:
    """The columns of scoring standards: what they say of lateness is a condition, not a claim."""
    return {
        (stretch.cell.table, stretch.cell.column)
        for stretch in stretches
        if stretch.cell is not None and len(stretch.text) < 14 and _STANDARD.search("".join(stretch.text.split()))
    }


def _figure(document: Document, stretch: Stretch, event: _Found, lot: str | None) -> Figure:
    anchor = stretch.anchor(document, event.start, event.end)
    return Figure(
        id="",
        role=event.role,
        raw=stretch.text[event.start : event.end],
        label="",
        anchor=anchor,
        part=stretch.part,
        subject=Subject(lot=lot, item=event.item, stage=event.stage, scope=event.scope),
        tokens=(anchor.span,),
    )


def _role(stretch: Stretch, hits: Sequence[DateHit], index: int, heading: str, part: PartKind, unsigned: bool, lexicon: Lexicon) -> str | None:
    return None if hits[index].form == "months" else role_of(clause_at(stretch.text, hits, index), heading, part, unsigned, lexicon)


def _events(stretch: Stretch, hits: Sequence[DateHit], roles: Sequence[str | None], part: PartKind, heading: str, lexicon: Lexicon) -> Iterator[_Found]:
    """The dates that have a role, and those that no calendar has, whatever they are for."""
    for index, (hit, role) in enumerate(zip(hits, roles, strict=True)):
        stage = STAGE.match(stretch.text[hit.end : hit.end + 24]) if hit.form == "months" else None
        if stage:
            yield _Found("planned_stage", hit.start, hit.end, item="".join(stage["stage"].split()), stage="计划")
        elif role:
            clause = clause_at(stretch.text, hits, index)
            if role.startswith("planned") and _OTHER_TERM.search(stretch.text, 0, hit.start):
                continue
            yield _Found(role, hit.start, hit.end, clause.lots(lexicon, role), clause.item(role), clause.stage(role), _scope(role, part, heading, clause))
        elif off_the_calendar(hit.raw):
            yield _Found("impossible_date", hit.start, hit.end)


def _scope(role: str, part: PartKind, heading: str, clause: Clause) -> str | None:
    """Of what a date of works is, if not of the project: what a notice asks for, it asks of the whole region; what is recommended is
    still to come; 老街片区2024年3月18日开工，6月2日完工 is of one place."""
    if role.startswith(("planned", "actual")):
        if part is PartKind.NOTICE:
            return "全域"
        if role.startswith("planned") and _AHEAD.search(heading):
            return "后续"
    level = _LEVEL.match(clause.after) if role == "acceptance_date" else None
    return level["level"] if level else (place_of(clause) or titled_place(clause.text)) if role in _OF_WORKS else None


_LEVEL = regexp(r"[^，,。；;]{0,12}?(?P<level>[省市县区]级验收)")
"""12月22日完成县级验收: one of several acceptances."""


_OTHER_TERM = regexp(r"(?:监理(?:合同)?(?:服务)?|质保|保修|养护|租赁|运维|缺陷责任)(?:合同)?(?:服务)?期[^。；;]{0,30}\Z")
"""监理合同服务期12个月，自2022年3月1日至2023年2月28日: no period of the works."""
_AHEAD = regexp(r"建议|下一步|整改|打算")
_OF_WORKS = ("planned_start", "planned_finish", "actual_start", "actual_finish", "acceptance_date", "contract_date", "award_date")

"""Which marks really begin a part, by what stood before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model.document import Document
from model.figure import PartKind
from model.regexp import regexp
from parsers.parts.marks import HEAD_REACH, Line, Mark, Sign, may_be_title
from parsers.parts.sheets import is_workbook

_FIRST = regexp(r"^一、")
_FORMS = (PartKind.SELF_FORM, PartKind.MONITOR_FORM)


def begun(marks: Sequence[Mark], lines: Sequence[Line], document: Document) -> list[Mark]:
    """The marks that really begin a part, the first one at 0."""
    walk = _Walk()
    for mark in _first_come(_without_lists(marks)):
        walk.step(mark)
    title = next((line.text for line in lines[:8] if may_be_title(line.text)), "")
    if not walk.found:
        return [Mark(0, PartKind.REPORT, Sign.TITLE, title)]
    found = _after_summary(walk.found, lines)
    if found[0].kind is PartKind.REPORT and _reports_again(found):
        found[0] = Mark(0, PartKind.COVER_FORM, Sign.TITLE, found[0].title)
    if found[0].start > 0:
        found = _from_the_top(found, lines, title, under_sheets=is_workbook(document) and document.tables[0].span.start < found[0].start)
    return _merged(found)


def _without_lists(marks: Sequence[Mark]) -> list[Mark]:
    """An attachment's number that comes again was a list's before."""
    last = {mark.number: mark.start for mark in sorted(marks, key=lambda mark: mark.start) if mark.number}
    return [mark for mark in marks if not mark.number or last[mark.number] == mark.start]


def _first_come(marks: Sequence[Mark]) -> list[Mark]:
    """In text order; at one place an attachment's head beats a title, a title a table."""
    found: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, not mark.certain, mark.sign is not Sign.ANOTHER, mark.sign is Sign.RESUMED)):
        if not found or found[-1].start != mark.start:
            found.append(mark)
    return found


def _from_the_top(found: list[Mark], lines: Sequence[Line], title: str, *, under_sheets: bool) -> list[Mark]:
    """What stands above the first mark belongs to its part, or is a cover, or the report."""
    first, *rest = found
    alone = not rest or first.kind in (PartKind.SCORE_SHEET, PartKind.INTERVIEW)
    near = first.start < HEAD_REACH and not first.certain and not under_sheets
    if near and (alone or _before_body(first, lines)) and first.kind is not PartKind.SUMMARY:
        return [Mark(0, first.kind, Sign.TITLE, first.title), *rest]
    covered = first.kind in (PartKind.SUMMARY, PartKind.COVER_FORM) or (first.kind is PartKind.REPORT and _before_body(first, lines))
    return [Mark(0, PartKind.COVER_FORM if covered else PartKind.REPORT, Sign.TITLE, title), *found]


def _reports_again(marks: Sequence[Mark]) -> bool:
    """Whether the title on the cover comes again at the report's own beginning."""
    follows = [mark.kind for mark in marks[1:] if not mark.certain]
    return bool(follows) and follows[0] in (PartKind.COVER_FORM, PartKind.SUMMARY) and PartKind.REPORT in follows


def _after_summary(marks: list[Mark], lines: Sequence[Line]) -> list[Mark]:
    """A summary that no title ends, ends where the headings begin again at 一、; where they begin but once, and no report follows, they are
    the report's own, if the summary has told something before."""
    found: list[Mark] = []
    for at, (mark, end) in enumerate(zip(marks, [*(mark.start for mark in marks[1:]), lines[-1].start + 1 if lines else 0], strict=True)):
        found.append(mark)
        if mark.kind is PartKind.SUMMARY:
            firsts = [line for line in lines if mark.start < line.start < end and _FIRST.match(line.text)]
            told = bool(firsts) and any(mark.start < line.start < firsts[0].start and len(line.text) > _TOLD for line in lines)
            alone = told and not any(later.kind is PartKind.REPORT for later in marks[at + 1 :])
            body = firsts[1:] or (firsts if alone else [])
            if body:
                found.append(Mark(body[0].start, PartKind.REPORT, Sign.TITLE))
    return found


_TOLD = 40
"""So many characters are no heading: the summary's own words."""


def _before_body(mark: Mark, lines: Sequence[Line]) -> bool:
    """Whether no numbered heading stands before a mark."""
    return not any(_FIRST.match(line.text) for line in lines if line.start < mark.start)


def _merged(marks: list[Mark]) -> list[Mark]:
    """Neighbours of one kind are one part (cover and cover form)."""
    found: list[Mark] = []
    for mark in marks:
        if found and found[-1].kind is mark.kind and not mark.certain and mark.kind in (PartKind.COVER_FORM, PartKind.REPORT):
            if not found[-1].title:
                found[-1] = Mark(found[-1].start, mark.kind, found[-1].sign, mark.title)
            continue
        found.append(mark)
    return found


class _Walk:
    """Goes over the marks and keeps those that begin a part, by what stood before them."""

    def __init__(self) -> None:
        self.found: list[Mark] = []
        self.annexed = False
        self.resume: Mark | None = None

    @property
    def now(self) -> PartKind | None:
        return self.found[-1].kind if self.found else None

    def step(self, mark: Mark) -> None:
        if mark.certain:
            self.annexed = True
            self.resume = None
            self.found.append(mark)
        elif mark.sign is Sign.RESUMED:
            self._after_table(mark)
        elif mark.sign is Sign.TABLE:
            self._table(mark)
        elif mark.sign is Sign.ANOTHER and self.now in _FORMS:
            self.found.append(replace(mark, kind=self.found[-1].kind, title=self.found[-1].title))
        elif self._begins(mark):
            self.resume = None
            self.found.append(mark)

    def _table(self, mark: Mark) -> None:
        if self.now is mark.kind:
            return
        if mark.kind is PartKind.COVER_FORM:
            if not self.annexed and self.now in (None, PartKind.REPORT) and mark.start < 2 * HEAD_REACH:
                self.found.append(mark)
            return
        self.resume = self.found[-1] if self.found else Mark(0, PartKind.REPORT, Sign.TITLE)
        self.found.append(mark)

    def _after_table(self, mark: Mark) -> None:
        if self.resume is None:
            return
        kind = self.resume.kind
        if kind is not PartKind.OTHER or self.resume.start == 0:
            self.found.append(Mark(mark.start, kind, Sign.RESUMED, self.resume.title))
        self.resume = None

    def _begins(self, mark: Mark) -> bool:
        kind, now = mark.kind, self.now
        if kind is PartKind.SUMMARY:
            return not self.annexed and now in (None, PartKind.REPORT, PartKind.COVER_FORM)
        if kind in (PartKind.REPORT, PartKind.SELF_REPORT):
            if now in (PartKind.SELF_FORM, PartKind.SELF_REPORT) and self.annexed:
                self.found.append(Mark(mark.start, PartKind.SELF_REPORT, Sign.TITLE, mark.title)) if now is PartKind.SELF_FORM else None
                return False
            return not self.annexed and now in (None, PartKind.SUMMARY, PartKind.COVER_FORM, PartKind.SELF_FORM)
        if kind is PartKind.QUESTIONNAIRE:
            return now in (PartKind.SURVEY_REPORT, PartKind.INTERVIEW) or (self.annexed and now is PartKind.OTHER)
        return now is None and mark.start < HEAD_REACH

"""The cells of a score table that hold sentences: its scoring standards, its goals, its notes."""

from __future__ import annotations

from dataclasses import replace

from model.figure import Subject
from model.regexp import regexp
from model.view import View
from parsers.frames import Slot
from parsers.rubrics.missed import missed_in
from parsers.rubrics.notes import done_of_plan, notes_in, result_in
from parsers.rubrics.site import PLANNED, Compact, Site
from parsers.rubrics.steps import rubric_in
from parsers.tables.reader import Reader


def _site(reader: Reader, slot: Slot, subject: Subject, kind: str) -> Site:
    prefix = f"t{reader.frame.table.index}r{slot.row}c{slot.column}.{kind}"
    return Site(reader.frame.document, reader.part_of, prefix, replace(subject, group=reader.group), reader.frame.ref(slot), slot.cell.bbox)


def read_rubric(reader: Reader, slot: Slot, view: View, subject: Subject) -> None:
    """A 评分标准 cell."""
    site = _site(reader, slot, subject, "s")
    rubric = rubric_in(site, view)
    reader.figures.extend(site.figures)
    if rubric:
        reader.rubrics.append(rubric)


_GOAL = regexp(
    rf"(?:^{PLANNED}"
    r"|(?:^|[，,；;。(（])(?:年度|本项|该项|计划)?(?:目标值?|指标值|计划值|计划数|标杆值))(?:为|是|:|：)?(?:≥|不少于|不低于)?"
    r"(?P<n>\d[\d,]*(?:\.\d+)?)(?P<unit>%|(?![万亿])[\u4e00-\u9fff㎡]{1,4}?)(?=[，,；;。)）]|$)"
)
"""得分=完成值/目标值×分值，目标值1800户; 计划5所，得分=实际/计划×7: in a table without a column of targets."""


def read_goal(reader: Reader, slot: Slot, view: View, subject: Subject) -> None:
    """The only target that a 评分标准 cell states."""
    text = Compact(view)
    found = list(_GOAL.finditer(text.text))
    if len(found) == 1 and subject.indicator:
        site = _site(reader, slot, subject, "g")
        site.figure("indicator_target", text, found[0], "n", unit=found[0]["unit"])
        reader.figures.extend(site.figures)


def read_notes(reader: Reader, slot: Slot, view: View, subject: Subject) -> None:
    """A 评分说明 cell."""
    site = _site(reader, slot, subject, "n")
    text = Compact(view)
    notes_in(site, text)
    result_in(site, text)
    done_of_plan(site, text)
    rubric = next((rubric for rubric in reversed(reader.rubrics) if (rubric.subject.indicator, rubric.subject.code) == (subject.indicator, subject.code)), None)
    if rubric is not None:
        missed_in(rubric.text, [(site, text, [(0, len(text.text))])])
    reader.figures.extend(site.figures)

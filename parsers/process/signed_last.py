"""A report that is signed on its last lines, behind its attachments: 附件2 …⏎某某咨询有限公司⏎2024年6月12日."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.document import Document
from model.figure import Figure, Part, PartKind, Subject
from model.regexp import regexp
from parsers.dates import only_date
from parsers.stretch import Stretch

_BODY = regexp(r"[\u4e00-\u9fff()（）]{4,30}(?:公司|事务所|局|厅|委员会|办公室|中心|研究院|大学)(?:[(（][\u4e00-\u9fff]{2,8}[)）])?")
_ATTACHED = (PartKind.SURVEY_REPORT, PartKind.SCORE_SHEET, PartKind.INTERVIEW, PartKind.QUESTIONNAIRE, PartKind.OTHER)
_COVER = 40
"""So many lines from the top name who writes."""


def signed_last(document: Document, stretches: Sequence[Stretch], parts: Sequence[Part], dated: Sequence[Figure]) -> Iterator[Figure]:
    """The day below the name of the body that the cover names, where no other line tells the day of the report."""
    lines = [stretch for stretch in stretches if stretch.text.strip()]
    if len(lines) <= _COVER or any(figure.role == "report_date" and "日" in figure.raw for figure in dated):
        return
    body, last = lines[-2], lines[-1]
    hit, name = only_date(last.text), "".join(body.text.split())
    if hit is None or last.cell is not None or parts[last.part].kind not in _ATTACHED or not _BODY.fullmatch(name):
        return
    if any(name in "".join(line.text.split()) for line in lines[:_COVER]):
        start = last.text.index(hit.raw)
        anchor = last.anchor(document, start, start + len(hit.raw))
        yield Figure(id="", role="report_date", raw=hit.raw, label="", anchor=anchor, part=last.part, subject=Subject(), tokens=(anchor.span,))

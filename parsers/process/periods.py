"""Periods that are told by both their ends, with the length that stands beside them: 2022年3月至2023年2月，共12个月."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from model.document import Document
from model.figure import Figure, Subject
from parsers.dates import DateHit
from parsers.stretch import Stretch

_LENGTH = re.compile(
    r"\s*(?:[^，。；;、（(\d]{0,4}[，,（(]\s*)(?:历时|为期|期限|周期|时长|共计|合计|总计|共)?(?:为|是|：|:)?\s*"
    r"(?P<raw>(?P<number>\d+|[一二两三四五六七八九十]+)\s*(?P<unit>个月|日历天|天|日|年))(?=[，。；;、)）]|$)"
)
"""Nothing but the length itself: 共3个月未发放 counts something else."""
_LENGTH_FIRST = re.compile(
    r"(?<!工)期(?:限)?(?:为|是|共|：|:)?\s*(?P<raw>(?P<number>\d+|[一二两三四五六七八九十]+)\s*(?P<unit>个月|天|日|年))\s*[，,（(]\s*(?:即|自|从|由)*\s*$"
)
"""质保期2年，自…至…; of works the 工期 counts otherwise."""
_WHOLE = ("full", "dots", "day")


def periods(document: Document, stretch: Stretch, hits: Sequence[DateHit], roles: Sequence[str | None]) -> Iterator[Figure]:
    """period_start, period_end and period_length of each range, ``item`` the range as printed.

    A range whose ends are dates of something (``roles``) is told only with its length: the order of those is looked at elsewhere."""
    for at, hit in enumerate(hits[:-1]):
        end = hits[at + 1]
        if not hit.range_start or hit.form not in _WHOLE or end.form not in _WHOLE:
            continue
        length = _LENGTH.match(stretch.text, end.end) or _LENGTH_FIRST.search(stretch.text[: hit.start])
        if length is None and any(roles[at : at + 2]):
            continue
        item = stretch.text[hit.start : end.end]
        yield _figure(document, stretch, "period_start", (hit.start, hit.end), item)
        yield _figure(document, stretch, "period_end", (end.start, end.end), item)
        if length is not None:
            found = _figure(document, stretch, "period_length", length.span("raw"), item)
            token = stretch.span(*length.span("number"))
            yield replace(found, number=length["number"], unit_text=length["unit"], tokens=(token,))


def _figure(document: Document, stretch: Stretch, role: str, span: tuple[int, int], item: str) -> Figure:
    anchor = stretch.anchor(document, *span)
    return Figure(id="", role=role, raw=stretch.text[slice(*span)], label="", anchor=anchor, part=stretch.part, subject=Subject(item=item), tokens=(anchor.span,))

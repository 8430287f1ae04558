"""Periods that are told by both their ends, with the length that stands beside them: 2022年3月至2023年2月，共12个月."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from model.document import Document
from model.figure import Figure, Subject
from model.regexp import regexp
from parsers.dates import DateHit
from parsers.stretch import Stretch

_LENGTH = regexp(
    r"\s*(?:[^，。；;、（(\d]{0,4}[，,（(]\s*)(?:历时|为期|期限|周期|时长|共计|合计|总计|共)?(?:为|是|：|:)?\s*"
    r"(?P<raw>(?P<number>\d+|[一二两三四五六七八九十]+)\s*(?P<unit>个月|日历天|天|日|年))(?=[，。；;、)）]|$)"
)
"""Nothing but the length itself: 共3个月未发放 counts something else."""
_LENGTH_FIRST = regexp(
    r"(?<!工)期(?:限)?(?:为|是|共|：|:)?\s*(?P<raw>(?P<number>\d+|[一二两三四五六七八九十]+)\s*(?P<unit>个月|天|日|年))\s*[，,（(]\s*(?:即|自|从|由)*\s*$"
)
"""质保期2年，自…至…; of works the 工期 counts otherwise."""
_WHOLE = ("full", "dots", "day")


def periods(document: Document, stretch: Stretch, hits: Sequence[DateHit], roles: Sequence[str | None]) -> Iterator[Figure]:
    """period_start, period_end and period_length of each range, ``item`` the range as printed.

    A range whose ends are dates of something (``roles``) is told only with its length: the order of those is looked at elsewhere."""
    for hit in hits:
        if hit.form == "months":
            yield from _of_months(document, stretch, hit)
    for at, hit in enumerate(hits[:-1]):
        end = hits[at + 1]
        apart = not hit.range_start and _is_range(stretch.text, hit, end)
        if not (hit.range_start or apart) or hit.form not in _WHOLE or end.form not in _WHOLE:
            continue
        length = _length(stretch.text, hit.start, end.end)
        if length is None and (apart or any(roles[at : at + 2])):
            continue
        item = stretch.text[hit.start : end.end]
        yield _figure(document, stretch, "period_start", (hit.start, hit.end), item)
        yield _figure(document, stretch, "period_end", (end.start, end.end), item)
        if length is not None:
            yield _lasting(document, stretch, length, item)


def _length(text: str, start: int, end: int) -> re.Match[str] | None:
    """How long it is said to last, behind the range or before it."""
    return _LENGTH.match(text, end) or _LENGTH_FIRST.search(text[:start])


def _lasting(document: Document, stretch: Stretch, length: re.Match[str], item: str) -> Figure:
    found = _figure(document, stretch, "period_length", length.span("raw"), item)
    token = stretch.span(*length.span("number"))
    return replace(found, number=length["number"], unit_text=length["unit"], tokens=(token,))


def _of_months(document: Document, stretch: Stretch, hit: DateHit) -> Iterator[Figure]:
    """2023年3月至11月，历时9个月: one date to the reader of dates, and its ends two months of one year."""
    length, last = _length(stretch.text, hit.start, hit.end), _LAST_MONTH.search(hit.raw)
    if length is None or last is None:
        return
    yield _figure(document, stretch, "period_start", (hit.start, hit.end), hit.raw)
    yield _figure(document, stretch, "period_end", (hit.start + last.start(), hit.start + last.end()), hit.raw)
    yield _lasting(document, stretch, length, hit.raw)


_LAST_MONTH = regexp(r"\d{1,2}\s*月份?$")


def _is_range(text: str, hit: DateHit, end: DateHit) -> bool:
    """自2023年3月1日开始受理，至11月30日截止: a range with words between its ends."""
    return bool(_FROM.search(text, max(0, hit.start - 8), hit.start) and _APART.fullmatch(text, hit.end, end.start))


_FROM = regexp(r"(?:自|从|由)\s*$")
_APART = regexp(r"\s*(?:[^，,。；;、\d]{2,14}(?=之日))?(?:起|开始|启动|正式|之日)[^，,。；;、\d]{0,8}[，,]?\s*(?:至|到|截至)\s*")


def _figure(document: Document, stretch: Stretch, role: str, span: tuple[int, int], item: str) -> Figure:
    anchor = stretch.anchor(document, *span)
    return Figure(id="", role=role, raw=stretch.text[slice(*span)], label="", anchor=anchor, part=stretch.part, subject=Subject(item=item), tokens=(anchor.span,))

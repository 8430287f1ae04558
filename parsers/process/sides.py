"""Dates near a claimed number of days: the day on which a thing was due, or the day on which it was done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lexicon.load import Lexicon
from model.document import Document
from model.figure import Figure, Subject
from model.regexp import regexp
from parsers.dates import DateHit
from parsers.stretch import Stretch

_PAUSE = regexp(r"[，,。；;！!（(]")
_BY = regexp(r"(?:之|以|底)?前")
_CALLED = regexp(r"(?:为|是|系)[^，。；;\d]{0,10}(?:截止|到期|最后期限|期限|时限)")
"""4月22日为交付截止日."""
_SIGNED, _CONTRACT = regexp(r"(?:正式)?(?:签订|签署|生效)"), regexp(r"合同|协议")
"""供货合同于3月8日签订: a contract's own day is none by which anything is due."""
_RATHER = regexp(r"比?较(?=[慢快大小多少长短难好差严紧复繁重])")
"""因手续办理较慢，…: rather slow, not slower than planned."""
_TOLD = regexp(r"\d\s*(?:个日历天|日历天|个?工作日|天|个月)(?:完成|完工)?[，,]$")
"""较计划延期23天，11月25日…: what was due is said and done with; the date behind it is of something else."""


@dataclass(frozen=True, slots=True)
class Told:
    """A date with the paragraph that it stands in; ``due``: it is when a thing should be, not when it was."""

    stretch: Stretch
    hit: DateHit
    due: bool
    around: str
    """Its clause, without the date."""


def sides(stretch: Stretch, hits: Sequence[DateHit], start: int, end: int, lexicon: Lexicon) -> list[Told]:
    """The dates of a range of the text that name a day or a month of a year, in order."""
    found: list[Told] = []
    for index, hit in enumerate(hits):
        if start <= hit.start and hit.end <= end and hit.form != "months":
            opens = hits[index - 1].end if index and hits[index - 1].end > start else start
            goes_on = bool(found) and hit.range_end and found[-1].due
            found.append(Told(stretch, hit, goes_on or _due(stretch.text, opens, hit, lexicon), _around(stretch.text, hit, start, end)))
    return found


def _due(text: str, opens: int, hit: DateHit, lexicon: Lexicon) -> bool:
    """比省定的6月30日, 应于6月30日前: the last word of its clause decides; a day by which is one that is due."""
    before = text[opens : hit.start]
    pauses = [match.end() for match in _PAUSE.finditer(before)]
    clause = before[pauses[-1] :] if pauses else before
    clause = _RATHER.sub("", clause if len(clause) > 1 or len(pauses) < 2 or _TOLD.search(before) else before[pauses[-2] :])
    clause = _CONTRACT.sub("", clause) if _SIGNED.match(text, hit.end) else clause
    due, done = (last_of(clause, lexicon.words[words]) for words in ("lapse_due", "lapse_done"))
    return due > done or (done < 0 and bool(_BY.match(text, hit.end) or hit.raw.endswith("前") or _CALLED.match(text, hit.end)))


def _around(text: str, hit: DateHit, start: int, end: int) -> str:
    opens = max((match.end() for match in _PAUSE.finditer(text, start, hit.start)), default=start)
    stop = _PAUSE.search(text, hit.end, end)
    return text[opens : hit.start] + "|" + text[hit.end : stop.start() if stop else end]


def last_of(text: str, words: Iterable[str]) -> int:
    """Where the last of the words ends in a text; -1 where there is none."""
    return max((at + len(word) for word in words if (at := text.rfind(word)) >= 0), default=-1)


def date_figure(document: Document, role: str, told: Told, item: str, label: str = "") -> Figure:
    """A date as part of a claim; ``item`` binds it to the others of that claim."""
    anchor = told.stretch.anchor(document, told.hit.start, told.hit.end)
    return Figure(id="", role=role, raw=told.hit.raw, label=label, anchor=anchor, part=told.stretch.part, subject=Subject(item=item), tokens=(anchor.span,))

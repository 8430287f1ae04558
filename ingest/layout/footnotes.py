"""Notes at the foot of a page: in smaller type below the text, each begun by a mark that the text above bears, raised or ringed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ingest.layout.content import PageContent, Ruling, Run
from ingest.layout.lines import TextLine, lines_of
from model.regexp import regexp
from model.span import Origin

_MARK = regexp(r"\s*(?:(?P<ring>[①-⑳])|[\[［〔](?P<bracket>\d{1,2})[\]］〕]|(?P<bare>\d{1,2})(?=\s|[\u4e00-\u9fff《“]))\s*\S")
PAGE_NUMBER = regexp(
    r"[-—–―~·.\s]*(?:第\s*)?(?:\d{1,4}|[ivxlcIVXLC]{1,6})\s*页?(?:\s*[,，/／]?\s*(?:共|of)?\s*\d{1,4}\s*页?)?[-—–―~·.\s]*", re.IGNORECASE
)
"""A line that is nothing but a page number."""
_SMALLER = 0.92
"""Notes are set in type at most so large, by that of the text."""
_RAISED = 0.8
_LIFT = 0.12
"""A raised mark is at most so large, and its foot at least so far above the line's, in sizes of the text."""
_SHORT = (0.08, 0.5)
"""The rule above notes is so long, in widths of the page."""
_RINGED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BEGINS = frozenset(_RINGED + "0123456789[［〔")


class Notes(NamedTuple):
    """``top``: where the notes of a page begin; ``marks``: the raised figures in the text that point to them."""

    top: float
    marks: tuple[Run, ...]


def notes_of(content: PageContent) -> Notes | None:
    """The notes below a page's text, None where there are none.  A recognised page's type varies too much to tell."""
    body = _body(content.runs)
    if content.origin is Origin.OCR or not _may_have(content, body):
        return None
    lines = lines_of(content.runs)
    small = _foot(lines, body)
    for at in range(len(small)):
        notes = _notes(content, [line for line in lines if line.bottom <= small[at].top], small[at:], body)
        if notes is not None:
            return notes
    return None


def _notes(content: PageContent, above: Sequence[TextLine], foot: Sequence[TextLine], body: float) -> Notes | None:
    """The foot's lines as notes, where they count on from the first and the text above points to them, or a short rule parts them from it."""
    numbers = [number for line in foot if (number := _number(line))]
    if not _number(foot[0]) or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return None
    marks = tuple(_raised(content.runs, above, set(numbers), body))
    told = {int(run.text) for run in marks} | {_RINGED.index(char) + 1 for line in above for char in line.text if char in _RINGED}
    if set(numbers) <= told or _ruled(content, foot[0], max(line.bottom for line in above)):
        return Notes(foot[0].top, marks)
    return None


def _may_have(content: PageContent, body: float) -> bool:
    """A cheap look: small type that begins with a figure, in the lower half."""
    return any(run.size <= _SMALLER * body and run.top > content.height / 2 and run.text[0] in _BEGINS for run in content.runs)


def begins(line: TextLine) -> bool:
    """Whether a note begins with this line."""
    return _MARK.match(line.text) is not None


def _body(runs: Iterable[Run]) -> float:
    """The size of most of a page's characters."""
    sizes: Counter[float] = Counter()
    for run in runs:
        sizes[round(run.size, 1)] += len(run.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


def _foot(lines: Sequence[TextLine], body: float) -> list[TextLine]:
    """The lines in small type with which a page ends, but for its number; none where nothing stands above them."""
    rising = sorted(lines, key=lambda line: -line.bottom)
    while rising and PAGE_NUMBER.fullmatch(rising[0].text):
        rising = rising[1:]
    count = next((at for at, line in enumerate(rising) if line.size > _SMALLER * body), len(rising))
    return rising[:count][::-1] if 0 < count < len(rising) else []


def _number(line: TextLine) -> int:
    """The number of the note that begins with this line, else 0."""
    match = _MARK.match(line.text)
    if match is None:
        return 0
    return _RINGED.index(match["ring"]) + 1 if match["ring"] else int(match["bracket"] or match["bare"])


def _raised(runs: Iterable[Run], above: Sequence[TextLine], numbers: set[int], body: float) -> Iterable[Run]:
    """Small figures that stand above the foot of their line and are a note's number; after m they are squares and cubes."""
    for run in runs:
        if not (run.text.isdecimal() and len(run.text) <= 2 and int(run.text) in numbers and run.size <= _RAISED * body):
            continue
        line = next((line for line in above if line.top - body / 2 < run.top and run.bottom < line.bottom - _LIFT * body), None)
        if line is not None and not _squares(line, run):
            yield run


def _squares(line: TextLine, run: Run) -> bool:
    before = [char for char, right in zip(line.text, line.xs[1:], strict=True) if right <= run.x0 + 1]
    return bool(before) and before[-1] in "mM米"


def _ruled(content: PageContent, first: TextLine, bottom: float) -> bool:
    """Whether a short rule parts the notes from the text."""
    def parts(rule: Ruling) -> bool:
        long = (rule.x1 - rule.x0) / content.width
        beside = abs(rule.x0 - first.x0) < 2.5 * first.size and bottom - 2 < rule.top < first.top + 2
        return rule.horizontal and _SHORT[0] <= long <= _SHORT[1] and beside

    return any(map(parts, content.rulings))

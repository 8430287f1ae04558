"""Runs of numbered lines and of attachments' headings: each with its marks, and where it broke."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from model.document import Document
from model.figure import Figure, Part, PartKind
from model.regexp import regexp
from parsers.found import Found, figure_of
from parsers.small_numbers import HAN, small
from parsers.stretch import Stretch
from parsers.wording.lines import ANNEX

_STYLES = (
    ("一", regexp(r"^(?P<mark>(?P<n>[一二三四五六七八九十]{1,3})、)")),
    ("(一)", regexp(r"^(?P<mark>[（(]\s*(?P<n>[一二三四五六七八九十]{1,3})\s*[)）])")),
    ("1.", regexp(r"^(?P<mark>(?P<n>\d{1,2})\s*[.．、](?!\d{2}|\d\s*(?:[%万亿.]|元|个|户|亩|米|吨)))")),
    ("(1)", regexp(r"^(?P<mark>[（(]\s*(?P<n>\d{1,2})\s*[)）])")),
)


@dataclass
class _Run:
    """A numbering that goes on: marks, numbers, and where it broke."""

    marks: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    at: tuple[Stretch, int, int] | None = None
    broken: bool = False


def numberings(document: Document, stretches: Sequence[Stretch], parts: Sequence[Part]) -> Iterator[Figure]:
    """One figure a run of numbered lines (three or more), and one for the attachments' headings."""
    runs: dict[int, _Run] = {}
    since: dict[int, str] = {}
    part = -1
    for stretch in stretches:
        if stretch.cell is not None:  # 5.沟渠损坏后是否有人维修？ across a table's columns
            own = next((found for _, form in _STYLES if (found := form.match(stretch.text.strip()))), None)
            since = {key: f"{value}\n{stretch.text}" for key, value in since.items()} if own is not None else since
            continue
        if stretch.part != part:
            yield from _closed(document, [runs.pop(level) for level in sorted(runs)])
            part = stretch.part
        text = stretch.text.strip()
        level, match = next(((level, found) for level, (_, form) in enumerate(_STYLES) if (found := form.match(text))), (None, None))
        if level is None or match is None or parts[part].kind is PartKind.QUESTIONNAIRE:
            since = {key: value + text for key, value in since.items()}
            continue
        yield from _closed(document, [runs.pop(deeper) for deeper in sorted(runs) if deeper > level])
        number = _value(match["n"])
        run = runs.get(level)
        if run is None or number <= run.numbers[-1] or number > run.numbers[-1] + 3:
            if run is not None:
                yield from _closed(document, [run])
            run = runs[level] = _Run()
        elif number > run.numbers[-1] + 1 and not _inside(since.get(level, ""), number - 1, level):
            run.broken = True
            run.at = (stretch, stretch.text.index(text), stretch.text.index(text) + match.end("mark"))
        elif number > run.numbers[-1] + 1:
            run = runs[level] = _Run()
        run.marks.append("".join(match["mark"].split()).rstrip("、.．"))
        run.numbers.append(number)
        run.at = run.at or (stretch, stretch.text.index(text), stretch.text.index(text) + match.end("mark"))
        since[level] = text
    yield from _closed(document, [runs[level] for level in sorted(runs)])
    yield from _annexes(document, stretches, parts)


def _inside(text: str, number: int, level: int) -> bool:
    """Whether the missing number stands inside a paragraph since."""
    if level in (0, 1):
        mark = HAN[number - 1] if number <= len(HAN) else "百"
        return bool(re.search(rf"(?<![\u4e00-\u9fa5]){mark}、|[（(]\s*{mark}\s*[)）]", text))
    if level == 2:
        return bool(re.search(rf"(?<![\d.]){number}\s*[.、．]\s*[\u4e00-\u9fa5《]", text))
    return bool(re.search(rf"[（(]\s*{number}\s*(?:[)）]|《)", text))


def _value(mark: str) -> int:
    """What a mark counts to; of characters that make no number (一二) the first."""
    number = small(mark)
    return number if number is not None else HAN.index(mark[0]) + 1


def _closed(document: Document, runs: Sequence[_Run]) -> Iterator[Figure]:
    for run in runs:
        if len(run.marks) >= 3 and run.at is not None:
            stretch, start, end = run.at
            yield figure_of(document, stretch, Found("numbering", start, end, " ".join(run.marks)))


_ANNEX_CAPTION = regexp(r"\s*附\s*件\s*(?P<n>[一二三四五六七八九十\d]+)")
"""附件2：基础数据表 right above its table, which begins no part of its own."""
_ANNEX_LINE = regexp(r"\s*附\s*件\s*(?P<n>[一二三四五六七八九十\d]+)(?:\s+|\s*[:：]\s*)[\u4e00-\u9fff]")
"""附件3  反馈意见：无异议。: all of an attachment on its line."""


def _annexes(document: Document, stretches: Sequence[Stretch], parts: Sequence[Part]) -> Iterator[Figure]:
    """附件一 附件2 …: the headings of the attachments as one series."""
    heads: list[tuple[Stretch, str]] = []
    starts = {part.span.start for part in parts}
    lines: set[str] = set()
    for stretch in stretches:
        match = ANNEX.match(stretch.text.strip()) if stretch.cell is None and len(stretch.text) < 90 else None
        if match and stretch.view.offsets and any(start <= stretch.view.offsets[0] < start + 3 for start in starts) and "-" not in match["number"]:
            heads.append((stretch, "".join((match["word"] + match["number"]).split())))
        elif heads and stretch.cell is None and (line := _ANNEX_LINE.match(stretch.text)):
            lines.add(line["n"])
    captions = {match["n"] for table in document.tables if table.caption and (match := _ANNEX_CAPTION.match(document.text, table.caption.start))}
    captions |= lines
    marks = [mark for _, mark in heads]
    styles = [mark[-1] in HAN for mark in marks]
    if len(heads) > 1:
        odd = next((index for index in range(1, len(styles)) if styles[index] != styles[index - 1]), 0)
        stretch = heads[odd][0]
        told = [*marks, *(f"附件{number}" for number in captions if f"附件{number}" not in marks)]
        kept = marks if len(told) == len(marks) else sorted(told, key=lambda mark: _value(mark[2:]))
        yield figure_of(document, stretch, Found("numbering", 0, min(len(stretch.text), 6), " ".join(kept)))

"""Series of numbered paragraphs: (1) (2) (4), 一、 二、 三、, 附件一 附件2."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from model.document import BlockKind
from parsers.stretch import Stretch
from parsers.wording.found import Found

_HAN = "一二三四五六七八九十"
_FORMS = (
    ("(一)", re.compile(r"^[（(]\s*(?P<n>[一二三四五六七八九十]{1,3})\s*[)）]")),
    ("(1)", re.compile(r"^[（(]\s*(?P<n>\d{1,2})\s*[)）]?(?=[^\d)）]|[)）])")),
    ("一、", re.compile(r"^(?P<n>[一二三四五六七八九十]{1,3})\s*、")),
    ("1.", re.compile(r"^(?P<n>\d{1,2})\s*[.．](?![\d.])")),
    ("1、", re.compile(r"^(?P<n>\d{1,2})\s*、")),
    ("①", re.compile(r"^(?P<n>[①-⑳])")),
    ("附件", re.compile(r"^附件\s*(?P<n>\d{1,2}|[一二三四五六七八九十]{1,2})(?=\s*[:：\s]|$)")),
)
_LONGEST_SERIES = 60


@dataclass(slots=True)
class _Series:
    """The members so far: printed mark, value, stretch index."""

    form: str
    part: int
    marks: list[tuple[str, int, int]] = field(default_factory=list)


def numberings(stretches: Sequence[Stretch]) -> Iterator[tuple[Stretch, Found]]:
    """Each series of three members or more; deeper series end where an outer one goes on."""
    stack: list[_Series] = []
    annexes = _Series("附件", 0)
    for at, stretch in enumerate(stretches):
        if stretch.cell is not None or stretch.kind in (BlockKind.CAPTION, BlockKind.TABLE):
            continue
        found = _marker(stretch.text.lstrip())
        if found is None:
            continue
        form, mark, value = found
        if form == "附件":
            annexes.marks = [*(entry for entry in annexes.marks if entry[1] < value), (mark, value, at)]
            yield from _closed(stack, stretches)
            stack = []
            continue
        if stack and stack[-1].part != stretch.part:
            yield from _closed(stack, stretches)
            stack = []
        yield from _step(stack, form, (mark, value, at), stretch.part, stretches)
    yield from _closed(stack, stretches)
    if len(annexes.marks) > 1:
        yield from _series(annexes, stretches)


def _marker(text: str) -> tuple[str, str, int] | None:
    for form, pattern in _FORMS:
        match = pattern.match(text)
        if match:
            value = _value(match["n"])
            return (form, re.sub(r"\s", "", match.group()).rstrip("、.．"), value) if value else None
    return None


def _value(mark: str) -> int:
    if mark.isdigit() and mark.isascii():
        return int(mark)
    if "①" <= mark <= "⑳":
        return ord(mark) - ord("①") + 1
    tens, ten, ones = mark.partition("十")
    if ten:
        return (_HAN.index(tens) + 1 if tens else 1) * 10 + (_HAN.index(ones) + 1 if ones else 0)
    return _HAN.index(mark) + 1 if mark in _HAN else 0


def _step(stack: list[_Series], form: str, member: tuple[str, int, int], part: int, stretches: Sequence[Stretch]) -> Iterator[tuple[Stretch, Found]]:
    depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].form == form), None)
    if depth is None:
        stack.append(_Series(form, part, [member]))
        return
    while len(stack) > depth + 1:
        yield from _series(stack.pop(), stretches)
    current = stack[-1]
    last = current.marks[-1][1]
    if member[1] <= last or member[1] > last + 4:
        yield from _series(stack.pop(), stretches)
        stack.append(_Series(form, part, [member]))
    else:
        current.marks.append(member)


def _closed(stack: list[_Series], stretches: Sequence[Stretch]) -> Iterator[tuple[Stretch, Found]]:
    for series in reversed(stack):
        yield from _series(series, stretches)


def _series(series: _Series, stretches: Sequence[Stretch]) -> Iterator[tuple[Stretch, Found]]:
    marks = series.marks
    if len(marks) < 3 or len(marks) > _LONGEST_SERIES or marks[0][1] != 1:
        return
    odd = None
    for before, after in pairwise(marks):
        missing = [value for value in range(before[1] + 1, after[1]) if not _inside(stretches[before[2] : after[2]], value)]
        if missing and odd is None:
            odd = after
        elif not missing and after[1] > before[1] + 1:
            return  # the missing marks stand inside a paragraph
    styles = [bool(re.search(r"\d", mark)) for mark, _, _ in marks]
    if odd is None and len(set(styles)) > 1:
        rare = sum(styles) * 2 < len(styles)
        odd = marks[styles.index(rare)]
    mark, _, at = odd or marks[-1]
    stretch = stretches[at]
    start = len(stretch.text) - len(stretch.text.lstrip())
    yield stretch, Found("numbering", start, start + max(1, len(mark)), "、".join(mark for mark, _, _ in marks), item=series.form)


def _inside(between: Sequence[Stretch], value: int) -> bool:
    """Whether the mark stands somewhere inside the paragraphs or cells between (a lost line break, a lost bracket)."""
    han = _HAN[value - 1] if value <= 10 else ""
    circled = chr(ord("①") + value - 1) if value <= 20 else "\0"
    pattern = re.compile(
        rf"[（(]\s*{value}(?!\d)|(?<![\d.]){value}\s*[.、．](?!\d)|{circled}" + (rf"|[（(]{han}[)）]|(?<![\u4e00-\u9fa5]){han}、" if han else "")
    )
    return any(pattern.search(stretch.text) for stretch in between)

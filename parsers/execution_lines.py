"""The marks for budget execution in a form of one label and figure a line: 预算执行情况（10分） … 执行率97% ⏎ 得分9.7."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from model.document import Document
from model.figure import Figure, Subject
from model.regexp import regexp
from parsers.stretch import Stretch

_N = r"\d+(?:\.\d+)?"
_HEAD = regexp(rf"(?:[一二三四五六七八九十\d]{{1,2}}[、.])?(?:项目|部门)?(?:预算|资金)?(?:预算|资金)执行(?:情况|率)?\((?:分值|满分|权重)?[:]?(?P<n>{_N})分\)[:]?")
_GOT = regexp(rf"(?:自评|评价|实际)?得分(?:为|[:])?(?P<n>{_N})分?")
_RATE = regexp(rf"(?:预算|资金)?(?:预算|资金)?执行率(?:为|[:])?{_N}%")
_REACH, _LONGEST = 7, 24
"""Lines in which all of it stands, and how long one may be."""


def execution_lines(document: Document, stretches: Sequence[Stretch]) -> Iterator[Figure]:
    """The weight in the heading's brackets and the score in a line below, with the rate between them."""
    for at, stretch in enumerate(stretches):
        head = _HEAD.fullmatch(_plain(stretch)) if stretch.cell is None and "执行" in stretch.text else None
        below = _lines_below(stretches, at) if head else []
        got = next((line for line in below if _GOT.fullmatch(_plain(line))), None)
        if head and got and any(_RATE.fullmatch(_plain(line)) for line in below):
            yield _marks(document, stretch, "indicator_weight", "分值")
            yield _marks(document, got, "indicator_score", "得分")


def _plain(stretch: Stretch) -> str:
    return stretch.text.strip()


def _lines_below(stretches: Sequence[Stretch], at: int) -> list[Stretch]:
    """The short lines that follow, up to a longer one or a table."""
    found: list[Stretch] = []
    for stretch in stretches[at + 1 : at + 1 + _REACH]:
        if stretch.cell is not None or len(_plain(stretch)) > _LONGEST:
            break
        found.append(stretch)
    return found


def _marks(document: Document, stretch: Stretch, role: str, label: str) -> Figure:
    match = next(iter(re.finditer(rf"(?P<n>{_N})分?(?=\)|$|[:])", stretch.text)))
    start, end = match.span("n")
    return Figure(
        id="", role=role, raw=match.group(), label=label, anchor=stretch.anchor(document, *match.span()), part=stretch.part, number=match["n"], unit_text="分",
        subject=Subject(indicator="预算执行率", dimension="预算执行"), tokens=(stretch.span(start, end),),
    )

"""Text without blanks, and where it stands with what was found in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from model.document import Document
from model.figure import Figure, Subject
from model.regexp import regexp
from model.span import Anchor, BBox, CellRef, Span
from model.view import View

NUMERAL = r"\d+(?:\.\d+)?"
CIRCLED = "[①-⑳]"
PLANNED = r"(?:年度|年初|全年)?(?:计划|目标|任务|应)(?:数|值|完成|建设|培训|办理|采购)*"
"""How a sentence calls what was planned, in front of its number."""
_INK = regexp(r"\S+")


class Compact:
    """A view without blanks; positions lead back to the view."""

    def __init__(self, view: View) -> None:
        self.view = view
        inked = [match.span() for match in _INK.finditer(view.text)]
        self.at: Sequence[int] = range(len(view.text)) if inked == [(0, len(view.text))] else [index for span in inked for index in range(*span)]
        self.text = "".join(view.text[slice(*span)] for span in inked)

    def span(self, start: int, end: int) -> Span:
        return self.view.span(self.at[start], self.at[end - 1] + 1)


@dataclass
class Site:
    """Where a text stands, and what was found in it."""

    document: Document
    part_of: Callable[[int], int]
    prefix: str
    subject: Subject
    cell: CellRef | None = None
    bbox: BBox | None = None
    figures: list[Figure] = field(default_factory=list)

    def anchor(self, span: Span) -> Anchor:
        return self.document.anchor(span, self.cell, self.bbox)

    def figure(self, role: str, text: Compact, match: re.Match[str], group: str, item: str | None = None, unit: str | None = None, number: str | None = None) -> None:
        """The number in a group of a match, with the % or 分 that follows it; ``number``: what words stand for that print none."""
        start, end = match.span(group)
        word = number or match.group(group).rstrip("%")
        whole = end + 1 if end < len(text.text) and text.text[end] in "分%" else end
        span = text.span(start, whole)
        subject = replace(self.subject, item=item) if item else self.subject
        self.figures.append(Figure(
            id=f"{self.prefix}.{len(self.figures)}", role=role, raw=text.text[start:whole], label="", anchor=self.anchor(span),
            part=self.part_of(span.start), number=word, unit_text=unit if unit is not None else "%" if match.group(group).endswith("%") else "分",
            subject=subject, tokens=(text.span(start, start + len(word)),) if number is None else ()))


def circled(mark: str | None) -> str | None:
    """①, (1) and 1. name the same point."""
    if not mark:
        return None
    digits = regexp(r"\D").sub("", mark) if not re.match(CIRCLED, mark) else ""
    return chr(0x2460 + int(digits) - 1) if digits and 1 <= int(digits) <= 20 else mark

"""A statement of words (who, what, which paper, which attachment) in a stretch, and its figure once it has its place in the document."""

from __future__ import annotations

from dataclasses import dataclass

from model.document import Document
from model.figure import Figure, Subject
from parsers.stretch import Stretch


@dataclass(frozen=True, slots=True)
class Found:
    """``raw``: as the thing is told, where that is not the stretch itself; ``title``: what an attachment is called; the rest as of a subject."""

    role: str
    start: int
    end: int
    raw: str | None = None
    item: str | None = None
    scope: str | None = None
    period: str | None = None
    title: str = ""
    option: str | None = None


def figure_of(document: Document, stretch: Stretch, item: Found) -> Figure:
    """The figure of what was found in a stretch; a document's number keeps how it is printed as its label."""
    anchor = stretch.anchor(document, item.start, item.end)
    return Figure(
        id="",
        role=item.role,
        raw=item.raw if item.raw is not None else stretch.text[item.start : item.end].strip(),
        label=document.text[anchor.span.start : anchor.span.end] if item.role == "document_number" else item.title,
        anchor=anchor,
        part=stretch.part,
        subject=Subject(item=item.item, scope=item.scope, period=item.period, option=item.option),
        tokens=(anchor.span,) if item.role in ("document_number", "year") else (),
    )

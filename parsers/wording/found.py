"""One thing found in a stretch, and the figure made of it."""

from __future__ import annotations

from dataclasses import dataclass

from model.document import Document
from model.figure import Figure, Subject
from model.quantity import Approximate
from parsers.stretch import Stretch


@dataclass(frozen=True, slots=True)
class Found:
    """``start`` and ``end`` are of the stretch's clean text; ``raw`` replaces what stands there where it must be tidied."""

    role: str
    start: int
    end: int
    raw: str | None = None
    item: str | None = None
    scope: str | None = None
    question: int | None = None
    option: str | None = None
    number: str | None = None
    unit: str = ""
    approximate: Approximate | None = None
    doubt: str | None = None
    label: str = ""

    def figure(self, document: Document, stretch: Stretch) -> Figure:
        anchor = stretch.anchor(document, self.start, self.end)
        return Figure(
            id="",
            role=self.role,
            raw=stretch.text[self.start : self.end].strip() if self.raw is None else self.raw,
            label=self.label,
            anchor=anchor,
            part=stretch.part,
            number=self.number,
            unit_text=self.unit,
            approximate=self.approximate,
            subject=Subject(item=self.item, scope=self.scope, question=self.question, option=self.option),
            doubt=self.doubt,
        )

"""Where something stands: characters, boxes, cells, anchors."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from model.quick import quick

DOUBTFUL = 0.8
"""A character that its recogniser is less sure of may be another."""


@quick
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of characters of ``Document.text``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"bad span {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@quick
@dataclass(frozen=True, slots=True)
class BBox:
    """Points (1/72 inch), origin at the page's top left.  Geometry only: never near a verdict."""

    x0: float
    top: float
    x1: float
    bottom: float


@quick
@dataclass(frozen=True, slots=True, order=True)
class CellRef:
    """A table cell by its top-left grid position (all 0-based)."""

    table: int
    row: int
    column: int


class Origin(StrEnum):
    """How the characters came to us."""

    TEXT_LAYER = "text_layer"
    MARKUP = "markup"
    CELL = "cell"
    OCR = "ocr"
    REBUILT = "rebuilt"
    RUN_ON = "run_on"


@quick
@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a piece of evidence stands, in every coordinate the format has.

    ``line`` is 1-based and set for text files; ``page`` is 1-based; ``block`` is the index in
    ``Document.blocks``.  ``confidence`` is the recogniser's in the least sure of its figures (of its letters, where it has no
    figure), 0-1, None for born-digital text.
    """

    span: Span
    line: int | None = None
    page: int | None = None
    bbox: BBox | None = None
    block: int | None = None
    cell: CellRef | None = None
    origin: Origin = Origin.TEXT_LAYER
    confidence: float | None = None

    @property
    def doubtful(self) -> bool:
        """Whether what stands here may be our misreading."""
        return self.confidence is not None and self.confidence < DOUBTFUL

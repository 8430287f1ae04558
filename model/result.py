"""All that one file gave."""

from __future__ import annotations

from dataclasses import dataclass, field

from model.document import Document
from model.fact import Fact
from model.figure import Extraction, Part
from model.finding import Finding, Outcome
from model.notice import Level, Notice


@dataclass(frozen=True, slots=True)
class CoverageOf:
    """The account of one part (``kind`` "part") or one table (``kind`` "table"), by its index."""

    kind: str
    index: int
    title: str
    numbers: int
    checked: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """``numbers``: number tokens that could take part in a check (not masked); ``checked``: those that did.

    Of the others, ``unread`` gave no figure, and the rest were read but stand in no relation that could be decided.
    ``masked``: digits that are no quantity, counted by reason.
    """

    numbers: int = 0
    checked: int = 0
    unread: int = 0
    masked: tuple[tuple[str, int], ...] = ()
    groups: tuple[CoverageOf, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """One report inside a file: its part and the common schema's record (concept code -> value as text)."""

    id: str
    role: str
    part: Part
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """``error`` is set where the file could not be read at all; the rest is then empty."""

    path: str
    document: Document | None
    reports: tuple[ReportRecord, ...] = ()
    extraction: Extraction = field(default_factory=Extraction)
    facts: tuple[Fact, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    findings: tuple[Finding, ...] = ()
    coverage: Coverage = field(default_factory=Coverage)
    notices: tuple[Notice, ...] = ()
    error: Notice | None = None

    @property
    def incomplete(self) -> bool:
        """Whether a part of the work failed, so that what was not found may yet be there."""
        return any(notice.level is Level.ERROR for notice in self.notices)

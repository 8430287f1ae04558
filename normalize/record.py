"""The common schema's record of each report in a file."""

from __future__ import annotations

from model.document import Document
from model.fact import Fact
from model.figure import Extraction
from model.result import ReportRecord


def records(document: Document, extraction: Extraction, facts: tuple[Fact, ...]) -> tuple[ReportRecord, ...]:
    """One record for each part that is a report of its own."""
    return ()

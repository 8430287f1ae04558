"""One file, from path to result.  Each stage is guarded: what fails is a notice, what came before is kept."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from ingest.options import Options
from ingest.read import read
from lexicon.load import Lexicon
from model.document import Document
from model.fact import Fact
from model.figure import Extraction
from model.notice import Level, Notice, Say, guarded
from model.result import DocumentResult
from normalize.facts import Normalized, normalize
from parsers.extract import extract
from parsers.tables.flat import recovered
from pipeline.coverage import coverage_of
from pipeline.memory import one_document, read_through
from pipeline.settings import Settings
from validate.book import FactBook
from validate.check import Checked, run
from validate.registry import select

T = TypeVar("T")


def audit_one(path: Path, settings: Settings) -> DocumentResult:
    """Read, extract, normalise, recompute.  Never raises for what the file holds."""
    with one_document():
        return _audited(path, settings)


def _audited(path: Path, settings: Settings) -> DocumentResult:
    troubles: list[Notice] = []
    unread: Document | Notice = Notice("I-UNREADABLE", Level.ERROR, Say("文件无法读取", "the file cannot be read"), kind="unreadable")
    document = _guarded("ingest", lambda: read(path, reading(settings)), unread, troubles)
    read_through()
    if isinstance(document, Notice):
        return DocumentResult(shown(path), None, error=document, notices=tuple(troubles))
    return audit_document(shown(path), document, settings, troubles)


def shown(path: Path) -> str:
    """A path as text: bytes that are no text, as some file systems have them, as question marks."""
    return str(path).encode("utf-8", "replace").decode()


def reading(settings: Settings) -> Options:
    """What the settings say about reading; several files at a time share the cores."""
    cores = os.cpu_count() or 1
    shared = cores // settings.jobs if settings.jobs > 1 else 0
    return Options(settings.max_pages, settings.ocr, settings.ocr_cache, settings.ocr_threads or shared, settings.max_bytes)


def audit_document(path: str, read_document: Document, settings: Settings, troubles: list[Notice]) -> DocumentResult:
    """The stages after reading.  Tables that lost their ruling are put together first: all later stages see them as tables."""
    lexicon = Lexicon.load()
    document = _guarded("tables", lambda: recovered(read_document, lexicon), read_document, troubles)
    extraction = _guarded("parsers", lambda: extract(document, lexicon), Extraction(), troubles)
    normalized = _guarded("normalize", lambda: normalize(document, extraction, lexicon), Normalized((), (), ()), troubles)
    facts = normalized.facts
    book = _book(facts, extraction, lexicon)
    rules = select(settings.select, settings.ignore)
    checked = _guarded("validate", lambda: run(book, rules, document.source.sha256, document.text), Checked((), (), ()), troubles)
    return DocumentResult(
        path=path, document=document, reports=normalized.reports, extraction=extraction, facts=facts, outcomes=checked.outcomes,
        findings=checked.findings, coverage=coverage_of(document, extraction, checked.outcomes),
        notices=(*document.notices, *extraction.notices, *normalized.notices, *checked.notices, *troubles),
    )


def _guarded(stage: str, work: Callable[[], T], otherwise: T, troubles: list[Notice]) -> T:
    return guarded(Say(f"{stage} 阶段", f"stage {stage}"), work, otherwise, troubles)


def _book(facts: tuple[Fact, ...], extraction: Extraction, lexicon: Lexicon) -> FactBook:
    """All that rules may see: the facts, and what of the extraction is no fact."""
    return FactBook(facts, extraction.equations, extraction.rubrics, extraction.enumerations, extraction.parts, extraction.worded, lexicon)


def recheck(result: DocumentResult, settings: Settings) -> DocumentResult:
    """Validate again what was read before."""
    document = result.document
    if document is None:
        return result
    extraction = result.extraction
    book = _book(result.facts, extraction, Lexicon.load())
    checked = run(book, select(settings.select, settings.ignore), document.source.sha256, document.text)
    coverage = coverage_of(document, extraction, checked.outcomes)
    return replace(result, outcomes=checked.outcomes, findings=checked.findings, coverage=coverage)

"""One file, from path to result.  Each stage is guarded: what fails is a notice, what came before is kept."""

from __future__ import annotations

from pathlib import Path

from ingest.read import read
from lexicon.load import Lexicon
from model.figure import Extraction
from model.notice import Notice
from model.result import Coverage, DocumentResult
from normalize.facts import normalize
from parsers.extract import extract
from validate.book import FactBook
from validate.check import checked_tokens, run
from validate.registry import select


def audit_one(path: Path, selected: tuple[str, ...] = (), ignored: tuple[str, ...] = ()) -> DocumentResult:
    """Read, extract, normalise, recompute."""
    document = read(path)
    if isinstance(document, Notice):
        return DocumentResult(str(path), None, error=document)
    lexicon = Lexicon.load()
    extraction: Extraction = extract(document, lexicon)
    normalized = normalize(document, extraction, lexicon)
    facts = normalized.facts
    book = FactBook(facts, extraction.equations, extraction.rubrics, extraction.enumerations, extraction.parts, lexicon)
    checked = run(book, select(selected, ignored), document.source.sha256, document.text)
    masked = [mask.span for mask in extraction.masks]
    numbers = [token for token in extraction.numbers if not any(mask.covers(token) for mask in masked)]
    used = checked_tokens(checked.outcomes)
    coverage = Coverage(len(numbers), sum(any(token.overlaps(other) for other in used) for token in numbers))
    return DocumentResult(
        path=str(path),
        document=document,
        reports=normalized.reports,
        extraction=extraction,
        facts=facts,
        outcomes=checked.outcomes,
        findings=checked.findings,
        coverage=coverage,
        notices=(*document.notices, *extraction.notices, *normalized.notices, *checked.notices),
    )

"""Which numbers took part in a check, and which did not: by part and by table."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from model.document import Document
from model.figure import Enumeration, Equation, Extraction, Figure
from model.finding import Outcome
from model.result import Coverage, CoverageOf
from model.span import Span
from validate.check import checked_tokens


def coverage_of(document: Document, extraction: Extraction, outcomes: Iterable[Outcome]) -> Coverage:
    """The account of a document's numbers."""
    masked = _characters(mask.span for mask in extraction.masks)
    used = _characters(checked_tokens(outcomes))
    sources: tuple[Figure | Equation | Enumeration, ...] = (*extraction.figures, *extraction.equations, *extraction.enumerations)
    read = _characters(token for source in sources for token in source.tokens)
    numbers = [token for token in extraction.numbers if token.start not in masked]
    return Coverage(
        numbers=len(numbers),
        checked=sum(token.start in used for token in numbers),
        unread=sum(token.start not in read and token.start not in used for token in numbers),
        masked=tuple(Counter(mask.reason for mask in extraction.masks).most_common()),
        groups=(*_by_part(extraction, numbers, used), *_by_table(document, numbers, used)),
    )


def _by_part(extraction: Extraction, numbers: Sequence[Span], used: set[int]) -> Iterator[CoverageOf]:
    starts = [part.span.start for part in extraction.parts]
    held: Counter[int] = Counter()
    checked: Counter[int] = Counter()
    for token in numbers:
        at = max(0, bisect_right(starts, token.start) - 1)
        held[at] += 1
        checked[at] += token.start in used
    for at, part in enumerate(extraction.parts):
        if held[at]:
            yield CoverageOf("part", part.index, part.title or part.kind.value, held[at], checked[at])


def _by_table(document: Document, numbers: Sequence[Span], used: set[int]) -> Iterator[CoverageOf]:
    starts = [token.start for token in numbers]
    for table in document.tables:
        pieces = [piece for cell in table.cells for piece in cell.pieces]
        members = [start for piece in pieces for start in starts[bisect_right(starts, piece.start - 1) : bisect_right(starts, piece.end - 1)]]
        if members:
            title = "".join(document.text[table.caption.start : table.caption.end].split()) if table.caption else ""
            yield CoverageOf("table", table.index, title, len(members), sum(start in used for start in members))


def _characters(spans: Iterable[Span]) -> set[int]:
    found: set[int] = set()
    for span in spans:
        found.update(range(span.start, span.end))
    return found

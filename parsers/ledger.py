"""Law 2: every number token of the document is part of a figure, of printed working, or under a mask; the rest is listed.

A token that a figure or an equation reads counts as read even where a mask lies over it (a date that is a figure).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lexicon.load import Lexicon
from model.document import BlockKind, Document
from model.figure import Enumeration, Equation, Extraction, Figure, Mask, Rubric
from model.regexp import regexp
from model.span import Span
from model.view import View, block_view, cell_view
from parsers.masks import masks_in
from parsers.prose import TOKEN

_WHOLE = {BlockKind.CONTENTS: "目录", BlockKind.FURNITURE: "页眉页脚"}


_DIGIT = regexp(r"\d")
_POWER = regexp(r"(?<=\d[mM])\s*[23](?![\d.])|(?<=\d\s[mM])\s*[23](?![\d.])|(?<=\dkm)\s*[23](?![\d.])")
"""The exponent of a unit that the page set apart: 107.84m 2."""


@dataclass(frozen=True, slots=True)
class Account:
    """How many number tokens were read and masked, and which were not; ``reasons`` counts the masks' reasons."""

    total: int
    read: int
    masked: int
    unread: tuple[Span, ...]
    reasons: tuple[tuple[str, int], ...] = ()

    def __str__(self) -> str:
        return f"{self.total} numbers: {self.read} read, {self.masked} masked, {len(self.unread)} unread"


def number_tokens(document: Document) -> tuple[Span, ...]:
    """Every number token of the text, in order."""
    return tuple(Span(*match.span()) for match in TOKEN.finditer(document.text))


def masks_of(document: Document, lexicon: Lexicon) -> tuple[Mask, ...]:
    """The masks of all paragraphs and cells, in order; contents and furniture are masked whole."""
    found: list[Mask] = []
    for block in document.blocks:
        if block.kind in _WHOLE:
            found += [Mask(_WHOLE[block.kind], Span(*m.span())) for m in TOKEN.finditer(document.text, block.span.start, block.span.end)]
        elif block.kind is not BlockKind.TABLE and _DIGIT.search(document.text, block.span.start, block.span.end):
            found += _masks(block_view(document, block), lexicon)
    for table in document.tables:
        for cell in table.cells:
            if any(_DIGIT.search(document.text, piece.start, piece.end) for piece in cell.pieces):
                found += _masks(cell_view(document, cell), lexicon)
    return tuple(sorted(set(found), key=lambda mask: (mask.span.start, mask.span.end, mask.reason)))


def _masks(view: View, lexicon: Lexicon) -> Iterator[Mask]:
    for mask in masks_in(view.text, lexicon):
        yield Mask(mask.reason, view.span(mask.start, mask.end))
    for power in _POWER.finditer(view.text) if "m" in view.text or "M" in view.text else ():
        yield Mask("单位", view.span(power.start(), power.end()))


def account(document: Document, extraction: Extraction) -> Account:
    """What became of every number token."""
    tokens = number_tokens(document)
    read = set(_read(extraction.figures, extraction.equations, extraction.enumerations))
    under = _Cover([*(mask.span for mask in extraction.masks)])
    working = _Cover([*(equation.anchor.span for equation in extraction.equations), *_rubric_spans(extraction.rubrics)])
    taken = masked = 0
    unread = []
    reasons: Counter[str] = Counter()
    by_start = {mask.span: mask.reason for mask in extraction.masks}
    for token in tokens:
        if token in read or working.over(token):
            taken += 1
        elif (cover := under.over(token)) is not None:
            masked += 1
            reasons[by_start[cover]] += 1
        else:
            unread.append(token)
    return Account(len(tokens), taken, masked, tuple(unread), tuple(sorted(reasons.items())))


def _read(figures: Iterable[Figure], equations: Iterable[Equation], lists: Iterable[Enumeration]) -> Iterator[Span]:
    for reader in (figures, equations, lists):
        for item in reader:
            yield from item.tokens


def _rubric_spans(rubrics: Iterable[Rubric]) -> Iterator[Span]:
    """The stretches that a rubric's steps read, else the whole of its text."""
    for rubric in rubrics:
        yield from [step.anchor.span for step in rubric.steps] or [rubric.anchor.span]


class _Cover:
    """Spans in order, asked for the one that covers a token."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(set(spans))
        self._starts = [span.start for span in self._spans]
        self._reach: list[int] = []
        for at, span in enumerate(self._spans):
            best = self._reach[-1] if self._reach else at
            self._reach.append(at if span.end >= self._spans[best].end else best)

    def over(self, token: Span) -> Span | None:
        at = bisect_right(self._starts, token.start) - 1
        if at < 0:
            return None
        span = self._spans[self._reach[at]]
        return span if span.covers(token) else None

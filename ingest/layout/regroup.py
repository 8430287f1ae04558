"""Paragraphs that the file has in pieces (a Word file made from a PDF breaks them at every page, or at every line) joined again, by the
same signs as in plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.layout.plain import TextLine, width_of
from ingest.layout.prose import group, wrappings
from model.document import Block, BlockKind
from model.span import Span


def regrouped(text: str, blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` in text order, torn paragraphs made one; furniture between their pieces becomes a gap of theirs."""
    at = [position for position, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH]
    wraps = dict(zip(at, wrappings([_line(text, blocks[position]) for position in at]), strict=True))
    merged: dict[int, Block] = {}
    gone: set[int] = set()
    for run in _runs(blocks):
        lines = [_line(text, blocks[position]) for position in run]
        for places in group(lines, [wraps[position] for position in run]):
            if len(places) > 1:
                first, last = run[places[0]], run[places[-1]]
                merged[first] = _joined(blocks[first : last + 1])
                gone.update(range(first + 1, last + 1))
    return [merged.get(position, block) for position, block in enumerate(blocks) if position not in gone]


def _runs(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Positions of paragraphs that follow one another, furniture passed over."""
    run: list[int] = []
    for position, block in enumerate(blocks):
        if block.kind is BlockKind.PARAGRAPH:
            run.append(position)
        elif block.kind is not BlockKind.FURNITURE:
            if len(run) > 1:
                yield run
            run = []
    if len(run) > 1:
        yield run


def _line(text: str, block: Block) -> TextLine:
    """A paragraph seen as one line; inner hard breaks do not count."""
    words = " ".join(text[block.span.start : block.span.end].split()) or " "
    return TextLine(block.span, block.span, words, 0, width_of(words), 0, False, False)


def _joined(blocks: Sequence[Block]) -> Block:
    """One block over all; what is no paragraph between them is left out."""
    gaps = [gap for block in blocks if block.kind is BlockKind.PARAGRAPH for gap in block.gaps]
    gaps += [block.span for block in blocks if block.kind is not BlockKind.PARAGRAPH]
    return replace(blocks[0], span=Span(blocks[0].span.start, blocks[-1].span.end), gaps=tuple(sorted(gaps)))

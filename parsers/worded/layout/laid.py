"""A report laid out before the readers of this folder: its tables as grids, and the paragraphs that stand around them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar, cast

from lexicon.load import Lexicon
from model.document import BlockKind, Document
from model.figure import Figure
from model.regexp import regexp
from model.span import Anchor
from model.view import View, squeezed
from parsers.stretch import PartOf, Stretch
from parsers.worded.layout.grid import Grids
from parsers.worded.scene import Term, terms_of

T = TypeVar("T")
_COUNTED = regexp(r"\d[\d,.]*\s*[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, squeezed, with its numbers; ``at``: its place among the stretches."""

    at: int
    stretch: Stretch
    view: View
    terms: tuple[Term, ...]

    def anchor(self, document: Document, term: Term) -> Anchor:
        """Where one of its numbers stands, with its unit."""
        return document.anchor(self.view.span(term.number.printed.number_start, term.end), None)


@dataclass(frozen=True, slots=True)
class Laid:
    """``figures``: what was read off the tables."""

    document: Document
    grids: Grids
    stretches: tuple[Stretch, ...]
    part_of: PartOf
    lexicon: Lexicon
    figures: tuple[Figure, ...]
    _lines: dict[int, Line] = field(default_factory=dict, repr=False)
    _made: dict[object, object] = field(default_factory=dict, repr=False)

    def once(self, make: Callable[[Laid], T]) -> T:
        """What several readers build on, made by the first that asks."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(T, self._made[make])

    def lines(self, *cues: str) -> Iterator[Line]:
        """The paragraphs, no cells and no captions, that hold all these words."""
        for at, stretch in self._paragraphs():
            if all(cue in stretch.text for cue in cues):
                yield self.line(at)

    def counted(self, *cues: str) -> Iterator[Line]:
        """Those that tell a number with its counter, and hold any of these words where some are given."""
        for at, stretch in self._paragraphs():
            if (not cues or any(cue in stretch.text for cue in cues)) and _COUNTED.search(stretch.text):
                yield self.line(at)

    def _paragraphs(self) -> Iterator[tuple[int, Stretch]]:
        return ((at, stretch) for at, stretch in enumerate(self.stretches) if stretch.cell is None and stretch.kind is not BlockKind.CAPTION)

    def line(self, at: int) -> Line:
        """The stretch at a place, read once, whoever asks."""
        line, stretch = self._lines.get(at), self.stretches[at]
        if line is None:
            view = squeezed(stretch.view)
            line = self._lines[at] = Line(at, stretch, view, terms_of(view.text, self.lexicon))
        return line

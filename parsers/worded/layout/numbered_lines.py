"""Lines of a text by how they are numbered: 一、 (一) 1. (1) ① 一是, each with its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lexicon.load import Lexicon
from model.document import BlockKind, Document
from model.figure import Worded
from model.regexp import regexp
from model.span import Anchor
from model.view import squeezed
from parsers.small_numbers import HAN, small
from parsers.stretch import Stretch
from parsers.worded.layout.laid import Laid
from parsers.worded.scene import Scene, Term, as_printed_in, scene_with, terms_of

_ORDINALS = (
    (1, regexp(rf"(?:第(?P<m>[{HAN}]{{1,3}})(?:部分|章)|(?P<n>[{HAN}]{{1,3}})、)")),
    (2, regexp(rf"\((?P<n>[{HAN}]{{1,3}})\)[、.]?")),
    (3, regexp(r"(?P<n>\d{1,2})(?:[、．]|\.(?!\d))")),
    (4, regexp(r"\((?P<n>\d{1,2})\)[、.]?")),
    (5, regexp(r"(?P<n>[①-⑳])")),
    (6, regexp(rf"(?:第(?P<n>[{HAN}]{{1,2}})[是，、,]|(?P<m>[{HAN}]{{1,2}})是)")),
)
"""How items are numbered, by depth."""
_TOLD = regexp(r"\d[\d,.]*(?:万|亿|元|分)")


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """A stretch on one line without blanks; ``depth``: how it is numbered (0: not), ``rank``: its number, ``body``: where its words begin."""

    at: int
    stretch: Stretch
    scene: Scene
    depth: int
    rank: int
    body: int


Placed = tuple[NumberedLine, Term]


def numbered_lines(laid: Laid) -> list[NumberedLine]:
    """The paragraphs, cells and captions left out."""
    return [_line(at, stretch, laid.lexicon) for at, stretch in enumerate(laid.stretches) if stretch.cell is None and stretch.kind is not BlockKind.CAPTION]


def _line(at: int, stretch: Stretch, lexicon: Lexicon) -> NumberedLine:
    view = squeezed(stretch.view)
    scene = scene_with(view.text, 0, len(view.text), lexicon, terms_of(view.text, lexicon) if _TOLD.search(view.text) else ())
    for depth, pattern in _ORDINALS:
        match = pattern.match(view.text)
        if match is not None:
            return NumberedLine(at, stretch, scene, depth, small(match[match.lastgroup or "n"]) or 0, match.end())
    return NumberedLine(at, stretch, scene, 0, 0, 0)


def sum_of(document: Document, id: str, label: str, whole: Placed, parts: Sequence[Placed], *, firm: bool = True) -> Worded:
    """The whole told in one line against what the numbers of others come to."""
    line, result = whole
    unit = result.factor
    way = "+".join(as_printed_in(term, unit) for _, term in parts)
    anchors = [_anchor(document, *placed) for placed in (whole, *parts)]
    return Worded(
        id=id, kind="sum", label=label, claimed=result.plain, claimed_unit=result.unit, ways=(way,), firm=firm,
        anchor=anchors[1], claimed_anchor=anchors[0], part=line.stretch.part, tokens=tuple(anchor.span for anchor in anchors), places=tuple(anchors[1:]),
    )


def _anchor(document: Document, line: NumberedLine, term: Term) -> Anchor:
    view = squeezed(line.stretch.view)
    return document.anchor(view.span(term.number.printed.number_start, term.end), line.stretch.cell)

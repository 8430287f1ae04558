"""Every worded relation of a document, with its places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lexicon.load import Lexicon
from model.document import BlockKind, Document
from model.figure import Worded
from model.slips import telling_digits
from model.span import Anchor
from model.view import View, squeezed
from parsers.language import read as sentences_of
from parsers.stretch import Stretch
from parsers.worded.accounts.rest_of_rated import tells_rest
from parsers.worded.accounts.undone_of_pair import tells_undone
from parsers.worded.afar.find import told_afar
from parsers.worded.finders import Paragraph, report_of, told_in
from parsers.worded.holds import far_off, holds
from parsers.worded.layout.grid import Grids
from parsers.worded.layout.restated_totals import TableTotals
from parsers.worded.rates.elsewhere import over_goal
from parsers.worded.scene import Scene, Term, Told, scene_of
from parsers.worded.scores.left_below_head import takes_off
from parsers.worded.scores.levels_told import heads_a_level
from parsers.worded.sums.classes import names_class
from parsers.worded.sums.same_works import counts_works

_SHORT, _LONG = 12, 40
_DIGITS = 3
"""Digits: fewer make no working."""
_NEAR, _FAR = 4, 8
"""So many paragraphs before or behind may hold what a sentence works with."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A stretch of text, squeezed, and the sentences of it that hold numbers; ``index``: its place among the stretches."""

    stretch: Stretch
    view: View
    scenes: tuple[Scene, ...]
    index: int

    def anchor(self, document: Document, start: int, end: int) -> Anchor:
        return document.anchor(self.view.span(start, end), self.stretch.cell)

    def of(self, document: Document, term: Term) -> Anchor:
        return self.anchor(document, term.number.printed.number_start, term.end)


def worded_relations(document: Document, stretches: Sequence[Stretch], grids: Grids, lexicon: Lexicon) -> tuple[Worded, ...]:
    """What sentences claim to add up, in text order, each result once, by the first finder that knows it; then what is told far from its numbers."""
    reads = [_read(stretch, lexicon, index) for index, stretch in enumerate(stretches) if _may_tell(stretch, lexicon)]
    homes = {id(term): read for read in reads for scene in read.scenes for term in scene.terms}
    report = report_of([read.scenes for read in reads])
    totals = TableTotals(stretches, lexicon)
    found: list[Worded] = []
    known: set[int] = set()
    for at in range(len(reads)):
        told: dict[tuple[int, ...], Told] = {}
        for one in told_in(_paragraph(reads, at, totals), report):
            place = _place(one, told)
            told[place] = _both(told[place], one) if place in told else one
        for one in sorted(told.values(), key=lambda one: one.result.start):
            found.append(_worded(document, homes, one, f"w{len(found) + 1}"))
        known.update(id(one.result) for one in told.values() if one.firm)
    for one in told_afar(report.scenes, grids, known):
        found.append(_worded(document, homes, one, f"w{len(found) + 1}"))
    return tuple(found)


_MOST_WAYS = 8
_TELLING = 3
"""Digits of a number that two others do not make by chance."""


def _both(first: Told, other: Told) -> Told:
    """The first of two that tell of one result; the other where the first leaves open what that is made of, or is far off while the other holds."""
    if first.kind == "share" and other.kind == "away":
        return other  # of what its words name, not of what the others around it come to
    if first.group is not None or other.group is not None or holds(first):
        return first
    if first.firm or first.kind in ("parts", "sum"):
        return other if _clearer(first, other) else first
    if other.firm:
        called = first.kind == "rate" and other.kind == "away"  # of what its words name, not of what merely stands before it
        return other if called or first.kind == other.kind == "gap" else first
    ways = tuple(dict.fromkeys((*first.ways, *other.ways)))
    return replace(first, ways=ways, terms=tuple(dict.fromkeys((*first.terms, *other.terms)))) if len(ways) <= _MOST_WAYS and other.kind == first.kind else first


def _clearer(first: Told, other: Told) -> bool:
    """较预算节约2.14万元，较上年10.63万元减少0.77万元: where one reading is far off and another makes the number exactly, that is what was meant."""
    telling = telling_digits(first.result.plain) >= _TELLING
    return first.firm and telling and first.kind == other.kind == "gap" and len(other.ways) == 1 and holds(other) and far_off(first)


def _may_tell(stretch: Stretch, lexicon: Lexicon) -> bool:
    if stretch.kind is BlockKind.CAPTION:
        return False
    if stretch.cell is None and (takes_off(stretch.text) or tells_rest(stretch.text) or tells_undone(stretch.text)):
        return True
    if len(stretch.text) < _LONG and heads_a_level(stretch.text, lexicon):
        return True
    if len(stretch.text) < _SHORT:
        return False
    return sum(map(str.isdigit, stretch.text)) >= _DIGITS or over_goal(stretch.text) or names_class(stretch.text) or counts_works(stretch.text)


def _paragraph(reads: Sequence[_Read], at: int, totals: TableTotals) -> Paragraph:
    read = reads[at]
    return Paragraph(
        text=read.view.text, name=f"w{read.index}", scenes=read.scenes,
        earlier=_scenes(reads[max(0, at - _NEAR) : at]), further=_scenes(reads[max(0, at - _FAR) : at]), later=_scenes(reads[at + 1 : at + 1 + _FAR]),
        totals=totals.above(read.index) if read.stretch.cell is None else (), ahead=totals.below(read.index) if read.stretch.cell is None else (),
    )


def _scenes(reads: Iterable[_Read]) -> list[Scene]:
    return [scene for read in reads for scene in read.scenes]


def _place(one: Told, told: Mapping[tuple[int, ...], Told]) -> tuple[int, ...]:
    """What two finders may not both tell of: one result, and as a whole the same parts; 合计60万元，其中A、B; 以上资金中C、D are two lists."""
    if one.kind not in ("parts", "sum"):
        return (one.result.start,)
    own = {term.start for term in one.terms}
    for key, other in told.items():
        if key[0] == one.result.start and len(key) > 1 and own & {term.start for term in other.terms if term is not other.result}:
            return key
    return (one.result.start, min(own - {one.result.start}, default=one.result.start))


def _read(stretch: Stretch, lexicon: Lexicon, index: int) -> _Read:
    view = squeezed(stretch.view)
    scenes = (scene_of(view.text, sentence, lexicon) for sentence in sentences_of(view.text, lexicon))
    return _Read(stretch, view, tuple(scene for scene in scenes if scene.terms), index)


def _worded(document: Document, homes: Mapping[int, _Read], one: Told, name: str) -> Worded:
    """A relation with its places; numbers told in another stretch than the result have one each."""
    home = homes[id(one.result)]
    own = sorted((term for term in one.terms if homes[id(term)] is home), key=lambda term: term.start)
    away = tuple(homes[id(term)].of(document, term) for term in one.terms if homes[id(term)] is not home)
    lines = {anchor.line for term in own if (anchor := home.of(document, term)).line is not None}
    apart = tuple(home.of(document, term) for term in own) if len(lines) > 1 else ()
    return Worded(
        id=name, kind=one.kind, label=_as_printed(one.label, home), claimed=one.result.plain, claimed_unit=one.result.unit, ways=one.ways, firm=one.firm,
        anchor=home.anchor(document, own[0].number.printed.number_start, own[-1].end), claimed_anchor=home.of(document, one.result),
        part=home.stretch.part, group=one.group, tokens=(*(home.of(document, term).span for term in own), *(anchor.span for anchor in away)), places=(*apart, *away),
    )


def _as_printed(label: str, home: _Read) -> str:
    """A label made of words of the text, with the names that were put plainer (see the lexicon's plain names) as the text has them."""
    names = Lexicon.load().maps["plain_names"]
    for name, plain in names.items() if label not in home.view.text else ():
        label = label.replace(plain, name) if name in home.view.text and plain not in home.view.text else label
    return label

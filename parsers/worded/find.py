"""Every worded relation of a document, with its places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lexicon.load import Lexicon
from model.document import BlockKind, Document
from model.figure import Worded
from parsers.language import read
from parsers.sentences.passage import squeezed
from parsers.stretch import Stretch
from parsers.worded.accounts import against, balances, deductions, interest, left, net, pleased, yearly
from parsers.worded.answers import answers
from parsers.worded.averages import averages, by_time, multiples
from parsers.worded.brackets import bracketed, rated
from parsers.worded.changes import based_behind, changes, compared, gaps
from parsers.worded.marks import mark_gaps, marks
from parsers.worded.parts import apart
from parsers.worded.rates import rates
from parsers.worded.scene import Scene, Told, joined, scene_of
from parsers.worded.scoring import scoring
from parsers.worded.shares import based, shares, together, wholes
from parsers.worded.sums import adjusted, among, composed, counted, enclosed, headed, totals

_FINDERS = (
    against, balances, deductions, left, net, interest, pleased, changes, based_behind, compared, bracketed, rated, marks, rates, gaps,
    adjusted, enclosed, among, composed, counted, headed, totals, averages, by_time, multiples,
)
_WIDE = (among, totals, averages)
"""What may run over a 。其中 or a semicolon."""
_SHORT = 12


def worded_relations(document: Document, stretches: Sequence[Stretch], lexicon: Lexicon) -> tuple[Worded, ...]:
    """What sentences claim to add up, in text order; each result once, by the first finder that knows it."""
    found: list[Worded] = []
    for index, stretch in enumerate(stretches):
        if stretch.kind is BlockKind.CAPTION or len(stretch.text) < _SHORT or sum(map(str.isdigit, stretch.text)) < 3:
            continue
        found.extend(_relations(document, stretch, lexicon, f"w{index}", len(found)))
    return tuple(found)


def _relations(document: Document, stretch: Stretch, lexicon: Lexicon, name: str, count: int) -> Iterator[Worded]:
    view = squeezed(stretch.view)
    scenes = [scene_of(view.text, sentence, lexicon) for sentence in read(view.text, lexicon)]
    scenes = [scene for scene in scenes if scene.terms]
    told: dict[tuple[int, str], Told] = {}
    wide = joined(scenes)
    paragraph = (
        *answers(scenes), *yearly(scenes), *mark_gaps(scenes), *scoring(scenes), *shares(scenes, name), *based(scenes), *wholes(scenes),
        *together(scenes, name), *apart(scenes),
    )
    for one in (*paragraph, *(each for scene in wide for finder in _WIDE for each in finder(scene)), *(each for scene in scenes for each in _sentence(scene))):
        told.setdefault((one.result.start, "part" if one.kind in ("parts", "sum") else "result"), one)
    for number, one in enumerate(sorted(told.values(), key=lambda each: each.result.start), count + 1):
        terms = sorted(one.terms, key=lambda term: term.start)
        anchors = [document.anchor(view.span(term.number.printed.number_start, term.end), stretch.cell) for term in terms]
        result = document.anchor(view.span(one.result.number.printed.number_start, one.result.end), stretch.cell)
        whole = document.anchor(view.span(terms[0].number.printed.number_start, terms[-1].end), stretch.cell)
        yield Worded(
            id=f"w{number}", kind=one.kind, label=one.label, claimed=one.result.plain, claimed_unit=one.result.unit, ways=one.ways, firm=one.firm,
            anchor=whole, claimed_anchor=result, part=stretch.part, group=one.group, tokens=tuple(anchor.span for anchor in anchors),
        )


def _sentence(scene: Scene) -> Iterator[Told]:
    for finder in _FINDERS:
        yield from finder(scene)

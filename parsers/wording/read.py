"""All finders of wording, over the stretches of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lexicon.load import Lexicon
from model.document import Document
from model.figure import Figure, Part
from parsers.stretch import Stretch
from parsers.wording.attachments import attachments
from parsers.wording.citations import citations
from parsers.wording.examples import examples
from parsers.wording.found import Found
from parsers.wording.lateness import lateness
from parsers.wording.misprints import misprints
from parsers.wording.numbering import numberings
from parsers.wording.signing import signing
from parsers.wording.surveying import surveying
from parsers.wording.tables_below import tables_below


def wording_figures(document: Document, stretches: Sequence[Stretch], parts: Sequence[Part], lexicon: Lexicon) -> list[Figure]:
    """Figures without number tokens, in the order of their finders."""
    layers: Iterable[Iterator[tuple[Stretch, Found]]] = (
        attachments(stretches),
        examples(stretches, lexicon),
        numberings(stretches),
        tables_below(document, stretches),
        signing(document, stretches, lexicon),
        surveying(stretches, parts, lexicon),
        _each(stretches, citations),
        _each(stretches, misprints),
        _each(stretches, lateness),
    )
    return [found.figure(document, stretch) for layer in layers for stretch, found in layer]


def _each(stretches: Sequence[Stretch], finder: object) -> Iterator[tuple[Stretch, Found]]:
    if not callable(finder):
        raise TypeError("a finder is called with a stretch")
    for stretch in stretches:
        for found in finder(stretch):
            yield stretch, found

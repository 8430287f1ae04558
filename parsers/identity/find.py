"""Who and what: project name, year, county, unit, commissioner, evaluator, source of funds, persons, document numbers, captions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lexicon.load import Lexicon
from model.document import Document
from model.figure import Figure, Part
from model.regexp import regexp
from parsers.counties import county_in_text, told_county
from parsers.found import Found, figure_of
from parsers.identity.captions import captions
from parsers.identity.labelled import labelled_cells, labelled_lines, unsigned_cell
from parsers.identity.opening import first_line, name_in_text, year_in_text
from parsers.identity.papers import dated_row, document_numbers
from parsers.identity.roles import opening_roles, roles_in_sentences, signature
from parsers.identity.titles import bracketed, paper_title, subtitle, title, unit_above
from parsers.identity.years import years
from parsers.stretch import Stretch

_SHORT_CELL = 30
"""A longer cell is prose: its numbers of papers are dated by their own sentence."""


def identity_figures(document: Document, stretches: Sequence[Stretch], parts: Sequence[Part], lexicon: Lexicon) -> list[Figure]:
    """Figures for names, roles, document numbers, table captions and references."""
    found: list[Figure] = []
    beside = labelled_cells(stretches, lexicon)
    for index, stretch in enumerate(stretches):
        part = parts[stretch.part]
        unsigned = unsigned_cell(stretches, index, lexicon)
        if unsigned:
            found.append(figure_of(document, stretch, Found("person_role", 0, len(stretch.text.rstrip()), " ", unsigned)))
        if stretch.cell is not None and stretch.cell in beside and len(stretch.text.strip()) > 1:
            role = beside[stretch.cell]
            text = stretch.text.rstrip(" \t\n。；;")
            if role == "fund_source" and not regexp(r"资金|债|拨款|自筹|补助|收入").search(text):
                continue
            found.append(figure_of(document, stretch, Found(role, 0, len(text), item=None)))
            continue
        for item in _all(document, stretches, index, part, lexicon):
            if item.end > item.start:
                found.append(figure_of(document, stretch, item))
    found += [figure_of(document, stretch, item) for stretch, item in first_line(stretches, found, lexicon)]
    named = [figure for figure in found if figure.role == "county"] or told_county(document, stretches, lexicon)
    again = county_in_text(document, stretches, named[0].raw) if named else []
    again += name_in_text(document, stretches, next((figure for figure in found if figure.role == "project_name"), None))
    again += year_in_text(document, stretches, next((figure for figure in found if figure.role == "year"), None))
    return [*found, *(figure for figure in (*named, *again) if figure not in found)]


def _all(document: Document, stretches: Sequence[Stretch], index: int, part: Part, lexicon: Lexicon) -> Iterator[Found]:
    stretch = stretches[index]
    text = stretch.text
    if stretch.cell is None:
        yield from document_numbers(text, stretches[index + 1 : index + 3], None)
    else:
        yield from document_numbers(text, None, dated_row(stretches, index) if "号" in text and len(text) < _SHORT_CELL else None)
    if stretch.cell is None:
        yield from title(stretch, stretches, index, part, lexicon)
        yield from paper_title(stretches, index, lexicon)
        yield from unit_above(stretches, index, lexicon)
        yield from subtitle(stretches, index, lexicon)
        yield from bracketed(stretch, part, lexicon)
        yield from labelled_lines(document, stretch, lexicon)
        yield from signature(stretches, index, part)
        yield from opening_roles(stretches, index, part)
        yield from years(text, index, part)
    yield from roles_in_sentences(text, part, lexicon)
    yield from captions(stretch)

"""A Document to an Extraction: the order in which the finders run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ParamSpec, TypeVar

from lexicon.load import Lexicon
from model.document import Document
from model.figure import Extraction, Figure
from model.notice import Notice, Say, guarded
from model.quick import changed
from parsers.appraisals import prose_rubrics
from parsers.batches import by_batch
from parsers.contracts_apart import contracts_apart
from parsers.enumerations import Lists, lists_of
from parsers.equations import Working, workings
from parsers.execution_lines import execution_lines
from parsers.headings import heading_figures
from parsers.identity.find import identity_figures
from parsers.ledger import masks_of, number_tokens
from parsers.marks_by_name import counts_by_name, marks_by_name, named_by_code
from parsers.option_worth import option_worths
from parsers.ordinals import counted_points
from parsers.parts.find import part_finder, parts_of
from parsers.process.date_rows import date_rows
from parsers.process.days_of_rows import days_of_rows
from parsers.process.days_retold import days_retold
from parsers.process.find import process_figures
from parsers.process.kept_by_rows import kept_by_rows
from parsers.process.lapses_of_rows import lapses_of_rows
from parsers.projects import by_project
from parsers.prose import prose_figures
from parsers.questionnaire import questionnaire_figures
from parsers.rates_named import rates_named, results_told
from parsers.respondents_apart import respondents_apart
from parsers.restated import restatements
from parsers.row_grades import grade_counts, row_grades
from parsers.stretch import stretches
from parsers.tables.goals import Goals, goals_of
from parsers.tables.read import read_tables
from parsers.twins import near_numbers
from parsers.upper_codes import upper_codes
from parsers.worded.find import worded_relations
from parsers.worded.layout.find import LAYOUT
from parsers.worded.layout.grid import grids_of
from parsers.worded.layout.laid import Laid
from parsers.wording.find import wording_figures

P = ParamSpec("P")
T = TypeVar("T")


class _Readers:
    """Runs the readers one after another: one that fails gives nothing and a notice, the others what they find."""

    def __init__(self) -> None:
        self.troubles: list[Notice] = []

    def read(self, otherwise: T, reader: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return guarded(_named(reader), lambda: reader(*args, **kwargs), otherwise, self.troubles)

    def all(self, reader: Callable[P, Iterable[T]], *args: P.args, **kwargs: P.kwargs) -> tuple[T, ...]:
        """What a reader of any number of things finds."""
        nothing: tuple[T, ...] = ()
        return guarded(_named(reader), lambda: tuple(reader(*args, **kwargs)), nothing, self.troubles)


def _named(reader: Callable[..., object]) -> Say:
    return Say(f"读取步骤 {reader.__name__} ", f"reader {reader.__name__}")


def extract(document: Document, lexicon: Lexicon) -> Extraction:
    """Everything printed that gouji understands, and an account of every number (law 2)."""
    parts = parts_of(document, lexicon)
    part_of = part_finder(parts)
    texts = tuple(stretches(document, part_of))
    tabled = read_tables(document, part_of, lexicon)
    readers = _Readers()
    grids = readers.all(grids_of, document)
    criteria, standards = readers.read(([], []), prose_rubrics, document, part_of)
    working = readers.read(Working((), ()), workings, document, texts, lexicon)
    lists = readers.read(Lists((), ()), lists_of, document, texts, parts, lexicon)
    masks = masks_of(document, lexicon)
    goals = readers.read(Goals(), goals_of, document, lexicon)
    figures = merge(
        tabled.figures,
        criteria,
        readers.all(heading_figures, document, part_of, lexicon),
        readers.all(named_by_code, working.figures, tabled.figures),
        readers.all(process_figures, document, texts, parts, lexicon),
        readers.all(date_rows, document, texts),
        readers.all(lapses_of_rows, document, grids, texts, lexicon),
        readers.all(days_of_rows, document, grids, part_of),
        readers.all(days_retold, document, grids, texts),
        readers.all(kept_by_rows, document, grids, part_of),
        readers.all(marks_by_name, document, texts, tabled.figures),
        readers.all(prose_figures, document, part_of, lexicon, goals),
        readers.all(execution_lines, document, texts),
        readers.all(row_grades, document, part_of, lexicon),
        readers.all(grade_counts, document, texts),
        lists.figures,
        readers.all(identity_figures, document, texts, parts, lexicon),
        readers.all(wording_figures, document, texts, parts, lexicon),
        readers.all(questionnaire_figures, document, texts, parts, lexicon),
        readers.all(option_worths, document, texts),
        readers.all(counts_by_name, document, texts, tabled.figures),
        readers.all(restatements, document, texts, parts, masks, goals),
        readers.all(near_numbers, document, texts, parts, masks, lexicon),
    )
    figures = readers.read(figures, contracts_apart, figures, texts, lexicon)
    figures = readers.read(figures, rates_named, figures)
    figures = readers.read(figures, results_told, document, figures, texts)
    figures = readers.read(figures, respondents_apart, figures, texts, lexicon)
    laid = Laid(document, grids, texts, part_of, lexicon, tabled.figures)
    return Extraction(
        parts=parts,
        figures=by_batch(document, by_project(document, tuple(upper_codes(figures)), parts, lexicon), parts, lexicon),
        equations=working.equations,
        worded=(*readers.all(worded_relations, document, texts, grids, lexicon), *(one for reader in LAYOUT for one in readers.all(reader, laid))),
        rubrics=(*tabled.rubrics, *standards),
        enumerations=(*lists.enumerations, *readers.all(counted_points, document, texts)),
        masks=masks,
        numbers=number_tokens(document),
        notices=(*tabled.notices, *readers.troubles),
    )


_COUNTS = ("quantity", "population", "households", "communities", "buildings", "floor_area", "indicator_actual", "indicator_target")
_BY_ITEM = ("quantity", "row_date_before", "row_date_after", "row_day")
"""What one place may be told of several things; a day comes before that of each deed that follows."""


def merge(*layers: Iterable[Figure]) -> tuple[Figure, ...]:
    """Figures of all layers, the earlier layer winning where two give the same role (and lot, item) to the same place; ids in text order."""
    found: dict[tuple[object, ...], Figure] = {}
    for layer in layers:
        for figure in layer:
            span, subject = figure.anchor.span, figure.subject
            item = subject.item if figure.role in _BY_ITEM else None
            found.setdefault((span.end, figure.role, subject.lot, subject.option, item), figure)
    lost = {key[0] for key in found if key[1] == "deduction"}
    found = {key: figure for key, figure in found.items() if key[1] != "loss_told" or key[0] not in lost}  # what the row's own reader took off
    counted = {key[0] for key in found if key[1] in _COUNTS}
    found = {key: figure for key, figure in found.items() if key[1] != "told_count" or key[0] not in counted}  # told by a row's name only where nothing else reads it
    in_lots = {(key[0], key[1]) for key in found if key[2] is not None}
    found = {key: figure for key, figure in found.items() if key[2] is not None or (key[0], key[1]) not in in_lots}
    ordered = sorted(found.values(), key=lambda figure: (figure.anchor.span.start, figure.anchor.span.end, figure.role))
    return tuple(changed(figure, id=f"g{number}") for number, figure in enumerate(ordered, 1))

"""Figures in sentences: paragraphs, headings, notes, and table cells that hold sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from lexicon.load import Lexicon
from model.document import BlockKind, Document, Table
from model.figure import Figure, Subject
from model.quick import changed
from model.regexp import regexp
from model.span import CellRef, Span
from model.view import View, block_view, squeezed
from parsers.bearings import bearings
from parsers.firstlevel import evaluation_level
from parsers.language import read
from parsers.seasons import own_season, seasons_in
from parsers.sentences.account_slices import read_account_slices
from parsers.sentences.aims import read_aims, read_aims_told, read_results_told, read_with_aim
from parsers.sentences.bands import read_bands
from parsers.sentences.bonus import read_bonus
from parsers.sentences.composition import read_composed
from parsers.sentences.contracts import read_contracts
from parsers.sentences.contracts_listed import read_listed_contracts
from parsers.sentences.dimensions import read_begun, read_dimensions, read_full_marks, read_indicator_counts, read_of_heading
from parsers.sentences.directions import read_directions
from parsers.sentences.first_level_rows import read_bare, read_fractions, read_lists, read_pairs, read_percents, read_rows, read_split
from parsers.sentences.funds import read_funds
from parsers.sentences.headcounts import read_headcounts, read_told_counts, read_visits
from parsers.sentences.indicators import read_indicators, read_reached, read_risen, read_stated
from parsers.sentences.listed import read_listed
from parsers.sentences.loose_sums import read_loose_sums
from parsers.sentences.lost import read_losses_told, read_lost, read_marks_told
from parsers.sentences.marks import read_marks
from parsers.sentences.noted_losses import read_noted_losses
from parsers.sentences.of_year_plan import read_of_year_plan
from parsers.sentences.opened import read_openings, read_weighed
from parsers.sentences.own_gap import read_own_gap
from parsers.sentences.passage import Claim, Passage, Place
from parsers.sentences.payments_told import read_moved_in_all, read_payments_told
from parsers.sentences.points import read_points
from parsers.sentences.projects import read_apiece, read_project_means, read_projects, read_respective, read_reviewed, read_told_apiece
from parsers.sentences.quantities import read_quantities
from parsers.sentences.ratings import read_ratings
from parsers.sentences.revenue_by_source import read_revenue_by_source
from parsers.sentences.satisfied_groups import read_satisfied_groups
from parsers.sentences.settlements import read_settlements
from parsers.sentences.shares import read_completion, read_parts, read_planned, read_wholes
from parsers.sentences.staff import read_staff
from parsers.sentences.surveys import read_surveys
from parsers.sentences.told_answers import read_scales, read_told_answers
from parsers.sentences.totals import read_grades, read_own, read_totals, read_whole_alone
from parsers.sentences.unit_costs import read_standards, read_standards_of_kinds, read_unit_costs
from parsers.sentences.unit_prices import read_unit_prices
from parsers.sentences.worked_satisfaction import read_worked_satisfaction
from parsers.sentences.works_changes import read_works_changes
from parsers.sentences.worth import read_shared, read_worth
from parsers.sentences.years_in_turn import read_years_in_turn
from parsers.stretch import PartOf, Stretch, stretches
from parsers.tables.goals import Goals
from parsers.under_headings import Headings

TOKEN = regexp(r"\d[\d,]*(?:\.\d+)?")
"""A number token of the document's text (law 2)."""
_WORTH = regexp(r"\d|等级|等次|评级|属于“|评价的?结果|满意|[一二两三四五六七八九十]+个(?:[一二三四]级指标|方面|维度|标段)|指标值|为零")
_SENTENCE = regexp(r"[，。;：:]|得分|为")
_READERS = (
    read_results_told, read_begun, read_of_heading, read_lost, read_rows, read_projects, read_told_apiece, read_apiece, read_project_means, read_reviewed, read_respective, read_pairs, read_own, read_whole_alone, read_bands, read_lists, read_split,
    read_bare, read_percents, read_dimensions, read_totals, read_grades, read_own_gap,
    read_indicator_counts, read_indicators, read_marks, read_weighed, read_noted_losses, read_staff, read_told_answers, read_scales, read_satisfied_groups, read_surveys, read_ratings, read_aims, read_of_year_plan, read_with_aim, read_listed, read_reached,
    read_unit_costs, read_account_slices, read_listed_contracts, read_settlements, read_contracts, read_directions, read_shared, read_worth, read_bonus, read_years_in_turn, read_revenue_by_source, read_funds, read_completion, read_planned, read_parts, read_quantities, read_wholes, read_headcounts, read_visits, read_risen, read_stated,
    read_standards, read_standards_of_kinds, read_unit_prices, read_works_changes, read_losses_told, read_marks_told, read_aims_told, read_full_marks, read_told_counts, read_payments_told, read_moved_in_all, read_loose_sums,
)
"""Whoever comes first has the number: the narrow before the wide, grade bands before scores."""
_LONG = 12


def prose_figures(document: Document, part_of: PartOf, lexicon: Lexicon, goals: Goals) -> Iterator[Figure]:
    """Every figure that a sentence of the document states, in the order of blocks, then of table cells."""
    tokens = NumberTokens(document.text)
    headings = Headings(lexicon.words["respondents"], partial(evaluation_level, lexicon))
    listing = _Listing()
    for index, block in enumerate(document.blocks):
        if block.kind in (BlockKind.TABLE, BlockKind.CONTENTS, BlockKind.FURNITURE):
            continue
        text = document.text[block.span.start : block.span.end]
        headings.pass_over(block, text)
        if block.kind is BlockKind.CAPTION or not _WORTH.search(text):
            continue
        listing = listing.after(text)
        place = changed(headings.place, listed=listing.role, group=listing.group or f"b{index}")
        found = list(_figures(document, block_view(document, block), part_of, lexicon, tokens, place, None))
        yield from _staged(iter(found), goals.paragraphs.get(index))
        listing = listing.opened(text, found, f"b{index}")
    rubric_columns = {table.index: set(_rubric_columns(document, table)) for table in document.tables}
    for stretch, subject in bearings(document, tuple(stretches(document, part_of))):
        if stretch.cell is not None and stretch.cell.column not in rubric_columns[stretch.cell.table]:
            yield from _staged(_cell(document, stretch, subject, part_of, lexicon, tokens), goals.of_cell(stretch.cell))


_HEAD_OF_LIST = regexp(r"(?<!主要)(?<!重点)(?:具体为|具体是|其中|包括|分别为|分别是|如下|明细|构成|用于|为|来源|安排)\s*[:：]\s*$")
"""主要用于：… need not name all."""
_ITEM_OF_LIST = regexp(r"^\s*(?:[(（]?\d{1,2}[)）.、．]|[①-⑳]|[一二三四五六七八九十]是)")
_SUMS = ("budget_total", "budget_adjusted", "funds_received", "funds_spent", "invest_total")


@dataclass(frozen=True, slots=True)
class _Listing:
    """A sum whose parts follow as numbered lines: 投入资金300万元，具体为：⏎1.…180万元；⏎2.…75万元."""

    role: str | None = None
    group: str | None = None

    def after(self, text: str) -> _Listing:
        return self if self.role and _ITEM_OF_LIST.match(text) and len(text) < 120 else _Listing()

    def opened(self, text: str, found: list[Figure], group: str) -> _Listing:
        if not _HEAD_OF_LIST.search(text):
            return self
        sums = [figure for figure in found if figure.role in _SUMS and figure.subject.item is None]
        last = max((match.start() for match in TOKEN.finditer(text) if not text.startswith(("%", "％"), match.end())), default=0)
        if sums and text.rfind(sums[-1].number or "") < last:
            return _Listing()  # the list is of another sum, which we do not know
        return _Listing(sums[-1].role, group) if sums else _Listing()


@dataclass(slots=True)
class NumberTokens:
    """The number tokens of a text, found once and asked for by span."""

    text: str
    start: int = 0
    end: int | None = None
    spans: list[Span] | None = None

    def __post_init__(self) -> None:
        stop = len(self.text) if self.end is None else self.end
        self.spans = [Span(*match.span()) for match in TOKEN.finditer(self.text, self.start, stop)]

    def within(self, span: Span) -> tuple[Span, ...]:
        spans = self.spans or []
        at = bisect_left(spans, span.start, key=lambda token: token.start)
        found = []
        while at < len(spans) and spans[at].end <= span.end:
            found.append(spans[at])
            at += 1
        return tuple(found)


def _figures(
    document: Document, view: View, part_of: PartOf, lexicon: Lexicon, tokens: NumberTokens, place: Place, cell: CellRef | None
) -> Iterator[Figure]:
    view = squeezed(view)
    if not view.text:
        return
    part = part_of(view.offsets[0])
    passage = Passage(view.text, read(view.text, lexicon), place, lexicon)
    seasons = seasons_in(view.text)
    for claim in _claims(passage):
        subject = changed(claim.subject, group=place.group) if place.group else claim.subject
        season = next((name for start, name in reversed(seasons) if start <= claim.start), None) if claim.role in _COUNTED else None
        season = season or (own_season(view.text, claim.start) if claim.role in _DUE else None)
        if season is not None and subject.period is None:
            subject = changed(subject, period=season)
        yield _figure(document, view, claim, subject, part, tokens, cell)


_DUE = ("budget_total", "funds_spent")
_COUNTED = ("quantity", "households", "population", "funds_spent", "funds_received")


def _claims(passage: Passage) -> Iterator[Claim]:
    """Marks over marks (4.5/5) first: to the others they look like working."""
    yield from read_points(passage)
    yield from read_composed(passage)
    yield from read_openings(passage)
    yield from read_fractions(passage)
    yield from read_worked_satisfaction(passage)
    _skip_working(passage)
    for reader in _READERS:
        yield from reader(passage)


_WORKING = regexp(r"[^，。;:]{0,24}=[^，。;=]*[\d)%][*/+×÷-][^，。;]*|[\d.%)]+[*/×÷][(\d][^，。;]*")
"""Printed working (得分=5-(90%-85%)*2%=4.9) belongs to the equations."""
_PRICE = regexp(r"元/(?:\D|(?<=m)[23]){1,6}$")
"""A unit cost at the end: its stroke is no working."""


def _skip_working(passage: Passage) -> None:
    for match in passage.matches(_WORKING, "=", "*", "/", "×", "÷"):
        if not regexp(r"\d").search(match.group()) or _PRICE.search(match.group()):
            continue
        for sentence in passage.sentences:
            for number in sentence.numbers:
                if match.start() <= number.printed.number_start < match.end():
                    passage.taken.add(number.printed.number_start)


def _figure(document: Document, view: View, claim: Claim, subject: Subject, part: int, tokens: NumberTokens, cell: CellRef | None) -> Figure:
    span = view.span(claim.start, claim.end)
    inside = view.span(*claim.number_span) if claim.number_span else span
    return Figure(
        id=f"p{span.start}.{claim.role}" + (f".{claim.subject.item}" if claim.subject.item else ""),
        role=claim.role,
        raw=view.text[claim.start : claim.end],
        label=claim.label,
        anchor=document.anchor(span, cell),
        part=part,
        number=claim.number,
        unit_text=claim.unit,
        comparator=claim.comparator,
        approximate=claim.approximate,
        subject=subject,
        tokens=tokens.within(inside),
        doubt=claim.doubt,
    )


_WORKS = ("quantity", "communities", "buildings", "households", "floor_area", "population")


def _staged(figures: Iterator[Figure], stage: str | None) -> Iterator[Figure]:
    """What is counted in a cell of goals is of that cell's stage, whatever its sentences say."""
    for figure in figures:
        if stage == "target" and figure.role == "satisfaction_reported":
            yield changed(figure, role="satisfaction_target", subject=changed(figure.subject, stage=stage))
        else:
            yield changed(figure, subject=changed(figure.subject, stage=stage)) if stage and figure.role in _WORKS else figure


_RUBRIC_HEAD = regexp(r"评分标准|评分细则|评价标准|评价要点|指标解释|指标说明|评分规则|评分依据|扣分标准|评分办法|评价内容|指标内涵|计算公式|填报说明")
_SCORED = ("indicator_score", "criterion_full_mark", "deduction", "deduction_share", "awarded_subscore")


def _cell(document: Document, stretch: Stretch, subject: Subject, part_of: PartOf, lexicon: Lexicon, tokens: NumberTokens) -> Iterator[Figure]:
    """A cell of more than a dozen characters that holds a sentence.  Marks count only where the row names the indicator."""
    cell, text = stretch.cell, stretch.text
    if cell is None or len(text) <= _LONG or not _WORTH.search(text) or not _SENTENCE.search(text):
        return
    place = Place(indicator=subject.indicator, code=subject.code, in_table=True, group=f"c{cell.table}-{cell.row}-{cell.column}")
    for figure in _figures(document, stretch.view, part_of, lexicon, tokens, place, cell):
        if figure.role not in _SCORED or figure.subject.indicator is not None:
            yield figure


def _rubric_columns(document: Document, table: Table) -> Iterator[int]:
    """Columns of scoring standards, which are the rubrics'."""
    for cell in table.cells:
        if cell.row < 4 and len(cell.span) < 24 and _RUBRIC_HEAD.search("".join(document.text[cell.span.start : cell.span.end].split())):
            yield cell.column

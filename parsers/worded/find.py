"""Every worded relation of a document, with its places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lexicon.load import Lexicon
from model.document import BlockKind, Document
from model.figure import Worded
from model.span import Anchor
from model.view import View, squeezed
from parsers.language import read as sentences_of
from parsers.stretch import Stretch
from parsers.worded.accounts.adjusted_over import adjusted_over
from parsers.worded.accounts.come_in_full import come_in_full
from parsers.worded.accounts.deducted import deducted
from parsers.worded.accounts.not_done import not_done
from parsers.worded.accounts.owed import left, nothing_left, owed, with_left
from parsers.worded.accounts.pooled import pooled
from parsers.worded.accounts.stocks import adjusted, adjusted_across, balances, dropped, net, net_worth, paid_less, worth_in_brackets, year_budget
from parsers.worded.accounts.tiers import tiers
from parsers.worded.accounts.works import audited, overdue, repriced
from parsers.worded.accounts.year_closing import year_closing
from parsers.worded.changes.compared import above_mean, against, against_before, based_behind, by_step, compared, compared_before, run_on
from parsers.worded.changes.former import former
from parsers.worded.changes.last_year_elsewhere import last_year_elsewhere
from parsers.worded.changes.phases import phases
from parsers.worded.changes.season import by_season
from parsers.worded.changes.steps import changes, gaps, points
from parsers.worded.changes.years import growths, stepped, steps_elsewhere, year_steps, yearly, yearly_by_unit, yearly_each
from parsers.worded.layout.restated_totals import restated_totals, totals_above
from parsers.worded.people.answers import answers, asked_elsewhere, pleased
from parsers.worded.people.mean_of_questions import means_of_questions
from parsers.worded.people.respondents import answered, quoted, respondents, returned
from parsers.worded.people.taken_together import taken_together
from parsers.worded.products.apart import averaged, priced_apart
from parsers.worded.products.averages import apiece, averages, by_days, by_time, multiples
from parsers.worded.products.brackets import bracketed, rated, restated
from parsers.worded.products.crops import crops, sold
from parsers.worded.products.entitled import entitled, in_turn, opening_sum
from parsers.worded.products.groups import per_group
from parsers.worded.products.priced import interest, portioned, portions, products, standards
from parsers.worded.products.roughly import roughly
from parsers.worded.products.standards_told import standards_of, standards_told
from parsers.worded.rates.aims import aimed
from parsers.worded.rates.aims import among as among_rate
from parsers.worded.rates.attained import attained
from parsers.worded.rates.base_in_brackets import base_in_brackets
from parsers.worded.rates.beside import rates
from parsers.worded.rates.common_base import common_base, shares_of
from parsers.worded.rates.defined import defined, varied, written_out
from parsers.worded.rates.elsewhere import elsewhere, exceeded, over_goal, progressed, still_due
from parsers.worded.rates.goals import done_of_goal, undone
from parsers.worded.rates.jointly import jointly
from parsers.worded.rates.named import behind, bracketed_share, found_in, left_rates, named, of_that, of_these, past_goal, saved
from parsers.worded.rates.named_both import named_both
from parsers.worded.rates.opposite import hundred_less, of_the_last, of_the_rest
from parsers.worded.rates.shares import based, shares, together, wholes
from parsers.worded.rates.spent_and_left import spent_and_left
from parsers.worded.rates.tiers_share import tiers_share
from parsers.worded.scene import Scene, Term, Told, joined, numbered, scene_of, scene_with
from parsers.worded.scores.against_own import gaps_to_own
from parsers.worded.scores.by_formula import by_formula
from parsers.worded.scores.kinds import kinds
from parsers.worded.scores.marks import deductions, losses, mark_gaps, marks, marks_in_pairs, mean, means, multiplied, reasons
from parsers.worded.scores.points_lost import points_lost
from parsers.worded.scores.scoring import scoring
from parsers.worded.scores.second_level import counted_levels, second_level
from parsers.worded.scores.weighted import run_mean, weighted
from parsers.worded.sums.abreast import abreast
from parsers.worded.sums.ahead import among, batched, begun, by_class, by_kind, by_noun, composed, enclosed, listed_behind, listed_count, rested
from parsers.worded.sums.apart import apart, itemised, shared_out
from parsers.worded.sums.as_many import as_many
from parsers.worded.sums.behind import added_up, by_name, counted, done_in_all, headed, in_kinds, made_of, paid, respectively, totals
from parsers.worded.sums.below import below
from parsers.worded.sums.classes import classed, names_class
from parsers.worded.sums.coloned import coloned
from parsers.worded.sums.contracts import contracts
from parsers.worded.sums.disposed import disposed
from parsers.worded.sums.graded import graded
from parsers.worded.sums.listed_run_on import listed_run_on
from parsers.worded.sums.over_years import over_years
from parsers.worded.sums.pairs import by_item, by_stage, by_state, in_pairs, paired
from parsers.worded.sums.part_of import part_of
from parsers.worded.sums.pointed import pointed
from parsers.worded.sums.repeated import repeated
from parsers.worded.sums.so_many import so_many
from parsers.worded.sums.split import split_up
from parsers.worded.sums.wide import wide
from parsers.worded.sums.within import used_for, within

FINDERS = (
    repeated, listed_run_on, base_in_brackets, year_closing, part_of, tiers_share, roughly, spent_and_left, disposed, former, pooled, jointly, done_of_goal, undone, aimed, among_rate, phases, within, used_for,
    year_budget, net_worth, worth_in_brackets, standards, growths, means, run_mean, weighted,
    paid_less, against, by_step, balances, deductions, points_lost, left, nothing_left, net, interest, past_goal, pleased, changes, based_behind, run_on, compared, rated, restated, marks, multiplied, points,
    of_that, of_these, found_in, behind, saved, mean, hundred_less, rates, gaps,
    adjusted, coloned, enclosed, among, by_noun, batched, by_kind, composed, in_kinds, counted, made_of, headed, totals, paid, done_in_all, added_up, begun, rested, listed_count, listed_behind, portioned,
    apiece, by_days, by_time, multiples, crops, sold, products, in_turn, paired, in_pairs, by_stage, respectively, with_left, marks_in_pairs,
)
"""Whoever knows a result first has told of it."""
OF_SHARES = (
    base_in_brackets, tiers_share, spent_and_left, former, jointly, growths, means, run_mean, weighted, interest, past_goal, pleased, based_behind, by_step, run_on, compared, marks, multiplied, points, of_that, of_these, found_in, behind, saved, hundred_less, rates, portioned, with_left,
)
"""They find nothing in a sentence without a percentage."""
FEWEST = 2
"""Numbers: nobody finds anything in a sentence of fewer, but for working in brackets."""
_OF_NUMBERS = tuple(finder for finder in FINDERS if finder not in OF_SHARES)
_WIDE = (used_for, by_item, in_pairs, marks_in_pairs, enclosed, among, by_noun, rested, listed_count, listed_behind, portioned, totals, averages, adjusted)
"""What may run over a 。其中 or a semicolon."""
_SHORT = 12
_DIGITS = 3
"""Digits: fewer make no working."""
_NEAR = 4
"""So many paragraphs before may hold what a sentence works with."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A stretch of text, squeezed, and the sentences of it that hold numbers."""

    stretch: Stretch
    view: View
    scenes: tuple[Scene, ...]
    name: str

    def anchor(self, document: Document, start: int, end: int) -> Anchor:
        return document.anchor(self.view.span(start, end), self.stretch.cell)

    def of(self, document: Document, term: Term) -> Anchor:
        return self.anchor(document, term.number.printed.number_start, term.end)


def worded_relations(document: Document, stretches: Sequence[Stretch], lexicon: Lexicon) -> tuple[Worded, ...]:
    """What sentences claim to add up, in text order; each result once, by the first finder that knows it."""
    reads = [
        _read(stretch, lexicon, f"w{index}")
        for index, stretch in enumerate(stretches)
        if stretch.kind is not BlockKind.CAPTION and len(stretch.text) >= _SHORT
        and (sum(map(str.isdigit, stretch.text)) >= _DIGITS or over_goal(stretch.text) or names_class(stretch.text))
    ]
    homes = {id(term): read for read in reads for scene in read.scenes for term in scene.terms}
    everything = [scene for read in reads for scene in read.scenes]
    asked, priced, shared = answered(everything), standards_of(everything), shares_of([read.scenes for read in reads])
    found: list[Worded] = []
    places = {id(stretch): at for at, stretch in enumerate(stretches)}
    for at, read in enumerate(reads):
        told: dict[tuple[int, ...], Told] = {}
        earlier = [scene for other in reads[max(0, at - _NEAR) : at] for scene in other.scenes]
        further = [scene for other in reads[max(0, at - 2 * _NEAR) : at] for scene in other.scenes]
        later = [scene for other in reads[at + 1 : at + 1 + 2 * _NEAR] for scene in other.scenes]
        for one in (
            *common_base(read.scenes, shared), *still_due(read.scenes, everything), *tiers(read.scenes, everything), *_told(read, asked.term if asked else None, further), *progressed(read.scenes, everything, read.name), *steps_elsewhere(read.scenes, everything), *elsewhere(read.scenes, everything), *named_both(read.scenes, everything),
            *standards_told(read.scenes, priced), *last_year_elsewhere(read.scenes, everything),
            *respondents(read.scenes, asked), *quoted(read.scenes, asked), *exceeded(read.scenes, everything), *asked_elsewhere(read.scenes, everything), *split_up(read.scenes, further), *so_many(read.scenes, further), *attained(read.scenes, earlier), *wide(read.scenes, earlier), *abreast(read.scenes, earlier),
            *as_many(read.scenes, earlier), *not_done(read.scenes, further),
            *classed(read.scenes, later), *below(read.scenes, later), *priced_apart(read.scenes, earlier), *averaged(read.scenes, everything), *gaps_to_own(read.scenes, everything),
            *_retold(read, stretches, places, lexicon), *kinds(read.scenes, everything), *_under_levels(read, everything),
        ):
            told.setdefault(_place(one, told), one)
        for one in sorted(told.values(), key=lambda one: one.result.start):
            found.append(_worded(document, homes, one, f"w{len(found) + 1}"))
    return tuple(found)


def _under_levels(read: _Read, everything: Sequence[Scene]) -> Iterator[Told]:
    """Of the whole paragraph, as each first level may have a sentence of its own."""
    if read.scenes and "指标" in read.view.text:
        whole = scene_with(read.view.text, 0, len(read.view.text), read.scenes[0].lexicon, (term for scene in read.scenes for term in scene.terms))
        yield from (*second_level(whole, everything), *counted_levels(whole))


def _retold(read: _Read, stretches: Sequence[Stretch], places: Mapping[int, int], lexicon: Lexicon) -> Iterator[Told]:
    """The totals of the table above, told again in a paragraph in another unit."""
    if read.stretch.cell is None:
        yield from restated_totals(read.scenes, totals_above(stretches, places[id(read.stretch)], lexicon))


def _place(one: Told, told: Mapping[tuple[int, ...], Told]) -> tuple[int, ...]:
    """What two finders may not both tell of: one result, and as a whole the same parts; 合计60万元，其中A、B; 以上资金中C、D are two lists."""
    if one.kind not in ("parts", "sum"):
        return (one.result.start,)
    own = {term.start for term in one.terms}
    for key, other in told.items():
        if key[0] == one.result.start and len(key) > 1 and own & {term.start for term in other.terms if term is not other.result}:
            return key
    return (one.result.start, min(own - {one.result.start}, default=one.result.start))


def _read(stretch: Stretch, lexicon: Lexicon, name: str) -> _Read:
    view = squeezed(stretch.view)
    scenes = (scene_of(view.text, sentence, lexicon) for sentence in sentences_of(view.text, lexicon))
    return _Read(stretch, view, tuple(scene for scene in scenes if scene.terms), name)


def _told(read: _Read, asked: Term | None, earlier: Sequence[Scene]) -> Iterator[Told]:
    """All that the sentences of a stretch may tell, the finders that see the paragraph first."""
    scenes, name = read.scenes, read.name
    yield from (one for scene in scenes for one in bracketed(scene))
    if not scenes:
        return
    whole = scene_with(read.view.text, 0, len(read.view.text), scenes[0].lexicon, (term for scene in scenes for term in scene.terms))
    yield from means_of_questions(whole, earlier)
    if len(whole.terms) < FEWEST:
        return
    yield from (one for finder in (answers, taken_together, by_season, pointed, yearly, yearly_each, yearly_by_unit, above_mean, by_formula, scoring, losses, portions, audited, repriced, returned, dropped, deducted) for one in finder(whole))
    yield from (one for scene in scenes for one in stepped(scene))
    yield from (*year_steps(scenes), *adjusted_across(scenes), *adjusted_over(scenes), *come_in_full(scenes), *by_class(scenes, earlier), *mark_gaps(scenes), *reasons(scenes), *overdue(scenes), *bracketed_share(scenes))
    yield from written_out(whole)
    if whole.percents:
        yield from (*defined(whole), *varied(whole))
        yield from (*of_the_rest(scenes), *of_the_last(scenes), *compared_before(scenes), *left_rates(scenes), *shares(scenes, name, asked), *based(scenes), *wholes(scenes), *together(scenes, name), *named(scenes))
    yield from (*apart(scenes), *apart(numbered(scenes)), *itemised(scenes), *shared_out(scenes), *against_before(scenes), *by_name(whole), *owed(scenes), *graded(scenes, earlier), *by_state(scenes), *contracts(scenes))
    yield from (*over_years(whole), *entitled(whole), *opening_sum(whole), *per_group(whole))
    means_told = [one for scene in scenes for one in averages(scene)]
    yield from (one for one in means_told if one.firm)
    yield from (one for scene in joined(scenes) for finder in _WIDE for one in finder(scene))
    yield from (one for scene in scenes if len(scene.terms) >= FEWEST for finder in (FINDERS if scene.percents else _OF_NUMBERS) for one in finder(scene))
    yield from (one for one in means_told if not one.firm)


def _worded(document: Document, homes: Mapping[int, _Read], one: Told, name: str) -> Worded:
    """A relation with its places; numbers told in another stretch than the result have one each."""
    home = homes[id(one.result)]
    own = sorted((term for term in one.terms if homes[id(term)] is home), key=lambda term: term.start)
    away = tuple(homes[id(term)].of(document, term) for term in one.terms if homes[id(term)] is not home)
    return Worded(
        id=name, kind=one.kind, label=one.label, claimed=one.result.plain, claimed_unit=one.result.unit, ways=one.ways, firm=one.firm,
        anchor=home.anchor(document, own[0].number.printed.number_start, own[-1].end), claimed_anchor=home.of(document, one.result),
        part=home.stretch.part, group=one.group, tokens=(*(home.of(document, term).span for term in own), *(anchor.span for anchor in away)), places=away,
    )

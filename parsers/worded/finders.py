"""Who finds what in a paragraph, in order of precedence: whoever knows a result first has told of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from parsers.worded.accounts.adjusted_over import adjusted_on_top, adjusted_over
from parsers.worded.accounts.below_table import below_table
from parsers.worded.accounts.cases import cases
from parsers.worded.accounts.come_in_full import come_in_full
from parsers.worded.accounts.deducted import deducted
from parsers.worded.accounts.from_estimate import from_estimate
from parsers.worded.accounts.not_done import not_done
from parsers.worded.accounts.owed import left, nothing_left, owed, with_left
from parsers.worded.accounts.pooled import pooled
from parsers.worded.accounts.posts import vacant_posts
from parsers.worded.accounts.rate_of_totals import rate_of_totals
from parsers.worded.accounts.rest_by_rate import rest_by_rate
from parsers.worded.accounts.rest_elsewhere import rest_elsewhere
from parsers.worded.accounts.rest_of_rated import rest_of_rated
from parsers.worded.accounts.settled_after_change import settled_after_change
from parsers.worded.accounts.shortfall import shortfall
from parsers.worded.accounts.spent_on_several import spent_on_several
from parsers.worded.accounts.stocks import adjusted, adjusted_across, balances, dropped, net, net_worth, paid_less, worth_in_brackets, year_budget
from parsers.worded.accounts.tiers import tiers
from parsers.worded.accounts.works import audited, overdue, repriced
from parsers.worded.accounts.year_closing import year_closing
from parsers.worded.changes.changed_by import changed_by
from parsers.worded.changes.compared import above_mean, against, against_before, based_behind, by_step, compared, compared_before, run_on
from parsers.worded.changes.former import former
from parsers.worded.changes.last_year_before import last_year_before
from parsers.worded.changes.last_year_elsewhere import last_year_elsewhere
from parsers.worded.changes.misreported import misreported
from parsers.worded.changes.of_term import of_term
from parsers.worded.changes.over_years import over_years as over_the_years
from parsers.worded.changes.phases import phases
from parsers.worded.changes.points_off import points_off
from parsers.worded.changes.season import by_season
from parsers.worded.changes.since_year import since_year
from parsers.worded.changes.steps import changes, gaps, points
from parsers.worded.changes.year_chain import year_chain
from parsers.worded.changes.years import growths, stepped, steps_elsewhere, year_steps, yearly, yearly_by_unit, yearly_each
from parsers.worded.layout.restated_totals import Total, restated_totals, slipped_totals
from parsers.worded.people.answers import answers, asked_elsewhere, pleased
from parsers.worded.people.groups_in_turn import groups_in_turn
from parsers.worded.people.groups_weighted import groups_weighted
from parsers.worded.people.mean_of_questions import means_of_questions
from parsers.worded.people.of_all_groups import of_all_groups
from parsers.worded.people.respondents import Answered, answered, chose, quoted, respondents, returned
from parsers.worded.people.taken_together import share_together, taken_together
from parsers.worded.products.apart import averaged, priced_apart
from parsers.worded.products.at_standard import at_standard
from parsers.worded.products.averages import apiece, averages, by_days, by_time, multiples
from parsers.worded.products.bought_at import bought_at
from parsers.worded.products.brackets import bracketed, rated, restated
from parsers.worded.products.by_terms import by_terms
from parsers.worded.products.crops import crops, sold
from parsers.worded.products.entitled import each_comes_to, entitled, in_turn, opening_sum
from parsers.worded.products.groups import per_group
from parsers.worded.products.lots import all_lots, items_of_lot
from parsers.worded.products.portions_of_tiers import portions_of_tiers
from parsers.worded.products.priced import interest, portioned, portions, products, standards
from parsers.worded.products.reckoned_by import reckoned_by
from parsers.worded.products.roughly import roughly
from parsers.worded.products.settled_by_units import settled_by_units
from parsers.worded.products.settled_each import settled_each
from parsers.worded.products.so_long import so_long
from parsers.worded.products.so_many_each import so_many_each
from parsers.worded.products.spent_apiece import spent_apiece
from parsers.worded.products.standards_by_class import standards_by_class
from parsers.worded.products.standards_told import Mentions, standards_of, standards_told
from parsers.worded.products.tiers_in_turn import tiers_in_turn
from parsers.worded.rates.adjusted import adjusted_rates
from parsers.worded.rates.aims import aimed
from parsers.worded.rates.aims import among as among_rate
from parsers.worded.rates.at_its_share import at_its_share
from parsers.worded.rates.attained import attained
from parsers.worded.rates.base_in_brackets import base_in_brackets
from parsers.worded.rates.below_its_limit import below_its_limit
from parsers.worded.rates.beside import rates
from parsers.worded.rates.bracket_behind import bracket_behind
from parsers.worded.rates.by_its_brackets import by_its_brackets
from parsers.worded.rates.common_base import Share, common_base, shares_of
from parsers.worded.rates.defined import defined, varied, written_out
from parsers.worded.rates.divided import divided
from parsers.worded.rates.elsewhere import elsewhere, exceeded, progressed, still_due
from parsers.worded.rates.goal_in_rate import goal_in_rate, of_budget_before
from parsers.worded.rates.goals import done_of_goal, undone
from parsers.worded.rates.good_of_sampled import good_of_sampled
from parsers.worded.rates.instalments import instalments
from parsers.worded.rates.instalments_paid import instalments_paid
from parsers.worded.rates.jointly import jointly
from parsers.worded.rates.named import behind, bracketed_share, found_in, left_rates, named, of_that, of_these, past_goal, saved
from parsers.worded.rates.named_both import named_both
from parsers.worded.rates.of_its_goal import of_its_goal, of_named_goals
from parsers.worded.rates.of_its_people import of_its_people
from parsers.worded.rates.of_its_stock import of_its_stock
from parsers.worded.rates.of_the_contract import of_the_contract
from parsers.worded.rates.of_the_only_plan import of_the_only_plan
from parsers.worded.rates.of_the_paragraph import of_the_paragraph
from parsers.worded.rates.of_the_plan import of_the_plan
from parsers.worded.rates.of_the_trained import of_the_trained
from parsers.worded.rates.of_those_kept import of_those_kept
from parsers.worded.rates.of_what_is_left import of_what_is_left
from parsers.worded.rates.on_a_base import on_a_base
from parsers.worded.rates.opposite import hundred_less, of_the_last, of_the_rest
from parsers.worded.rates.part_by_name import part_by_name
from parsers.worded.rates.plan_behind import plan_behind
from parsers.worded.rates.pleased_ahead import pleased_ahead
from parsers.worded.rates.portion_and_rest import portion_and_rest
from parsers.worded.rates.removed import removed
from parsers.worded.rates.rest_shared import rest_shared
from parsers.worded.rates.retained import retained
from parsers.worded.rates.share_of_the_budget import share_of_the_budget
from parsers.worded.rates.share_of_the_outlay import share_of_the_outlay
from parsers.worded.rates.shares import based, shares, together, wholes
from parsers.worded.rates.spent_and_left import spent_and_left
from parsers.worded.rates.tiers_share import tiers_share
from parsers.worded.rates.with_those_left import with_those_left
from parsers.worded.scene import Scene, Told, joined, numbered, scene_with
from parsers.worded.scores.against_own import gaps_to_own
from parsers.worded.scores.by_formula import by_formula
from parsers.worded.scores.by_its_rate import by_its_rate
from parsers.worded.scores.by_told_rule import by_told_rule
from parsers.worded.scores.got_together import got_together
from parsers.worded.scores.in_proportion import by_count, by_share_done, in_proportion
from parsers.worded.scores.kinds import kinds
from parsers.worded.scores.left_below_head import left_below_head
from parsers.worded.scores.levels_told import levels_told, weights_together
from parsers.worded.scores.lost_for import lost_for
from parsers.worded.scores.lost_in_all import lost_in_all
from parsers.worded.scores.marks import deducted_in_turn, deductions, losses, mark_gaps, marks, marks_in_pairs, mean, means, multiplied, reasons
from parsers.worded.scores.points_lost import points_lost
from parsers.worded.scores.rule_elsewhere import marks_by_rule
from parsers.worded.scores.scoring import scoring
from parsers.worded.scores.second_level import counted_levels, second_level
from parsers.worded.scores.taken_off import folded, left_of_full, left_of_hundred, more_than_lost, reviewed
from parsers.worded.scores.weighted import run_mean, weighted
from parsers.worded.scores.weights_in_row import weights_in_row
from parsers.worded.sums.abreast import abreast
from parsers.worded.sums.advanced_and_settled import advanced_and_settled
from parsers.worded.sums.ahead import among, batched, begun, by_class, by_kind, by_noun, composed, enclosed, listed_behind, listed_count, rested
from parsers.worded.sums.among_them import among_them
from parsers.worded.sums.apart import apart, itemised, shared_out
from parsers.worded.sums.as_many import as_many
from parsers.worded.sums.behind import added_up, by_name, counted, done_in_all, headed, in_kinds, made_of, paid, respectively, sized, totals
from parsers.worded.sums.below import below
from parsers.worded.sums.by_class_inside import by_class_inside
from parsers.worded.sums.by_class_wide import by_class_wide
from parsers.worded.sums.by_level import by_level
from parsers.worded.sums.by_turns import by_turns
from parsers.worded.sums.classes import classed
from parsers.worded.sums.closed_by_subtotal import closed_by_subtotal
from parsers.worded.sums.coloned import coloned
from parsers.worded.sums.come_in_by_giver import come_in_by_giver
from parsers.worded.sums.contracts import contracts
from parsers.worded.sums.counted_off import counted_off
from parsers.worded.sums.disposed import disposed
from parsers.worded.sums.graded import graded
from parsers.worded.sums.in_the_spending import in_the_spending
from parsers.worded.sums.listed_run_on import listed_run_on
from parsers.worded.sums.lots_length import lots_length
from parsers.worded.sums.of_another_unit import of_another_unit
from parsers.worded.sums.of_batches import lots_of_award, of_batches
from parsers.worded.sums.of_one_noun import of_one_noun
from parsers.worded.sums.of_those import of_those
from parsers.worded.sums.of_two_counters import of_two_counters
from parsers.worded.sums.over_seasons import over_seasons
from parsers.worded.sums.over_years import over_years
from parsers.worded.sums.paid_in_turn import paid_in_turn
from parsers.worded.sums.pairs import by_item, by_stage, by_state, in_pairs, paired
from parsers.worded.sums.part_of import part_of
from parsers.worded.sums.parted_into import parted_into
from parsers.worded.sums.passed_and_failed import passed_and_failed
from parsers.worded.sums.plain_list import plain_list
from parsers.worded.sums.pointed import pointed
from parsers.worded.sums.repeated import repeated
from parsers.worded.sums.same_works import same_works
from parsers.worded.sums.so_many import so_many
from parsers.worded.sums.so_many_together import so_many_together
from parsers.worded.sums.split import split_up
from parsers.worded.sums.subtotalled import subtotalled
from parsers.worded.sums.wide import wide
from parsers.worded.sums.within import used_for, within

FINDERS = (
    over_seasons, goal_in_rate, changed_by, pleased_ahead, of_two_counters, misreported, of_its_goal, part_by_name, rest_shared, settled_after_change, repeated, cases, subtotalled, each_comes_to,
    plan_behind, on_a_base, listed_run_on, base_in_brackets, year_closing, part_of, tiers_share, roughly, spent_and_left,
    disposed, former, pooled, jointly, done_of_goal, undone, aimed, among_rate, phases, within, used_for,
    year_budget, net_worth, worth_in_brackets, bought_at, standards, at_standard, reckoned_by, growths, means, run_mean,
    weighted, removed, portion_and_rest, retained, of_its_stock, last_year_before, since_year, paid_less, against, by_step, balances,
    deductions, points_lost, lost_for, left_of_full, reviewed, left, nothing_left, net, interest, past_goal,
    pleased, changes, based_behind, run_on, compared, rated, restated, marks, by_its_rate, multiplied, points, of_that,
    of_these, found_in, behind, below_its_limit, saved, mean, hundred_less, good_of_sampled, rates, gaps, adjusted, coloned, enclosed, among,
    by_noun, batched, by_kind, composed, in_kinds, counted, made_of, headed, sized, totals, paid, done_in_all,
    added_up, begun, rested, listed_count, listed_behind, portioned, apiece, by_days, by_time, multiples,
    so_many_each, crops, sold, products, in_turn, paired, in_pairs, by_stage, respectively, with_left, marks_in_pairs,
    plain_list, at_its_share, deducted_in_turn, by_terms, share_of_the_outlay,
)
"""Whoever knows a result first has told of it."""
OF_SHARES = (
    goal_in_rate, changed_by, pleased_ahead, of_its_goal, part_by_name, rest_shared,
    on_a_base, removed, portion_and_rest, retained, of_its_stock, last_year_before, since_year, base_in_brackets, tiers_share, spent_and_left,
    former, jointly, growths, means, run_mean, weighted, interest, past_goal, pleased, plan_behind,
    based_behind, by_step, run_on, compared, marks, by_its_rate, multiplied, points, of_that, of_these, found_in, behind,
    below_its_limit, saved, hundred_less, rates, portioned, with_left, at_its_share, good_of_sampled, share_of_the_outlay,
)
"""They find nothing in a sentence without a percentage."""
FEWEST = 2
"""Numbers: nobody finds anything in a sentence of fewer, but for working in brackets."""
_OF_NUMBERS = tuple(finder for finder in FINDERS if finder not in OF_SHARES)
_WIDE = (
    year_closing, subtotalled, each_comes_to, used_for, by_item, in_pairs, marks_in_pairs, enclosed, among,
    by_noun, rested, listed_count, listed_behind, portioned, totals, averages, adjusted, paid_less,
)
"""What may run over a 。其中 or a semicolon."""
_OF_PARAGRAPH = (
    answers, groups_in_turn, taken_together, over_the_years, vacant_posts, by_season, pointed, year_chain, yearly,
    yearly_each, yearly_by_unit, above_mean, by_formula, scoring, losses, portions, audited, repriced,
    returned, dropped, deducted, left_of_hundred, more_than_lost, by_count, by_share_done, got_together,
    of_named_goals, advanced_and_settled, of_one_noun, of_batches, lots_of_award, by_level, from_estimate, with_those_left, divided, adjusted_rates, come_in_by_giver, shortfall, spent_apiece,
)
"""What may run over a whole paragraph."""


@dataclass(frozen=True, slots=True)
class Report:
    """What all paragraphs of a document tell together."""

    scenes: tuple[Scene, ...]
    asked: Answered | None
    standards: Mentions
    shares: Sequence[Share]


def report_of(paragraphs: Sequence[Sequence[Scene]]) -> Report:
    scenes = tuple(scene for paragraph in paragraphs for scene in paragraph)
    return Report(scenes, answered(scenes), standards_of(scenes), shares_of(paragraphs))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The sentences of a paragraph that hold numbers, and what its finders may look at besides: the sentences of the paragraphs just before
    (``earlier``), of those and some more (``further``) and of those behind, the totals of the table above and of the one that it leads to (``ahead``)."""

    text: str
    name: str
    scenes: tuple[Scene, ...]
    earlier: Sequence[Scene]
    further: Sequence[Scene]
    later: Sequence[Scene]
    totals: Sequence[Total]
    ahead: Sequence[Total]


Finder = Callable[[Scene], Iterable[Told]]
Several = Callable[[Sequence[Scene]], Iterable[Told]]
Beside = Callable[[Sequence[Scene], Sequence[Scene]], Iterable[Told]]


def told_in(paragraph: Paragraph, report: Report) -> Iterator[Told]:
    """All that a paragraph may tell, by itself and held against what others tell."""
    scenes = paragraph.scenes
    yield from common_base(scenes, report.shares)
    yield from classed(scenes, paragraph.later)
    yield from _beside((still_due, tiers, of_the_only_plan, share_of_the_budget, settled_by_units, rest_elsewhere), scenes, report.scenes)
    yield from below_table(scenes, paragraph.totals, report.scenes)
    yield from rate_of_totals(scenes, paragraph.totals)
    yield from rest_by_rate(scenes, report.scenes, paragraph.totals)
    yield from _all((counted_off, of_another_unit), scenes)
    yield from (*all_lots(scenes, paragraph.further), *(one for scene in scenes for one in items_of_lot(scene)))
    whole = _whole(paragraph) if scenes else None
    yield from _each((bracketed, closed_by_subtotal), scenes)
    if whole is not None:
        yield from _by_itself(whole, paragraph, report)
    yield from progressed(scenes, report.scenes, paragraph.name)
    yield from _beside((steps_elsewhere, elsewhere, named_both), scenes, report.scenes)
    yield from standards_told(scenes, report.standards)
    yield from last_year_elsewhere(scenes, report.scenes)
    yield from of_all_groups(scenes, paragraph.further)
    yield from (*respondents(scenes, report.asked), *quoted(scenes, report.asked), *chose(scenes, report.asked))
    yield from _beside((exceeded, asked_elsewhere, of_term, weights_in_row, same_works, of_the_plan, of_its_people, marks_by_rule), scenes, report.scenes)
    yield from of_the_paragraph(scenes)
    yield from _beside((split_up, parted_into, so_many, in_the_spending, by_its_brackets, paid_in_turn, settled_each), scenes, paragraph.further)
    yield from _beside((attained, wide, abreast, as_many, folded, so_many_together, of_those), scenes, paragraph.earlier)
    yield from (*not_done(scenes, paragraph.further), *standards_by_class(scenes, paragraph.further))
    yield from among_them(scenes, paragraph.further, paragraph.totals)
    yield from below(scenes, paragraph.later)
    yield from priced_apart(scenes, paragraph.earlier)
    yield from _beside((averaged, gaps_to_own, of_the_trained, lost_in_all, levels_told, weights_together, rest_of_rated, points_off, lots_length), scenes, report.scenes)
    yield from (*left_below_head(scenes, paragraph.further), *by_told_rule(scenes, paragraph.further))
    yield from (*restated_totals(scenes, paragraph.totals), *slipped_totals(scenes, paragraph.ahead))
    yield from kinds(scenes, report.scenes)
    if whole is not None:
        yield from (*second_level(whole, report.scenes), *counted_levels(whole))


def _whole(paragraph: Paragraph) -> Scene:
    """All its sentences as one."""
    scenes = paragraph.scenes
    return scene_with(paragraph.text, 0, len(paragraph.text), scenes[0].lexicon, (term for scene in scenes for term in scene.terms))


def _by_itself(whole: Scene, paragraph: Paragraph, report: Report) -> Iterator[Told]:
    """The finders that see the whole paragraph before those that see its sentences."""
    scenes, further = paragraph.scenes, paragraph.further
    yield from means_of_questions(whole, further)
    yield from in_proportion(whole, report.scenes)
    if len(whole.terms) < FEWEST:
        return
    yield from _each(_OF_PARAGRAPH, [whole])
    yield from share_together(whole, report.asked.term if report.asked else None)
    yield from groups_weighted(scenes, further)
    yield from (*instalments(whole, paragraph.earlier), *by_turns(whole, paragraph.earlier))
    yield from portions_of_tiers(whole, paragraph.name)
    yield from tiers_in_turn(whole)
    yield from _each((adjusted_on_top, passed_and_failed, bracket_behind), [whole])
    yield from instalments_paid(whole, report.scenes, paragraph.name)
    yield from _each((stepped, so_long), scenes)
    yield from _all((spent_on_several, year_steps, adjusted_across, adjusted_over, come_in_full), scenes)
    yield from by_class_wide(scenes, further)
    yield from by_class(scenes, further)
    yield from by_class_inside(scenes, further)
    yield from _all((mark_gaps, reasons, overdue, bracketed_share), scenes)
    yield from written_out(whole)
    if whole.percents:
        yield from _shares(paragraph, whole, report)
    yield from (*apart(scenes), *apart(numbered(scenes)))
    yield from _all((itemised, shared_out, against_before), scenes)
    yield from by_name(whole)
    yield from (*owed(scenes), *graded(scenes, further), *by_state(scenes), *contracts(scenes))
    yield from _each((over_years, entitled, opening_sum, per_group), [whole])
    yield from _by_sentence(scenes)


def _shares(paragraph: Paragraph, whole: Scene, report: Report) -> Iterator[Told]:
    scenes, name = paragraph.scenes, paragraph.name
    yield from _each((defined, varied), [whole])
    yield from compared_before(scenes, paragraph.earlier)
    yield from _all((of_budget_before, of_the_rest, of_the_last, left_rates, of_those_kept, of_the_contract), scenes)
    yield from shares(scenes, name, report.asked.term if report.asked else None)
    yield from of_what_is_left(scenes, paragraph.further)
    yield from (*based(scenes), *wholes(scenes), *together(scenes, name), *named(scenes))


def _by_sentence(scenes: Sequence[Scene]) -> Iterator[Told]:
    """Means that their words leave no doubt of come first, the others last."""
    means_told = list(_each((averages,), scenes))
    yield from (one for one in means_told if one.firm)
    yield from (one for scene in joined(scenes) for one in _each(_WIDE, [scene]))
    for scene in scenes:
        if len(scene.terms) >= FEWEST:
            yield from _each(FINDERS if scene.percents else _OF_NUMBERS, [scene])
    yield from (one for one in means_told if not one.firm)


def _each(finders: Iterable[Finder], scenes: Sequence[Scene]) -> Iterator[Told]:
    """What finders see in each of some sentences alone."""
    return (one for finder in finders for scene in scenes for one in finder(scene))


def _all(finders: Iterable[Several], scenes: Sequence[Scene]) -> Iterator[Told]:
    """What finders see in the sentences of a paragraph together."""
    return (one for finder in finders for one in finder(scenes))


def _beside(finders: Iterable[Beside], scenes: Sequence[Scene], others: Sequence[Scene]) -> Iterator[Told]:
    """What finders see in the sentences of a paragraph held against others."""
    return (one for finder in finders for one in finder(scenes, others))

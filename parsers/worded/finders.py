"""What a paragraph tells: which finders see it, and what each may look at beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from parsers.worded.accounts.adjusted_over import adjusted_after, adjusted_on_top, adjusted_over
from parsers.worded.accounts.below_table import below_table
from parsers.worded.accounts.come_in_full import come_in_full
from parsers.worded.accounts.final_accounts import final_accounts
from parsers.worded.accounts.loan_balance import loan_balance
from parsers.worded.accounts.not_done import not_done
from parsers.worded.accounts.owed import owed
from parsers.worded.accounts.rate_of_totals import rate_of_totals
from parsers.worded.accounts.rest_by_rate import rest_by_rate
from parsers.worded.accounts.rest_elsewhere import rest_elsewhere
from parsers.worded.accounts.rest_of_rated import rest_of_rated
from parsers.worded.accounts.retained import money_retained
from parsers.worded.accounts.shortfall import beyond, left_of_both, left_of_year
from parsers.worded.accounts.sourced import assets, debt_ratio, sourced
from parsers.worded.accounts.spent_on_several import spent_on_several
from parsers.worded.accounts.stocks import adjusted_across
from parsers.worded.accounts.tiers import tiers
from parsers.worded.accounts.undone_of_pair import undone_of_pair
from parsers.worded.accounts.works import overdue
from parsers.worded.changes.against_named import against_named
from parsers.worded.changes.compared import against_before, compared_before, named_step
from parsers.worded.changes.last_year_elsewhere import last_year_elsewhere
from parsers.worded.changes.of_term import of_term
from parsers.worded.changes.points_off import points_off
from parsers.worded.changes.stepped_before import stepped_before
from parsers.worded.changes.years import stepped, steps_elsewhere, year_steps
from parsers.worded.layout.restated_totals import Total, pointed_totals, restated_totals, slipped_totals
from parsers.worded.order import FEWEST, FINDERS, OF_NUMBERS, OF_PARAGRAPH, WIDE
from parsers.worded.people.answers import asked_elsewhere
from parsers.worded.people.by_aspect import by_aspect
from parsers.worded.people.groups_weighted import groups_weighted
from parsers.worded.people.mean_of_questions import means_of_questions
from parsers.worded.people.of_all_groups import of_all_groups
from parsers.worded.people.respondents import Answered, answered, chose, quoted, respondents
from parsers.worded.people.taken_together import share_together
from parsers.worded.products.apart import averaged, priced_apart
from parsers.worded.products.at_told_standard import at_told_standard
from parsers.worded.products.averages import averages
from parsers.worded.products.brackets import bracketed
from parsers.worded.products.by_month import paid_by_month
from parsers.worded.products.count_by_price import count_by_price, early_and_late, lacking
from parsers.worded.products.entitled import entitled, entitled_elsewhere, opening_sum, rated_and_fixed
from parsers.worded.products.groups import groups_elsewhere, per_group
from parsers.worded.products.lots import all_lots, items_of_lot
from parsers.worded.products.pairs_together import pairs_together
from parsers.worded.products.per_household import per_household
from parsers.worded.products.per_qualified import per_qualified
from parsers.worded.products.portions_of_tiers import portions_of_tiers
from parsers.worded.products.settled_by_units import settled_by_units
from parsers.worded.products.settled_each import settled_each
from parsers.worded.products.so_long import so_long
from parsers.worded.products.standards_by_class import Paid, class_paid, classes_paid, standards_by_class
from parsers.worded.products.standards_told import Mentions, standards_of, standards_told
from parsers.worded.products.tiers_in_turn import tiers_in_turn
from parsers.worded.products.unit_of_total import unit_of_total
from parsers.worded.rates.attained import attained
from parsers.worded.rates.bracket_behind import bracket_behind
from parsers.worded.rates.by_its_brackets import by_its_brackets
from parsers.worded.rates.by_its_name import by_its_name
from parsers.worded.rates.by_what_is_left import by_what_is_left
from parsers.worded.rates.common_base import Share, common_base, shares_of
from parsers.worded.rates.defined import defined, varied, written_out
from parsers.worded.rates.elsewhere import elsewhere, exceeded, of_its_item, progressed, still_due
from parsers.worded.rates.goal_in_rate import of_budget_before
from parsers.worded.rates.instalments import instalments
from parsers.worded.rates.instalments_paid import instalments_paid
from parsers.worded.rates.named import bracketed_share, left_rates, named
from parsers.worded.rates.named_both import named_both
from parsers.worded.rates.of_its_beds import of_its_beds
from parsers.worded.rates.of_its_people import of_its_people
from parsers.worded.rates.of_the_contract import of_all_contracts, of_the_contract
from parsers.worded.rates.of_the_only_plan import of_the_only_plan
from parsers.worded.rates.of_the_paragraph import of_the_paragraph
from parsers.worded.rates.of_the_plan import of_the_plan
from parsers.worded.rates.of_the_trained import of_the_trained
from parsers.worded.rates.of_those_kept import of_those_kept
from parsers.worded.rates.of_what_is_left import of_what_is_left
from parsers.worded.rates.opposite import of_the_last, of_the_rest
from parsers.worded.rates.share_of_the_budget import share_of_the_budget
from parsers.worded.rates.shares import based, of_the_one_before, shares, together, wholes
from parsers.worded.rates.short_of_goal import short_of_goal, still_to_come
from parsers.worded.scene import Scene, Told, joined, numbered, scene_with
from parsers.worded.scores.against_own import gaps_to_own
from parsers.worded.scores.by_told_rule import by_told_rule
from parsers.worded.scores.each_lost import each_lost
from parsers.worded.scores.in_proportion import in_proportion
from parsers.worded.scores.kinds import kinds
from parsers.worded.scores.left_below_head import left_below_head
from parsers.worded.scores.levels_told import levels_told, weights_together
from parsers.worded.scores.lost_in_all import lost_in_all
from parsers.worded.scores.marks import mark_gaps, reasons
from parsers.worded.scores.rate_of_told_marks import rates_of_told_marks
from parsers.worded.scores.rule_elsewhere import marks_by_rule
from parsers.worded.scores.second_level import counted_levels, second_level
from parsers.worded.scores.taken_off import folded
from parsers.worded.scores.weights_in_row import weights_in_row
from parsers.worded.sums.abreast import abreast
from parsers.worded.sums.added_up import added_before
from parsers.worded.sums.ahead import by_class
from parsers.worded.sums.among_them import among_them
from parsers.worded.sums.apart import apart, itemised, shared_out
from parsers.worded.sums.arrived_by_month import arrived_by_month
from parsers.worded.sums.as_many import as_many
from parsers.worded.sums.behind import by_name
from parsers.worded.sums.below import below
from parsers.worded.sums.by_class_inside import by_class_inside
from parsers.worded.sums.by_class_wide import by_class_wide
from parsers.worded.sums.by_level import both_tiers
from parsers.worded.sums.by_turns import by_turns
from parsers.worded.sums.classes import classed
from parsers.worded.sums.closed_by_subtotal import closed_by_subtotal
from parsers.worded.sums.closed_by_total import closed_by_total
from parsers.worded.sums.contracts import contracts
from parsers.worded.sums.counted_off import counted_off
from parsers.worded.sums.graded import graded
from parsers.worded.sums.in_so_many_turns import in_so_many_turns
from parsers.worded.sums.in_the_spending import in_the_spending
from parsers.worded.sums.items_in_turn import items_in_turn
from parsers.worded.sums.lots_length import lots_length
from parsers.worded.sums.mainly_used import mainly_used
from parsers.worded.sums.of_another_unit import of_another_unit
from parsers.worded.sums.of_batches import batches_before, grants_behind
from parsers.worded.sums.of_those import of_those
from parsers.worded.sums.over_years import over_years
from parsers.worded.sums.paid_in_turn import paid_in_turn
from parsers.worded.sums.pairs import by_state
from parsers.worded.sums.parted_into import parted_into
from parsers.worded.sums.passed_and_failed import passed_and_failed
from parsers.worded.sums.pointed import pointed
from parsers.worded.sums.repeated import all_of_the_told
from parsers.worded.sums.same_works import same_works
from parsers.worded.sums.so_many import so_many
from parsers.worded.sums.so_many_together import so_many_together
from parsers.worded.sums.split import split_up
from parsers.worded.sums.wide import wide
from parsers.worded.sums.within import both_sides
from parsers.worded.without_parts import without_parts


@dataclass(frozen=True, slots=True)
class Report:
    """What all paragraphs of a document tell together."""

    scenes: tuple[Scene, ...]
    asked: Answered | None
    standards: Mentions
    shares: Sequence[Share]
    classes: Sequence[Paid]


def report_of(paragraphs: Sequence[Sequence[Scene]]) -> Report:
    scenes = tuple(scene for paragraph in paragraphs for scene in paragraph)
    return Report(scenes, answered(scenes), standards_of(scenes), shares_of(paragraphs), classes_paid(scenes))


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
    yield from _past_the_parts(paragraph)
    yield from common_base(scenes, report.shares)
    yield from classed(scenes, paragraph.later)
    yield from _beside((still_due, of_its_item, tiers, of_the_only_plan, share_of_the_budget, settled_by_units, rest_elsewhere, paid_by_month, gaps_to_own), scenes, report.scenes)
    yield from _beside((final_accounts, debt_ratio, per_qualified, per_household, of_its_beds, by_what_is_left), scenes, report.scenes)
    yield from below_table(scenes, paragraph.totals, report.scenes)
    yield from rate_of_totals(scenes, paragraph.totals or paragraph.ahead)
    yield from rest_by_rate(scenes, report.scenes, paragraph.totals)
    yield from _all((counted_off, of_another_unit, closed_by_total), scenes)
    yield from (*all_lots(scenes, paragraph.further), *(one for scene in scenes for one in items_of_lot(scene)))
    whole = _whole(paragraph) if scenes else None
    yield from entitled_elsewhere(whole, report.scenes) if whole is not None else ()
    yield from _each((bracketed, rated_and_fixed, closed_by_subtotal, count_by_price, lacking, each_lost), scenes)
    yield from early_and_late(whole) if whole is not None else ()
    yield from pairs_together(whole) if whole is not None else ()
    if whole is not None:
        yield from _by_itself(whole, paragraph, report)
    yield from progressed(scenes, report.scenes, paragraph.name)
    yield from _beside((rates_of_told_marks, steps_elsewhere, elsewhere, named_both), scenes, report.scenes)
    yield from standards_told(scenes, report.standards)
    yield from class_paid(scenes, report.classes)
    yield from last_year_elsewhere(scenes, report.scenes)
    yield from of_all_groups(scenes, paragraph.further)
    yield from (*respondents(scenes, report.asked), *quoted(scenes, report.asked), *chose(scenes, report.asked))
    yield from _beside((exceeded, asked_elsewhere, of_term, weights_in_row, same_works, of_the_plan, of_its_people, marks_by_rule, groups_elsewhere, at_told_standard, short_of_goal, still_to_come), scenes, report.scenes)
    yield from of_the_paragraph(scenes)
    yield from _beside((added_before, left_of_both, batches_before, split_up, parted_into, so_many, in_the_spending, by_its_brackets, paid_in_turn, in_so_many_turns, settled_each, by_aspect, money_retained), scenes, paragraph.further)
    yield from _beside((items_in_turn, attained, wide, abreast, as_many, folded, so_many_together, of_those, all_of_the_told), scenes, paragraph.earlier)
    yield from (*not_done(scenes, paragraph.further), *standards_by_class(scenes, paragraph.further))
    yield from among_them(scenes, paragraph.further, paragraph.totals)
    yield from (*below(scenes, paragraph.later), *grants_behind(scenes, paragraph.later))
    yield from priced_apart(scenes, paragraph.earlier)
    yield from _beside((averaged, of_the_trained, lost_in_all, levels_told, weights_together, rest_of_rated, points_off, lots_length, by_its_name, of_all_contracts, against_named, undone_of_pair, assets), scenes, report.scenes)
    yield from (*stepped_before(scenes), *sourced(scenes, paragraph.earlier), *unit_of_total(scenes, paragraph.earlier, paragraph.totals))
    yield from (*left_below_head(scenes, paragraph.further), *by_told_rule(scenes, paragraph.further))
    yield from (*restated_totals(scenes, paragraph.totals), *slipped_totals(scenes, paragraph.ahead), *pointed_totals(scenes, paragraph.ahead))
    yield from kinds(scenes, report.scenes)
    if whole is not None:
        yield from (*second_level(whole, report.scenes), *counted_levels(whole))


def _past_the_parts(paragraph: Paragraph) -> Iterator[Told]:
    """What is told of a whole behind the parts that it is made of."""
    left = without_parts(paragraph.text, paragraph.scenes)
    if left is None:
        return
    found = (*_each(OF_PARAGRAPH, [left.whole]), *_by_sentence(left.scenes))
    yield from (told for one in found if one.firm and (told := left.unfolded(one)) is not None)


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
    yield from _each(OF_PARAGRAPH, [whole])
    yield from (*pointed(whole, paragraph.earlier), *both_tiers(whole, paragraph.further), *arrived_by_month(whole, paragraph.earlier))
    yield from share_together(whole, report.asked.term if report.asked else None)
    yield from groups_weighted(scenes, further)
    yield from (*instalments(whole, paragraph.earlier), *by_turns(whole, paragraph.earlier))
    yield from portions_of_tiers(whole, paragraph.name)
    yield from tiers_in_turn(whole)
    yield from _each((beyond, both_sides, adjusted_on_top, passed_and_failed, bracket_behind), [whole])
    yield from instalments_paid(whole, report.scenes, paragraph.name)
    yield from _each((stepped, so_long), scenes)
    yield from _all((spent_on_several, year_steps, adjusted_across, adjusted_over, adjusted_after, come_in_full, loan_balance, mainly_used, left_of_year), scenes)
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
    yield from (*compared_before(scenes, paragraph.earlier), *named_step(scenes, paragraph.earlier))
    yield from _all((of_budget_before, of_the_rest, of_the_last, left_rates, of_those_kept, of_the_contract), scenes)
    yield from of_the_one_before(scenes)
    yield from shares(scenes, name, report.asked.term if report.asked else None)
    yield from of_what_is_left(scenes, paragraph.further)
    yield from (*based(scenes), *wholes(scenes), *together(scenes, name), *named(scenes))


def _by_sentence(scenes: Sequence[Scene]) -> Iterator[Told]:
    """Means that their words leave no doubt of come first, the others last."""
    means_told = list(_each((averages,), scenes))
    yield from (one for one in means_told if one.firm)
    yield from (one for scene in joined(scenes) for one in _each(WIDE, [scene]))
    for scene in scenes:
        if len(scene.terms) >= FEWEST:
            yield from _each(FINDERS if scene.percents else OF_NUMBERS, [scene])
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

"""The finders of sentences and paragraphs in order of precedence: whoever knows a result first has told of it."""

from __future__ import annotations

from parsers.worded.accounts.cases import cases
from parsers.worded.accounts.debt import over_its_term
from parsers.worded.accounts.deducted import deducted
from parsers.worded.accounts.from_estimate import from_estimate
from parsers.worded.accounts.net_moves import net_moves, net_of_several
from parsers.worded.accounts.owed import left, nothing_left, with_left
from parsers.worded.accounts.pooled import pooled
from parsers.worded.accounts.posts import vacant_posts
from parsers.worded.accounts.settled_after_change import settled_after_change
from parsers.worded.accounts.shortfall import came_short, falls_short, shortfall
from parsers.worded.accounts.stocks import adjusted, balances, dropped, net, net_worth, paid_less, worth_in_brackets, year_budget
from parsers.worded.accounts.works import audited, repriced
from parsers.worded.accounts.year_closing import closing_of_receipts, year_closing
from parsers.worded.changes.changed_by import changed_by
from parsers.worded.changes.compared import above_mean, against, based_behind, by_step, compared, run_on
from parsers.worded.changes.former import former
from parsers.worded.changes.last_year_before import last_year_before
from parsers.worded.changes.misreported import misreported
from parsers.worded.changes.over_years import over_years as over_the_years
from parsers.worded.changes.phases import phases
from parsers.worded.changes.season import by_season
from parsers.worded.changes.since_year import since_year
from parsers.worded.changes.steps import changes, gaps, points
from parsers.worded.changes.year_chain import year_chain
from parsers.worded.changes.years import growths, yearly, yearly_by_unit, yearly_each
from parsers.worded.people.answers import answers, pleased
from parsers.worded.people.groups_in_turn import groups_in_turn
from parsers.worded.people.respondents import returned
from parsers.worded.people.taken_together import taken_together
from parsers.worded.products.at_standard import at_standard
from parsers.worded.products.averages import apiece, averages, by_days, by_time, multiples
from parsers.worded.products.bought_at import bought_at
from parsers.worded.products.brackets import rated, restated
from parsers.worded.products.by_month import year_of_months
from parsers.worded.products.by_terms import by_terms
from parsers.worded.products.crops import crops, sold
from parsers.worded.products.entitled import each_comes_to, in_turn
from parsers.worded.products.groups import groups_behind
from parsers.worded.products.mean_price import mean_price
from parsers.worded.products.priced import interest, portioned, portions, products, standards
from parsers.worded.products.reckoned_by import reckoned_by
from parsers.worded.products.roughly import roughly
from parsers.worded.products.saved_at_price import saved_at_price
from parsers.worded.products.so_many_each import so_many_each
from parsers.worded.products.spent_apiece import spent_apiece
from parsers.worded.rates.adjusted import adjusted_rates
from parsers.worded.rates.aims import aimed
from parsers.worded.rates.aims import among as among_rate
from parsers.worded.rates.at_its_share import at_its_share
from parsers.worded.rates.base_in_brackets import base_in_brackets
from parsers.worded.rates.below_its_limit import below_its_limit
from parsers.worded.rates.beside import rates
from parsers.worded.rates.divided import divided
from parsers.worded.rates.goal_in_rate import goal_in_rate
from parsers.worded.rates.goals import done_of_goal, undone
from parsers.worded.rates.good_of_sampled import good_of_sampled
from parsers.worded.rates.jointly import jointly
from parsers.worded.rates.named import behind, found_in, of_that, of_these, past_goal, saved
from parsers.worded.rates.named_share import named_share, share_of_purchases
from parsers.worded.rates.of_all_kinds import of_all_kinds
from parsers.worded.rates.of_its_goal import of_its_goal, of_named_goals
from parsers.worded.rates.of_its_states import of_its_states
from parsers.worded.rates.of_its_stock import of_its_stock
from parsers.worded.rates.on_a_base import on_a_base
from parsers.worded.rates.opposite import hundred_less, less_the_bad
from parsers.worded.rates.part_by_name import part_by_name
from parsers.worded.rates.plan_behind import plan_behind
from parsers.worded.rates.pleased_ahead import pleased_ahead
from parsers.worded.rates.portion_and_rest import portion_and_rest
from parsers.worded.rates.removed import removed
from parsers.worded.rates.rest_shared import rest_shared
from parsers.worded.rates.retained import retained
from parsers.worded.rates.share_of_the_outlay import share_of_the_outlay
from parsers.worded.rates.spent_and_left import accounts_in_turn, rest_rates, spent_and_left
from parsers.worded.rates.tiers_share import tiers_share
from parsers.worded.rates.whole_in_base import whole_in_base
from parsers.worded.rates.with_those_left import with_those_left
from parsers.worded.scores.by_formula import by_formula
from parsers.worded.scores.by_its_rate import by_its_rate
from parsers.worded.scores.got_together import got_together
from parsers.worded.scores.in_proportion import by_count, by_share_done
from parsers.worded.scores.less_besides import less_besides
from parsers.worded.scores.lost_for import lost_for
from parsers.worded.scores.marks import deducted_in_turn, deductions, losses, marks, marks_in_pairs, mean, means, multiplied
from parsers.worded.scores.points_lost import points_lost
from parsers.worded.scores.scoring import scoring
from parsers.worded.scores.taken_for_each import taken_for_each
from parsers.worded.scores.taken_off import left_of_full, left_of_hundred, more_than_lost, reviewed
from parsers.worded.scores.weighted import run_mean, weighted
from parsers.worded.sums.added_up import added_up, on_that_basis
from parsers.worded.sums.advanced_and_settled import advanced_and_settled
from parsers.worded.sums.ahead import among, batched, begun, by_kind, by_noun, composed, enclosed, listed_behind, listed_count, rested
from parsers.worded.sums.behind import counted, done_in_all, headed, in_kinds, made_of, paid, respectively, sized, totals
from parsers.worded.sums.by_level import by_level
from parsers.worded.sums.coloned import coloned
from parsers.worded.sums.come_in_by_giver import come_in_by_giver
from parsers.worded.sums.did_and_did_not import did_and_did_not
from parsers.worded.sums.disposed import disposed
from parsers.worded.sums.given_back import given_back
from parsers.worded.sums.listed_run_on import listed_run_on
from parsers.worded.sums.of_batches import lots_of_award, of_batches
from parsers.worded.sums.of_one_noun import of_one_noun
from parsers.worded.sums.of_two_counters import of_two_counters
from parsers.worded.sums.over_seasons import over_seasons
from parsers.worded.sums.pairs import by_item, by_stage, in_pairs, paired
from parsers.worded.sums.part_of import part_of
from parsers.worded.sums.plain_list import plain_list
from parsers.worded.sums.rated_places import rated_places
from parsers.worded.sums.repeated import repeated
from parsers.worded.sums.subtotalled import subtotalled
from parsers.worded.sums.within import used_for, within

FINDERS = (
    over_seasons, rated_places, falls_short, year_of_months, mean_price, goal_in_rate, changed_by, pleased_ahead, of_two_counters, misreported, of_its_goal, part_by_name, rest_shared, settled_after_change, repeated, cases, subtotalled, each_comes_to,
    plan_behind, on_a_base, listed_run_on, base_in_brackets, year_closing, part_of, tiers_share, roughly, spent_and_left,
    disposed, did_and_did_not, former, pooled, jointly, of_its_states, done_of_goal, undone, aimed, among_rate, phases, within, used_for,
    year_budget, net_worth, worth_in_brackets, whole_in_base, net_moves, net_of_several, given_back, bought_at, saved_at_price, standards, at_standard, reckoned_by, growths, means, run_mean,
    weighted, removed, portion_and_rest, retained, of_its_stock, last_year_before, since_year, paid_less, against, by_step, balances,
    less_besides, deductions, points_lost, lost_for, left_of_full, reviewed, left, nothing_left, net, interest, past_goal,
    pleased, changes, based_behind, run_on, compared, rated, restated, marks, by_its_rate, multiplied, points, of_that,
    of_these, found_in, behind, below_its_limit, saved, mean, hundred_less, less_the_bad, good_of_sampled, rates, gaps, adjusted, coloned, enclosed, among,
    by_noun, batched, by_kind, composed, in_kinds, counted, made_of, headed, sized, totals, paid, done_in_all,
    added_up, on_that_basis, begun, rested, listed_count, listed_behind, portioned, apiece, by_days, by_time, multiples,
    so_many_each, groups_behind, crops, sold, products, in_turn, paired, in_pairs, by_stage, respectively, with_left, marks_in_pairs,
    plain_list, at_its_share, deducted_in_turn, by_terms, share_of_the_outlay,
)
"""Whoever knows a result first has told of it."""
OF_SHARES = (
    goal_in_rate, whole_in_base, changed_by, pleased_ahead, of_its_goal, part_by_name, rest_shared,
    on_a_base, removed, portion_and_rest, retained, of_its_stock, last_year_before, since_year, base_in_brackets, tiers_share, spent_and_left,
    former, jointly, growths, means, run_mean, weighted, interest, past_goal, pleased, plan_behind,
    based_behind, by_step, run_on, compared, marks, by_its_rate, multiplied, points, of_that, of_these, found_in, behind,
    below_its_limit, saved, hundred_less, less_the_bad, rates, portioned, with_left, at_its_share, good_of_sampled, share_of_the_outlay,
)
"""They find nothing in a sentence without a percentage."""
FEWEST = 2
"""Numbers: nobody finds anything in a sentence of fewer, but for working in brackets."""
OF_NUMBERS = tuple(finder for finder in FINDERS if finder not in OF_SHARES)
WIDE = (
    year_closing, subtotalled, each_comes_to, used_for, by_item, in_pairs, marks_in_pairs, enclosed, among,
    by_noun, rested, listed_count, listed_behind, portioned, totals, averages, adjusted, paid_less,
)
"""What may run over a 。其中 or a semicolon."""
OF_PARAGRAPH = (
    accounts_in_turn, rest_rates, came_short,
    of_all_kinds, answers, groups_in_turn, taken_together, over_the_years, vacant_posts, by_season, year_chain, yearly,
    yearly_each, yearly_by_unit, above_mean, by_formula, scoring, losses, portions, audited, repriced,
    returned, dropped, deducted, left_of_hundred, more_than_lost, by_count, by_share_done, got_together,
    of_named_goals, advanced_and_settled, of_one_noun, of_batches, lots_of_award, by_level, from_estimate, with_those_left, divided, adjusted_rates, come_in_by_giver, shortfall, spent_apiece,
    named_share, share_of_purchases, closing_of_receipts, over_its_term, taken_for_each,
)
"""What may run over a whole paragraph."""

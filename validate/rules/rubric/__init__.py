"""RB: scoring standards applied again, and printed working."""

from __future__ import annotations

from validate.rule import Rule
from validate.rules.rubric import rb01_proportional_score as rb01
from validate.rules.rubric import rb02_step_deduction as rb02
from validate.rules.rubric import rb03_zero_below as rb03
from validate.rules.rubric import rb04_point_list as rb04
from validate.rules.rubric import rb05_rubric_maximum as rb05
from validate.rules.rubric import rb06_reachable_score as rb06
from validate.rules.rubric import rb07_branch_matches_fact as rb07
from validate.rules.rubric import rb08_operands_match_funds as rb08
from validate.rules.rubric import rb09_printed_formula as rb09
from validate.rules.rubric import rb10_full_marks_despite_miss as rb10
from validate.rules.rubric import rb11_marks_lost_despite_hit as rb11
from validate.rules.rubric import rb12_qualitative_band as rb12
from validate.rules.rubric import rb13_missing_actual_scored as rb13
from validate.rules.rubric import rb14_execution_score as rb14
from validate.rules.rubric import rb15_reached_but_not_full as rb15
from validate.rules.rubric import rb16_threshold_differs_from_target as rb16
from validate.rules.rubric import rb17_result_told_after_working as rb17
from validate.rules.rubric import rb18_missed_scored_alike as rb18

RULES: tuple[Rule, ...] = (
    rb01.RULE, rb02.RULE, rb03.RULE, rb04.RULE, rb05.RULE, rb06.RULE, rb07.RULE, rb08.RULE,
    rb09.RULE, rb10.RULE, rb11.RULE, rb12.RULE, rb13.RULE, rb14.RULE, rb15.RULE, rb16.RULE,
    rb17.RULE, rb18.RULE,
)

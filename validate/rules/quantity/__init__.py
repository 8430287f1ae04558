"""QT: quantities, counts and lists of names."""

from __future__ import annotations

from validate.rule import Rule
from validate.rules.quantity import qt01_same_count_throughout as qt01
from validate.rules.quantity import qt02_list_length_is_stated_count as qt02
from validate.rules.quantity import qt03_parts_sum_to_total as qt03
from validate.rules.quantity import qt04_distinct_members_against_sum as qt04
from validate.rules.quantity import qt05_completion_rate_recomputed as qt05
from validate.rules.quantity import qt06_claimed_completion_meets_plan as qt06
from validate.rules.quantity import qt07_component_areas_against_total as qt07
from validate.rules.quantity import qt08_density_is_plausible as qt08
from validate.rules.quantity import qt09_staff_adds_up as qt09
from validate.rules.quantity import qt10_attached_papers_agree as qt10
from validate.rules.quantity import qt11_actual_is_a_measurement as qt11
from validate.rules.quantity import qt12_named_member_of_closed_list as qt12
from validate.rules.quantity import qt13_worded_relation as qt13
from validate.rules.quantity import qt14_restated_statement as qt14
from validate.rules.quantity import qt15_text_and_row as qt15
from validate.rules.quantity import qt16_beyond_hundred as qt16
from validate.rules.quantity import qt17_one_digit_apart as qt17

RULES: tuple[Rule, ...] = (
    qt01.RULE,
    qt02.RULE,
    qt03.RULE,
    qt04.RULE,
    qt05.RULE,
    qt06.RULE,
    qt07.RULE,
    qt08.RULE,
    qt09.RULE,
    qt10.RULE,
    qt11.RULE,
    qt12.RULE,
    qt13.RULE,
    qt14.RULE,
    qt15.RULE,
    qt16.RULE,
    qt17.RULE,
)

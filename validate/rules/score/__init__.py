"""SC: scores and their sums."""

from __future__ import annotations

from validate.rule import Rule
from validate.rules.score import sc01_total_is_sum_of_first_level as sc01
from validate.rules.score import sc02_upper_level_is_sum_of_lower as sc02
from validate.rules.score import sc03_rounded_total as sc03
from validate.rules.score import sc04_rate_is_score_over_weight as sc04
from validate.rules.score import sc05_score_within_weight as sc05
from validate.rules.score import sc06_total_same_everywhere as sc06
from validate.rules.score import sc07_first_level_same_everywhere as sc07
from validate.rules.score import sc08_indicator_score_same_everywhere as sc08
from validate.rules.score import sc09_full_mark_is_weight as sc09
from validate.rules.score import sc10_deductions as sc10
from validate.rules.score import sc11_weighted_score as sc11
from validate.rules.score import sc12_average_score as sc12
from validate.rules.score import sc13_scaled_to_hundred as sc13
from validate.rules.score import sc14_told_indicators_add_up as sc14

RULES: tuple[Rule, ...] = tuple(
    module.RULE for module in (sc01, sc02, sc03, sc04, sc05, sc06, sc07, sc08, sc09, sc10, sc11, sc12, sc13, sc14)
)

"""WT: weights."""

from __future__ import annotations

from validate.rule import Rule
from validate.rules.weight import wt01_first_level_weights_add_up as wt01
from validate.rules.weight import wt02_upper_weight_is_sum_of_lower as wt02
from validate.rules.weight import wt03_form_quota_is_sum_of_rows as wt03
from validate.rules.weight import wt04_first_level_weight_same_everywhere as wt04
from validate.rules.weight import wt05_indicator_counts as wt05
from validate.rules.weight import wt06_indicator_weight_same_everywhere as wt06
from validate.rules.weight import wt07_codes_unique_and_in_order as wt07
from validate.rules.weight import wt08_indicator_lists_agree as wt08

RULES: tuple[Rule, ...] = tuple(module.RULE for module in (wt01, wt02, wt03, wt04, wt05, wt06, wt07, wt08))

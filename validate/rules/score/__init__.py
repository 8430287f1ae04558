"""SC: scores and their sums."""

from __future__ import annotations

from validate.rule import Rule
from validate.rules.score import sc01_total_is_sum_of_first_level as sc01

RULES: tuple[Rule, ...] = (sc01.RULE,)

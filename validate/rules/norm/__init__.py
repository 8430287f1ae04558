"""NM: official rules and what a report should hold.  A norm finding never outranks an internal one."""

from __future__ import annotations

from validate.rule import Rule
from validate.rules.norm import nm01_self_weights as nm01
from validate.rules.norm import nm02_result_share as nm02
from validate.rules.norm import nm03_deviation_note as nm03
from validate.rules.norm import nm04_bands as nm04
from validate.rules.norm import nm05_full_self_score as nm05
from validate.rules.norm import nm06_no_scoring_table as nm06
from validate.rules.norm import nm07_unmeasurable_target as nm07
from validate.rules.norm import nm08_required_content as nm08
from validate.rules.norm import nm09_goals_without_value as nm09

RULES: tuple[Rule, ...] = (nm01.RULE, nm02.RULE, nm03.RULE, nm04.RULE, nm05.RULE, nm06.RULE, nm07.RULE, nm08.RULE, nm09.RULE)

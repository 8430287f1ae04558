"""GR: grades and their bands."""

from __future__ import annotations

from validate.rule import Rule
from validate.rules.grade import gr01_grade_follows_from_score as gr01
from validate.rules.grade import gr02_grade_same_everywhere as gr02
from validate.rules.grade import gr03_bands_well_formed as gr03
from validate.rules.grade import gr04_grade_by_rounded_total as gr04
from validate.rules.grade import gr05_grade_word_outside_scale as gr05
from validate.rules.grade import gr06_grades_of_rows as gr06

RULES: tuple[Rule, ...] = tuple(module.RULE for module in (gr01, gr02, gr03, gr04, gr05, gr06))

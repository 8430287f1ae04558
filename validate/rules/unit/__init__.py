"""UN: units."""

from __future__ import annotations

from validate.rule import Rule
from validate.rules.unit import un01_same_value_two_units as un01
from validate.rules.unit import un02_magnitude_slip as un02
from validate.rules.unit import un03_unit_class_mismatch as un03
from validate.rules.unit import un04_table_unit as un04
from validate.rules.unit import un05_rounded_restatement as un05
from validate.rules.unit import un06_amount_without_unit as un06

RULES: tuple[Rule, ...] = (un01.RULE, un02.RULE, un03.RULE, un04.RULE, un05.RULE, un06.RULE)

"""XR: what the unit says of itself against what the evaluator found."""

from __future__ import annotations

from validate.rule import Rule
from validate.rules.voices import xr01_totals as xr01
from validate.rules.voices import xr02_actuals as xr02
from validate.rules.voices import xr03_form_rescored as xr03
from validate.rules.voices import xr04_satisfaction as xr04
from validate.rules.voices import xr05_rates as xr05
from validate.rules.voices import xr06_attachment_restates_body as xr06
from validate.rules.voices import xr07_executed_amount as xr07
from validate.rules.voices import xr08_targets as xr08

RULES: tuple[Rule, ...] = (xr01.RULE, xr02.RULE, xr03.RULE, xr04.RULE, xr05.RULE, xr06.RULE, xr07.RULE, xr08.RULE)

"""DT: dates and process."""

from __future__ import annotations

from validate.rule import Rule
from validate.rules.date import dt01_valid_date as dt01
from validate.rules.date import dt02_events_in_order as dt02
from validate.rules.date import dt03_same_event_same_date as dt03
from validate.rules.date import dt04_duration_fits_dates as dt04
from validate.rules.date import dt05_delay_fits_dates as dt05
from validate.rules.date import dt06_on_time_claim_against_late as dt06
from validate.rules.date import dt07_contract_signed_in_time as dt07
from validate.rules.date import dt08_events_before_report as dt08
from validate.rules.date import dt09_period_label_fits_cutoff as dt09
from validate.rules.date import dt10_fiscal_year_consistent as dt10
from validate.rules.date import dt11_no_results_before_works as dt11
from validate.rules.date import dt12_planned_stage_periods as dt12
from validate.rules.date import dt13_period_ends_and_length as dt13
from validate.rules.date import dt14_days_between_deeds as dt14
from validate.rules.date import dt15_days_between_dates as dt15

RULES: tuple[Rule, ...] = (
    dt01.RULE,
    dt02.RULE,
    dt03.RULE,
    dt04.RULE,
    dt05.RULE,
    dt06.RULE,
    dt07.RULE,
    dt08.RULE,
    dt09.RULE,
    dt10.RULE,
    dt11.RULE,
    dt12.RULE,
    dt13.RULE,
    dt14.RULE,
    dt15.RULE,
)

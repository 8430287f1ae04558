"""SV: surveys and satisfaction."""

from __future__ import annotations

from validate.rule import Rule
from validate.rules.survey import sv01_option_counts_sum_to_valid as sv01
from validate.rules.survey import sv02_share_is_count_over_valid as sv02
from validate.rules.survey import sv03_shares_sum_to_hundred as sv03
from validate.rules.survey import sv04_share_is_possible as sv04
from validate.rules.survey import sv05_sent_returned_valid_order as sv05
from validate.rules.survey import sv06_return_and_valid_rates as sv06
from validate.rules.survey import sv07_survey_size_throughout as sv07
from validate.rules.survey import sv08_satisfaction_index_recomputed as sv08
from validate.rules.survey import sv09_formula_labels_are_the_questionnaires as sv09
from validate.rules.survey import sv10_satisfaction_everywhere_equal as sv10
from validate.rules.survey import sv11_unanimous_claim_against_data as sv11
from validate.rules.survey import sv12_satisfaction_was_asked as sv12
from validate.rules.survey import sv13_satisfaction_target_met as sv13
from validate.rules.survey import sv14_sample_within_population as sv14
from validate.rules.survey import sv15_survey_after_works as sv15
from validate.rules.survey import sv16_survey_has_counts as sv16
from validate.rules.survey import sv17_questions_have_results as sv17
from validate.rules.survey import sv18_answers_vary as sv18
from validate.rules.survey import sv19_answer_scales_equal as sv19
from validate.rules.survey import sv20_anonymous_asks_no_identity as sv20
from validate.rules.survey import sv21_survey_mode_stated_once as sv21

RULES: tuple[Rule, ...] = (
    sv01.RULE,
    sv02.RULE,
    sv03.RULE,
    sv04.RULE,
    sv05.RULE,
    sv06.RULE,
    sv07.RULE,
    sv08.RULE,
    sv09.RULE,
    sv10.RULE,
    sv11.RULE,
    sv12.RULE,
    sv13.RULE,
    sv14.RULE,
    sv15.RULE,
    sv16.RULE,
    sv17.RULE,
    sv18.RULE,
    sv19.RULE,
    sv20.RULE,
    sv21.RULE,
)

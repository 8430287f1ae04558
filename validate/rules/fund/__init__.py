"""FN: funds."""

from __future__ import annotations

from validate.rule import Rule
from validate.rules.fund import fn01_total_is_sum_of_sources as fn01
from validate.rules.fund import fn02_total_is_sum_of_items as fn02
from validate.rules.fund import fn03_cross_foot as fn03
from validate.rules.fund import fn04_received_rate as fn04
from validate.rules.fund import fn05_execution_rate as fn05
from validate.rules.fund import fn06_spent_within_received_within_budget as fn06
from validate.rules.fund import fn07_spent_within_investment as fn07
from validate.rules.fund import fn08_left_over as fn08
from validate.rules.fund import fn09_amount_same_everywhere as fn09
from validate.rules.fund import fn10_unit_cost as fn10
from validate.rules.fund import fn11_contract_and_change as fn11
from validate.rules.fund import fn12_payment_is_share_of_contract as fn12
from validate.rules.fund import fn13_saving_rate as fn13
from validate.rules.fund import fn14_payment_before_entitlement as fn14
from validate.rules.fund import fn15_notice_and_amount as fn15
from validate.rules.fund import fn16_sampled_share as fn16
from validate.rules.fund import fn17_approved_and_actual as fn17
from validate.rules.fund import fn18_total_without_parts as fn18

RULES: tuple[Rule, ...] = tuple(
    module.RULE for module in (
        fn01, fn02, fn03, fn04, fn05, fn06, fn07, fn08, fn09, fn10, fn11, fn12, fn13, fn14, fn15, fn16, fn17, fn18,
    )
)

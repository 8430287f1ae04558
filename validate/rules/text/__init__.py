"""TX: texts, references, names."""

from __future__ import annotations

from validate.rule import Rule
from validate.rules.text import tx01_one_title_one_number as tx01
from validate.rules.text import tx02_one_number_one_title as tx02
from validate.rules.text import tx03_number_known_and_title_fits as tx03
from validate.rules.text import tx04_names_stable as tx04
from validate.rules.text import tx05_references_resolve as tx05
from validate.rules.text import tx06_attachments_present as tx06
from validate.rules.text import tx07_no_copied_lead as tx07
from validate.rules.text import tx08_statuses_do_not_contradict as tx08
from validate.rules.text import tx09_numbering_without_gaps as tx09
from validate.rules.text import tx10_blanket_completion_claim as tx10
from validate.rules.text import tx11_term_variants as tx11
from validate.rules.text import tx12_no_repealed_law as tx12
from validate.rules.text import tx13_number_year_fits_date as tx13
from validate.rules.text import tx14_bracket_forms as tx14
from validate.rules.text import tx15_garbled_wording as tx15
from validate.rules.text import tx16_signature_field as tx16
from validate.rules.text import tx17_joint_issue_joint_signature as tx17
from validate.rules.text import tx18_name_field_holds_a_name as tx18
from validate.rules.text import tx19_numbering_style as tx19

RULES: tuple[Rule, ...] = (
    tx01.RULE,
    tx02.RULE,
    tx03.RULE,
    tx04.RULE,
    tx05.RULE,
    tx06.RULE,
    tx07.RULE,
    tx08.RULE,
    tx09.RULE,
    tx10.RULE,
    tx11.RULE,
    tx12.RULE,
    tx13.RULE,
    tx14.RULE,
    tx15.RULE,
    tx16.RULE,
    tx17.RULE,
    tx18.RULE,
    tx19.RULE,
)

"""Law 2: every number token is read, masked or listed as unread.  Law 4: what is worked out from other figures is answered:
it holds, it does not, or it cannot be checked for a reason that is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.finding import Status
from parsers.ledger import account
from pipeline.audit import audit_one
from pipeline.settings import Settings
from tests.validate.test_cases import support
from validate.registry import all_rules

SAMPLES = sorted(path for path in (Path(__file__).parents[2] / "samples").iterdir() if path.suffix in (".txt", ".docx", ".pdf"))
DERIVED = (
    "execution_rate 90%", "received_rate 90%", "unit_cost 226元", "sampled_share 60%", "saving_rate 5%", "completion_rate 90% indicator=甲",
    "deviation_rate 10% indicator=甲", "indicator_rate 90% indicator=甲", "dimension_rate 90% dimension=产出", "satisfaction_reported 90%",
    "survey_valid_rate 90%", "survey_returned_rate 90%", "eval_score 89分", "self_score 99分", "dimension_score 18分 dimension=产出",
    "indicator_score 4分 indicator=甲", "planned_duration 60天", "delay 20天", "payment_share 60% lot=一标段 item=1", "funds_carried_over 12万元",
)


@pytest.mark.parametrize("line", DERIVED)
def test_a_lone_result_is_answered_with_what_is_missing(line: str) -> None:
    outcomes = [outcome for rule in all_rules() for outcome in rule.check(support.book({"facts": line}))]
    assert any(outcome.status is Status.NOT_CHECKABLE for outcome in outcomes)
    assert not any(outcome.status is Status.INCONSISTENT for outcome in outcomes)
    assert all(outcome.missing for outcome in outcomes if outcome.status is Status.NOT_CHECKABLE)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_number_of_a_sample_is_accounted_for(path: Path) -> None:
    result = audit_one(path, Settings())
    assert result.document is not None and result.extraction is not None
    made = account(result.document, result.extraction)
    assert made.total == made.read + made.masked + len(made.unread)
    kept = result.coverage
    assert kept.checked + kept.unread <= kept.numbers
    assert sum(group.numbers for group in kept.groups if group.kind == "part") == kept.numbers
    assert all(count > 0 and reason for reason, count in kept.masked)

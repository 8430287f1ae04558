"""Weights of findings."""

from __future__ import annotations

from typing import Any

from model.finding import Severity, Status
from validate.registry import all_rules
from validate.severity import weigh

RULES = {rule.code: rule for rule in all_rules()}


def _weighed(book: Any, code: str, facts: str) -> list[Severity]:
    made = book({"facts": facts})
    wrong = [outcome for outcome in RULES[code].check(made) if outcome.status is Status.INCONSISTENT]
    return [weigh(made, outcome, RULES[code].severity) for outcome in wrong]


DIMENSIONS = "dimension_score 20.01分 dimension=决策\ndimension_score 30.02分 dimension=过程\ndimension_score 39.93分 dimension=产出\n"


def test_a_hundredth_that_flips_the_grade_weighs_fully(book: Any) -> None:
    assert _weighed(book, "SC01", DIMENSIONS + "eval_score 90.00分") == [Severity.HIGH]


def test_a_hundredth_that_flips_nothing_weighs_low(book: Any) -> None:
    facts = DIMENSIONS.replace("39.93", "35.93")
    assert _weighed(book, "SC01", facts + "eval_score 86.00分") == [Severity.LOW]
    assert _weighed(book, "SC01", facts + "eval_score 86.90分") == [Severity.HIGH]


def test_a_few_yuan_of_millions_weigh_low(book: Any) -> None:
    lots = "payment_amount 312.0001万元 lot=一标段 item=lot_total cell=0,1,0\npayment_amount 208.5000万元 lot=二标段 item=lot_total cell=0,4,0\n"
    assert _weighed(book, "FN02", lots + "funds_spent 520.5003万元 source=total cell=0,9,2") == [Severity.LOW]
    assert _weighed(book, "FN02", lots + "funds_spent 530.5001万元 source=total cell=0,9,2") == [Severity.HIGH]

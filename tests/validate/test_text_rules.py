"""Text rules whose facts no case line can say: a document number that carries its date of issue."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest

from model.finding import Status
from model.quantity import DateValue
from validate.book import FactBook
from validate.registry import select

_spec = importlib.util.spec_from_file_location("support", Path(__file__).parents[1] / "support.py")
assert _spec and _spec.loader
support = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(support)


@pytest.mark.parametrize(("year", "wanted"), [(2020, Status.INCONSISTENT), (2021, Status.CONSISTENT), (2022, Status.CONSISTENT)])
def test_number_of_a_later_year_than_the_issue(year: int, wanted: Status) -> None:
    fact = replace(support.Scrap().fact('document_number "某发〔2021〕3号" item=某意见'), date=DateValue(year, 7))
    (rule,) = select(("TX13",))
    assert [outcome.status for outcome in rule.check(FactBook((fact,)))] == [wanted]

"""The account of numbers adds up, in all and by part and table."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.audit import audit_one
from pipeline.settings import Settings

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.parametrize("name", ["05-基本公共卫生-第三方评价.txt", "02-农村公路-第三方评价.docx"])
def test_the_account_adds_up(name: str) -> None:
    coverage = audit_one(SAMPLES / name, Settings()).coverage
    parts = [group for group in coverage.groups if group.kind == "part"]
    tables = [group for group in coverage.groups if group.kind == "table"]
    assert sum(group.numbers for group in parts) == coverage.numbers > 20
    assert sum(group.checked for group in parts) == coverage.checked
    assert 0 < sum(group.numbers for group in tables) <= coverage.numbers
    assert coverage.checked + coverage.unread <= coverage.numbers
    assert dict(coverage.masked)["年份"] > 0

"""A column that fails nearly throughout was misread; a column with a few wrong rows was not."""

from __future__ import annotations

import pytest

from model.finding import Category, Outcome, Severity, Status
from model.span import Anchor, CellRef, Span
from validate.column import columns_doubted


def _rows(statuses: str, column: int = 3) -> list[Outcome]:
    """One outcome a row: x fails, . holds, ? is not decided."""
    kinds = {"x": Status.INCONSISTENT, ".": Status.CONSISTENT, "?": Status.NOT_CHECKABLE}
    return [
        Outcome("SC04", kinds[sign], evidence=(Anchor(Span(10 * row, 10 * row + 2), cell=CellRef(0, row, column)),))
        for row, sign in enumerate(statuses)
    ]


@pytest.mark.parametrize("statuses", ["xxxx", "xxxxx..", "xx?xx...", "xxxx???????"])
def test_most_of_a_column_fails(statuses: str) -> None:
    found = columns_doubted(_rows(statuses), Category.ARITHMETIC)
    failed = [outcome for outcome in found if outcome.status is Status.INCONSISTENT]
    assert all(outcome.doubt and outcome.severity is Severity.INFO and outcome.hints for outcome in failed)
    assert len({outcome.key for outcome in failed}) == 1
    assert [outcome for outcome in found if outcome.status is not Status.INCONSISTENT] == [o for o in _rows(statuses) if o.status is not Status.INCONSISTENT]


@pytest.mark.parametrize("statuses", ["xxx", "xxx.", "xxxx....", "x.........", "xxxxx......"])
def test_some_rows_fail(statuses: str) -> None:
    assert columns_doubted(_rows(statuses), Category.ARITHMETIC) == _rows(statuses)


def test_two_columns_are_two() -> None:
    rows = [*_rows("xxxx"), *_rows("x...", column=4)]
    found = columns_doubted(rows, Category.ARITHMETIC)
    assert found[4:] == rows[4:]
    assert all(outcome.doubt for outcome in found[:4])


def test_two_voices_may_differ_throughout() -> None:
    assert columns_doubted(_rows("xxxxxx"), Category.SELF_VS_EVAL) == _rows("xxxxxx")


def test_prose_has_no_columns() -> None:
    told = [Outcome("SC04", Status.INCONSISTENT, evidence=(Anchor(Span(at, at + 1)),)) for at in range(6)]
    assert columns_doubted(told, Category.ARITHMETIC) == told

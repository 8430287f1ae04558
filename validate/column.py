"""Is it the column that we misread?  A report gets a row wrong, hardly a whole column: where most rows of one break a rule, their
figures are more likely something else than what they were taken for (a deduction read as a rate, a share of another whole)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from model.finding import Category, Outcome, Severity, Status
from model.notice import Say

_MANY = 4
"""So many rows must fail before the column is in doubt, and more than half of those decided."""
_WORKED_OUT = frozenset((Category.ARITHMETIC, Category.CRITERION, Category.PERCENT_GRANULARITY, Category.THRESHOLD_GRADE))
"""What follows within a row; two voices may well differ in each row."""
_Column = tuple[int, int]


def columns_doubted(outcomes: Sequence[Outcome], category: Category) -> list[Outcome]:
    """The outcomes of one rule, those of a column that fails nearly throughout told together, as a doubt about our reading (info)."""
    if category not in _WORKED_OUT:
        return list(outcomes)
    failed = Counter(column for outcome in outcomes if outcome.status is Status.INCONSISTENT and (column := _column(outcome)))
    if not failed or max(failed.values()) < _MANY:
        return list(outcomes)
    held = Counter(column for outcome in outcomes if outcome.status is Status.CONSISTENT and (column := _column(outcome)))
    doubted = {column: times for column, times in failed.items() if times >= _MANY and times > held[column]}
    return [_doubted(outcome, doubted, held) for outcome in outcomes]


def _doubted(outcome: Outcome, doubted: dict[_Column, int], held: Counter[_Column]) -> Outcome:
    column = _column(outcome)
    if column not in doubted or outcome.status is not Status.INCONSISTENT:
        return outcome
    wrong, decided = doubted[column], doubted[column] + held[column]
    why = Say(
        f"该列{decided}处核对中有{wrong}处不符，列义可能另有所指，请先核对列名。",
        f"{wrong} of {decided} in this column fail: it may mean something else; look at its head first.",
    )
    return replace(outcome, doubt=True, severity=Severity.INFO, key=(f"column {column}",), hints=(why,))


def _column(outcome: Outcome) -> _Column | None:
    cell = outcome.evidence[0].cell if outcome.evidence else None
    return (cell.table, cell.column) if cell is not None else None

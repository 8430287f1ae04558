"""A table in two ways of writing: its first rows one cell a line, the others tabbed; whether the second piece goes on with the first."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.layout.heads import is_total
from ingest.layout.rows import FIGURES, kind_of, likeness

_FEWEST = 3
"""Columns, and rows of the first piece."""
_ALIKE = 0.5


def goes_on(upper: Sequence[Sequence[str]], lower: Sequence[Sequence[str]]) -> bool:
    """As many columns, no head of its own, no total above, and the first full row below of the kinds of the rows above, figures where they
    have figures."""
    columns = len(upper[0])
    if columns < _FEWEST or len(upper) < _FEWEST or is_total(upper[-1][0]) or max(map(len, lower)) != columns:
        return False
    kinds = [[kind_of(row[column]) for row in upper[1:] if column < len(row) and row[column]] for column in range(columns)]
    first = max(lower[:_FEWEST], key=lambda row: sum(map(bool, row)))
    told = [(column, kind_of(cell)) for column, cell in enumerate(first) if cell]
    if not any(kind in FIGURES for _, kind in told) or set(lower[0]) <= set(upper[0]):
        return False
    figured = [column for column, own in enumerate(kinds) if own and all(kind in FIGURES for kind in own)]
    filled = {column for column, _ in told}
    return bool(figured) and filled >= set(figured) and all(_fits(kind, kinds[column]) for column, kind in told if column in figured)


def _fits(kind: str, column: Sequence[str]) -> bool:
    return any(likeness(kind, other) >= _ALIKE for other in column)

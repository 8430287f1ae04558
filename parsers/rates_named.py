"""Rates of the text that a row of an indicators' table names: 合格率97.69% under 水质合格率 | ≥95% | 97.69% is that indicator's result."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from model.figure import Figure
from model.quick import changed

_SHORTEST = 3


def rates_named(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures, a stated rate as the result of the one row that ends with its name (or whose name ends it) and has the same value."""
    results = [figure for figure in figures if figure.role == "indicator_actual" and figure.anchor.cell is not None and figure.unit_text == "%" and figure.number]
    return tuple(_named(figure, results) if figure.role == "stated_rate" and figure.anchor.cell is None else figure for figure in figures) if results else tuple(figures)


def _named(figure: Figure, results: Sequence[Figure]) -> Figure:
    names = {result.subject.indicator or "" for result in results if _same(figure, result)}
    told = figure.subject.item or ""
    apart = [name for name in names if not any(name.endswith(other) or other.endswith(name) for other in names - {name})]
    if not names or len(apart) > 1 or (apart and len(names) > 1) or figure.comparator is not None:
        return figure
    name = told if told in names else min(names, key=lambda name: (len(name), name))
    return changed(figure, role="indicator_actual", subject=changed(figure.subject, indicator=name, item=None, stage=None))


def _same(figure: Figure, result: Figure) -> bool:
    told, row = figure.subject.item or "", result.subject.indicator or ""
    alike = min(len(told), len(row)) >= _SHORTEST and (told.endswith(row) or row.endswith(told))
    return alike and bool(figure.number) and Decimal(figure.number or 0) == Decimal((result.number or "0").replace(",", ""))

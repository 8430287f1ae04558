"""Every way to cut a strung row, without trying the same end again and again."""

from __future__ import annotations

import pytest

from parsers.tables import cuts

ORDER = ("weight", "target", "actual", "score")


def _tries(monkeypatch: pytest.MonkeyPatch, text: str) -> int:
    tries = 0
    names = cuts._is_name

    def counted(words: str) -> bool:
        nonlocal tries
        tries += 1
        return names(words)

    monkeypatch.setattr(cuts, "_is_name", counted)
    assert list(cuts.rows_in(text, 0, len(text), ORDER)) == []
    monkeypatch.setattr(cuts, "_is_name", names)
    return tries


def test_a_stretch_that_no_cut_fits_costs_in_line_with_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = (_tries(monkeypatch, "巡查1055551055" * rows + "甲乙1") for rows in (3, 9))
    assert many <= 4 * few


def test_all_ways_of_a_short_row() -> None:
    text = "巡查次数10≥12次12次10"
    found = {tuple(text[slice(*row.cells[role])] for role in ORDER) for rows in cuts.rows_in(text, 0, len(text), ORDER) for row in rows}
    assert ("10", "≥12次", "12次", "10") in found

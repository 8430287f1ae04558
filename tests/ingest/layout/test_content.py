"""Runs: cutting where they cross an edge."""

from __future__ import annotations

from ingest.layout.content import Ruling, Run

_RUN = Run("甲乙12", (0.0, 10.0, 20.0, 25.0, 30.0), 0.0, 10.0, 10.0)


def test_a_run_is_cut_where_characters_lie_beyond_an_edge() -> None:
    assert [piece.text for piece in _RUN.split([19.0])] == ["甲乙", "12"]
    assert [piece.text for piece in _RUN.split([19.0, 26.0])] == ["甲乙", "1", "2"]
    assert [piece.text for piece in _RUN.split([-5.0, 40.0])] == ["甲乙12"]
    assert _RUN.split([19.0])[1].xs == (20.0, 25.0, 30.0)


def test_direction_of_a_ruling() -> None:
    assert Ruling(0, 5, 10, 5).horizontal and not Ruling(0, 5, 0, 15).horizontal

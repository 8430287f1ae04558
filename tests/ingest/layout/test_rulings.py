"""Rulings: snapped, joined, grouped, and open sides closed."""

from __future__ import annotations

from ingest.layout.content import Ruling
from ingest.layout.rulings import frames


def across(y: float, x0: float = 0.0, x1: float = 200.0) -> Ruling:
    return Ruling(x0, y, x1, y)


def down(x: float, top: float = 0.0, bottom: float = 100.0) -> Ruling:
    return Ruling(x, top, x, bottom)


def test_pieces_of_one_rule_are_joined_and_double_rules_are_one() -> None:
    found = frames([across(0), across(1.5), across(100, 0, 99), across(100, 101, 200), down(0), down(200)])
    assert len(found) == 1
    assert [(ruling.x0, ruling.x1) for ruling in found[0].across] == [(0, 200), (0, 200)]


def test_frames_that_do_not_touch_are_apart() -> None:
    found = frames([across(0), across(100), down(0), down(200), across(300), across(400), down(0, 300, 400), down(200, 300, 400)])
    assert len(found) == 2


def test_a_bottom_that_the_page_break_left_out_is_drawn() -> None:
    found = frames([across(0), across(50), down(0), down(90), down(200)])
    assert sorted(ruling.top for ruling in found[0].across) == [0, 50, 100]


def test_sides_left_open_by_fashion_are_drawn() -> None:
    found = frames([across(0), across(50), across(100), down(80), down(140)])
    assert sorted(ruling.x0 for ruling in found[0].down) == [0, 80, 140, 200]


def test_an_open_column_of_merged_cells_is_drawn() -> None:
    rows = [across(0), across(25, 80), across(50, 80), across(75, 80), across(90, 80), across(100)]
    assert sorted(ruling.x0 for ruling in frames([*rows, down(80), down(140)])[0].down)[:2] == [0, 80]
    assert sorted(ruling.x0 for ruling in frames([across(0, 60), *rows[1:-1], across(100, 20), down(80), down(140)])[0].down)[0] == 80


def test_a_closed_frame_gets_nothing_more() -> None:
    found = frames([across(0), across(50), across(100), down(0), down(200)])
    assert len(found[0].across) == 3 and len(found[0].down) == 2


def test_an_underline_is_no_frame() -> None:
    assert frames([across(0), across(50)]) == []

"""Rulings among strokes of type."""

from __future__ import annotations

import cv2
import pytest

from ingest.layout.picture import red_of
from ingest.layout.strokes import strokes
from tests.ingest.pictures import grid, page_of_type, paper, words

_XS, _YS = (200, 500, 800, 1200), (300, 360, 420, 520)


def test_the_rules_of_a_table() -> None:
    page = paper()
    grid(page, _XS, _YS)
    words(page, 220, 345)
    words(page, 520, 405, "|11|l1|", 1.2)
    across, down = strokes(red_of(page))
    assert [stroke.at for stroke in across] == pytest.approx([300, 360, 420, 520], abs=2)
    assert [stroke.at for stroke in down] == pytest.approx([200, 500, 800, 1200], abs=2)
    assert all(abs(stroke.start - 300) < 5 and abs(stroke.end - 520) < 5 for stroke in down)


def test_type_has_no_rules() -> None:
    page = page_of_type()
    words(page, 300, 1700, "H E I T L F", 5)
    assert strokes(red_of(page)) == ([], [])


def test_a_short_rule_inside_a_table_meets_two_others() -> None:
    page = paper()
    grid(page, _XS, _YS)
    cv2.line(page, (650, 360), (650, 420), (0, 0, 0), 2)
    cv2.line(page, (350, 380), (350, 412), (0, 0, 0), 2)  # meets nothing: a stroke of type
    _, down = strokes(red_of(page))
    assert [stroke.at for stroke in down] == pytest.approx([200, 500, 650, 800, 1200], abs=2)


def test_a_broken_rule_is_one() -> None:
    page = paper()
    grid(page, _XS, _YS)
    page[298:303, 600:608] = 255
    across, _ = strokes(red_of(page))
    assert [(round(stroke.start, -1), round(stroke.end, -1)) for stroke in across] == [(200, 1200)] * 4


def test_a_table_without_sides_and_one_that_the_page_breaks() -> None:
    page = paper()
    for y in (300, 360, 420):
        cv2.line(page, (200, y), (1200, y), (0, 0, 0), 2)
    for x in (200, 700, 1200):
        cv2.line(page, (x, 1000), (x, 1300), (0, 0, 0), 2)  # no rule at the bottom
    cv2.line(page, (200, 1000), (1200, 1000), (0, 0, 0), 2)
    across, down = strokes(red_of(page))
    assert [stroke.at for stroke in across] == pytest.approx([300, 360, 420, 1000], abs=2)
    assert [stroke.at for stroke in down] == pytest.approx([200, 700, 1200], abs=2)


def test_strokes_of_characters_that_touch_a_rule_are_no_rules() -> None:
    picture = paper()
    grid(picture, [300, 700, 1100], [500, 537, 582, 627])
    for top, long in ((502, 31), (900, 45)):  # the side of 间 under a rule, and another one below in the text, at the same place
        cv2.line(picture, (900, top), (900, top + long), (0, 0, 0), 2)
    assert [round(stroke.at, -1) for stroke in strokes(red_of(picture))[1]] == [300, 700, 1100]


def test_a_rule_that_a_character_sticks_to_is_one_all_the_same() -> None:
    page = paper()
    grid(page, (200, 500, 800), (300, 400, 500, 600, 700, 800))
    cv2.rectangle(page, (482, 310), (500, 350), (0, 0, 0), -1)
    cv2.rectangle(page, (190, 290), (810, 302), (0, 0, 0), -1)  # nor is a thick bar the end of those below it
    _, down = strokes(red_of(page))
    assert [stroke.at for stroke in down] == pytest.approx([200, 500, 800], abs=2)

"""Blanks, slashes and stacked characters, by their ink."""

from __future__ import annotations

import cv2
import numpy as np

from ingest import glyphs
from ingest.recognised import Picture


def strip(width: int = 200, height: int = 40) -> Picture:
    return np.full((height, width, 3), 255, np.uint8)


def test_the_widest_gap_between_two_places() -> None:
    made = strip()
    cv2.rectangle(made, (10, 8), (40, 32), (0, 0, 0), -1)
    cv2.rectangle(made, (90, 8), (120, 32), (0, 0, 0), -1)
    columns = glyphs.columns_of(glyphs.ink_of(made))
    assert glyphs.widest_gap(columns, 25, 105) == (41, 90)
    start, end = glyphs.widest_gap(columns, 95, 110)
    assert start == end


def test_a_ruling_along_the_edge_closes_no_gap() -> None:
    made = strip()
    cv2.rectangle(made, (10, 8), (40, 32), (0, 0, 0), -1)
    cv2.rectangle(made, (90, 8), (120, 32), (0, 0, 0), -1)
    cv2.line(made, (0, 1), (199, 1), (0, 0, 0), 2)
    assert glyphs.widest_gap(glyphs.columns_of(glyphs.ink_of(made)), 25, 105) == (41, 90)


def test_a_slash_leans_and_a_one_does_not() -> None:
    slash, one, word = strip(30), strip(30), strip(60)
    cv2.line(slash, (8, 34), (22, 6), (0, 0, 0), 2)
    cv2.line(one, (15, 34), (15, 6), (0, 0, 0), 2)
    cv2.putText(word, "18", (4, 32), cv2.FONT_HERSHEY_SIMPLEX, 1, (0, 0, 0), 2)
    assert glyphs.leans(glyphs.ink_of(slash))
    assert not glyphs.leans(glyphs.ink_of(one))
    assert not glyphs.leans(glyphs.ink_of(word))


def test_characters_one_below_the_other_are_set_side_by_side() -> None:
    tall = strip(40, 200)
    for top in (10, 60, 110, 160):
        cv2.rectangle(tall, (6, top), (34, top + 28), (0, 0, 0), 3)
    found = glyphs.stacked(tall)
    assert found is not None
    row, places = found
    assert [start for start, _ in places] == [8, 58, 108, 158]
    assert row.shape[0] < row.shape[1]


def test_a_character_in_two_parts_stays_one() -> None:
    tall = strip(40, 100)
    for top in (6, 16, 60, 70):  # 二 above 二
        cv2.line(tall, (8, top), (32, top), (0, 0, 0), 4)
    found = glyphs.stacked(tall)
    assert found is not None and len(found[1]) == 2


def test_one_block_of_ink_is_not_stacked() -> None:
    tall = strip(40, 200)
    cv2.rectangle(tall, (6, 10), (34, 190), (0, 0, 0), -1)
    assert glyphs.stacked(tall) is None


def test_one_stroke_alone_is_a_slash_or_a_dash() -> None:
    slash, dash, one, word = strip(40), strip(40), strip(30), strip(60)
    cv2.line(slash, (12, 34), (26, 6), (0, 0, 0), 2)
    cv2.line(dash, (8, 20), (32, 20), (0, 0, 0), 2)
    cv2.line(one, (15, 34), (15, 6), (0, 0, 0), 2)
    cv2.putText(word, "18", (4, 32), cv2.FONT_HERSHEY_SIMPLEX, 1, (0, 0, 0), 2)
    assert [glyphs.stroke(made) for made in (slash, dash, one, word, strip(40))] == ["/", "—", "", "", ""]


def test_lines_of_a_tall_strip() -> None:
    tall = strip(40, 60)
    for top, text in ((26, "10"), (56, "0")):
        cv2.putText(tall, text, (2, top), cv2.FONT_HERSHEY_SIMPLEX, 0.8, (0, 0, 0), 2)
    (first, second) = glyphs.rows_of(tall)
    assert first[1] <= 28 < 34 <= second[0]
    cv2.rectangle(tall, (4, 4), (36, 56), (0, 0, 0), -1)
    assert len(glyphs.rows_of(tall)) == 1

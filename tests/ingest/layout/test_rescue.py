"""Type alone in a cell that a recogniser's first look passed over."""

from __future__ import annotations

import cv2

from ingest.layout.rescue import unread
from ingest.recognised import Box, Picture
from tests.ingest.pictures import line, paper, words

_XS, _YS = (200, 500, 800), (300, 360, 420)
_RULINGS = [*(Box(200, y, 800, y) for y in _YS), *(Box(x, 300, x, 420) for x in _XS)]


def middles(found: list[Box]) -> list[tuple[int, int]]:
    return [(round((box.left + box.right) / 2), round((box.top + box.bottom) / 2)) for box in found]


def page() -> Picture:
    made = paper()
    words(made, 640, 340, "5")
    cv2.line(made, (640, 390), (664, 390), (60, 60, 60), 2)
    return made


def test_ink_in_a_cell_without_a_line_is_looked_at_again() -> None:
    said = [line("指标", 300, 315), line("得分", 300, 375)]
    (five, dash) = middles(unread(page(), said, _RULINGS))
    assert abs(five[0] - 649) < 8 and abs(five[1] - 330) < 8
    assert abs(dash[0] - 652) < 4 and abs(dash[1] - 390) < 4


def test_cells_that_were_read_and_empty_ones_are_let_be() -> None:
    said = [line("指标", 300, 315), line("5", 640, 315), line("一", 640, 375)]
    assert unread(page(), said, _RULINGS) == []


def test_specks_and_drawings_are_no_type() -> None:
    made = paper()
    made[330:333, 600:603] = 0
    made[366:414, 520:780] = 40
    assert unread(made, [line("指标", 300, 315), line("得分", 300, 375)], _RULINGS) == []


def test_without_a_table_there_are_no_cells() -> None:
    assert unread(page(), [line("指标", 300, 315)], []) == []

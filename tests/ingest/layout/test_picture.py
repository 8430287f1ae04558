"""Pages set straight, seals taken off."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ingest.layout.picture import greys_of, red_of, tilt, tilted, turned, unsealed
from ingest.ocr import Picture
from tests.ingest.pictures import page_of_type, paper, words


def _rows(page: Picture) -> int:
    """Rows of pixels that hold ink."""
    return int((red_of(page) < 128).any(axis=1).sum())


@pytest.mark.parametrize("angle", [0.7, -1.5])
def test_a_crooked_page_is_set_straight(angle: float) -> None:
    page = page_of_type()
    high, wide = page.shape[:2]
    crooked = cv2.warpAffine(page, cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1), (wide, high), borderValue=(255, 255, 255))
    seen = np.asarray(crooked, np.uint8)
    found = tilted(seen, tilt(seen))
    assert _rows(found) == pytest.approx(_rows(page), rel=0.1)
    assert _rows(np.asarray(crooked, np.uint8)) > 1.15 * _rows(page)


def test_a_straight_page_is_left_alone() -> None:
    page = page_of_type()
    assert tilt(page) == 0 and tilted(page, 0.0) is page


def test_a_seal_goes_and_the_type_under_it_stays() -> None:
    page = paper(800, 800)
    words(page, 300, 400, "1234", 2)
    bare = page.copy()
    ring = paper(800, 800)
    cv2.circle(ring, (380, 380), 200, (90, 90, 230), 14)
    cv2.circle(ring, (380, 380), 60, (90, 90, 230), -1)
    page = np.minimum(page, ring)
    clean = unsealed(page)
    assert int(clean[175:190, 375:385].min()) > 215 > int(page[175:190, 375:385].min())
    kept = red_of(clean)[340:410, 290:460] < 128
    assert float((kept != (red_of(bare)[340:410, 290:460] < 128)).mean()) < 0.01


def test_a_red_line_of_type_stays() -> None:
    page = paper(800, 1600)
    cv2.putText(page, "OFFICIAL PAPER OF THE BUREAU", (60, 300), cv2.FONT_HERSHEY_SIMPLEX, 2.5, (40, 40, 210), 8)
    assert np.array_equal(unsealed(page), page)


def test_filled_cells_are_looked_at_without_their_colour() -> None:
    page = paper(400, 400)
    assert len(greys_of(page)) == 1
    page[100:200, 100:300] = (250, 160, 70)
    plain = greys_of(page)
    assert len(plain) == 2 and int(plain[1].min()) == 250


def test_quarter_turns_go_clockwise() -> None:
    page = paper(300, 200)
    page[0, 0] = 0
    assert turned(page, 1).shape[:2] == (200, 300) and not turned(page, 1)[0, -1].any()
    assert not turned(page, 2)[-1, -1].any()

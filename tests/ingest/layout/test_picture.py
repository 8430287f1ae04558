"""Pages set straight, seals taken off."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ingest.layout.picture import greys_of, red_of, tilt, tilted, turned, unruled, unsealed
from ingest.recognised import Box, Picture
from tests.ingest.pictures import grid, page_of_type, paper, words


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


def test_type_under_a_seals_own_ink_is_as_dark_as_beside_it() -> None:
    page = np.full((800, 800, 3), 236, np.uint8)
    words(page, 200, 400, "1234567", 2.5)
    cover = page.copy()
    cv2.circle(cover, (380, 380), 160, (70, 70, 220), -1)
    page = cv2.addWeighted(page, 0.3, cover, 0.7, 0)  # ink that hides most of what is under it
    clean = red_of(unsealed(np.asarray(page, np.uint8)))
    under = clean[330:410, 300:460]
    assert int(under.max()) >= 225 and int(under.min()) < 110
    assert int(red_of(np.asarray(page, np.uint8))[330:410, 300:460].min()) > 140


def test_rulings_are_painted_over_and_type_stays() -> None:
    page = paper(400, 600)
    grid(page, (100, 300, 500), (100, 200, 300), 3)
    words(page, 120, 160)
    across = [Box(100, y, 500, y) for y in (100, 200, 300)]
    clean = unruled(page, across, [Box(x, 100, x, 300) for x in (100, 300, 500)])
    assert int(clean[95:105].min()) > 200 and int(clean[:, 295:305].min()) > 200
    assert int(clean[135:165, 118:290].min()) < 60
    assert unruled(page, [], []) is page

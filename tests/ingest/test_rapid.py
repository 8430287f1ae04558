"""What surrounds the models: decoding, places, blanks.  The models themselves are tried in readers/test_scans.py."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pypdfium2
import pytest

from ingest import ocr
from ingest.recognised import Box, Picture

pytest.importorskip("rapidocr")
from ingest import rapid
from ingest.decode import Strip


def drawn(*blocks: tuple[int, int], wide: int = 200) -> Picture:
    """Blocks of ink in a strip 40 pixels high."""
    made = np.full((40, wide, 3), 255, np.uint8)
    for start, end in blocks:
        cv2.rectangle(made, (start, 8), (end, 32), (0, 0, 0), -1)
    return made


_SAMPLES = Path(__file__).resolve().parents[2] / "samples"
BOX = np.array([[100, 50], [300, 50], [300, 90], [100, 90]], np.float32)


def test_a_blank_stands_where_the_ink_leaves_one() -> None:
    strip = Strip("甲乙1 5", (0.125, 0.275, 0.55, 0.6, 0.65), (0.9, 0.8, 0.7, 0.4, 0.6))
    line = rapid._line(BOX, drawn((10, 40), (44, 74), (100, 114), (118, 132)), strip)
    assert line is not None and line.text == "甲乙 15"
    assert line.sure == pytest.approx((0.9, 0.8, 1.0, 0.7, 0.6))
    assert (line.xs[0], line.xs[-1], line.top, line.bottom) == pytest.approx((100, 300, 50, 90))
    assert line.xs[2:4] == pytest.approx((175, 200), abs=2) and list(line.xs) == sorted(line.xs)


def test_a_leaning_one_is_a_slash() -> None:
    slash = np.full((40, 30, 3), 255, np.uint8)
    cv2.line(slash, (8, 34), (22, 6), (0, 0, 0), 2)
    box = np.array([[0, 0], [30, 0], [30, 40], [0, 40]], np.float32)
    line = rapid._line(box, slash, Strip("1", (0.5,), (0.8,)))
    assert line is not None and line.text == "/"
    upright = rapid._line(box, drawn((13, 16), wide=30), Strip("1", (0.5,), (0.8,)))
    assert upright is not None and upright.text == "1"


def test_a_box_over_a_ruling_is_two() -> None:
    wall = Box(200, 0, 202, 300)
    assert [rapid._sides(part)[::2] for part in rapid._parted(BOX, [wall])] == [(100, 195), (207, 300)]
    for beside in (Box(103, 0, 103, 300), Box(200, 0, 200, 60), Box(310, 0, 310, 300)):
        assert len(rapid._parted(BOX, [beside])) == 1
    assert len(rapid._parted(BOX, [wall, Box(240, 0, 240, 300)])) == 3


def test_a_box_round_two_lines_is_two() -> None:
    page = np.full((300, 400, 3), 255, np.uint8)
    cv2.putText(page, "A SCORE", (104, 78), cv2.FONT_HERSHEY_SIMPLEX, 0.8, (0, 0, 0), 2)
    cv2.putText(page, "12.5", (104, 114), cv2.FONT_HERSHEY_SIMPLEX, 0.8, (0, 0, 0), 2)
    box = np.array([[100, 54], [250, 54], [250, 120], [100, 120]], np.float32)
    first, second = (rapid._sides(part) for part in rapid._rows(page, box, 36.0))
    assert first[3] < second[1] and (first[0], second[2]) == (100, 250)
    assert len(rapid._rows(page, box, 60.0)) == 1  # no higher than others
    assert len(rapid._rows(page[:90], box, 36.0)) == 1


@pytest.mark.parametrize("strip", [Strip("", (), ()), Strip("  ", (0.2, 0.4), (0.9, 0.9)), Strip("甲", (0.5,), (0.3,))])
def test_specks_are_no_lines(strip: Strip) -> None:
    assert rapid._line(BOX, drawn((10, 40)), strip) is None


@pytest.mark.parametrize("wide", [30, 63, 64, 500, 1201])
def test_strips_come_in_few_widths(wide: int) -> None:
    found = rapid._widened(drawn((5, 20), wide=wide))
    assert found.shape[1] >= wide and int(found[:, wide:].min(initial=255)) == 255
    assert -found.shape[1] * 48 / 40 % 64 == pytest.approx(0, abs=3)


def test_the_version_names_what_results_depend_on() -> None:
    if ocr.missing():
        pytest.skip("no recogniser is installed")
    from importlib.metadata import version

    found = rapid.RapidEngine(1).version
    assert version("rapidocr") in found and version("openvino") in found and found.endswith(str(rapid._EDITION))


@pytest.fixture(scope="module")
def head() -> Picture:
    """The head of a made report's first page, as a scanner sees it."""
    document = pypdfium2.PdfDocument(next(_SAMPLES.glob("01-*.pdf")))
    try:
        page = document[0].render(scale=200 / 72, rev_byteorder=False).to_numpy()[:, :, :3]
    finally:
        document.close()
    return np.ascontiguousarray(page[150:470])


def test_the_models_read_the_head_of_a_report(head: Picture) -> None:
    """With the real engine: a small picture, so that the ordinary run has one."""
    if ocr.missing():
        pytest.skip("no recogniser is installed")
    engine = ocr.engine(1, False)  # as the product has it: kept for good, for its libraries do not bear to be let go of
    assert engine is not None
    found = sorted(engine.recognise(head), key=lambda line: line.top)
    text = "".join(line.text.replace(" ", "") for line in found)
    for words in ("2022年城镇老旧小区改造项目", "绩效评价报告", "财政局"):
        assert words in text
    assert all(len(line.xs) == len(line.text) + 1 and len(line.sure) == len(line.text) for line in found)
    year = next(line for line in found if "2022" in line.text)
    assert min(year.sure[at] for at in range(len(year.text)) if year.text[at] in "2022") > 0.9

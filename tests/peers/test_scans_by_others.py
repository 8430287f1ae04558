"""Scans and pictures by other hands against the grids seen on them.

These files stay outside the repository: the tests look for them in a folder ``shared`` beside it, or further up, and skip without it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from ingest import ocr
from ingest.read import read
from model.document import Document
from model.span import Origin

pytestmark = pytest.mark.slow
_HERE = Path(__file__).resolve()
_PEERS = next((folder / "shared" / "peers" for folder in _HERE.parents if (folder / "shared" / "peers").is_dir()), _HERE / "nowhere")
_BLANKS = re.compile(r"\s+")


class Grid(NamedTuple):
    """A table: rows and columns; merged cells as row, column, rows, columns (None: not compared); texts by row and column."""

    rows: int
    columns: int | tuple[int, int]
    """At least and at most, where a line too faint for all processors alike parts two columns."""
    merged: tuple[tuple[int, int, int, int], ...] | None
    texts: dict[tuple[int, int], str]


_SEEN = {
    "tablestructurerec/row_span.png": (
        Grid(5, 4, ((0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2)), {(2, 1): "11", (2, 3): "10", (3, 2): "-1", (3, 3): "-10", (4, 1): "6", (4, 3): "20"}),
    ),
    "tablestructurerec/table7.png": (
        Grid(
            11, 8,
            (
                (0, 1, 1, 7), (1, 1, 1, 3), (1, 5, 1, 3), (2, 1, 1, 3), (2, 5, 1, 3), (3, 1, 1, 3), (3, 5, 1, 3), (4, 1, 1, 7), (5, 0, 1, 8),
                (6, 3, 1, 3), (7, 3, 1, 3), (8, 3, 1, 3), (9, 3, 1, 3), (10, 0, 1, 8),
            ),
            {(7, 1): "73", (7, 7): "77", (8, 3): "95", (8, 6): "100", (9, 1): "155-165", (9, 7): "175-185"},
        ),
    ),
    "tablestructurerec/wired_big_box.png": (
        Grid(
            5, 10, ((0, 0, 1, 2), (0, 2, 1, 2), (0, 4, 1, 2), (1, 0, 2, 1), (1, 2, 1, 4), (2, 2, 1, 4), (3, 0, 2, 1)),
            {
                (1, 2): "—", (2, 1): "110", (2, 6): "1.0", (2, 7): "—", (4, 2): "6.07.08.09.511.514.013.09.012.515.019.5",
                (4, 6): "3.04.05.08.512.018.016.08.514.017.022.0",
            },
        ),
    ),
    "tablestructurerec/test.jpg": (Grid(29, (43, 44), None, {(1, 8): "元", (1, 10): "分"}),),
    "pdfplumber/pr-136-example.pdf": (
        Grid(8, 6, None, {
            (1, 2): "2,000", (1, 3): "2015-09-07", (1, 4): "2016-03-07", (2, 2): "3,000", (2, 3): "2015-09-21", (4, 2): "2,000",
            (5, 4): "2015-12-23", (6, 2): "2,700", (7, 2): "15,700",
        }),
    ),
    "mineru/small_ocr.pdf": (),
}


def opened(name: str) -> Document:
    path = _PEERS / name
    if not path.exists():
        pytest.skip(f"{name} is not here")
    if ocr.missing():
        pytest.skip("no recogniser is installed")
    found = read(path)
    assert isinstance(found, Document)
    return found


@pytest.mark.parametrize("name", list(_SEEN))
def test_the_grids_of_pictures(name: str) -> None:
    found = opened(name)
    assert {page.origin for page in found.pages} == {Origin.OCR}
    assert not {notice.code for notice in found.notices} & {"I-SCAN", "I-NO-TEXT", "I-IMAGE-SIZE"}
    assert [table.rows for table in found.tables] == [grid.rows for grid in _SEEN[name]]
    for table, grid in zip(found.tables, _SEEN[name], strict=True):
        low, high = grid.columns if isinstance(grid.columns, tuple) else (grid.columns, grid.columns)
        assert low <= table.columns <= high
    for table, grid in zip(found.tables, _SEEN[name], strict=True):
        texts = {
            (cell.row, cell.column): _BLANKS.sub("", "".join(found.text[piece.start : piece.end] for piece in cell.pieces)) for cell in table.cells
        }
        assert {place: texts[place] for place in grid.texts} == grid.texts
        if grid.merged is not None:
            spans = [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells if cell.row_span * cell.column_span > 1]
            assert tuple(spans) == grid.merged


def test_a_poor_text_layer_is_read_anew() -> None:
    found = opened("pdfplumber/pr-136-example.pdf")
    plain = _BLANKS.sub("", found.text)
    for figure in ("3,805.07", "4,804.45", "7,013.685", "7,207.31", "15,700", "2015-09-21", "2016-10-28"):
        assert figure in plain
    for wrong in ("20I5", "Z0l5", "2016-lo-28"):
        assert wrong not in plain


def test_pages_without_a_text_layer_are_read() -> None:
    found = opened("mineru/small_ocr.pdf")
    lengths = [page.span.end - page.span.start for page in found.pages]
    assert len(lengths) == 8 and min(lengths) > 100

"""Grids from rows: alignment, mending, merged cells (see test_txt for whole scraps)."""

import pytest

from ingest.layout.rows import RawRow, build_grid, kind_of
from model.span import Span


@pytest.mark.parametrize(("cell", "kind"), [
    ("5", "number"), ("2,000.00", "number"), ("85.28%", "rate"), ("—", "dash"), ("≥6个", "value"), ("8.84 万平方米", "value"), ("2022.7.26", "date"),
    ("A101 立项", "code"), ("规范", "words"), ("足额到位得满分，每降低百分之一扣除权重分的百分之二", "long"),
])
def test_kinds(cell: str, kind: str) -> None:
    assert kind_of(cell) == kind


def test_no_rows_no_cells() -> None:
    assert build_grid("", [RawRow((Span(0, 0),))]).cells[0].pieces == [Span(0, 0)]

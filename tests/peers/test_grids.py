"""Tables of documents by other hands against their grids: rows, columns, merged cells and some figures, kept here; the documents are not.

They are looked for in a folder ``shared/peers`` beside the repository, or further up; without it the tests are skipped.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from ingest.options import Options
from ingest.read import read
from model.document import Document, Table

GRIDS = sorted(Path(__file__).parent.glob("*.toml"))
_HERE = Path(__file__).resolve()
PEERS = next((folder / "shared" / "peers" for folder in _HERE.parents if (folder / "shared" / "peers").is_dir()), _HERE / "nowhere")


@pytest.mark.parametrize("grid", GRIDS, ids=lambda path: path.stem)
def test_the_grids_of_documents_by_other_hands(grid: Path) -> None:
    said = tomllib.loads(grid.read_text("utf-8"))
    path = PEERS / said["file"]
    if not path.exists():
        pytest.skip(f"{path.name} is not here")
    document = read(path, options=Options(ocr=False))
    assert isinstance(document, Document)
    assert [(table.rows, table.columns) for table in document.tables] == [(table["rows"], table["columns"]) for table in said["table"]]
    for found, expected in zip(document.tables, said["table"], strict=True):
        _agrees(document, found, expected)


def _agrees(document: Document, found: Table, expected: dict[str, Any]) -> None:
    spans = [f"{cell.row} {cell.column} {cell.row_span} {cell.column_span}" for cell in found.cells if cell.row_span * cell.column_span > 1]
    assert spans == expected.get("spans", spans)
    words = {f"{cell.row} {cell.column}": "".join("".join(document.text[piece.start : piece.end] for piece in cell.pieces).split()) for cell in found.cells}
    assert {place: words[place] for place in expected["cells"]} == expected["cells"]


def test_ten_documents_are_described() -> None:
    assert len(GRIDS) >= 10
    assert sum(bool(table["cells"]) for grid in GRIDS for table in tomllib.loads(grid.read_text("utf-8"))["table"]) > 20

"""Whole reports as PDF against their known blocks; PDFs by other hands against the shapes seen on their pages.

These files stay outside the repository: the tests look for them in a folder ``shared`` beside it, or further up, and skip without it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from ingest.options import Options
from ingest.read import read
from model.document import BlockKind, Document, Table
from model.span import Origin, Span
from model.view import pieces_of

_HERE = Path(__file__).resolve()
_SHARED = next((folder / "shared" for folder in _HERE.parents if (folder / "shared" / "reports").is_dir()), _HERE / "nowhere")
_RENDERINGS = _SHARED / "reports" / "renderings"
_PEERS = _SHARED / "peers"
_BLANKS = re.compile(r"\s+")


def squeezed(found: Document, spans: tuple[Span, ...]) -> str:
    return _BLANKS.sub("", "".join(found.text[span.start : span.end] for span in spans))


def opened(path: Path) -> Document:
    if not path.exists():
        pytest.skip(f"{path.name} is not here")
    found = read(path)
    assert isinstance(found, Document)
    return found


def f1(a: Counter[Any], b: Counter[Any]) -> float:
    shared = (a & b).total()
    return 2 * shared / (a.total() + b.total()) if shared else 0.0


def cells_of(found: Document, table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(cell.row, cell.column, cell.row_span, cell.column_span, squeezed(found, cell.pieces)) for cell in table.cells]


@pytest.mark.slow
@pytest.mark.parametrize("name", [f"{report}{producer}" for report in ("hejing", "xiangyuan", "dengkou") for producer in (".pdf", ".wp.pdf", ".ofd", ".docx")])
def test_paragraphs_and_tables_are_those_of_the_report(name: str) -> None:
    found = opened(_RENDERINGS / name)
    truth = json.loads((_RENDERINGS / f"{name.split('.')[0]}.truth.json").read_text(encoding="utf-8"))["blocks"]
    expected = [
        [(cell["r"], cell["c"], cell["rs"], cell["cs"], _BLANKS.sub("", cell["text"])) for cell in block["cells"]]
        for block in truth if block["type"] == "table"
    ]
    assert len(found.tables) == len(expected)
    got = [cells_of(found, table) for table in found.tables]
    if expected:
        ours, theirs = ([(at, *cell) for at, cells in enumerate(tables) for cell in cells if cell[4]] for tables in (got, expected))
        assert f1(Counter(cell[5] for cell in ours), Counter(cell[5] for cell in theirs)) >= 0.98
        assert f1(Counter(ours), Counter(theirs)) >= 0.98
    # a paragraph that the rendering tore in two is one block again, so each is looked for inside a block
    blocks = [squeezed(found, pieces_of(block)) for block in found.blocks]
    paragraphs = [_BLANKS.sub("", block["text"]) for block in truth if block["type"] not in ("table", "toc")]
    assert sum(any(paragraph in block for block in blocks) for paragraph in paragraphs) >= 0.99 * len(paragraphs)
    assert len(blocks) >= 0.85 * len(paragraphs)


@pytest.mark.parametrize(("name", "shapes"), [
    ("pdfplumber/issue-336-example.pdf", [(8, 5), (11, 8), (2, 3)]),
    ("pdfplumber/issue-67-example.pdf", [
        (11, 4), (2, 3), (29, 7), (5, 5), (5, 5), (5, 5), (7, 3), (98, 3), (79, 3), (55, 3), (37, 3), (58, 3), (40, 3),
    ]),
    ("pymupdf/chinese-tables.pdf", [(5, 5), (12, 5)]),
    ("pymupdf/test_3994.pdf", [(12, 8)]),
    ("pymupdf/test_4182.pdf", []),
    ("pymupdf/test_4699.pdf", [(36, 7), (2, 7)]),
    ("ofdrw/Test.pdf", [(5, 4)]),
])
def test_pdfs_by_other_hands(name: str, shapes: list[tuple[int, int]]) -> None:
    found = opened(_PEERS / name)
    assert [(table.rows, table.columns) for table in found.tables] == shapes


def test_merged_headers_by_another_hand() -> None:
    found = opened(_PEERS / "pdfplumber/issue-336-example.pdf")
    spans = [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in found.tables[1].cells if cell.row_span * cell.column_span > 1]
    assert spans == [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 2, 1), (0, 3, 1, 5), (2, 0, 6, 1), (2, 1, 2, 1), (4, 1, 2, 1), (6, 1, 2, 1), (8, 0, 2, 1)]
    captions = [found.text[table.caption.start : table.caption.end] for table in found.tables if table.caption]
    assert [caption[:4] for caption in captions] == ["表7.5", "表7.6", "表7.7"]


def test_sums_of_a_table_without_vertical_rules_hold() -> None:
    found = opened(_PEERS / "pymupdf/test_4699.pdf")
    cells = {(cell.row, cell.column): squeezed(found, cell.pieces).replace(",", "") for cell in found.tables[0].cells}
    for column in range(1, 7):
        debts, equity, both = (int(cells[row, column]) for row in (23, 34, 35))
        assert abs(debts + equity - both) <= 1  # the page prints rounded millions


def test_a_text_layer_over_a_scan_and_a_scan_without() -> None:
    path = _PEERS / "pdfplumber/pr-136-example.pdf"
    if not path.exists():
        pytest.skip("no peers here")
    layered = read(path, options=Options(ocr=False))
    assert isinstance(layered, Document)
    assert {page.origin for page in layered.pages} == {Origin.OCR} and not layered.notices
    path = _PEERS / "mineru/small_ocr.pdf"
    scan = read(path, options=Options(ocr=False))
    assert isinstance(scan, Document)
    assert [notice.code for notice in scan.notices] == ["I-SCAN"] * len(scan.pages)
    assert not [block for block in scan.blocks if block.kind is not BlockKind.FURNITURE]

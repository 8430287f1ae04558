"""Tables over pages."""

from __future__ import annotations

import pytest

from ingest.layout.grid import PageCell, PageTable
from ingest.layout.stitch import JoinedTable, join, start
from model.span import BBox
from tests.ingest.layout.test_paragraphs import line
from tests.ingest.support import merged

_XS = (0.0, 60.0, 100.0, 220.0)


def fragment(page: int, rows: list[list[str | None]], top: float, xs: tuple[float, ...] = _XS) -> PageTable:
    """Texts by row; None is covered by the cell above; ``|`` parts lines."""
    cells = []
    for r, c, text, deep in merged(rows):
        box = BBox(xs[c], top + 40 * r, xs[c + 1], top + 40 * (r + deep))
        lines = tuple(line(part, xs[c] + 2, box.top + 12 * (at + 1), 10) for at, part in enumerate(text.split("|"))) if text else ()
        cells.append(PageCell(r, c, deep, 1, box, lines))
    ys = tuple(top + 40 * at for at in range(len(rows) + 1))
    return PageTable(page, BBox(xs[0], ys[0], xs[-1], ys[-1]), xs, ys, tuple(cells))


def grid(table: JoinedTable) -> list[list[str | None]]:
    found: list[list[str | None]] = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            found[row][cell.column] = cell.text if row == cell.row else "^"
    return found


_HEAD: list[str | None] = ["指标", "分值", "说明"]


_FIRST: list[str | None] = ["甲", "5", "完成"]
_NEXT: list[str | None] = ["乙", "3", "完成"]


@pytest.mark.parametrize(("above", "below", "expected"), [
    pytest.param([_HEAD, _FIRST], [_HEAD, _NEXT], [_HEAD, _FIRST, _NEXT], id="the header again"),
    pytest.param([_HEAD, _FIRST], [_NEXT], [_HEAD, _FIRST, _NEXT], id="no header"),
    pytest.param(
        [_HEAD, ["甲", "5", "资料齐全并且归档及时"]], [["", "", "无缺失。"], _NEXT],
        [_HEAD, ["甲", "5", "资料齐全并且归档及时无缺失。"], _NEXT], id="a cut row",
    ),
    pytest.param([_HEAD, ["甲", "", "完成"]], [["", "5", ""], _NEXT], [_HEAD, _FIRST, _NEXT], id="label and value on either side of the break"),
    pytest.param(
        [_HEAD, _FIRST, [None, "2", "完成"]], [["", "3", "完成"], _NEXT],
        [_HEAD, _FIRST, ["^", "2", "完成"], ["^", "3", "完成"], _NEXT], id="a merged cell goes on",
    ),
    pytest.param([_HEAD, _FIRST], [["乙", "", "完成。"]], [_HEAD, _FIRST, ["乙", "", "完成。"]], id="an empty cell of a new row stays empty"),
])
def test_joining(above: list[list[str | None]], below: list[list[str | None]], expected: list[list[str | None]]) -> None:
    table = start(fragment(1, above, 700))
    assert join(table, fragment(2, below, 70), 842)
    assert grid(table) == expected


def test_other_columns_are_another_table() -> None:
    table = start(fragment(1, [_HEAD, ["甲", "5", "完成"]], 700))
    assert not join(table, fragment(2, [["a", "b", "c"]], 70, (0.0, 30.0, 160.0, 300.0)), 842)
    assert not join(table, fragment(2, [["a", "b", "c"]], 70, (0.0, 25.0, 160.0, 220.0)), 842)
    assert table.rows == 2


def test_a_form_whose_rows_differ_is_joined_on_all_edges() -> None:
    table = start(fragment(1, [_HEAD], 780))
    assert join(table, fragment(2, [["意见", "同意"]], 70, (0.0, 60.0, 220.0)), 842)
    last = [cell for cell in table.cells if cell.row == 1]
    assert [(cell.column, cell.column_span) for cell in last] == [(0, 1), (1, 2)]


def test_a_shifted_margin_is_no_obstacle() -> None:
    table = start(fragment(1, [_HEAD], 780))
    assert join(table, fragment(2, [["甲", "5", "完成"]], 70, tuple(x + 20 for x in _XS)), 842)


def recognised(table: PageTable) -> PageTable:
    """The same, but read from a picture."""
    return table._replace(cells=tuple(
        cell._replace(lines=tuple(line._replace(sure=(0.9,) * len(line.text)) for line in cell.lines)) for cell in table.cells
    ))


@pytest.mark.parametrize(("head", "rows"), [
    (["指标", "分值", "说朋"], 3), (["指标", "分", "说明"], 3), (["指际", "分直", "说朋"], 4), (["指标", "5", "说明"], 4), (["指标", "", "说明"], 4),
])
def test_a_repeated_header_may_be_misread_here_and_there(head: list[str | None], rows: int) -> None:
    table = start(recognised(fragment(1, [_HEAD, ["甲", "5", "完成"]], 700)))
    assert join(table, recognised(fragment(2, [head, ["乙", "3", "完成"]], 70)), 842)
    assert table.rows == rows


def test_in_a_text_layer_another_word_is_another_row() -> None:
    table = start(fragment(1, [_HEAD, ["甲", "5", "完成"]], 700))
    assert join(table, fragment(2, [["指标", "分值", "说朋"], ["乙", "3", "完成"]], 70), 842)
    assert table.rows == 4


def test_a_right_edge_a_little_further_out_is_the_same_edge() -> None:
    table = start(fragment(1, [_HEAD, _FIRST], 700))
    assert join(table, fragment(2, [_NEXT, _FIRST], 60, (8.0, 68.0, 108.0, 232.5)), 842)
    assert table.columns == 3 and grid(table)[2] == _NEXT


def test_a_figure_does_not_go_on_with_another() -> None:
    """Figures fill their cells to the edge, the first column is merged: still two rows."""
    xs = (0.0, 40.0, 72.0, 124.0)
    table = start(fragment(1, [_HEAD, ["甲", "2,000", "2015-09-07"]], 700, xs))
    assert join(table, fragment(2, [["", "3,000", "2015-09-21"], ["", "3,500", "2015-12-11"]], 60, xs), 842)
    assert [row[1] for row in grid(table)] == ["分值", "2,000", "3,000", "3,500"]

"""Tables cut by a page's end in formats without pages."""

from __future__ import annotations

import pytest

from ingest.layout.continued import continued
from ingest.layout.items import CellItem, Paragraph, TableItem
from tests.ingest.support import merged

_Row = list[str | None]


def table(rows: list[_Row]) -> TableItem:
    """Texts by row; None is covered by the cell above."""
    return TableItem([CellItem(*cell) for cell in merged(rows)])


def grid(item: Paragraph | TableItem) -> list[_Row]:
    assert isinstance(item, TableItem)
    rows = max(cell.row + cell.row_span for cell in item.cells)
    columns = max(cell.column + cell.column_span for cell in item.cells)
    found: list[_Row] = [[None] * columns for _ in range(rows)]
    for cell in item.cells:
        found[cell.row][cell.column] = cell.text
    return found


_HEAD: _Row = ["类别", "指标", "分值", "评分说明", "得分"]
_A: _Row = ["甲类", "培训人次", "4", "共培训三百人次，均有签到", "4"]
_B: _Row = ["乙类", "培训课时", "6", "课时足额。", "5"]


@pytest.mark.parametrize(("above", "below", "expected"), [
    pytest.param([_HEAD, _A], [_HEAD, _B], [_HEAD, _A, _B], id="the head again"),
    pytest.param([_HEAD, _A], [_B], [_HEAD, _A, _B], id="no head"),
    pytest.param([["分组", "甲", "乙"]], [["户数", "12", "30"], ["占比", "40%", "60%"]], [["分组", "甲", "乙"], ["户数", "12", "30"], ["占比", "40%", "60%"]],
                 id="the head alone on its page"),
    pytest.param([_HEAD, _A], [_HEAD, ["", "", "", "表。", ""], _B], [_HEAD, [*_A[:3], "共培训三百人次，均有签到表。", "4"], _B], id="a cut row"),
    pytest.param([_HEAD, ["甲类", "培训人", "4", "共培训三百人次，均有签到", "4"]], [_HEAD, ["", "次", "", "表。", ""]],
                 [_HEAD, [*_A[:3], "共培训三百人次，均有签到表。", "4"]], id="a cut name"),
    pytest.param([_HEAD, _A, [None, "培训班次", "3", "已办三期。", "3"]], [_HEAD, ["", "培训课时", "6", "课时足额。", "5"], _B],
                 [_HEAD, _A, [None, "培训班次", "3", "已办三期。", "3"], [None, "培训课时", "6", "课时足额。", "5"], _B], id="a group goes on"),
    pytest.param([_HEAD, _A], [_HEAD, ["乙类", "培训课时", "6", "表。", ""], [None, None, None, "课时足额。", "5"]],
                 [_HEAD, [*_A[:3], "共培训三百人次，均有签到表。", "4"], _B], id="merged cells drawn too high"),
    pytest.param([_HEAD, _A], [_HEAD, ["", "", "均经核对", "表。", ""], _B], [_HEAD, [*_A[:3], "共培训三百人次，均有签到均经核对表。", "4"], _B],
                 id="words under a figure"),
    pytest.param([_HEAD, ["《关于开办", "培训人次", "4", "已办。", "4"]], [_HEAD, ["", "培训课时", "6", "课时足额。", "5"]],
                 [_HEAD, ["《关于开办", "培训人次", "4", "已办。", "4"], ["", "培训课时", "6", "课时足额。", "5"]], id="a blank that groups nothing stays"),
])
def test_pieces_make_one_table(above: list[_Row], below: list[_Row], expected: list[_Row]) -> None:
    found = list(continued([table(above), Paragraph("17"), table(below)]))
    assert [grid(item) for item in found if isinstance(item, TableItem)] == [expected]


@pytest.mark.parametrize(("above", "between", "below"), [
    pytest.param([_HEAD, _A], "丙项目评分表", [_HEAD, _B], id="a title between"),
    pytest.param([_HEAD, _A, ["合计", "", "4", "", "4"]], "", [_HEAD, _B], id="the total closed it"),
    pytest.param([["选项", "人数"], ["满意", "8"], ["不满意", "2"]], "", [["选项", "人数"], ["满意", "7"], ["不满意", "3"]], id="the same rows again"),
    pytest.param([_HEAD, _A], "", [["乙类", "课时", "足额", "6", "5"]], id="other columns"),
    pytest.param([["单位", "甲局"], ["人数", "8"]], "", [["单位", "乙局"], ["户数", "7"]], id="labels, no head"),
])
def test_two_tables_stay_two(above: list[_Row], between: str, below: list[_Row]) -> None:
    found = list(continued([table(above), Paragraph(between), table(below)]))
    assert [grid(item) for item in found if isinstance(item, TableItem)] == [above, below]


def test_a_merged_amount_goes_on() -> None:
    head: _Row = ["年度", "项目", "资金"]
    first = [head, ["2031", "甲", "5"], [None, "乙", "90"], [None, "丙", None]]
    whole = next(iter(continued([table(first), table([head, ["", "丁", ""], [None, "戊", None], [None, "己", "7"]])])))
    assert grid(whole)[1:] == [["2031", "甲", "5"], [None, "乙", "90"], [None, "丙", None], [None, "丁", None], [None, "戊", None], [None, "己", "7"]]

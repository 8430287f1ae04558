"""Cells one after another into rows: the most likely columns, and how sure they are."""

from __future__ import annotations

import pytest

from ingest.layout.arrangement import OUT, Step, arranged

HEAD = ["标段", "支付时间", "支付金额（万元）", "备注"]


def _columns(cells: list[str], head: list[str] = HEAD) -> list[int]:
    return [placed.column for placed in arranged(head, cells).placed]


def test_rows_right_of_a_merged_cell() -> None:
    cells = ["一标段", "2023年3月2日", "20.00", "预付款", "2023年6月9日", "30.00", "进度款", "2023年9月1日", "5.00", "尾款",
             "二标段", "2023年4月2日", "10.00", "预付款", "2023年7月9日", "15.00", "进度款"]
    assert _columns(cells) == [0, 1, 2, 3, 1, 2, 3, 1, 2, 3, 0, 1, 2, 3, 1, 2, 3]
    assert [placed.step for placed in arranged(HEAD, cells).placed][:5] == [Step.ROW, Step.RIGHT, Step.RIGHT, Step.RIGHT, Step.ROW]


def test_lines_behind_the_table_are_out() -> None:
    cells = ["一标段", "2023年3月2日", "20.00", "预付款", "二标段", "2023年4月2日", "10.00", "预付款", "三标段", "2023年4月8日", "12.00", "预付款",
             "经核查，各标段付款均符合合同约定，未发现提前支付的情形，评价组对此予以认可。", "但部分凭证附件不齐全，建议单位补充完善后归档备查。"]
    assert _columns(cells)[-2:] == [OUT, OUT]


def test_a_cell_of_two_lines() -> None:
    long = "施工单位提交进度款申请，监理单位审核后报建设单位审批"
    cells = ["一标段", "2023年3月2日", "20.00", long, "并附工程量清单", "二标段", "2023年4月2日", "10.00", long, "并附验收资料",
             "三标段", "2023年4月8日", "12.00", long, "并附影像资料"]
    assert _columns([*cells, *cells[:4]])[:15] == [0, 1, 2, 3, 3] * 3


@pytest.mark.parametrize("cells", [["甲", "10.00", "9.00", "乙", "8.00", "丙", "6.00", "5.00", "丁", "7.00", "6.50"]])
def test_an_empty_cell_between_two_alike_is_unsure(cells: list[str]) -> None:
    found = arranged(["名称", "预算数", "支出数"], cells)
    assert min(placed.sure for placed in found.placed) < 0.8

"""Hard wrapping and captions."""

import pytest

from ingest.layout.plain import lines_of
from ingest.layout.prose import CAPTION, UNIT_NOTE, Wrapping, group, kind_of_group, wrapping_of
from model.document import BlockKind

LINE = "青禾县水利局按照省水利厅的要求开展了灌区续建配套工作"


def test_wrapping_is_seen_by_full_lines_without_an_end() -> None:
    assert wrapping_of(lines_of("\n\n".join([LINE] * 8))).width == 52
    assert wrapping_of(lines_of("\n".join([LINE] * 8))).tight
    assert wrapping_of(lines_of("\n\n".join([LINE + "。"] * 8))).width == 0
    assert wrapping_of(lines_of("\n\n".join([LINE * 5, LINE, LINE * 9, LINE * 2] * 3))).width == 0


@pytest.mark.parametrize(("text", "unit"), [
    ("单位：万元", "万元"), ("（单位：万元、个）", "万元、个"), ("金额单位：元", "元"), ("资金情况表 单位：亿元", "亿元"), ("单位:平方米", "平方米"),
])
def test_unit_notes(text: str, unit: str) -> None:
    match = UNIT_NOTE.search(text)
    assert match and match["unit"].strip() == unit


@pytest.mark.parametrize("text", ["项目单位：元宝镇人民政府", "单位：青禾县水利局", "建设单位：万元乡"])
def test_no_unit_notes(text: str) -> None:
    assert not UNIT_NOTE.search(text)


@pytest.mark.parametrize(("text", "kind"), [
    ("表 2-1 资金情况表", BlockKind.CAPTION), ("附表1：指标体系", BlockKind.CAPTION), ("表2022年的情况", BlockKind.PARAGRAPH),
    ("注：数据来自财政局", BlockKind.NOTE),
    ("单位：万元", BlockKind.CAPTION), ("一、概况", BlockKind.HEADING), ("表 4-1 所示，得分较高。", BlockKind.PARAGRAPH),
])
def test_kinds(text: str, kind: BlockKind) -> None:
    assert kind_of_group(text)[0] is kind


def test_caption_needs_a_name() -> None:
    assert not CAPTION.fullmatch("表 1")


def test_a_sentence_that_raised_figures_cut_up_goes_on_to_its_end() -> None:
    lines = lines_of("渠道衬砌面积 915m\n2\n，护坡面积 48m\n2\n，挡墙基础\n26m\n2\n。\n另有便桥\n三座")
    assert group(lines, [Wrapping(0)] * len(lines)) == [[0, 1, 2, 3, 4, 5, 6, 7], [8], [9]]
    lines = lines_of("渠道衬砌面积 915m\n2\n，护坡面积\n（一）下一节\n表 1 清单表")
    assert group(lines, [Wrapping(0)] * len(lines)) == [[0, 1, 2], [3], [4]]

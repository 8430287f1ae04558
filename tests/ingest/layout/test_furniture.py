"""Page numbers, running heads, contents: what is furniture and what only looks like it."""

import pytest

from ingest.layout.furniture import contents_lines, is_debris, is_dressed_page_number, page_numbers, running_heads
from ingest.layout.plain import lines_of

PROSE = "青禾县交通运输局按照年度计划组织实施了本项目，完成了全部建设任务"


@pytest.mark.parametrize("line", ["- 12 -", "第 3 页", "第3页 共20页", "— 7 —", "Page 3 of 9"])
def test_dressed(line: str) -> None:
    assert is_dressed_page_number(line)


@pytest.mark.parametrize("line", ["12", "-", "第三页说明", "3/20"])
def test_not_dressed(line: str) -> None:
    assert not is_dressed_page_number(line)


@pytest.mark.parametrize(("text", "found"), [
    (f"{PROSE}\n\n12\n\n{PROSE}", {1}), ("甲\t5\n\n3\n\n乙\t4", {1}), (f"{PROSE}10358.7m\n2\n，{PROSE}", set()),
    (f"{PROSE}共计\n\n12\n\n个标段，{PROSE}", set()), ("编制\n\n21\n\n实有\n\n19", set()), ("甲乙丙\n\n\n\n15\n\n附件 1：", {1}),
])
def test_bare_numbers(text: str, found: set[int]) -> None:
    assert page_numbers(lines_of(text)) == found


def test_running_heads_stand_beside_page_numbers() -> None:
    lines = lines_of("".join(f"{PROSE}。\n\n青禾县公路项目报告\n- {page} -\n\n" for page in range(1, 6)))
    assert len(running_heads(lines, page_numbers(lines))) == 5
    assert not running_heads(lines_of("非常满意\n满意\n" * 6), set())


def test_contents_without_page_numbers() -> None:
    lines = lines_of("目 录\n\n一、概况\n\n(一)背景\n\n二、结论\n\n一、概况\n\n（一）背景\n\n正文。\n\n二、结论\n")
    assert contents_lines(lines) == {1, 2, 3}


def test_debris() -> None:
    assert is_debris("_Toc12345678") and is_debris("错误！未定义书签。") and not is_debris("一、概况")

"""Names compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validate.names import bare, edits, in_common, overlap, place, stripped, subsequence, whole_number, without_brackets


def test_bare_keeps_what_brackets_hold() -> None:
    assert bare("《关于〈某办法〉 的通知》（试行）") == "关于某办法的通知试行"
    assert without_brackets("矿务局小区(南、北区)") == "矿务局小区"


def test_bare_writes_zero_one_way() -> None:
    assert bare("清水县第一○三中学") == bare("清水县第一〇三中学") != bare("清水县第一一三中学")


def test_stripping_leaves_something() -> None:
    assert stripped("散水硬化改造面积", ["改造", "面积"]) == stripped("散水硬化", ["改造", "面积"]) == "散水硬化"
    assert stripped("改造面积", ["改造", "面积"]) == "面积"


def test_place() -> None:
    assert place("老粮库家属楼", ("老",), ("家属楼", "家属院", "楼")) == place("粮库家属院", ("老",), ("家属楼", "家属院", "楼")) == "粮库"
    assert place("老楼", ("老",), ("楼",)) == "老楼"


@given(st.text("甲乙丙丁", max_size=7), st.text("甲乙丙丁", max_size=7))
def test_edits_is_a_distance(a: str, b: str) -> None:
    assert edits(a, b, 9) == edits(b, a, 9)
    assert (edits(a, b, 9) == 0) == (a == b)
    assert edits(a, b, 2) == min(edits(a, b, 9), 3)


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("十二", 12), ("二十五", 25), ("一百零三", 103), ("两", 2), ("１３", 13), ("二〇", 20), ("若干", None), ("", None), ("3.5", None)],
)
def test_whole_number(text: str, number: int | None) -> None:
    assert whole_number(text) == number


def test_subsequence_and_overlap() -> None:
    assert subsequence("某县小区改造", "某县城镇老旧小区改造") and not subsequence("改造小区", "小区改造")
    assert overlap("小区改造", "小区改造方案") == (3, 3)
    assert overlap("道路硬化", "水渠衬砌")[0] == 0


def test_no_more_characters_can_agree_in_order_than_are_in_common() -> None:
    assert in_common("管网改造长度", "改造管网总长") == 5
    assert in_common("道路", "水厂") == 0

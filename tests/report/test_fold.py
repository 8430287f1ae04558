"""Lines for a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from report.fold import fold


def test_numbers_stay_whole_and_signs_do_not_begin_a_line() -> None:
    assert list(fold("按96.5 × 10计算应得9.65分。", 16)) == ["按96.5 × 10计算", "应得9.65分。"]
    assert list(fold("一二三四五。六", 10)) == ["一二三四", "五。六"]


def test_lines_of_its_own_are_kept() -> None:
    assert list(fold("甲\n乙", 40)) == ["甲", "乙"]
    assert list(fold("", 40)) == [""]


@given(st.text(alphabet="甲乙12.5%（），。 a", max_size=80), st.integers(10, 40))
def test_nothing_is_lost_but_blanks_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = list(fold(text, width))
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)

"""Lines: one baseline, blanks by geometry, small raised figures."""

from __future__ import annotations

import pytest

from ingest.layout.content import Run
from ingest.layout.lines import first_word, lines_of


def run(text: str, x: float, top: float, size: float = 12.0) -> Run:
    xs = [x]
    for char in text:
        xs.append(xs[-1] + (size if char > "\u2e80" else size / 2))
    return Run(text, tuple(xs), top, top + size, size)


def test_runs_on_one_baseline_are_one_line_from_left_to_right() -> None:
    lines = lines_of([run("万元", 150, 100), run("预算数", 85, 100), run("下一行", 85, 120)])
    assert [line.text for line in lines] == ["预算数 万元", "下一行"]


def test_a_gap_is_a_blank_between_words_but_not_between_stretched_han() -> None:
    assert lines_of([run("预算", 85, 100), run("执行", 85 + 24 + 5, 100)])[0].text == "预算执行"
    assert lines_of([run("in", 85, 100), run("May", 85 + 12 + 3.5, 100)])[0].text == "in May"
    assert lines_of([run("共", 85, 100), run("12", 85 + 12 + 3, 100)])[0].text == "共12"
    assert lines_of([run("单位", 85, 100), run("万元", 85 + 24 + 12, 100)])[0].text == "单位 万元"


def test_a_blank_of_the_file_counts_however_narrow() -> None:
    assert lines_of([run("约", 85, 100)._replace(spaced=True), run("3230", 85 + 12 + 3, 100)])[0].text == "约 3230"


def test_every_character_keeps_its_edge() -> None:
    line = lines_of([run("甲", 85, 100), run("乙", 120, 100)])[0]
    assert line.text == "甲 乙" and line.xs == (85, 97, 120, 132)
    assert len(line.xs) == len(line.text) + 1


def test_a_raised_figure_stays_in_its_line() -> None:
    lines = lines_of([run("面积100m", 85, 100), run("2", 134, 98, 7), run("计", 138, 100), run("次行", 85, 118)])
    assert [line.text for line in lines] == ["面积100m2计", "次行"]


def test_tight_lines_stay_apart() -> None:
    lines = lines_of([run("上行文字", 85, 100, 12), run("下行文字", 85, 107, 12)])
    assert len(lines) == 2


def test_marks_of_another_font_set_into_the_words_stand_where_they_show() -> None:
    words = Run("称甲合格", (85, 97, 115, 127, 139), 100, 112, 12)  # room for a quotation mark before 合
    assert [line.text for line in lines_of([words, run("”", 109, 100, 6)._replace(top=100, bottom=112, size=12)])] == ["称甲”合格"]


def test_a_first_word_takes_its_signs_along() -> None:
    line = lines_of([run("2022年", 85, 100)])[0]
    assert first_word(line) == 24
    assert first_word(lines_of([run("“好”的", 85, 100)])[0]) == pytest.approx(6 + 12 + 6 + 12)


def spaced(text: str, steps: list[float]) -> Run:
    xs = [85.0]
    for step in steps:
        xs.append(xs[-1] + step)
    return Run(text, tuple(xs), 100, 112, 12)


def test_a_blank_inside_a_run() -> None:
    assert lines_of([spaced("组长江河主持全面工作", [12, 18, 12, 18, 12, 12, 12, 12, 12, 12])])[0].text == "组长 江河 主持全面工作"
    opened = lines_of([spaced("组长江河主持全面工作", [12, 18, 12, 12, 12, 12, 12, 12, 12, 12])])[0]
    assert len(opened.xs) == len(opened.text) + 1 and opened.xs[2:4] == (109, 115)
    assert lines_of([spaced("组长江河", [17, 17, 17, 12])])[0].text == "组长江河"  # spelled out
    assert lines_of([spaced("组长：江河主持工作", [12, 12, 18, 12, 12, 12, 12, 12, 12])])[0].text == "组长：江河主持工作"  # a stretched stop


def test_signs_as_high_as_their_ink_stand_in_their_line() -> None:
    words = [Run("渠底约", (85, 97, 109, 121), 132, 142, 10), Run("3650", (126, 131, 136, 141, 146), 133.6, 140.1, 6.5)]
    signs = [Run("m", (150, 154), 135.4, 139.8, 4.4), Run("²", (156, 159), 133.3, 137.2, 4), Run("，", (160, 163), 139.2, 141.4, 2.2)]
    lines = lines_of([*words, *signs, Run("下一行字", (85, 97, 109, 121, 133), 147, 157, 10)])
    assert ["".join(line.text.split()) for line in lines] == ["渠底约3650m²，", "下一行字"]
    assert lines[0].size == 10

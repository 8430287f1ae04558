"""Paragraphs: when a line goes on in the next."""

from __future__ import annotations

import pytest

from ingest.layout.lines import TextLine
from ingest.layout.paragraphs import Margins, Piece, is_contents, margins_of, paragraphs_of

_MARGINS = Margins(85.0, 505.0, 1.6)
_FULL = "本年度预算安排资金用于农村公路养护和桥梁加固并由县财政统筹安排到位了"  # 35 characters: from 85 to 505


def line(text: str, x: float, bottom: float, size: float = 12.0) -> TextLine:
    xs = [x]
    for char in text:
        xs.append(xs[-1] + (size if char > "\u2e80" else size / 2))
    return TextLine(text, tuple(xs), bottom - size, bottom, size)


def joined(*lines: TextLine, pages: tuple[int, ...] = ()) -> list[str]:
    pieces = [Piece(pages[at] if pages else 0, at, one, _MARGINS) for at, one in enumerate(lines)]
    return ["".join(piece.line.text for piece in paragraph) for paragraph in paragraphs_of(pieces)]


@pytest.mark.parametrize(("first", "second", "parts"), [
    (line(_FULL[:33], 109, 100), line("其余部分。", 85, 119), 1),
    (line(_FULL[:33], 109, 100), line("另起一段。", 109, 119), 2),  # set in again
    (line(_FULL[:33], 109, 100), line("隔得太远。", 85, 140), 2),
    (line("短句。", 109, 100), line("下一句。", 85, 119), 2),  # would have fitted
    (line(_FULL, 85, 100), line("同一段。", 85, 119), 1),
    (line(_FULL[:34] + "；", 85, 100), line("②第二项。", 85, 119), 2),  # a list
    (line(_FULL[:30], 109, 100), line("2022.05亿元。", 85, 119), 1),  # a number is not parted
    (line(_FULL[:33], 109, 100), line("（一）标题", 85, 119, 14), 2),  # another size
    (line(_FULL[:34], 85, 100), line("（二）支出", 85, 119), 2),  # a heading below a line that stops short
    (line(_FULL + "了", 85, 100), line("（二）所列支出。", 85, 119), 1),  # the same numbering in a sentence
    (line("总分.......................3", 85, 100), line("下一章", 85, 119), 2),
])
def test_when_a_line_goes_on(first: TextLine, second: TextLine, parts: int) -> None:
    assert len(joined(first, second)) == parts


def test_a_question_goes_on_however_it_is_set() -> None:
    question = line("1.您对村里今年新修的灌溉渠道和机耕道路的总体质量", 85, 100, 14)
    assert len(joined(question, line("满意吗？", 85, 130))) == 1
    assert len(joined(question, line("A.满意", 85, 130))) == 2
    assert len(joined(question, line("2.是否漏水？", 85, 130))) == 2
    assert len(joined(line("1.您满意吗", 85, 100, 14), line("不满意吗？", 85, 130))) == 2  # too short to have been broken


def test_over_the_page() -> None:
    assert len(joined(line(_FULL, 85, 780), line("接着写完。", 85, 80), pages=(0, 1))) == 1
    assert len(joined(line("到此为止。", 85, 780), line("新的一页。", 85, 80), pages=(0, 1))) == 2


def test_a_title_from_the_top_down() -> None:
    assert joined(*(line(char, 290, 100 + 40 * at, 30) for at, char in enumerate("评价报告"))) == ["评价报告"]
    assert len(joined(line("2", 290, 100, 30), line("，", 290, 140, 30))) == 2


def test_margins_come_from_lines_that_run_to_them() -> None:
    lines = [line(_FULL[:33], 109, 100 + 20 * at) if at % 4 == 0 else line(_FULL, 85, 100 + 20 * at) for at in range(20)]
    margins = margins_of(lines, 595)
    assert margins.left == pytest.approx(85, abs=2) and margins.right == pytest.approx(505, abs=1) and margins.pitch == pytest.approx(1.7, abs=0.05)
    assert margins_of([line("短。", 85, 100)] * 3, 595).right == pytest.approx(510, abs=2)


def test_contents_lines() -> None:
    assert is_contents("一、项目概况......12") and is_contents("附件 ……… 3") and not is_contents("共计12.5")

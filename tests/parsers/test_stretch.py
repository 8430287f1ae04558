"""Readable stretches."""

from tests.parsers.reading import reading


def test_prose_and_cells_with_their_anchors() -> None:
    text = "甲县某项目评价\n\n资金共 20 万元。\n\n名称\t金额\n水泥\t12万元\n"
    found = reading(text)
    (cell,) = [stretch for stretch in found.stretches if stretch.text == "12万元"]
    assert cell.cell is not None and (cell.cell.row, cell.cell.column) == (1, 1)
    anchor = cell.anchor(found.document, 0, 2)
    assert text[anchor.span.start : anchor.span.end] == "12" and anchor.cell == cell.cell and anchor.line == 6


def test_contents_are_passed_over() -> None:
    found = reading("某报告\n\n目 录\n\n一、概况\t1\n二、结论\t9\n\n一、概况\n\n正文。\n")
    assert [stretch.text for stretch in found.stretches].count("一、概况") == 1

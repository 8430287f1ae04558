"""Reading order: columns of prose, tables in their place."""

from __future__ import annotations

from ingest.layout.content import PageContent, Run
from ingest.layout.lines import TextLine
from ingest.layout.order import layout
from tests.ingest.layout.test_tables import box, word


def lines(*runs: Run) -> list[str]:
    return [item.text for item in layout(PageContent(1, 595, 842, runs, ())).items if isinstance(item, TextLine)]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [word(f"左栏第{n}行文字写满这一行", 50, 100 + 15 * n) for n in range(8)]
    right = [word(f"右栏第{n}行文字写满这一行", 300, 107 + 15 * n) for n in range(8)]
    title = word("横贯两栏的标题写在最上面一共有二十几个字那么长才行", 100, 70)
    found = lines(*[run for pair in zip(left, right, strict=True) for run in pair], title)
    assert found[0] == title.text and found[1:9] == [run.text for run in left] and found[9:] == [run.text for run in right]


def test_labels_side_by_side_are_one_line() -> None:
    runs = [word(text, x, 100 + 15 * n) for n in range(8) for text, x in (("甲方", 50), ("乙方", 300))]
    assert lines(*runs)[0] == "甲方 乙方"


def test_a_table_stands_between_the_lines_above_and_below_it() -> None:
    rulings = box(50, 100, 100, 130) + box(100, 100, 200, 130)
    content = PageContent(1, 595, 842, (word("表下", 50, 150), word("甲", 60, 110), word("乙", 110, 110), word("表上", 50, 70)), tuple(rulings))
    items = layout(content).items
    assert [item.text if isinstance(item, TextLine) else "table" for item in items] == ["表上", "table", "表下"]

"""Physical lines."""

from ingest.layout.plain import lines_of, width_of


def test_line_ends_blanks_and_tabs() -> None:
    text = "甲\r\n\r\n\u3000\u3000乙\r\t丙\t\n\f丁"
    lines = lines_of(text)
    assert [line.text for line in lines] == ["甲", "乙", "丙", "丁"]
    assert [line.blanks for line in lines] == [0, 1, 0, 0]
    assert [line.tabbed for line in lines] == [False, False, True, False]
    assert lines[1].indent == 4 and lines[3].breaks
    assert [text[line.span.start : line.span.end] for line in lines] == ["甲", "乙", "丙", "丁"]


def test_width() -> None:
    assert width_of("ab甲，") == 6

"""The builder: what is appended comes back with its spans, and nothing is lost."""

import pytest

from ingest.build import DocumentBuilder
from model.document import BlockKind, Source
from model.span import Span
from model.view import block_view, cell_view

SOURCE = Source("a.docx", "0", 0, "application/test")


def test_appends_in_order_and_hands_out_spans() -> None:
    build = DocumentBuilder(SOURCE)
    build.heading("一、基本情况", 1)
    said = build.paragraph("本项目预算500万元。")
    found = build.freeze()
    assert found.text[said.start : said.end] == "本项目预算500万元。"
    assert [block.kind for block in found.blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert found.outline[0].span == Span(0, len(found.text))


def test_paragraph_over_lines_leaves_out_the_page_number() -> None:
    build = DocumentBuilder(SOURCE)
    build.page(1, 595, 842)
    first = build.line("本项目预算", top=10, bottom=20, xs=[0, 10, 20, 30, 40, 50])
    build.line("7")
    build.page(2, 595, 842)
    second = build.line("500万元。")
    build.block(BlockKind.PARAGRAPH, first, second)
    found = build.freeze()
    assert block_view(found, found.blocks[0]).text == "本项目预算500万元。"
    assert found.page_of(second.start).number == 2  # type: ignore[union-attr]
    assert found.box(Span(1, 3)) is not None


def test_table_cells_appended_or_by_pieces() -> None:
    build = DocumentBuilder(SOURCE)
    table = build.table()
    table.cell(0, 0, "指标", header=True)
    table.cell(0, 1, "得分", header=True)
    one, two = build.line("水质"), build.line("达标率")
    table.cell(1, 0, [one, two])
    table.cell(1, 1, build.line("4.5"))
    assert table.close() == 0
    found = build.freeze()
    assert [cell_view(found, cell).text for cell in found.tables[0].cells] == ["指标", "得分", "水质达标率", "4.5"]


def test_tables_are_numbered_in_text_order() -> None:
    build = DocumentBuilder(SOURCE)
    late, early = build.append("乙 甲"), Span(0, 1)
    second, first = build.table(), build.table()
    second.cell(0, 0, Span(late.end - 1, late.end))
    second.close()
    first.cell(0, 0, early)
    first.close()
    found = build.freeze()
    assert [found.text[table.span.start] for table in found.tables] == ["乙", "甲"]
    assert [block.table for block in found.blocks] == [0, 1]


def test_unclaimed_text_becomes_a_paragraph() -> None:
    build = DocumentBuilder(SOURCE)
    build.append("无人认领\n")
    build.paragraph("有人认领")
    assert len(build.freeze().blocks) == 2


def test_overlapping_blocks_are_our_bug() -> None:
    build = DocumentBuilder(SOURCE)
    whole = build.append("某某某")
    build.block(BlockKind.PARAGRAPH, whole)
    build.block(BlockKind.NOTE, Span(1, 2))
    with pytest.raises(AssertionError):
        build.freeze()

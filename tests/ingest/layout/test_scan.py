"""A picture read by an engine is a page like any other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from ingest.layout.order import layout
from ingest.layout.scan import page_content
from ingest.layout.tables import PageTable
from ingest.recognised import Picture, Recognised
from ingest.remembered import Remembering
from model.span import Origin
from tests.ingest.pictures import Knowing, grid, line, paper

_POINT = 72 / 200


def test_lines_are_points_of_the_page_and_keep_their_confidence() -> None:
    engine = Knowing(lambda _: [line("预算数五百", 200, 400, sure=0.9)])
    found = page_content(paper(), 3, 595.4, 842.0, engine)
    (run,) = found.runs
    assert (found.number, found.origin, run.text, run.sure) == (3, Origin.OCR, "预算数五百", (0.9,) * 5)
    assert run.x0 == pytest.approx(200 * _POINT, abs=0.2) and run.x1 == pytest.approx(350 * _POINT, abs=0.2)
    assert run.size == pytest.approx(30 * _POINT, abs=0.2)


def test_a_table_is_filled_by_place_and_its_spans_are_kept() -> None:
    page = paper()
    grid(page, (200, 500, 800, 1100), (300, 360, 420, 480))
    page[301:360, 795:805] = 255  # the first row's last two cells are one
    page[361:480, 495:505] = page[361:480, 495:505]
    page[355:365, 203:497] = 255  # the first column's first two are one
    said = [
        line("指标", 240, 345), line("得分", 700, 315), line("数量", 520, 375), line("4.5", 820, 375),
        line("合计", 240, 435), line("5", 520, 435), line("9", 820, 435),
    ]
    (table,) = layout(page_content(page, 1, 595.4, 842.0, Knowing(lambda _: said))).items
    assert isinstance(table, PageTable)
    cells = [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in table.cells]
    assert cells == [
        (0, 0, 2, 1, "指标"), (0, 1, 1, 2, "得分"), (1, 1, 1, 1, "数量"), (1, 2, 1, 1, "4.5"),
        (2, 0, 1, 1, "合计"), (2, 1, 1, 1, "5"), (2, 2, 1, 1, "9"),
    ]


def test_a_line_over_two_cells_is_cut_at_the_rule() -> None:
    page = paper()
    grid(page, (200, 500, 800), (300, 360, 420))
    said = [line("数量指标五个小区改造完成", 320, 315), line("甲", 220, 375), line("乙", 520, 375)]
    (table,) = layout(page_content(page, 1, 595.4, 842.0, Knowing(lambda _: said))).items
    assert isinstance(table, PageTable)
    assert [cell.text for cell in table.cells] == ["数量指标五个", "小区改造完成", "甲", "乙"]


def test_a_wide_gap_parts_a_line() -> None:
    joined = Recognised("甲方 乙方", (0, 30, 60, 160, 190, 220), 0, 39, (0.9, 0.9, 1.0, 0.9, 0.9))
    narrow = Recognised("甲方 乙方", (0, 30, 60, 80, 110, 140), 100, 139, (0.9, 0.9, 1.0, 0.9, 0.9))
    found = page_content(paper(), 1, 595.4, 842.0, Knowing(lambda _: [joined, narrow]))
    assert [run.text for run in found.runs] == ["甲方", "乙方", "甲方 乙方"]


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_lying_or_standing_on_its_head_is_turned(quarters: int) -> None:
    page = paper()
    page[100:160, 200:1400] = 0  # the first line, at the page's head

    def say(seen: Picture) -> list[Recognised]:
        if seen.shape[0] < seen.shape[1]:  # on its side: tall strips
            return [Recognised("某某某某", (100, 110, 120, 130, 140), 100, 900, (0.6,) * 4)]
        upright = not seen[100:160, 300].any()
        return [line("一、基本情况" if upright else "况情本基、", 200, 100, sure=0.98 if upright else 0.55)]

    _turned_back(page, say, quarters)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_on_its_side_may_come_out_in_single_characters(quarters: int) -> None:
    page = paper()
    page[100:160, 200:1400] = 0

    def say(seen: Picture) -> list[Recognised]:
        if seen.shape[0] < seen.shape[1]:
            return [line("某", 300, 100 + 60 * at, sure=0.6) for at in range(12)]
        upright = not seen[100:160, 300].any()
        return [line("一、基本情况" if upright else "况情本基、", 200, 100, sure=0.98 if upright else 0.55)]

    _turned_back(page, say, quarters)


def _turned_back(page: Picture, say: Callable[[Picture], list[Recognised]], quarters: int) -> None:
    engine = Knowing(say)
    found = page_content(np.ascontiguousarray(np.rot90(page, quarters)), 1, 842.0 if quarters % 2 else 595.4, 595.4 if quarters % 2 else 842.0, engine)
    assert [run.text for run in found.runs] == ["一、基本情况"]
    assert (found.width, found.height) == (595.4, 842.0)


def test_a_good_page_is_read_once() -> None:
    engine = Knowing(lambda _: [line("一、基本情况", 200, 100)])
    page_content(paper(), 1, 595.4, 842.0, engine)
    assert engine.asked == 1


def test_bare_paper_is_blank_and_a_drawing_is_not() -> None:
    nothing = Knowing(lambda _: [])
    assert page_content(paper(), 1, 595.4, 842.0, nothing).blank
    drawn = paper()
    drawn[500:900, 300:1200] = 60
    assert not page_content(drawn, 1, 595.4, 842.0, nothing).blank


def test_a_page_seen_before_costs_nothing(tmp_path: Path) -> None:
    engine = Knowing(lambda _: [line("一、基本情况", 200, 100)])
    page = paper()
    grid(page, (200, 500, 800), (300, 360, 420))
    first = page_content(page, 1, 595.4, 842.0, Remembering(engine, tmp_path))
    again = page_content(page, 2, 595.4, 842.0, Remembering(engine, tmp_path))
    assert again == first._replace(number=2) and engine.asked == 1 and first.rulings

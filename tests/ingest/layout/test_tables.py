"""Grids: merged cells, holes, shading that is no table."""

from __future__ import annotations

from ingest.layout.content import PageContent, Ruling, Run
from ingest.layout.grid import PageTable
from ingest.layout.tables import tables_of


def box(x0: float, top: float, x1: float, bottom: float) -> list[Ruling]:
    return [Ruling(x0, top, x1, top), Ruling(x0, bottom, x1, bottom), Ruling(x0, top, x0, bottom), Ruling(x1, top, x1, bottom)]


def word(text: str, x: float, top: float) -> Run:
    return Run(text, tuple(x + 10 * at for at in range(len(text) + 1)), top, top + 10, 10)


def page(rulings: list[Ruling], *runs: Run) -> tuple[list[PageTable], list[Run]]:
    return tables_of(PageContent(1, 595, 842, tuple(runs), tuple(rulings)))


def shape(table: PageTable) -> list[tuple[int, int, int, int, str]]:
    return [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in table.cells]


def test_a_merged_cell_is_one_box() -> None:
    rulings = box(0, 0, 100, 60) + box(100, 0, 200, 30) + box(100, 30, 200, 60)
    tables, free = page(rulings, word("产出", 10, 20), word("数量", 110, 5), word("质量", 110, 35), word("表外", 10, 80))
    assert shape(tables[0]) == [(0, 0, 2, 1, "产出"), (0, 1, 1, 1, "数量"), (1, 1, 1, 1, "质量")]
    assert [run.text for run in free] == ["表外"]


def test_text_that_runs_from_one_cell_into_the_next_is_cut() -> None:
    tables, _ = page(box(0, 0, 100, 30) + box(100, 0, 200, 30) + box(0, 30, 100, 60) + box(100, 30, 200, 60), word("百分之一百得五分", 60, 10))
    assert [cell.text for cell in tables[0].cells[:2]] == ["百分之一", "百得五分"]


def test_a_place_left_open_is_still_a_cell_and_its_parts_are_one() -> None:
    rulings = [Ruling(0, 0, 200, 0), Ruling(0, 30, 200, 30), Ruling(100, 60, 200, 60), Ruling(100, 90, 200, 90)]
    rulings += [Ruling(x, 0, x, 90) for x in (100, 200)] + [Ruling(0, 0, 0, 90)]
    tables, _ = page(rulings, word("标段", 10, 10), word("金额", 110, 10), word("一标", 10, 50), word("壹", 110, 40), word("贰", 110, 70))
    assert shape(tables[0]) == [(0, 0, 1, 1, "标段"), (0, 1, 1, 1, "金额"), (1, 0, 2, 1, "一标"), (1, 1, 1, 1, "壹"), (2, 1, 1, 1, "贰")]


def test_a_frame_round_text_is_no_table() -> None:
    tables, free = page(box(0, 0, 300, 60), word("说明", 10, 20))
    assert tables == [] and len(free) == 1


def test_one_row_at_the_top_of_a_page_may_be_the_rest_of_a_row() -> None:
    tables, _ = page(box(50, 70, 150, 90) + box(150, 70, 250, 90), word("时间", 60, 75))
    assert [cell.text for cell in tables[0].cells] == ["时间", ""]


def test_shaded_stripes_are_no_table() -> None:
    stripe = [ruling for at in range(9) for ruling in box(at * 30, 400, at * 30 + 30, 415)]
    tables, free = page(stripe, word("收入", 2, 402), word("12", 65, 402))
    assert tables == [] and len(free) == 2


def test_the_strips_of_a_shaded_cell_are_no_columns() -> None:
    strips = [(0, 5), (5, 95), (95, 100), (100, 106), (106, 194), (194, 200), (200, 206), (206, 294), (294, 300)]
    shaded = [ruling for x0, x1 in strips for ruling in box(x0, 0, x1, 30)]
    rows = [ruling for top in (30, 60) for x0 in (0, 100, 200) for ruling in box(x0, top, x0 + 100, top + 30)]
    words = [word("指标", 10, 10), word("权重", 110, 10), word("得分", 210, 10), word("产出", 10, 40), word("50", 110, 40), word("48", 210, 40)]
    tables, _ = page(shaded + rows, *words)
    assert [(table.xs, len(table.ys)) for table in tables] == [((0, 100, 200, 300), 4)]
    assert shape(tables[0])[:3] == [(0, 0, 1, 1, "指标"), (0, 1, 1, 1, "权重"), (0, 2, 1, 1, "得分")]
    narrow = [ruling for x0, x1 in ((0, 100), (100, 106), (106, 200)) for top in (0, 30) for ruling in box(x0, top, x1, top + 30)]
    tables, _ = page(narrow, word("甲", 10, 10), word("1", 98, 10), word("乙", 110, 40))
    assert len(tables[0].xs) == 4  # a narrow column with a figure in it

"""Boxes that rulings draw: as pdfplumber finds them."""

from __future__ import annotations

from random import Random

import pytest
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells

from ingest.layout.boxes import Box, boxes_of, crossings, tables_in
from ingest.layout.content import Ruling


def found(across: list[Ruling], down: list[Ruling]) -> list[list[Box]]:
    return [sorted(boxes) for boxes in tables_in(tuple(boxes_of(crossings(across, down))))]


def by_pdfplumber(across: list[Ruling], down: list[Ruling]) -> list[list[Box]]:
    edges = [
        {"x0": r.x0, "x1": r.x1, "top": r.top, "bottom": r.bottom, "orientation": way} for way, rulings in (("h", across), ("v", down)) for r in rulings
    ]
    return [sorted(boxes) for boxes in cells_to_tables(intersections_to_cells(edges_to_intersections(edges, 3, 3)))]


def level(y: float, x0: float, x1: float) -> Ruling:
    return Ruling(x0, y, x1, y)


def upright(x: float, top: float, bottom: float) -> Ruling:
    return Ruling(x, top, x, bottom)


def test_a_box_over_two_rows_and_two_beside_it() -> None:
    across = [level(0, 0, 80), level(20, 40, 80), level(40, 0, 80)]
    down = [upright(0, 0, 40), upright(40, 0, 40), upright(80, 0, 40)]
    assert found(across, down) == [[(0, 0, 40, 40), (40, 0, 80, 20), (40, 20, 80, 40)]]


def test_no_box_where_a_side_is_broken() -> None:
    across = [level(0, 0, 40), level(0, 50, 90), level(40, 0, 90)]
    down = [upright(0, 0, 40), upright(90, 0, 40)]
    assert found(across, down) == []


@pytest.mark.parametrize("seed", range(40))
def test_as_pdfplumber_finds_them(seed: int) -> None:
    chance = Random(seed)
    places = sorted(chance.sample(range(0, 400, 20), 7))

    def ends() -> tuple[float, float]:
        first, last = sorted(chance.sample(range(len(places)), 2))
        return places[first] - chance.choice((0, 2, 4)), places[last] + chance.choice((0, 2.5))

    across = [level(y, *ends()) for y in places for _ in range(2)]
    down = [upright(x, *ends()) for x in places for _ in range(2)]
    assert found(across, down) == by_pdfplumber(across, down)

"""A line of rates in a table that go by one base, which another part of the report tells: 累计支出进度 | 8.08% | 26.17% | 56.41% | 86.81% below what
was spent quarter by quarter, of the year's budget; 监控时点 | 甲 | 乙 | 合计 | 总体进度, of all that was granted.

Which base, and whether the sums are run up or stand as they are, the rates show by themselves: all but one of three or more must be worked so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from model.document import Document, Table
from model.figure import Worded
from model.regexp import regexp
from parsers.worded.layout.grid import TOTAL, Grid, relation
from parsers.worded.layout.laid import Laid

_RATED = regexp(r"(?:(?:累计|总体|整体|综合)(?:资金|预算|总)?(?:支出|支付|执行|拨付|使用|投资|付款|兑付)?|(?:资金|预算)?(?:支出|支付|执行|拨付|投资|兑付))(?:进度|率|比例)(?:[（(]%[)）])?")
_PRINTED = regexp(r"(?<![\d.])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|(?<![\d.,])\d+(?:\.\d+)?(?![\d,])")
_FEWEST, _SPARED, _HELD = 3, 1, 2
"""Rates; of so many, one may be wrong."""
_WIDEST = 50
"""The base is no so many times what was done in the end."""
_MOST_BASES = 400
_COUNTED = ("元", "亩", "米", "户", "人", "个")

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Way:
    """For each rate, the cells whose sum is divided."""

    cells: tuple[tuple[Place, ...], ...]


def progress_rates(laid: Laid) -> Iterator[Worded]:
    """Each rate of such a line against its sum and the one base."""
    bases: list[str] | None = None
    for table, grid in laid.grids:
        for rates, ways in _lines(table, grid):
            bases = _bases(laid.document) if bases is None else bases
            found = _one(grid, rates, ways, bases)
            if found is not None:
                yield from _relations(laid, table, grid, rates, *found)


def _bases(document: Document) -> list[str]:
    """The sums printed anywhere, each once."""
    found = dict.fromkeys(match.group().replace(",", "") for match in _PRINTED.finditer(document.text))
    return [number for number in found if len(number.replace(".", "")) >= _FEWEST][: 10 * _MOST_BASES]


def _lines(table: Table, grid: Grid) -> Iterator[tuple[list[Place], list[_Way]]]:
    """Rows and columns of rates, each with the sums beside it that may be what they are worked from."""
    rows = sorted({row for row, _ in grid.texts})
    for row in rows:
        label = next((text for column in range(table.columns) if (text := grid.texts.get((row, column), ""))), "")
        rates = [(row, column) for column in range(table.columns) if _is_rate(grid, (row, column))]
        if _RATED.fullmatch(label) and len(rates) >= _FEWEST:
            above = [other for other in rows if other < row and all(_is_sum(grid, (other, column)) for _, column in rates)]
            wholes = [other for other in above if TOTAL.fullmatch(grid.label(other))] or above
            yield rates, [way for other in wholes for way in _ways([(other, column) for _, column in rates])]
    for column, head in grid.heads.items():
        rates = [(row, column) for row in grid.rows if _is_rate(grid, (row, column))]
        if _RATED.fullmatch(head) and len(rates) >= _FEWEST:
            beside = [other for other in range(table.columns) if other != column and all(_is_sum(grid, (row, other)) for row, _ in rates)]
            parts = [other for other in beside if not TOTAL.fullmatch(grid.heads.get(other, ""))]
            own = [way for other in beside for way in _ways([(row, other) for row, _ in rates])]
            together = [_Way(tuple(tuple((row, other) for other in parts) for row, _ in rates))] if len(parts) > 1 and len(parts) < len(beside) else []
            yield rates, [*own, *together]


def _ways(places: Sequence[Place]) -> list[_Way]:
    """The sums as they stand, or run up from the first."""
    return [_Way(tuple((place,) for place in places)), _Way(tuple(tuple(places[: at + 1]) for at in range(len(places))))]


def _is_rate(grid: Grid, place: Place) -> bool:
    return grid.number(*place) is not None and grid.unit(*place) == "%"


def _is_sum(grid: Grid, place: Place) -> bool:
    unit = grid.unit(*place)  # 6月底 is no sum
    return grid.number(*place) is not None and (not unit or unit.endswith(_COUNTED))


def _one(grid: Grid, rates: Sequence[Place], ways: Sequence[_Way], bases: Sequence[str]) -> tuple[list[_Way], str] | None:
    """The base that most of the rates are of, and every way of summing that goes with it; None where none or several do."""
    held: dict[tuple[int, str], int] = {}
    for at, way in enumerate(ways):
        sums = [sum((Fraction(grid.number(*place) or 0) for place in cells), Fraction(0)) for cells in way.cells]
        for base in bases:
            whole = Fraction(base)
            if sums[-1] * _WIDEST >= whole >= max(sums) * Fraction(9, 10) and whole:
                count = sum(_holds(grid.number(*rate) or "", part / whole) for rate, part in zip(rates, sums, strict=True))
                if count >= max(len(rates) - _SPARED, _HELD):
                    held[at, base] = count
    best = max(held.values(), default=0)
    found = {Fraction(base): base for (_, base), count in held.items() if count == best}
    if len(found) != 1:
        return None
    base = next(iter(found.values()))
    first = [ways[at] for (at, other), count in held.items() if Fraction(other) == Fraction(base) and count == best]
    return [*first, *(ways[at] for (at, other), count in held.items() if Fraction(other) == Fraction(base) and count < best)], base


def _holds(printed: str, share: Fraction) -> bool:
    step = Fraction(1, 10 ** len(printed.partition(".")[2]))
    return abs(share * 100 - Fraction(printed)) <= step / 2 or 0 <= share * 100 - Fraction(printed) < step


def _relations(laid: Laid, table: Table, grid: Grid, rates: Sequence[Place], ways: Sequence[_Way], base: str) -> Iterator[Worded]:
    for at, rate in enumerate(rates):
        told = tuple(dict.fromkeys(f"{_sum(grid, way.cells[at])}/{base}" for way in ways))
        yield relation(laid.document, table, grid, laid.part_of, rate, ways[0].cells[at], told, None, "%", "rate")


def _sum(grid: Grid, cells: Sequence[Place]) -> str:
    numbers = [grid.number(*place) or "0" for place in cells]
    return numbers[0] if len(numbers) == 1 else f"({'+'.join(numbers)})"

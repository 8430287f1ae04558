"""What some rows of a table come to together, told by their names: 一标段为上坪镇、石滩镇，共7处工程，批复投资779.80万元 beside 乡镇 | 工程处数（处） | 批复投资（万元）.

Only where another number told so is what its rows make: then the names mean these rows, and the numbers these columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.document import Table
from model.figure import Worded
from model.regexp import regexp
from parsers.worded.layout.grid import Grid
from parsers.worded.layout.laid import Laid, Line
from parsers.worded.layout.named_rows import Printed, held_to_cells, row_names
from parsers.worded.layout.told_beside import Column, columns_of, named_by, places_of
from parsers.worded.scene import Term

_STOP = regexp(r"[。；;]")
_JOIN = regexp(r"[、和及与]|以及")
_FEWEST = 2
_NEAR = 16
"""Paragraphs from the table, above and below."""
_OTHER = regexp(r"计划|预计|其中|平均|户均|亩均|人均|每|尚|未|剩余|最[高低多少大小]")


@dataclass(frozen=True, slots=True)
class _Told:
    """A number of the text, the rows that it is of, the column that its words mean, and what these make."""

    line: Line
    term: Term
    rows: tuple[int, ...]
    column: Column
    made: Decimal

    @property
    def holds(self) -> bool:
        return self.made == Decimal(self.term.plain) * self.term.factor / self.column.unit.factor


def rows_together(laid: Laid) -> Iterator[Worded]:
    """Each number that is not what its rows make, where most of those told alike are."""
    places = laid.once(places_of)
    lines = {line.at: line for line in laid.counted("、", "和", "及", "与")} if places else {}
    for table, grid in laid.grids:
        names = row_names(grid)
        if len(names) <= _FEWEST or table.index not in places:
            continue
        first, last = places[table.index]
        near = [lines[at] for at in (*range(first - _NEAR, first), *range(last + 1, last + 1 + _NEAR)) if at in lines]
        columns = list(columns_of(table, grid, laid.lexicon)) if near else []
        told = [one for line in near for one in _of_line(line, names, columns, grid)]
        good = sum(one.holds for one in told)
        for one in told if 2 * good >= len(told) > 1 else ():
            yield _worded(laid, table, grid, one)


def _of_line(line: Line, names: dict[int, str], columns: Sequence[Column], grid: Grid) -> Iterator[_Told]:
    """The numbers behind two or more of the names in a row, up to the clause's stop."""
    text = line.view.text
    begin = 0
    for stop in (*(match.start() for match in _STOP.finditer(text)), len(text)):
        rows, behind = _listed(text, begin, stop, names)
        terms = [term for term in line.terms if behind <= term.start < stop and term.exact] if len(rows) >= _FEWEST else []
        for term in terms:
            column = _column(term, columns)
            if column is not None and not _OTHER.search(term.clause):
                yield _Told(line, term, rows, column, sum((Decimal(grid.number(row, column.number) or 0) for row in rows), Decimal(0)))
        begin = stop + 1


def _listed(text: str, begin: int, stop: int, names: dict[int, str]) -> tuple[tuple[int, ...], int]:
    """The rows named one behind the other, nothing but 、 or 和 between them, and where the last name ends."""
    places = sorted((at, at + len(name), row) for row, name in names.items() if (at := text.find(name, begin, stop)) >= 0)
    run = places[:1]
    for place in places[1:]:
        if not _JOIN.fullmatch(text, run[-1][1], place[0]):
            break
        run.append(place)
    alone = len(run) == len(places)
    return (tuple(row for _, _, row in run), run[-1][1]) if run and alone else ((), stop)


def _column(term: Term, columns: Sequence[Column]) -> Column | None:
    """The only column of the number's unit, else the only one that its words name."""
    same = [column for column in columns if column.unit.dimension == term.dimension]
    if len(same) == 1:
        return same[0]
    named = Counter({column.number: named_by(column, term.clause) for column in same}).most_common(2)
    clear = bool(named) and named[0][1] > 0 and (len(named) == 1 or named[0][1] > named[1][1])
    return next((column for column in same if column.number == named[0][0]), None) if clear else None


def _worded(laid: Laid, table: Table, grid: Grid, one: _Told) -> Worded:
    term, column = one.term, one.column
    total = "+".join(grid.number(row, column.number) or "0" for row in one.rows)
    way = total if term.factor == column.unit.factor else f"({total})*{column.unit.factor:f}/{term.factor:f}"
    names = "、".join(grid.label(row) for row in one.rows)
    cells = [(row, column.number) for row in one.rows]
    return held_to_cells(laid.document, table, grid, "sum", f"{names}的{column.name}", Printed.of(laid.document, one.line, term), cells, (way,))

"""Paragraphs that tell the rows of a table one after another, each headed by its row's name: 3.东湖村。共有农户412户，发放补贴86.52万元。… beside
村 | 农户数 | 补贴.

Where all the other paragraphs have the number of their row behind the same words, the one number that differs is held to its row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.document import Document, Table
from model.figure import Worded
from model.regexp import regexp
from parsers.worded.layout.grid import Grid
from parsers.worded.layout.laid import Laid, Line
from parsers.worded.layout.named_rows import Printed, held_to_cells, row_names
from parsers.worded.scene import Term, rounds_to

_FEWEST = 3
"""Paragraphs, all but one of which agree with the table."""
_HEAD = regexp(r"(?:\d{1,2}[.、．]|[(（][一二三四五六七八九十\d]{1,2}[)）]|[一二三四五六七八九十]{1,3}、|[①-⑳])?(?P<name>[\u4e00-\u9fff]{2,12}?)[。：:，,]")
_NUMERAL = regexp(r"[\d.,]+")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph headed by a row's name."""

    row: int
    line: Line


def rows_told(laid: Laid) -> Iterator[Worded]:
    """Each number that is not its row's, where those told alike are."""
    named = [(table, grid, names) for table, grid in laid.grids if len(names := row_names(grid)) >= _FEWEST]
    heads = [(at, match["name"]) for at, stretch in enumerate(laid.stretches) if named and stretch.cell is None and (match := _HEAD.match(stretch.text)) is not None]
    seen: set[int] = set()
    for table, grid, names in named:
        rows = {name: row for row, name in names.items()}
        own = [(at, rows[name]) for at, name in heads if name in rows]
        if len(own) < _FEWEST or len({row for _, row in own}) != len(own) or 2 * len(own) <= len(rows):
            continue
        told = [_Paragraph(row, laid.line(at)) for at, row in own]
        for column in range(1, table.columns):
            odd = _odd(grid, column, told)
            place = odd[0].line.view.span(odd[1].start, odd[1].end).start if odd is not None else -1
            if odd is not None and place not in seen:
                seen.add(place)
                yield _worded(laid.document, table, grid, column, odd, names)


def _odd(grid: Grid, column: int, told: Sequence[_Paragraph]) -> tuple[_Paragraph, Term] | None:
    """The one number that is not its row's; None where there are several, or words that do not tell alike."""
    known = [(paragraph, term, label) for paragraph in told for term, label in _labelled(paragraph)]
    labels = {label for paragraph, term, label in known if _equal(grid.number(paragraph.row, column), term)}
    for label in sorted(labels):
        pairs = [(paragraph, term) for paragraph, term, other in known if other == label]
        if len(pairs) != len({paragraph.row for paragraph, _ in pairs}) or len(pairs) < _FEWEST:
            continue
        odd = [(paragraph, term) for paragraph, term in pairs if not _equal(grid.number(paragraph.row, column), term)]
        told_apart = len({term.plain for _, term in pairs}) > len(pairs) // 2  # 各1所: alike by nature
        if len(odd) == 1 and told_apart and grid.number(odd[0][0].row, column) is not None and _is_no_other(grid, column, odd[0]):
            return odd[0]
    return None


def _is_no_other(grid: Grid, column: int, odd: tuple[_Paragraph, Term]) -> bool:
    """Whether the row has the number nowhere else, so that it is of no other column, and it is not its own one rounded."""
    paragraph, term = odd
    return not rounds_to(Decimal(grid.number(paragraph.row, column) or 0), term) and not any(_equal(grid.number(row, column), term) for row, column in grid.texts if row == paragraph.row)


def _labelled(paragraph: _Paragraph) -> Iterator[tuple[Term, str]]:
    """The numbers with a unit, each with the words before it and those before the number in front (预算30万元，支出28万元；改造2处，支出9万元)."""
    before = ""
    for term in paragraph.line.terms:
        words = f"{_NUMERAL.sub('', term.clause if not before else term.lead)}{term.unit}"
        if term.exact and term.unit:
            yield term, f"{before}|{words}"
        before = words


def _equal(number: str | None, term: Term) -> bool:
    return number is not None and Decimal(number) == Decimal(term.plain)


def _worded(document: Document, table: Table, grid: Grid, column: int, odd: tuple[_Paragraph, Term], names: dict[int, str]) -> Worded:
    paragraph, term = odd
    number = Printed.of(document, paragraph.line, term)
    label = f"{names[paragraph.row]}{grid.heads.get(column, '')}"
    return held_to_cells(document, table, grid, "tabled", label, number, [(paragraph.row, column)], (f"1*{grid.number(paragraph.row, column)}",))

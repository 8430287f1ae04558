"""A claimed delay or lead told of a row of a table that has the day that was due and the day on which it was done: 2包较约定时间晚到14天 beside
包号 | 约定交货 | 实际交货."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lexicon.load import Lexicon
from model.document import Document
from model.figure import Figure, Subject
from model.regexp import regexp
from parsers.dates import dates_in
from parsers.process.dated_rows import DatedRow, Day, dated_rows, deeds_in, named_row, same_deed
from parsers.process.lapses import Claim, claims_of_days, length_of
from parsers.stretch import Stretch
from parsers.worded.layout.grid import Grids


def lapses_of_rows(document: Document, grids: Grids, stretches: Sequence[Stretch], lexicon: Lexicon) -> Iterator[Figure]:
    """Each claim as lapse, its two days as lapse_from and lapse_to, those of other deeds as lapse_beside, as ``lapses`` tells them."""
    tables = [rows for table, grid in grids for turned in (False, True) if (rows := _of_both(dated_rows(document, table.index, grid, turned)))]
    for stretch in stretches if tables else ():
        if stretch.cell is not None or not any(unit in stretch.text for unit in "天日月"):
            continue
        for claim in claims_of_days(stretch.text, lexicon):
            if claim.kind in ("late", "early") and not dates_in(stretch.text[claim.opens : claim.closes]):
                for rows in tables:
                    yield from _told(document, stretch, claim, rows)


def _told(document: Document, stretch: Stretch, claim: Claim, rows: Sequence[DatedRow]) -> Iterator[Figure]:
    last = max((match.end() for match in _TOLD.finditer(stretch.text, claim.opens, claim.match.start())), default=claim.opens)
    row = named_row(stretch.text[last : claim.match.start()], rows)  # 乙库滞后18天，丙河滞后51天: each of the row named since
    pairs = _pairs(row, claim.clause + claim.match.group() + stretch.text[claim.match.end() : claim.closes][:_NEXT]) if row is not None else []
    if not pairs:
        return
    length = length_of(document, stretch, claim)
    yield length
    (due, done), *others = pairs
    roles = [("lapse_from", due), ("lapse_to", done), *(("lapse_beside", day) for pair in others for day in pair)]
    for role, day in roles:
        yield Figure(id="", role=role, raw=day.raw, label="", anchor=day.anchor, part=stretch.part, subject=Subject(item=length.subject.item), tokens=(day.anchor.span,))


_NEXT = 4
_TOLD = regexp(r"\d+个?(?:日历)?天")


def _of_both(rows: Sequence[DatedRow]) -> list[DatedRow]:
    """The rows that have days of both sorts, due and done."""
    return [row for row in rows if any(day.due for day in row.days) and any(day.done for day in row.days)]


def _pairs(row: DatedRow, words: str) -> list[tuple[Day, Day]]:
    """The days due and done of one deed; where the words name a deed, of that one."""
    both = [(due, done) for due in row.days for done in row.days if due.due and done.done and same_deed(deeds_in(due.head), deeds_in(done.head))]
    named = deeds_in(words)
    return [pair for pair in both if same_deed(deeds_in(pair[0].head) | deeds_in(pair[1].head), named)] if named else both

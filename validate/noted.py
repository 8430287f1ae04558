"""Losses that a note below a form tells, each held to the row that its words name: 满意度未达目标，扣0.5分 beside 家长满意度 | 10 | 9.5."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.fact import Fact
from model.finding import Outcome
from model.notice import Say
from model.regexp import regexp
from validate.algebra import Difference, Leaf, Total
from validate.book import FactBook
from validate.rule import settled, unchecked
from validate.systems import plain
from validate.trees import IndicatorRow, ScoreTable, score_tables

_NUMBER = regexp(r"^(?:[(（]?[\d一二三四五六七八九十]+[.、)）．]|[①-⑳]|其中|一是|二是|三是|四是|因|由于|[，,、])*")
_SHORTEST = 3
_UNNAMED = Say("说明里没有点明是哪一行的指标", "the note does not tell which row it speaks of")


def noted_losses(code: str, book: FactBook) -> Iterator[Outcome]:
    """The losses that name one row of the form above, together against its weight less its score."""
    by_row: dict[int, tuple[IndicatorRow, list[Fact]]] = {}
    for fact in book.numbers("noted_loss"):
        table = _above(score_tables(book), fact)
        row = _named(table.rows, fact.context.item or "") if table is not None else None
        if row is None:
            yield unchecked(code, [fact], _UNNAMED)
        else:
            by_row.setdefault(id(row), (row, []))[1].append(fact)
    for row, facts in by_row.values():
        if row.weight is not None and row.score is not None:
            what = Say(f"“{row.name}”分值减得分，与说明的扣分", f"weight less score of {row.name} against the losses noted")
            if len(facts) == 1:
                yield settled(code, facts[0], Difference(Leaf(row.weight), Total((Leaf(row.score),))), what)
            else:
                yield settled(code, row.score, Difference(Leaf(row.weight), Total(tuple(Leaf(fact) for fact in facts))), what)


def _above(tables: Sequence[ScoreTable], note: Fact) -> ScoreTable | None:
    """The last form before the note."""
    scored = [table for table in tables if table.is_table and table.rows and table.rows[0].score is not None]
    before = [table for table in scored if _start(table) < note.anchor.span.start]
    return max(before, key=_start, default=None)


def _start(table: ScoreTable) -> int:
    return min(fact.anchor.span.start for row in table.rows for fact in row.facts())


def _named(rows: Sequence[IndicatorRow], words: str) -> IndicatorRow | None:
    """The row whose whole name stands in the words, the longest such; else the only one whose name ends as the words begin."""
    told = plain(_NUMBER.sub("", words))
    whole = [row for row in rows if plain(row.name) in told]
    if whole:
        longest = max(len(plain(row.name)) for row in whole)
        whole = [row for row in whole if len(plain(row.name)) == longest]
        return whole[0] if len(whole) == 1 else None
    ending = [row for row in rows if any(told.startswith(plain(row.name)[at:]) for at in range(1, len(plain(row.name)) - _SHORTEST + 1))]
    return ending[0] if len(ending) == 1 else None

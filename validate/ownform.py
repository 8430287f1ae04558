"""A unit's report with its own form behind it: which parts they are, told from the project's name."""

from __future__ import annotations

import re

from model.fact import Fact
from model.figure import PartKind, Voice
from validate.book import FactBook
from validate.names import bare, overlap

_YEAR = re.compile(r"20\d\d年?度?")
_REPORTS = (PartKind.SELF_REPORT, PartKind.REPORT)


def own_form(book: FactBook) -> tuple[frozenset[int], int] | None:
    """The parts of the unit's report and the one form that is of the same project; None where there are several forms, or another project's."""
    return book.once(_own_form)


def _own_form(book: FactBook) -> tuple[frozenset[int], int] | None:
    forms = [part.index for part in book.parts if part.kind is PartKind.SELF_FORM]
    found = [part for part in book.parts if part.kind in _REPORTS and part.voice is Voice.UNIT]
    reports = [part.index for part in found]
    if len(forms) != 1 or len({part.title for part in found}) != 1:  # a report goes on behind its form
        return None
    entered, titled = _name(book, forms[0], True), _name(book, reports[0], False)
    if len(entered) < 4 or len(titled) < 4:
        return None
    shared, of = overlap(entered, titled)
    return (frozenset(reports), forms[0]) if entered in titled or titled in entered or shared * 4 >= of * 3 else None


def _name(book: FactBook, part: int, entered: bool) -> str:
    facts = [fact for fact in book.of("project_name") if fact.context.part == part and fact.text and (fact.anchor.cell is not None) is entered]
    return _YEAR.sub("", bare(facts[0].text or "")) if facts else ""


def both(book: FactBook, facts: list[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Those of the report's text and those of its form; both empty where the file has no such pair."""
    pair = own_form(book)
    if pair is None:
        return [], []
    return ([fact for fact in facts if fact.context.part in pair[0] and fact.anchor.cell is None],
            [fact for fact in facts if fact.context.part == pair[1]])

"""A unit's report with its own form behind it: which parts they are, told from the project's name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from model.fact import Fact
from model.figure import Part, PartKind, Voice
from model.regexp import regexp
from validate.names import bare, overlap

_YEAR = regexp(r"20\d\d年?度?")
_REPORTS = (PartKind.SELF_REPORT, PartKind.REPORT)
_SHORTEST = 4


class OwnForm(NamedTuple):
    """The parts of a unit's report, and the part of its form."""

    reports: frozenset[int]
    form: int


def own_form(parts: Sequence[Part], names: Sequence[Fact]) -> OwnForm | None:
    """The unit's report and the one form that is of the same project; None where there are several forms, or another project's.
    ``names``: the facts of project_name."""
    forms = [part.index for part in parts if part.kind is PartKind.SELF_FORM]
    found = [part for part in parts if part.kind in _REPORTS and part.voice is Voice.UNIT]
    if len(forms) != 1 or len({part.title for part in found}) != 1:  # a report goes on behind its form
        return None
    same = _same_project(names, forms[0], found[0].index)
    return OwnForm(frozenset(part.index for part in found), forms[0]) if same else None


def is_of_another_project(names: Sequence[Fact], form: int, report: int) -> bool:
    """Whether the names that both bear say so."""
    return _same_project(names, form, report) is False


def _same_project(names: Iterable[Fact], form: int, report: int) -> bool | None:
    """None where one of them bears no name."""
    entered, titled = _name(names, form, entered=True), _name(names, report, entered=False)
    if len(entered) < _SHORTEST or len(titled) < _SHORTEST:
        return None
    shared, of = overlap(entered, titled)
    return entered in titled or titled in entered or shared * 4 >= of * 3


def _name(names: Iterable[Fact], part: int, *, entered: bool) -> str:
    found = [fact.text for fact in names if fact.context.part == part and fact.text and (fact.anchor.cell is not None) is entered]
    return _YEAR.sub("", bare(found[0])) if found else ""

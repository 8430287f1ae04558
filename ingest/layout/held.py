"""Which lines of a document are notes at the foot of a page, and behind what those are put that would part a paragraph or a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from ingest.layout.footnotes import begins
from ingest.layout.lines import TextLine
from ingest.layout.order import PageLayout

_Spot = tuple[int, int]


def notes_at(pages: Sequence[PageLayout], furniture: Set[_Spot]) -> dict[int, list[list[_Spot]]]:
    """By page: its notes, each the places of its lines."""
    found: dict[int, list[list[_Spot]]] = {}
    for at, page in enumerate(pages):
        notes: list[list[_Spot]] = []
        for index, item in enumerate(page.items):
            if not isinstance(item, TextLine) or item.top < page.notes or (at, index) in furniture:
                continue
            if begins(item) or not notes:
                notes.append([])
            notes[-1].append((at, index))
        if notes:
            found[at] = notes
    return found


def put_off(notes: Mapping[int, Sequence[Sequence[_Spot]]], flow: Sequence[tuple[_Spot, _Spot]]) -> dict[_Spot, list[int]]:
    """Behind which place the notes of which pages come, for those in the midst of what runs over the page (its first and last place)."""
    late: dict[_Spot, list[int]] = {}
    for at, members in notes.items():
        spot = members[0][0]
        over = next((last for first, last in flow if first < spot < last), None)
        if over is not None:
            late.setdefault(over, []).append(at)
    return late

"""Workbooks: their sheets are told apart by name, and only the unit's own says whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from lexicon.load import Lexicon
from model.document import BlockKind, Document
from model.figure import PartKind
from parsers.parts.marks import WITHIN_MAIN, Mark, Sign, kind_of

_LONGEST_SHEET = 31
"""A spreadsheet allows no longer name."""


def is_workbook(document: Document) -> bool:
    return bool(document.tables) and ("spreadsheet" in document.source.media_type or "ms-excel" in document.source.media_type)


def sheets(document: Document, lexicon: Lexicon) -> Iterator[Mark]:
    """Named sheets of a workbook that holds the unit's own beside others: where it passes from the one to the other."""
    last = None
    for block in document.blocks:
        title = "".join(document.text[block.span.start : block.span.end].split())
        if block.kind is not BlockKind.CAPTION or len(title) > _LONGEST_SHEET:
            continue
        kind = PartKind.SELF_FORM if any(word in title for word in lexicon.words["own_sheet_words"]) else kind_of(title, lexicon) or PartKind.REPORT
        if kind is not last and PartKind.SELF_FORM in (kind, last):
            yield Mark(block.span.start, kind, Sign.SHEET, title)
        last = kind


def unsaid(marks: list[Mark]) -> list[Mark]:
    """After the unit's form the sheets of a workbook go on without a word: whose they are is not said."""
    return [Mark(mark.start, PartKind.OTHER, mark.sign) if _goes_on(before, mark) else mark for before, mark in zip([None, *marks], marks, strict=False)]


def _goes_on(before: Mark | None, mark: Mark) -> bool:
    return before is not None and before.kind is PartKind.SELF_FORM and mark.kind in (PartKind.REPORT, *WITHIN_MAIN) and not mark.certain and not mark.title

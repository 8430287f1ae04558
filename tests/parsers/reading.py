"""Scraps of text as a document, its parts and its stretches."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.read import read_bytes
from lexicon.load import Lexicon
from model.document import Document
from model.figure import Figure, Part
from parsers.parts.find import part_finder, parts_of
from parsers.stretch import Stretch, stretches

LEXICON = Lexicon.load()


@dataclass(frozen=True)
class Reading:
    document: Document
    parts: tuple[Part, ...]
    stretches: tuple[Stretch, ...]


def reading(text: str) -> Reading:
    document = read_bytes(text.encode(), "scrap.txt")
    assert isinstance(document, Document)
    parts = parts_of(document, LEXICON)
    return Reading(document, parts, tuple(stretches(document, part_finder(parts))))


def told(figures: list[Figure] | tuple[Figure, ...]) -> list[tuple[str, str]]:
    """(role, raw without blanks) of each figure."""
    return [(figure.role, "".join(figure.raw.split())) for figure in figures]

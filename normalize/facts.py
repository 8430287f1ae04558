"""An Extraction to Facts."""

from __future__ import annotations

from lexicon.load import Lexicon
from model.document import Document
from model.fact import Fact
from model.figure import Extraction


def facts_of(document: Document, extraction: Extraction, lexicon: Lexicon) -> tuple[Fact, ...]:
    """Facts in text order; a figure that maps to no concept gives none (and a notice from the ledger)."""
    return ()

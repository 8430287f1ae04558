"""What a caller may decide about reading."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """``max_pages``: a document of more pages is not read."""

    max_pages: int = 5_000

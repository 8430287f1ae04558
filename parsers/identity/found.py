"""A statement of who and what, before it has its place in the document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """``raw``: as the name is told, where that is not the stretch itself; the rest as of a subject."""

    role: str
    start: int
    end: int
    raw: str = ""
    item: str | None = None
    scope: str | None = None
    period: str | None = None

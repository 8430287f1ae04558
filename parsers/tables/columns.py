"""What a head says of its column."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """``role`` (a word of tables.toml), ``head`` as printed without blanks."""

    role: str
    head: str
    period: str | None = None

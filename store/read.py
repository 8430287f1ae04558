"""Typed queries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.codec import loads
from model.notice import Level, Notice, Say
from model.result import DocumentResult

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that could not be read."""

    path: str
    error: str
    kind: str
    error_en: str

    def notice(self) -> Notice:
        """As it was said when the file was tried."""
        return Notice("I-UNREADABLE", Level.ERROR, Say(self.error, self.error_en), kind=self.kind)


def known(database: Database) -> dict[str, str]:
    """sha256 -> path of every document that was read whole."""
    return dict(database.execute("select sha256, path from document where status = 'read'").fetchall())


def results(database: Database) -> Iterator[DocumentResult]:
    """Every document as it was stored, in the order of paths."""
    for (data,) in database.execute("select data from document where status = 'read' order by path"):
        yield loads(DocumentResult, data)


def failures(database: Database) -> list[Failed]:
    """The files that could not be read."""
    rows = database.execute("select path, error, error_kind, coalesce(error_en, error) from document where status = 'failed' order by path")
    return [Failed(*row) for row in rows]

"""Opening a store."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from store.migrations import migrate

if TYPE_CHECKING:
    from sqlite_utils import Database


class StoreError(Exception):
    """The file is no gouji store, or another program holds it."""


def open_store(path: Path | None) -> Database:
    """The store of a file (made where there is none), or one in memory for None.  Raises StoreError."""
    from sqlite_utils import Database

    try:
        database = Database(str(path)) if path else Database(memory=True)
        database.execute("pragma foreign_keys = on")
        if path:
            database.execute("pragma busy_timeout = 10000")
            database.enable_wal()
        migrate(database)
    except sqlite3.DatabaseError as error:
        raise StoreError(str(error)) from error
    return database

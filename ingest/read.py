"""One file to one Document.  Never raises for what a file holds: a file that cannot be read gives an error Notice."""

from __future__ import annotations

import hashlib
from pathlib import Path

from model.document import Document
from model.notice import Notice


def read(path: Path) -> Document | Notice:
    """The document, or why it could not be read (``kind`` set).  Raises only for our own bugs."""
    raise NotImplementedError


def sha256_of(path: Path) -> str:
    """The file's identity, "" where it cannot be read."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()

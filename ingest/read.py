"""One file to one Document.  Never raises for what a file holds: a file that cannot be read gives an error Notice."""

from __future__ import annotations

from pathlib import Path

from model.document import Document
from model.notice import Notice


def read(path: Path) -> Document | Notice:
    """The document, or why it could not be read (``kind`` set).  Raises only for our own bugs."""
    raise NotImplementedError

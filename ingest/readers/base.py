"""What a reader is: one format, bytes in, calls on a DocumentBuilder out."""

from __future__ import annotations

from typing import Protocol

from ingest.build import DocumentBuilder


class Unreadable(Exception):
    """The file's content cannot be read: ``code`` is a key of the notice catalogue, ``kind`` the contract's error kind
    (empty, encrypted, truncated, unsupported, unreadable, too_large)."""

    def __init__(self, code: str, kind: str) -> None:
        super().__init__(code)
        self.code = code
        self.kind = kind


class Reader(Protocol):
    """One class a format, made without arguments.  It knows nothing of paths: ``build.source`` has the name and the media type."""

    media_types: tuple[str, ...]

    def sniff(self, head: bytes) -> bool:
        """Whether the first kilobytes look like this format."""
        ...

    def read(self, content: bytes, build: DocumentBuilder) -> None:
        """Tell the builder everything.  Raises Unreadable where the content cannot be read at all; lesser trouble is a notice."""
        ...

"""What a reader is: one format, bytes in, calls on a DocumentBuilder out."""

from __future__ import annotations

from typing import Protocol

from ingest.build import DocumentBuilder
from ingest.sniff import decode
from model.notice import Say


class Unreadable(Exception):
    """The file's content cannot be read: ``code`` is a key of the notice catalogue, ``kind`` the contract's error kind
    (empty, encrypted, truncated, unsupported, unreadable, too_large, timeout); ``say`` where the catalogue's words are too general."""

    def __init__(self, code: str, kind: str, say: Say | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.kind = kind
        self.say = say


def too_many_pages(count: int, most: int) -> Unreadable:
    """What to raise for a document of more pages than are read."""
    say = Say(
        f"共{count}页，超过设定的上限{most}页（设置 max_pages），未读取。",
        f"{count} pages, more than the limit of {most} (setting max_pages); not read.",
    )
    return Unreadable("I-TOO-LARGE", "too_large", say)


def text_of(content: bytes, build: DocumentBuilder) -> str:
    """The text of a file that is nothing but text; characters that no encoding explains are a notice.  Raises Unreadable."""
    decoded = decode(content)
    if decoded is None:
        raise Unreadable("I-UNREADABLE", "unreadable")
    if decoded.replaced:
        build.notice("I-ENCODING")
    return decoded.text


class Reader(Protocol):
    """One class a format, made without arguments.  It knows nothing of paths: ``build.source`` has the name and the media type."""

    media_types: tuple[str, ...]

    def sniff(self, head: bytes) -> bool:
        """Whether the first kilobytes look like this format."""
        ...

    def read(self, content: bytes, build: DocumentBuilder) -> None:
        """Tell the builder everything.  Raises Unreadable where the content cannot be read at all; lesser trouble is a notice."""
        ...

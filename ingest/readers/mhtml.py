"""Web pages saved as one file (MHTML), as browsers and Word do: the HTML parts of a mail."""

from __future__ import annotations

import email
import email.policy

from ingest.build import DocumentBuilder
from ingest.layout.continued import emit_whole
from ingest.readers.base import Unreadable
from ingest.readers.html import items_of_page, text_of

_MOST_PARTS = 500


class MhtmlReader:
    """Saved pages; pictures and styles are left out."""

    media_types: tuple[str, ...] = ("multipart/related",)

    def sniff(self, head: bytes) -> bool:
        """Whether it starts with a mail's headers."""
        return b"mime-version:" in head[:4096].lower()

    def read(self, content: bytes, build: DocumentBuilder) -> None:
        """Each HTML part in order: Excel saves one a sheet."""
        message = email.message_from_bytes(content, policy=email.policy.default)
        found = [part for part, _ in zip(message.walk(), range(_MOST_PARTS), strict=False) if part.get_content_type() == "text/html"]
        if not found:
            raise Unreadable("I-TRUNCATED", "truncated")
        for part in found:
            raw = part.get_payload(decode=True)
            if isinstance(raw, bytes) and raw.strip():
                emit_whole(items_of_page(text_of(raw, part.get_content_charset())), build)
